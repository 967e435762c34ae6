import { MapOnDemand } from '../../record/map-on-demand.js';

/** Places of neighbours are this far apart at first, so that entries can be put between them. */
const GAP = 2 ** 20;

/**
 * Places for entries in their order. As many as can keep the place that they have; the others are put between.
 * @param ids the entries, in order
 * @param known the places of those that are stored
 * @param rows where each id is among these
 * @returns undefined where there is no room left between two neighbours: then all must be placed anew
 */
export function placesFor(
  ids: readonly string[],
  known: (id: string) => number | undefined,
  rows: ReadonlyMap<string, number> = new Map(ids.map((id, row) => [id, row])),
): ReadonlyMap<string, number> | undefined {
  const kept = longestRising(ids.map(known));
  const places = new Float64Array(ids.length);
  let before = 0;
  for (let at = 0; at < ids.length; ) {
    const id = ids[at] ?? '';
    const own = kept[at] === 1 ? known(id) : undefined;
    if (own !== undefined) {
      places[at] = own;
      before = own;
      at += 1;
      continue;
    }
    let end = at;
    while (end < ids.length && kept[end] !== 1) end += 1;
    const behind = end < ids.length ? (known(ids[end] ?? '') ?? 0) : before + (end - at + 1) * GAP;
    const step = Math.floor((behind - before) / (end - at + 1));
    if (step < 1) return undefined;
    for (; at < end; at += 1) {
      before += step;
      places[at] = before;
    }
  }
  return new MapOnDemand(rows, (row) => places[row] ?? 0);
}

/** Marks the positions of a longest run of rising values with 1. Source: Fredman, "On computing the length of longest increasing subsequences" (1975). */
function longestRising(values: readonly (number | undefined)[]): Uint8Array {
  const ends: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, position) => {
    if (value === undefined) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[position] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = position;
  });
  const found = new Uint8Array(values.length);
  for (let position = ends.at(-1) ?? -1; position >= 0; position = before[position] ?? -1) found[position] = 1;
  return found;
}
