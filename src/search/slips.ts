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
 */
export function slipsBetween(typed: string, known: string): Slips {
  const rows = typed.length + 1;
  const columns = known.length + 1;
  let before: Cell[] = [];
  let last: Cell[] = Array.from({ length: columns }, (_, column) => ({ count: column, cost: column * ADDED }));
  for (let row = 1; row < rows; row += 1) {
    const now: Cell[] = [{ count: row, cost: row * ADDED }];
    for (let column = 1; column < columns; column += 1) {
      const a = typed[row - 1] ?? '';
      const b = known[column - 1] ?? '';
      const first = row === 1 || column === 1 ? FIRST : 0;
      let best = add(last[column - 1], a === b ? 0 : 1, a === b ? 0 : exchanged(a, b) + first);
      best = lesser(best, add(last[column], 1, (a === typed[row - 2] ? DOUBLED : ADDED) + first));
      best = lesser(best, add(now[column - 1], 1, (b === known[column - 2] ? DOUBLED : ADDED) + first));
      if (row > 1 && column > 1 && a === known[column - 2] && b === typed[row - 2] && a !== b)
        best = lesser(best, add(before[column - 2], 1, SWAPPED));
      now.push(best);
    }
    before = last;
    last = now;
  }
  return last[columns - 1] ?? { count: 0, cost: 0 };
}

type Cell = Slips;

const ADDED = 1;
const DOUBLED = 0.4;
const SWAPPED = 0.8;
const FIRST = 0.25;

const exchanged = (a: string, b: string): number => (ALIKE.some((set) => set.includes(a) && set.includes(b)) ? 0.6 : 1);
const add = (cell: Cell | undefined, count: number, cost: number): Cell => ({
  count: (cell?.count ?? 0) + count,
  cost: (cell?.cost ?? 0) + cost,
});
const lesser = (a: Cell, b: Cell): Cell => (b.count < a.count || (b.count === a.count && b.cost < a.cost) ? b : a);
