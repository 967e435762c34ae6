/**
 * A JSON document with one long list, an item a line, in pieces, so that it is never one text in memory.
 * @param head the document before its list: an object, written without its closing brace
 * @param items the list's items; plain JSON values
 * @param write how an item becomes text; `JSON.stringify` when absent
 */
export function* jsonWithList<T>(
  head: Readonly<Record<string, unknown>>,
  list: string,
  items: Iterable<T>,
  write: (item: T) => string = (item) => JSON.stringify(item),
): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(list)}:[`;
  let separator = '\n';
  for (const item of items) {
    yield `${separator}${write(item)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
