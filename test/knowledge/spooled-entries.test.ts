import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeArchive } from '../../bench/search/write-archive.mjs';
import { type LoadResult, loadRecord } from '../../src/knowledge/load.js';
import { EntrySpools } from '../../src/knowledge/spool/spooled-entries.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { withoutDrafts } from '../../src/record/without-drafts.js';
import { copyAsJsonLines } from '../support/as-json-lines.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';

const BRIDGE = fileURLToPath(new URL('../../examples/dolna-bridge', import.meta.url));
const RECORDS = {
  'the first story': { knowledge: KNOWLEDGE_DIR, archive: ARCHIVE_DIR },
  'the bridge story': { knowledge: join(BRIDGE, 'knowledge'), archive: join(BRIDGE, 'archive') },
  'the bridge story without source texts': { knowledge: join(BRIDGE, 'knowledge'), archive: 'nowhere' },
} as const;

const root = mkdtempSync(join(tmpdir(), 'verbatim-spooled-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let copies = 0;
const newFolder = (): string => {
  copies += 1;
  return join(root, `record-${copies}`);
};

/** All that a record says, and all that can be asked of it. */
function contentsOf(record: VerbatimRecord) {
  const { lookup, byId, relatedTo, statements, figures, sources, events, metrics } = record;
  const ids = [...byId.keys()];
  return {
    version: record.version,
    byId: [...byId],
    lists: [
      sources,
      record.people,
      record.organisations,
      record.places,
      events,
      metrics,
      record.topics,
      record.groups,
      statements,
      figures,
    ].map((list) => [...list]),
    proofs: [...record.proofs],
    provenOn: [...record.provenOn],
    formerIds: [...record.formerIds],
    related: ids.map((id) => relatedTo.get(id)),
    totals: lookup.totals,
    size: lookup.size,
    named: lookup.named,
    hanging: ids.map((id) => lookup.hangingOn(id)),
    voices: ids
      .filter((_, at) => at % 16 === 0)
      .map((id) => {
        const { latest, statements: said, live, figures: counted } = lookup.ofVoice(id);
        return { latest, said, live, counted };
      }),
    metrics: ids.map((id) => lookup.countOf(id)),
    resting: sources.map(({ id }) => lookup.restingOn(id)),
    on: events.map(({ id }) => [lookup.statementsOn(id), lookup.figuresOf(id)]),
    matter: statements.slice(0, 5).map((one) => [...lookup.onSameMatter(one)]),
  };
}

const toldOf = (result: LoadResult) =>
  result.ok
    ? {
        warnings: result.warnings,
        record: contentsOf(result.record),
        shown: contentsOf(withoutDrafts(result.record)),
      }
    : { problems: result.problems };

/** Loads a record with all entries in memory, and with those that can be in a temporary file there. */
async function loadTwice(knowledgeDir: string, archiveDir: string) {
  const options = { knowledgeDir, archiveDir, now: new Date('2027-01-01') };
  const inMemory = toldOf(await loadRecord(options));
  const folder = newFolder();
  await mkdir(folder);
  const spools = new EntrySpools(folder);
  const spooled = toldOf(await loadRecord({ ...options, spools }));
  // Nobody reads the warnings of an index run.
  const unwarned = toldOf(await loadRecord({ ...options, spools, withoutWarnings: true }));
  expect(unwarned).toEqual('warnings' in inMemory ? { ...inMemory, warnings: [] } : inMemory);
  spools.close();
  expect(readdirSync(folder)).toEqual([]);
  return { inMemory, spooled };
}

describe('entries that are not in memory', () => {
  describe.each(Object.entries(RECORDS))('of %s', (_, { knowledge, archive }) => {
    it('make the same record with the same warnings', async () => {
      const folder = newFolder();
      await copyAsJsonLines(knowledge, folder);
      const { inMemory, spooled } = await loadTwice(folder, archive);
      expect(inMemory).toHaveProperty('record');
      expect(spooled).toEqual(inMemory);
    });

    it.each(Object.entries(FAULTS))('report the same where %s', async (_fault, change) => {
      const folder = newFolder();
      await copyAsJsonLines(knowledge, folder, (lines, name) => lines.flatMap((line, at) => change(line, at, name)));
      const { inMemory, spooled } = await loadTwice(folder, archive);
      expect(spooled).toEqual(inMemory);
    });
  });

  it('make the same record of an archive with drafts, figures and words in other scripts', async () => {
    const folder = newFolder();
    await writeArchive(folder, 1_500);
    const figures = Array.from({ length: 60 }, (_, at) => ({
      id: `figure-${at}`,
      statement: `entry-${1_000 + at}`,
      metric: at % 2 === 0 ? 'people-displaced' : 'houses-burnt',
      value: `${at} 000 людей “гора”`,
      ...(at % 7 === 0 ? { status: 'draft' } : {}),
    }));
    const others = figures.map(({ id }, at) => ({
      id: `other-${id}`,
      claimant: 'outlet',
      source: 'source-plain',
      as_of: '2023-05-04',
      metric: 'houses-burnt',
      value: `${at}`,
    }));
    await writeFile(
      join(folder, 'figures.jsonl'),
      [...figures, ...others].map((figure) => JSON.stringify(figure)).join('\n'),
    );
    const { inMemory, spooled } = await loadTwice(folder, 'nowhere');
    expect(spooled).toEqual(inMemory);
  });
});

type Fields = Record<string, unknown>;
const everyNth =
  (nth: number, change: (entry: Fields) => Fields) =>
  (line: string, at: number): string[] => [at % nth === 0 ? JSON.stringify(change(JSON.parse(line) as Fields)) : line];

/** Faults that editors make, in some lines of every file. */
const FAULTS: Readonly<Record<string, (line: string, at: number, name: string) => string[]>> = {
  'ids are used twice': (line, at) => (at % 9 === 0 ? [line, line] : [line]),
  'references have slips': everyNth(4, (entry) => ({
    ...entry,
    ...(typeof entry.source === 'string' ? { source: `${entry.source}x` } : {}),
    ...(typeof entry.metric === 'string' ? { metric: entry.metric.slice(1) } : {}),
    ...(typeof entry.event === 'string' ? { event: entry.event.slice(0, -1) } : {}),
  })),
  'entries are named that are of another kind': everyNth(5, (entry) => ({ ...entry, denies: entry.source })),
  'entries are gone': (line, at) => (at % 6 === 0 ? [] : [line]),
  'lines are no JSON': (line, at) => (at % 11 === 0 ? [line.slice(0, -3)] : [line]),
  'fields are missing or unknown': everyNth(3, ({ says: _, value: __, ...entry }) => ({ ...entry, saiys: 'x' })),
  'dates are none': everyNth(4, (entry) => ({ ...entry, said: '2023-02-31', as_of: 'soon' })),
  'quotations are never closed': everyNth(5, (entry) =>
    'says' in entry ? { ...entry, says: `${entry.says} “and` } : entry,
  ),
  'words are others than in the source': everyNth(3, (entry) =>
    typeof entry.says === 'string' ? { ...entry, says: entry.says.replace(/[aeiou](?=[^aeiou]*$)/u, 'y') } : entry,
  ),
  'speakers are mixed up': everyNth(2, (entry) => ('speaker' in entry ? { ...entry, speaker: 'outlet' } : entry)),
  'entries are drafts': everyNth(3, (entry) => ({ ...entry, status: 'draft' })),
  'entries were called otherwise': everyNth(2, (entry) => ({ ...entry, id: `${entry.id}-now`, formerly: [entry.id] })),
  'former ids are in use': everyNth(7, (entry) => ({ ...entry, formerly: ['one-id-of-several'] })),
  'numbers and days are unlikely': everyNth(2, (entry) => ({
    ...entry,
    ...('said' in entry ? { said: '2031-01-01' } : {}),
    ...('value' in entry ? { value: '9,999 dollars per share' } : {}),
  })),
  'relations go wrong': everyNth(3, (entry) =>
    'says' in entry ? { ...entry, retracts: entry.id, contradicts: 'nothing-on-file', topics: ['topc'] } : entry,
  ),
};
