/**
 * The documents with the highest scores, the highest first; of equal ones the first. A text of ordinary words shares some with nearly
 * every document, so they are not all sorted. Numbers are kept in typed arrays alone: a score that is handed over is one allocated.
 * @param docs in any order, each once
 * @param scores by document
 */
export function highestScored(docs: Uint32Array, scores: Float32Array, most: number): number[] {
  const found = new Uint32Array(Math.min(most, docs.length));
  if (found.length === 0) return [];
  let count = 0;
  let lowest = Number.NEGATIVE_INFINITY;
  let last = -1;
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] as number;
    const score = scores[doc] as number;
    if (count === found.length) {
      if (score < lowest || (score === lowest && doc > last)) continue;
    } else count += 1;
    let place = count - 1;
    for (; place > 0; place -= 1) {
      const before = found[place - 1] as number;
      const scored = scores[before] as number;
      if (scored > score || (scored === score && before < doc)) break;
      found[place] = before;
    }
    found[place] = doc;
    last = found[count - 1] as number;
    lowest = scores[last] as number;
  }
  return Array.from(found);
}
