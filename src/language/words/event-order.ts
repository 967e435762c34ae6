/** What came before or after something, or which of two came first. */
export type AskedOrder =
  | { readonly order: 'before' | 'after'; readonly than: string; readonly isOfTheDay: boolean }
  | { readonly order: 'first'; readonly of: readonly [string, string] };

const BEFORE: ReadonlySet<string> = new Set(['before', 'preceded', 'preceding']);
const AFTER: ReadonlySet<string> = new Set(['after', 'following', 'followed']);
const FIRST: ReadonlySet<string> = new Set(['first', 'earlier', 'sooner']);
/** What a question for the order of events begins with: anything else is asked of what came before or after. */
const LEADING: ReadonlySet<string> = new Set(
  (
    'what which who that and then the a next last previous event events thing things incident day night morning week came comes come coming ' +
    'happened happens happen went going on was were is are did do right just straight directly immediately shortly soon long'
  ).split(' '),
);

/** Reads a question for the order of events: "what came after the vote", "the day before the launch", "which came first, the vote or the launch". */
export function orderIn(question: string): AskedOrder | undefined {
  const all = [...question.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const textFrom = (first: number, last = all.length - 1): string =>
    question.slice(all[first]?.start ?? question.length, all[last]?.end ?? 0);
  const wordsAt = all.map(({ word }) => word);
  const either = wordsAt.indexOf('or');
  const first = wordsAt.findIndex((word) => FIRST.has(word));
  if (either > 0 && first >= 0)
    return first < either
      ? { order: 'first', of: [textFrom(first + 1, either - 1), textFrom(either + 1)] }
      : { order: 'first', of: [textFrom(0, either - 1), textFrom(either + 1, first - 1)] };
  const at = wordsAt.findIndex((word) => BEFORE.has(word) || AFTER.has(word));
  const leading = wordsAt.slice(0, at);
  if (at < 1 || !leading.every((word) => LEADING.has(word))) return undefined;
  return {
    order: BEFORE.has(wordsAt[at] ?? '') ? 'before' : 'after',
    than: textFrom(at + 1),
    isOfTheDay: leading.includes('day'),
  };
}
