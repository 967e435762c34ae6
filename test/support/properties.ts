import fc from 'fast-check';

/**
 * How many cases each property of test/fuzz is tried with. `npm run fuzz` sets a large number and a seed of its own; without them the seed is fixed,
 * so that the same sources always pass or fail alike.
 */
const USUAL_RUNS = 2_000;
const RUNS = wholeNumber('FUZZ_RUNS', USUAL_RUNS);
const SEED = wholeNumber('FUZZ_SEED', 20_230_919);
fc.configureGlobal({ seed: SEED });

/** fast-check with that seed for every property. */
export default fc;

/**
 * What fast-check is told.
 * @param share the part of the cases that a slow property takes; the others make up for it by trying many things in one case
 */
export function runs(share = 1): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.max(1, Math.ceil(RUNS * share)), seed: SEED };
}

/** Of a fixed list of cases, the part that is tried: all of them unless `FUZZ_RUNS` asks for fewer. */
export function sampled<Case>(cases: readonly Case[]): readonly Case[] {
  const step = Math.max(1, Math.floor(USUAL_RUNS / RUNS));
  return cases.filter((_, index) => index % step === 0);
}

function wholeNumber(name: string, otherwise: number): number {
  const text = process.env[name] ?? '';
  if (text === '') return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} must be a whole number from 1 on`);
  return value;
}
