import type { QueryWords } from '../words/query-words.js';
import { type ReadingContext, startDraft } from './draft.js';
import { readExactNames } from './exact-names.js';
import { relatedPhrase, relatedWords } from './related-words.js';

/**
 * Whether a text may name a topic, a metric or a group of the kinds wanted, as spelt, by sound or in one or two words of the same
 * meaning. It costs a part of reading the text, and where it says no, reading finds none either.
 * @param mayBegin whether a name of the kinds wanted may begin with a word
 */
export function mayName(query: QueryWords, context: ReadingContext, mayBegin: (word: string) => boolean): boolean {
  const draft = startDraft(query, context);
  const { plain, stem } = context.vocabulary;
  if (draft.words.some((word) => mayBegin(word) || plain.has(stem(word)))) readExactNames(draft);
  return (
    draft.groups.length > 0 ||
    draft.words.some(
      (word, at) =>
        !context.dictionary.has(context.vocabulary.stem(word)) &&
        [relatedPhrase(at, draft), relatedWords(word, draft)].some((related) => (related?.subjects.length ?? 0) > 0),
    )
  );
}
