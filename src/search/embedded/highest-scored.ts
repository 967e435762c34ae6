/**
 * The documents with the highest scores, the highest first; of equal ones the first. A text of ordinary words shares some with nearly
 * every document, so they are not all sorted.
 * @param docs in any order, each once
 * @param scores by document
 */
export function highestScored(docs: Uint32Array, scores: Float32Array, most: number): number[] {
  const found: number[] = [];
  const scoreOf = (doc: number): number => scores[doc] ?? 0;
  let lowest = Number.NEGATIVE_INFINITY;
  let last = -1;
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] ?? 0;
    const score = scores[doc] as number;
    if (found.length >= most && (score < lowest || (score === lowest && doc > last))) continue;
    const place = found.findIndex((other) => scoreOf(other) < score || (scoreOf(other) === score && other > doc));
    found.splice(place < 0 ? found.length : place, 0, doc);
    found.length = Math.min(found.length, most);
    last = found.at(-1) ?? -1;
    lowest = scoreOf(last);
  }
  return found;
}
