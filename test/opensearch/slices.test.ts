import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../../bench/questions/labels.mjs';
import { createChecker } from '../../src/check/checker.js';
import { correctionsFeed } from '../../src/export/corrections-feed.js';
import { exportChunks } from '../../src/export/formats.js';
import { selectEntries } from '../../src/export/selection.js';
import { createLanguages } from '../../src/language/language.js';
import { archiveInMemory } from '../../src/record/archive.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { sliceOf } from '../../src/transport/mcp/slices/slice.js';
import { type Answer, type Bot, botOver } from '../support/bot.js';
import { headInCluster } from '../support/cluster.js';
import { exampleStory } from '../support/example-story.js';
import { firstStory } from '../support/first-story.js';

const QUESTIONS = fileURLToPath(new URL('../../bench/questions', import.meta.url));
/** Every this many entries and questions. */
const ONE_OF = 4;
const language = createLanguages()('en-US');

async function* noTexts(): AsyncGenerator<never> {
  // No archive at hand.
}

describe.each([
  ['the first story', firstStory, 'first-story.jsonl'],
  ['the example', exampleStory, 'dolna-bridge.jsonl'],
])('a process that holds names and counts only, over %s', (_, load, file) => {
  let record: VerbatimRecord;
  let head: Awaited<ReturnType<typeof headInCluster>>;
  let here: Bot;
  let there: Bot;
  let questions: readonly string[];

  beforeAll(async () => {
    record = await load();
    head = await headInCluster(record);
    const search = createSearch(head.record, head.index);
    here = botOver(record);
    there = botOver(head.record, {
      search,
      archive: head.archive,
      codes: { codeOf: (id) => head.store.codeOf(id), entry: (code) => head.store.idOfCode(code) },
      checker: createChecker(head.record, search, noTexts, head.archive),
    });
    const read = await readQuestions(join(QUESTIONS, file));
    questions = read.questions.map(({ q }) => q).filter((_q, at) => at % ONE_OF === 0);
  });
  afterAll(() => head.close());

  const sent = ({ callback, files, outcome }: Answer): unknown => ({
    outcome,
    callback,
    files: files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]),
  });

  /** What both answer otherwise, with every page, button and menu of the first page. */
  async function differing(
    asked: readonly string[],
    ask: (bot: Bot, question: string) => Promise<Answer>,
    presses = false,
  ): Promise<readonly (readonly unknown[])[]> {
    const found: (readonly unknown[])[] = [];
    for (const question of asked) {
      const [mine, theirs] = [await ask(there, question), await ask(here, question)];
      if (JSON.stringify(sent(mine)) !== JSON.stringify(sent(theirs))) found.push([question, sent(mine), sent(theirs)]);
      else if (presses)
        for (const [label, id] of mine.buttons) {
          const [pressed, other] = [await there.press(id), await here.press(id)];
          if (JSON.stringify(sent(pressed)) !== JSON.stringify(sent(other)))
            found.push([question, label, sent(pressed), sent(other)]);
        }
    }
    return found.slice(0, 3);
  }

  const some = <T>(all: readonly T[]): T[] => all.filter((_one, at) => at % ONE_OF === 0);

  it('answers claims, questions and their buttons byte for byte as with the record in memory', async () => {
    expect(await differing(some(questions), (bot, q) => bot.ask('claims', { 'who-or-what': q }), true)).toEqual([]);
    expect(await differing(questions, (bot, q) => bot.ask('ask', { question: q }))).toEqual([]);
  });

  it('shows figures alike', async () => {
    const asked = [
      ...questions,
      ...record.metrics.map(({ name }) => name),
      ...some(record.figures).map(({ id }) => id),
    ];
    expect(await differing(asked, (bot, q) => bot.ask('figures', { what: q }))).toEqual([]);
  });

  it('shows every event, person, body and place alike', async () => {
    const events = record.events.map(({ id }) => id);
    expect(await differing(events, (bot, q) => bot.ask('event', { name: q }))).toEqual([]);
    const names = [...record.people, ...record.organisations, ...record.places].map(({ id }) => id);
    expect(await differing(names, (bot, q) => bot.ask('who', { name: q }))).toEqual([]);
  });

  it('shows the source of every statement and figure, and every source, alike', async () => {
    const ids = some([...record.statements, ...record.figures]).map(({ id }) => id);
    expect(await differing(ids, (bot, q) => bot.ask('source', { entry: q }))).toEqual([]);
    const sources = [...record.sources.map(({ id }) => id), ...record.sources.map(({ publisher }) => publisher)];
    expect(await differing(sources, (bot, q) => bot.ask('source', { entry: q }))).toEqual([]);
    expect(await differing(ids, (bot, q) => bot.ask('claims', { 'who-or-what': q }))).toEqual([]);
  });

  it('checks pasted texts alike', async () => {
    const quoted = some(record.statements).map(({ says }) => `They said: “${says.slice(0, 300)}”`);
    const counted = some(record.figures).map(({ value, population = '' }) => `There were ${value} ${population}.`);
    expect(await differing([...quoted, ...counted], (bot, text) => bot.ask('check', { text }))).toEqual([]);
  });

  it('completes what is typed, lists ids, and helps alike', async () => {
    const typed = record.statements.map(({ id }) => id.slice(0, 5));
    expect(await differing(some(typed), (bot, text) => bot.complete('source', 'entry', text))).toEqual([]);
    expect(await differing([''], (bot) => bot.ask('help'))).toEqual([]);
    const own = archiveInMemory(record);
    for (const text of some(typed))
      for (const wanted of [
        { most: 7, ofWords: false },
        { most: 7, ofWords: true },
      ])
        expect(await head.archive.idsBeginning(text, wanted)).toEqual(await own.idsBeginning(text, wanted));
    let last: string | undefined;
    for (;;) {
      const page = await head.archive.idsAfter(last, 100);
      expect(page).toEqual(await own.idsAfter(last, 100));
      last = page?.at(-1);
      if (last === undefined) break;
    }
    expect(await head.archive.idsAfter('no-such-entry', 1)).toBeUndefined();
  });

  it('gives assistants every entry alike, and exports it with all that belongs to it', async () => {
    for (const { id } of some([...record.byId.values()])) {
      const slice = await head.archive.slice({ entries: [id] });
      const seen = (one: VerbatimRecord): unknown => sliceOf(id, { record: one, language, today: '2023-12-01' });
      expect(seen(slice)).toEqual(seen(record));
      const exported = await head.archive.slice({ exported: [id] });
      const texts = (one: VerbatimRecord): string[] =>
        (['jsonld', 'csv', 'json'] as const).map((format) =>
          [...exportChunks(format, selectEntries(one, [id]))].join(''),
        );
      expect(texts(exported)).toEqual(texts(record));
    }
  });

  it('lists corrections alike', async () => {
    expect(await differing([''], (bot) => bot.ask('corrections'), true)).toEqual([]);
    expect(correctionsFeed(await head.archive.corrected())).toEqual(correctionsFeed(record));
  });
});
