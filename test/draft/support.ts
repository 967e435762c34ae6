import { draftOf } from '../../src/draft/draft.js';
import type { Draft } from '../../src/draft/found.js';
import { knownNames } from '../../src/draft/known-names.js';
import type { Span } from '../../src/draft/span.js';
import type { SpeechLanguage } from '../../src/language/words/speech/speech-lexicon.js';
import type { Organisation, Person, Place } from '../../src/record/entries.js';

const BASE = { status: 'live', revisions: [], aliases: [], position: { file: '', line: 1, column: 1 } } as const;

export const person = (id: string, name: string, title?: string): Person => ({
  ...BASE,
  entry: 'person',
  id,
  name,
  roles: title === undefined ? [] : [{ title }],
});
export const body = (id: string, name: string): Organisation => ({
  ...BASE,
  entry: 'organisation',
  id,
  name,
  members: [],
});
export const place = (id: string, name: string, demonyms: readonly string[] = []): Place => ({
  ...BASE,
  entry: 'place',
  id,
  name,
  demonyms,
  namesUsedBy: [],
});

interface OnFile {
  readonly people?: readonly Person[];
  readonly organisations?: readonly Organisation[];
  readonly places?: readonly Place[];
  readonly published?: string;
}

/** A draft of a text, with nobody on file unless it is said. */
export function drafted(
  text: string,
  language: SpeechLanguage = 'en',
  { people = [], organisations = [], places = [], published }: OnFile = {},
): Draft {
  return draftOf(text, {
    names: knownNames({ people, organisations, places }, published),
    language,
    ...(published === undefined ? {} : { published }),
  });
}

const cut = (text: string, span: Span | undefined): string | undefined =>
  span === undefined ? undefined : text.slice(span.start, span.end);

/** Each quotation that is speech, with its speaker: `words | speaker`. */
export const said = (text: string, language: SpeechLanguage = 'en'): string[] =>
  drafted(text, language)
    .quotations.filter(({ isSpeech }) => isSpeech)
    .map(({ run, voice }) => `${cut(text, run)} | ${cut(text, voice?.words) ?? 'nobody'}`);

/** Each report: `words | speaker`. */
export const reported = (text: string, language: SpeechLanguage = 'en'): string[] =>
  drafted(text, language).reports.map(
    ({ words, voice }) => `${cut(text, words)} | ${cut(text, voice?.words) ?? 'nobody'}`,
  );

/** Each figure: `value | counted | claimant`. */
export const figures = (text: string, language: SpeechLanguage = 'en'): string[] =>
  drafted(text, language).figures.map(
    ({ value, counted, voice }) =>
      `${cut(text, value)} | ${cut(text, counted) ?? '–'} | ${cut(text, voice?.words) ?? 'outlet'}`,
  );
