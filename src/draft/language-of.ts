import {
  foldSpeechWord,
  SPEECH_LANGUAGES,
  type SpeechLanguage,
  speechLexicon,
} from '../language/words/speech/speech-lexicon.js';

/** How much of a text is looked at, in UTF-16 units. */
const MAX_LOOKED_AT = 3_000;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The language that most small words of a text belong to; English where none does. */
export function languageOf(text: string): SpeechLanguage {
  const words = text.slice(0, MAX_LOOKED_AT).match(WORD) ?? [];
  let best: SpeechLanguage = 'en';
  let most = 0;
  for (const language of SPEECH_LANGUAGES) {
    const { words: sets, verbs } = speechLexicon(language);
    const count = words.filter((word) => {
      const key = foldSpeechWord(word, language);
      return (
        sets.articles.has(key) ||
        sets.prepositions.has(key) ||
        sets.between.has(key) ||
        sets.and.has(key) ||
        verbs.has(key)
      );
    }).length;
    if (count > most) {
      most = count;
      best = language;
    }
  }
  return best;
}

/** The language of a tag such as `en-GB`, where drafts are made in it. */
export const languageOfTag = (tag: string | undefined): SpeechLanguage | undefined =>
  SPEECH_LANGUAGES.find((language) => tag?.toLowerCase().split(/[-_]/)[0] === language);
