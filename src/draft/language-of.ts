import {
  foldSpeechWord,
  SPEECH_LANGUAGES,
  type SpeechLanguage,
  speechLexicon,
} from '../language/words/speech/speech-lexicon.js';
import type { Span } from './span.js';

/** How much of a text is looked at, in UTF-16 units. */
const MAX_LOOKED_AT = 3_000;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The language that most small words of a text belong to; English where none does. */
export function languageOf(text: string): SpeechLanguage {
  const counts = countsOf(text);
  return SPEECH_LANGUAGES.reduce((best, language) =>
    (counts.get(language) ?? 0) > (counts.get(best) ?? 0) ? language : best,
  );
}

/** How many words of a text are small words or verbs of speech of each language. */
function countsOf(text: string): ReadonlyMap<SpeechLanguage, number> {
  const words = text.slice(0, MAX_LOOKED_AT).match(WORD) ?? [];
  return new Map(
    SPEECH_LANGUAGES.map((language) => {
      const { words: sets, verbs } = speechLexicon(language);
      const known = words.filter((word) => {
        const key = foldSpeechWord(word, language);
        return (
          sets.articles.has(key) ||
          sets.prepositions.has(key) ||
          sets.between.has(key) ||
          sets.and.has(key) ||
          verbs.has(key)
        );
      });
      return [language, known.length];
    }),
  );
}

/** A paragraph in another language than the rest of its text. */
export interface ForeignPart extends Span {
  readonly language: SpeechLanguage;
}

/** Shorter paragraphs are too short to tell. In UTF-16 units. */
const MIN_PARAGRAPH = 60;
const MIN_COUNT = 5;

/** The paragraphs of a text that are in another language: a release in two, a report with its translation. */
export function foreignParts(text: string, own: SpeechLanguage): ForeignPart[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap(({ 0: paragraph, index }): ForeignPart[] => {
    if (paragraph.length < MIN_PARAGRAPH) return [];
    const counts = countsOf(paragraph);
    const language = languageOf(paragraph);
    const [most, ours] = [counts.get(language) ?? 0, counts.get(own) ?? 0];
    const isForeign = language !== own && most >= MIN_COUNT && most >= 2 * ours + 1;
    return isForeign ? [{ start: index, end: index + paragraph.length, language }] : [];
  });
}

/** The language of a tag such as `en-GB`, where drafts are made in it. */
export const languageOfTag = (tag: string | undefined): SpeechLanguage | undefined =>
  SPEECH_LANGUAGES.find((language) => tag?.toLowerCase().split(/[-_]/)[0] === language);
