/** Max files read at once: each takes a file descriptor, of which a process often has no more than 1,024. */
const MAX_OPEN_FILES = 16;

/** Calls a function for every item, for a few at a time. Results are in the order of the items. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const run = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T);
  };
  await Promise.all(Array.from({ length: Math.min(MAX_OPEN_FILES, items.length) }, run));
  return results;
}
