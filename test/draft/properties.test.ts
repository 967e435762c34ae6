import { describe, expect, it } from 'vitest';
import { draftOf } from '../../src/draft/draft.js';
import { compose } from '../../src/draft/entries/compose.js';
import { draftAsYaml } from '../../src/draft/entries/yaml.js';
import type { Draft } from '../../src/draft/found.js';
import { knownNames } from '../../src/draft/known-names.js';
import type { Span } from '../../src/draft/span.js';
import { draftOfTranscript } from '../../src/draft/transcript.js';
import { parseYaml } from '../../src/knowledge/read/yaml.js';
import { SPEECH_LANGUAGES } from '../../src/language/words/speech/speech-lexicon.js';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import type { Source } from '../../src/record/entries.js';
import { quotedRuns } from '../../src/record/quotes.js';
import fc, { runs } from '../support/properties.js';
import { body, person } from './support.js';

/** Words, marks and gaps that news is made of, in an order that none is. */
const PIECES =
  'said says denied that who “ ” „ “ « » " ‘ ’ — – - , . : ; ! ? ( ) \n \n\n Nia Brook Rowe he she the a council according to laut sagte er warf vor a dit selon dijo según сказал он по словам dedi göre told accused 200 more than €12 million minus 3.5 percent Monday 14 March 2031 ferry Mr. … [0:01:02] not of for in and und et y и ve I’m '.split(
    ' ',
  );
const newsLike = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
    ),
    { maxLength: 60 },
  )
  .chain((words) =>
    fc.tuple(
      fc.constant(words),
      fc.array(fc.constantFrom(' ', ' ', ' ', '', '\n'), { minLength: words.length, maxLength: words.length }),
    ),
  )
  .map(([words, gaps]) => words.map((word, at) => word + (gaps[at] ?? '')).join(''));

const names = knownNames(
  {
    people: [person('nia-brook', 'Nia Brook', 'Minister of Ferries')],
    organisations: [body('council', 'The Council')],
    places: [],
  },
  '2031-03-14',
);
const NOTHING_ON_FILE = {
  byId: new Map(),
  people: [],
  organisations: [],
  places: [],
  events: [],
  topics: [],
  groups: [],
  metrics: [],
  figures: [],
  statements: [],
};
const SOURCE: Source = {
  entry: 'source',
  id: 'news',
  status: 'live',
  revisions: [],
  position: { file: '', line: 1, column: 1 },
  publisher: 'The Lantern',
  published: parseDate('2031-03-14') ?? UNKNOWN_DATE,
  wordsOf: [],
  archived: true,
};

function spansOf({ quotations, reports, figures, days }: Draft): Span[] {
  return [
    ...quotations.flatMap(({ run, voice, mention, cue, sentence }) => [
      run,
      ...run.pieces,
      ...run.inserted,
      sentence,
      ...[voice?.words, voice?.post, mention, cue].filter((one) => one !== undefined),
    ]),
    ...reports.flatMap(({ words, voice, mention, cue, sentence }) => [
      words,
      sentence,
      ...[voice?.words, mention, cue].filter((one) => one !== undefined),
    ]),
    ...figures.flatMap(({ value, counted, voice }) => [
      value,
      ...[counted, voice?.words].filter((one) => one !== undefined),
    ]),
    ...days,
  ];
}

const inLine = (words: string): string => words.replace(/\s+/gu, ' ');

/** Whatever an entry takes from a text stands in it. */
function expectInText(text: string, key: string, value: unknown): void {
  const words = String(value);
  const taken =
    key === 'says'
      ? quotedRuns(words)
      : key === 'passage'
        ? words.split(' … ')
        : TAKEN.test(key) && words !== '…'
          ? [words]
          : [];
  for (const one of taken) expect(inLine(text)).toContain(inLine(one));
}
const TAKEN = /^(?:value|population|role_in_source|name)$/;

describe('any text', () => {
  it('gives spans that lie in it and are not empty', () => {
    fc.assert(
      fc.property(newsLike, fc.constantFrom(...SPEECH_LANGUAGES), (text, language) => {
        for (const draft of [
          draftOf(text, { names, language, published: '2031-03-14' }),
          draftOfTranscript(text, { names, language }),
        ])
          for (const { start, end } of spansOf(draft)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
      }),
      runs(0.25),
    );
  });

  it('gives entries whose every quoted word, number, name and passage stands in it', () => {
    fc.assert(
      fc.property(newsLike, fc.constantFrom(...SPEECH_LANGUAGES), (text, language) => {
        const draft = draftOf(text, { names, language, published: '2031-03-14' });
        const { entries } = compose(draft, {
          text,
          source: SOURCE,
          record: NOTHING_ON_FILE,
          taken: new Set(),
          ownVoice: 'outlet',
          isPostKnown: () => false,
          onFile: () => undefined,
          elsewhere: () => undefined,
        });
        for (const { keys } of entries) for (const [key, value] of keys) expectInText(text, key, value);
        const yaml = draftAsYaml({ entries, onFile: [] }, ['made of a text']);
        if (entries.length > 0) expect(parseYaml('draft.yaml', yaml).problems).toEqual([]);
      }),
      runs(0.25),
    );
  });
});
