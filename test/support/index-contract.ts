import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../../bench/questions/labels.mjs';
import type { Entry } from '../../src/record/entries.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { indexInMemory } from '../../src/search/embedded/search-index.js';
import { createSearch } from '../../src/search/engine.js';
import type { SearchIndex } from '../../src/search/index/search-index.js';
import type { Filters, Found, SearchEngine, SuggestScope } from '../../src/search/search.js';
import { exampleStory } from './example-story.js';
import { firstStory } from './first-story.js';

/** An index over a record. */
export interface OpenIndex {
  readonly index: SearchIndex;
  /** The record that a search over it gets; by default the whole one. Of its statements, figures and sources nothing may be needed. */
  readonly record?: VerbatimRecord;
  close?(): Promise<void>;
}

const SCOPES: readonly SuggestScope[] = ['claims', 'figures', 'event', 'who', 'source', 'speaker', 'metric'];
const QUESTIONS = fileURLToPath(new URL('../../bench/questions', import.meta.url));
/** Every this many questions is asked with each filter as well. */
const FILTERED_OF = 4;

/**
 * The tests that every index has to pass: over both records of this repository, each question has the answer that the index in memory
 * gives, hit by hit, with the same scores and reasons.
 * @param name what the index is called in the report
 * @param open opens an index over a record
 * @param oneOf asks one of this many questions only, where an index is hardly another one
 */
export function describeIndex(name: string, open: (record: VerbatimRecord) => Promise<OpenIndex>, oneOf = 1): void {
  describe.each([
    ['the first story', firstStory, 'first-story.jsonl'],
    ['the example', exampleStory, 'dolna-bridge.jsonl'],
  ])(`${name}, over %s`, (_, load, file) => {
    let record: VerbatimRecord;
    let opened: OpenIndex;
    let own: SearchEngine;
    let inMemory: SearchEngine;
    let questions: readonly string[];

    beforeAll(async () => {
      record = await load();
      opened = await open(record);
      own = createSearch(opened.record ?? record, opened.index);
      inMemory = createSearch(record, indexInMemory(record));
      questions = (await readQuestions(join(QUESTIONS, file))).questions
        .map(({ q }) => q)
        .filter((_q, place) => place % oneOf === 0);
    });
    afterAll(async () => opened.close?.());

    /** Asks both the same; the questions that they answer alike are left out. */
    async function differing(
      asked: readonly string[],
      ask: (search: SearchEngine, question: string) => Promise<unknown>,
    ): Promise<readonly (readonly unknown[])[]> {
      const found: (readonly unknown[])[] = [];
      for (const question of asked) {
        const [mine, theirs] = [plain(await ask(own, question)), plain(await ask(inMemory, question))];
        if (JSON.stringify(mine) !== JSON.stringify(theirs)) found.push([question, mine, theirs]);
      }
      return found;
    }

    it.each([
      ['statements', (search: SearchEngine, q: string): Promise<unknown> => search.statements(q)],
      ['figures', (search: SearchEngine, q: string): Promise<unknown> => search.figures(q)],
      ['events', (search: SearchEngine, q: string): Promise<unknown> => search.events(q)],
      ['sources', (search: SearchEngine, q: string): Promise<unknown> => search.sources(q)],
      ['people, bodies and places', (search: SearchEngine, q: string): Promise<unknown> => search.who(q)],
      ['people without a statement', (search: SearchEngine, q: string): Promise<unknown> => search.withoutStatement(q)],
      [
        'statements that share words',
        (search: SearchEngine, q: string): Promise<unknown> => search.sharingWords(q, 12),
      ],
      ['its own words in English', (search: SearchEngine, q: string): Promise<unknown> => search.inEnglish(q)],
      ['a shorter question', (search: SearchEngine, q: string): Promise<unknown> => search.condense(q, 60)],
    ])('finds the same %s for every question', async (_kind, ask) => {
      expect(await differing(questions, ask)).toEqual([]);
    });

    it('finds the same within filters', async () => {
      const [event, speaker] = [record.events[1], record.statements.find((one) => typeof one.speaker === 'string')];
      const middle = record.statements[Math.floor(record.statements.length / 2)]?.said.iso ?? '';
      const filters: Filters[] = [
        ...(event === undefined ? [] : [{ event: event.id }]),
        ...(typeof speaker?.speaker === 'string' ? [{ speaker: speaker.speaker }] : []),
        { since: middle },
        { until: middle, form: 'quote' },
      ];
      const some = questions.filter((_one, place) => place % FILTERED_OF === 0);
      for (const filter of filters) {
        expect(await differing(some, (search, question) => search.statements(question, filter))).toEqual([]);
        expect(await differing([''], (search, question) => search.statements(question, filter))).toEqual([]);
      }
      for (const filter of [{ metric: record.metrics[0]?.id ?? '' }, { 'as-of': middle }, { event: event?.id ?? '' }])
        expect(await differing(some, (search, question) => search.figures(question, filter))).toEqual([]);
    });

    it('finds entries by their ids, and what is filed under them', async () => {
      const ids = [...record.statements, ...record.figures, ...record.sources].map(({ id }) => id);
      const some = ids.filter((_id, place) => place % FILTERED_OF === 0);
      for (const id of some) expect(unplaced(await opened.index.entry(id))).toEqual(unplaced(record.byId.get(id)));
      expect(await opened.index.entry('no-such-entry')).toBeUndefined();
      expect(await differing(some, (search, id) => search.statements(id))).toEqual([]);
      expect(await differing(some, (search, id) => search.figures(id.replaceAll('-', ' ')))).toEqual([]);
      expect(await differing(some, (search, id) => search.sources(id))).toEqual([]);
      expect(await differing(some, (search, id) => search.meets(`what is said in ${id}`, id))).toEqual([]);
    });

    it('measures alike how far entries meet a question', async () => {
      const met = async (search: SearchEngine, question: string): Promise<number[]> => {
        const found: readonly Found<{ readonly id: string }>[] = [
          await search.statements(question),
          await search.figures(question),
          await search.events(question),
        ];
        const best = found.flatMap((one) => (one.band === 'answered' ? (one.hits[0]?.item.id ?? []) : []));
        return Promise.all(best.map((id) => search.meets(question, id)));
      };
      expect(await differing(questions, met)).toEqual([]);
    });

    it('compares texts with the same statements', async () => {
      const texts = record.statements.map(({ says }) => says).filter((_text, place) => place % oneOf === 0);
      expect(await differing(texts, (search, text) => search.sharingWords(text, 40))).toEqual([]);
      expect(await differing(['and of the', ''], (search, text) => search.sharingWords(text, 40))).toEqual([]);
    });

    it('completes half-typed text alike', async () => {
      const typed = [...new Set(questions.map((question) => question.slice(0, 4)))];
      for (const scope of SCOPES)
        expect(await differing(['', ...typed], (search, text) => search.suggest(scope, text))).toEqual([]);
    });
  });
}

/** An entry without where it is in its file: that is not kept with it. */
const unplaced = (entry: Entry | undefined): unknown =>
  entry === undefined ? entry : { ...entry, position: undefined };

/** Entries by their ids, with what else is said of a hit. */
function plain(found: unknown): unknown {
  if (Array.isArray(found)) return found.map(plain);
  if (typeof found !== 'object' || found === null) return found;
  if ('entry' in found && 'id' in found) return found.id;
  if ('item' in found && 'score' in found && 'why' in found)
    return { id: (found.item as { readonly id: string }).id, score: found.score, why: found.why };
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, plain(value)]));
}
