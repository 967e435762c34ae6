import { describe, expect, it } from 'vitest';
import { foldSpeechWord, SPEECH_LANGUAGES, speechLexicon } from '../../src/language/words/speech/speech-lexicon.js';
import { SPEECH_VERBS } from '../../src/language/words/speech-verbs.js';

describe('the words by which a language says who says what', () => {
  it('have every verb of the short list that questions and checks use', () => {
    const missing = [...new Set(SPEECH_VERBS.split('|'))].filter(
      (verb) =>
        !SPEECH_LANGUAGES.some((language) => {
          const { verbs, parted } = speechLexicon(language);
          const key = foldSpeechWord(verb, language);
          return verbs.has(key) || parted.has(key);
        }),
    );
    expect(missing).toEqual([]);
  });

  it.each(SPEECH_LANGUAGES)('are there for %s: verbs with a kind, pronouns, things with names', (language) => {
    const { verbs, verbPhrases, pronouns, words } = speechLexicon(language);
    expect(verbs.size + verbPhrases.size).toBeGreaterThan(90);
    expect(pronouns.size).toBeGreaterThan(1);
    expect(words.things.size).toBeGreaterThan(30);
    expect([...verbs.values()].some(({ kind }) => kind === 'denial')).toBe(true);
  });
});
