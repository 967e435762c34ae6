// npm run mutate: random single changes of the example's record files, and how many of each kind `verbatim check` lets pass in silence.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutSecrets } from './without-secrets.mjs';

const USAGE = `npm run mutate [-- options]

Changes one thing of the example's record at a time (a letter of a quotation, a sign, a speaker, a day, ...), and prints how each kind of
change shows: refused, warned of, shown to readers as not proven, or silent. Takes about a quarter of a second a change.

  --changes <n>  changes in all (2000)
  --seed <n>     the same changes as an earlier run (random)
  --silent       lists the silent changes as well
  --help         this
`;
const TWELVE_HOURS = 43_200_000;
/** The test tries a tenth of the cases that it is told, as each is a whole load. */
const CASES_A_CHANGE = 10;

const words = process.argv.slice(2);
if (words.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}

function numberOf(name, otherwise) {
  const at = words.indexOf(name);
  const value = Number(at < 0 ? otherwise : words[at + 1]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  process.stderr.write(`${name} must be a whole number from 1 on. See --help.\n`);
  process.exit(2);
}

const changes = numberOf('--changes', 2000);
const seed = numberOf('--seed', randomInt(1, 2 ** 31));
const folder = mkdtempSync(join(tmpdir(), 'verbatim-mutate-'));
const file = join(folder, 'rates');
const root = dirname(dirname(fileURLToPath(import.meta.url)));
console.log(`${changes} changes, seed ${seed} ...`);
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=dot',
    `--testTimeout=${TWELVE_HOURS}`,
    'test/knowledge/record-mutations.test.ts',
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...withoutSecrets(),
      FUZZ_RUNS: String(changes * CASES_A_CHANGE),
      FUZZ_SEED: String(seed),
      MUTATION_RATES: file,
    },
  },
);
try {
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { kind, outcomes, silent } = JSON.parse(line);
    console.log([kind, ...Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${count}`)].join('; '));
    if (words.includes('--silent')) for (const change of silent) console.log(`    ${change}`);
  }
} catch (error) {
  process.stderr.write(`No change was tried: ${error instanceof Error ? error.message : error}\n`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
