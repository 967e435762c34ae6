import { SLIP_COST } from '../weights.js';

/** How a typed word differs from a known one. */
export interface Slips {
  /** Letters dropped, added, exchanged, or swapped with their neighbour. */
  readonly count: number;
  /** The same weighed by how easily it happens: 0 nothing, about 1 a slip. */
  readonly cost: number;
}

/** Letters that spellings of one name exchange: cheap to confuse. */
const ALIKE: readonly string[] = ['aeiouy', 'ckqgxh', 'szx', 'dt', 'bp', 'vwfu', 'mn', 'lr', 'ijy', 'ts'];

/**
 * The slips between two words: optimal string alignment, with vowels for vowels, letters that sound alike, doubled letters and swapped
 * neighbours cheaper than others, and the first letter dearer.
 * Source: Damerau (1964) for the kinds of slip; optimal string alignment after Boytsov, "Indexing methods for approximate dictionary
 * searching" (2011).
 * @param typed the word typed
 * @param known the word on file
 * @param most where there are more slips than this, how many more does not matter
 */
export function slipsBetween(typed: string, known: string, most: number = Number.POSITIVE_INFINITY): Slips {
  const columns = known.length + 1;
  let before = new Float64Array(columns);
  let last = Float64Array.from({ length: columns }, (_, column) => column * ADDED);
  let now = new Float64Array(columns);
  for (let row = 1; row <= typed.length; row += 1) {
    now[0] = row * ADDED;
    let least = row * ADDED;
    const a = typed.charCodeAt(row - 1);
    const beforeA = codeAt(typed, row - 2);
    for (let column = 1; column < columns; column += 1) {
      const b = known.charCodeAt(column - 1);
      const beforeB = codeAt(known, column - 2);
      const first = row === 1 || column === 1 ? FIRST : 0;
      let best = (last[column - 1] ?? 0) + (a === b ? 0 : exchange(a, b) + first);
      best = Math.min(best, (last[column] ?? 0) + addition(a, beforeA) + first);
      best = Math.min(best, (now[column - 1] ?? 0) + addition(b, beforeB) + first);
      if (a === beforeB && b === beforeA && a !== b) best = Math.min(best, (before[column - 2] ?? 0) + SWAPPED);
      now[column] = best;
      least = Math.min(least, best);
    }
    if (least >= (most + 1) * COUNT) return { count: most + 1, cost: most + 1 };
    [before, last, now] = [last, now, before];
  }
  const sum = last[columns - 1] ?? 0;
  const count = Math.floor(sum / COUNT);
  return { count, cost: sum - count * COUNT };
}

/**
 * Whether two words are the same or one slip apart: what `slipsBetween` counts as at most one, found in one pass.
 * @param a a word
 * @param b another
 */
export function isWithinOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isWithinOneSlip(b, a);
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  // From where they part, the longer has a letter more, or one is exchanged, or two are swapped.
  if (b.length > a.length) return a.endsWith(b.slice(at + 1));
  if (a.endsWith(b.slice(at + 1))) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.endsWith(b.slice(at + 2));
}

/**
 * One number holds count and cost of the slips: thousands count them, the rest is what they cost. Adding and comparing such numbers puts the
 * count first and lets the cost decide between equals; the costs of a word's slips never reach a thousand.
 */
const COUNT = 1_000;
const ADDED = COUNT + SLIP_COST.added;
const DOUBLED = COUNT + SLIP_COST.doubled;
const SWAPPED = COUNT + SLIP_COST.swapped;
const EXCHANGED = COUNT + SLIP_COST.exchanged;
const EXCHANGED_ALIKE = COUNT + SLIP_COST.exchangedAlike;
const FIRST = SLIP_COST.firstLetter;

/** 0 before the first letter. */
const codeAt = (word: string, index: number): number => (index < 0 ? 0 : word.charCodeAt(index));
const exchange = (a: number, b: number): number => (alike(a, b) ? EXCHANGED_ALIKE : EXCHANGED);
const addition = (letter: number, before: number): number => (letter === before ? DOUBLED : ADDED);

const MAX_LETTERS = 128;
const ALIKE_PAIRS: ReadonlySet<number> = new Set(
  ALIKE.flatMap((set) => [...set].flatMap((a) => [...set].map((b) => a.charCodeAt(0) * MAX_LETTERS + b.charCodeAt(0)))),
);
const alike = (a: number, b: number): boolean => ALIKE_PAIRS.has(a * MAX_LETTERS + b);
