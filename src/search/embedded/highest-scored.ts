/**
 * The documents with the highest scores, the highest first; of equal ones the first. A text of ordinary words shares some with nearly
 * every document, so they are not all sorted.
 * @param docs in any order, each once
 */
export function highestScored(docs: Iterable<number>, scoreOf: (doc: number) => number, most: number): number[] {
  const found: { readonly doc: number; readonly score: number }[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  let last = -1;
  for (const doc of docs) {
    const score = scoreOf(doc);
    if (found.length >= most && (score < lowest || (score === lowest && doc > last))) continue;
    const at = found.findIndex((other) => other.score < score || (other.score === score && other.doc > doc));
    found.splice(at < 0 ? found.length : at, 0, { doc, score });
    found.length = Math.min(found.length, most);
    lowest = found.at(-1)?.score ?? lowest;
    last = found.at(-1)?.doc ?? last;
  }
  return found.map(({ doc }) => doc);
}
