import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeArchive } from '../../bench/search/write-archive.mjs';
import { indexInCluster } from '../../src/cli/index/index-in-cluster.js';
import { readConfig } from '../../src/config.js';
import { loadRecord } from '../../src/knowledge/load.js';
import { formatProblem } from '../../src/knowledge/problems.js';
import { indexOf } from '../../src/opensearch/asking.js';
import { connectToIndex } from '../../src/opensearch/client/connect.js';
import { DOCUMENT_KINDS } from '../../src/opensearch/documents/fields.js';
import { packDictionary } from '../../src/opensearch/documents/packed-dictionary.js';
import { readHead } from '../../src/opensearch/head/stored-head.js';
import { compareAnswers } from '../../src/opensearch/indexer/compare-answers.js';
import { indexRecord } from '../../src/opensearch/indexer/index-record.js';
import { type IndexState, readState } from '../../src/opensearch/state.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { withoutDrafts } from '../../src/record/without-drafts.js';
import { buildIndex } from '../../src/search/embedded/embedded-index.js';
import type { SearchSettings } from '../../src/search-settings.js';
import { copyAsJsonLines } from '../support/as-json-lines.js';
import { CODE, indexInto, ownSettings } from '../support/cluster.js';
import { EXAMPLE } from '../support/example-story.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';
import { counted, seenIn } from '../support/seen-in-cluster.js';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-index-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const clientOf = (settings: SearchSettings) => {
  const client = connectToIndex(settings);
  onTestFinished(() => client.close());
  return client;
};

/** Runs `verbatim index`, and gives what it printed. */
async function runIndex(settings: SearchSettings, knowledgeDir: string, archiveDir: string) {
  const printed: string[] = [];
  const write = (text: string): void => void printed.push(text);
  const config = readConfig({
    KNOWLEDGE_DIR: knowledgeDir,
    ARCHIVE_DIR: archiveDir,
    SEARCH_NODES: settings.addresses.join(),
    SEARCH_INDEX: settings.prefix,
  });
  const isDone = await indexInCluster(config, { write, error: write } as Parameters<typeof indexInCluster>[1]);
  return { isDone, printed: printed.join('') };
}

async function inMemory(knowledgeDir: string, archiveDir: string): Promise<VerbatimRecord> {
  const loaded = await loadRecord({ knowledgeDir, archiveDir });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return withoutDrafts(loaded.record);
}

async function stateOf(settings: SearchSettings): Promise<IndexState> {
  const found = await readState(clientOf(settings), settings.prefix);
  if (found === undefined) throw new Error('nothing was committed');
  return found.state;
}

/** Every document as it is stored, but for what made it. */
async function documentsIn(settings: SearchSettings): Promise<unknown> {
  const { build } = await stateOf(settings);
  const client = clientOf(settings);
  return Promise.all(
    DOCUMENT_KINDS.map(async (kind) => {
      const body = { size: 10_000, sort: [{ place: 'asc' }], query: { match_all: {} } };
      const answer = await client.search({ index: indexOf(build, kind), body: body as Record<string, unknown> });
      return answer.body.hits.hits.map(({ _id, _source }) => [_id, _source]);
    }),
  );
}

const RECORDS: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  'the first story': async (folder) => {
    await copyAsJsonLines(KNOWLEDGE_DIR, folder);
    return ARCHIVE_DIR;
  },
  'the bridge story': async (folder) => {
    await copyAsJsonLines(EXAMPLE.knowledgeDir, folder);
    return EXAMPLE.archiveDir;
  },
  'the bridge story with drafts': async (folder) => {
    const draft = (line: string): string => JSON.stringify({ ...(JSON.parse(line) as object), status: 'draft' });
    await copyAsJsonLines(EXAMPLE.knowledgeDir, folder, (lines) =>
      lines.map((line, at) => (at % 4 === 3 ? draft(line) : line)),
    );
    return EXAMPLE.archiveDir;
  },
  'an archive': async (folder) => {
    await writeArchive(folder, 2_000);
    return 'nowhere';
  },
};

describe('an index run', () => {
  it.each(Object.entries(RECORDS))(
    'leaves the same in the cluster as if the record of %s were in memory',
    async (_, make) => {
      const folder = await newFolder();
      const archiveDir = await make(folder);
      const record = await inMemory(folder, archiveDir);
      const [run, whole] = [ownSettings(), ownSettings()];
      expect((await runIndex(run, folder, archiveDir)).isDone).toBe(true);
      await indexInto(whole, record);
      expect(await documentsIn(run)).toEqual(await documentsIn(whole));
      expect(await seenIn(run)).toEqual(await seenIn(whole));
      const head = await readHead(clientOf(run), run.prefix, (await stateOf(run)).head);
      const { statements, figures, vocabulary } = buildIndex(record);
      const inOrder = (dictionary: ReturnType<typeof packDictionary>) => ({
        ...dictionary,
        everyday: [...dictionary.everyday].sort(),
      });
      expect(counted(inOrder(head.statements))).toEqual(counted(inOrder(packDictionary(statements, vocabulary))));
      expect(counted(inOrder(head.figures))).toEqual(counted(inOrder(packDictionary(figures, vocabulary))));
    },
  );

  it('prints what is wrong, and leaves nothing in the cluster or the folder of temporary files', async () => {
    const folder = await newFolder();
    await writeArchive(folder, 300);
    await writeFile(
      join(folder, 'figures.jsonl'),
      '{"id": "one", "statement": "entry-31x", "metric": "m", "value": 1}\n',
    );
    const before = await readdir(tmpdir());
    const settings = ownSettings();
    const { isDone, printed } = await runIndex(settings, folder, 'nowhere');
    expect(isDone).toBe(false);
    expect(printed).toContain('no statement has the id "entry-31x"');
    expect(printed).toContain('did you mean');
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('verbatim-spool-'));
    expect(left.filter((name) => !before.includes(name))).toEqual([]);
    expect(await readState(clientOf(settings), settings.prefix)).toBeUndefined();
  });

  it('writes what has changed, where most entries are in a temporary file', async () => {
    const folder = await newFolder();
    await writeArchive(folder, 300);
    const settings = ownSettings();
    await runIndex(settings, folder, 'nowhere');
    await writeFile(
      join(folder, 'more.jsonl'),
      '{"entry": "statement", "id": "one-more", "speaker": "entry-0", "says": "closes the harbour", "source": "source-plain", "said": "2024-02-03"}\n',
    );
    expect((await runIndex(settings, folder, 'nowhere')).printed).toMatch(/revision 2: .*1 written, 0 taken away/);
    expect((await runIndex(settings, folder, 'nowhere')).printed).toContain('nothing had changed');
  });
});

describe('the comparison before a commit', () => {
  /** An archive in the cluster, and what it is compared with. */
  async function indexed(most: number) {
    const folder = await newFolder();
    await writeArchive(folder, 400);
    const record = await inMemory(folder, 'nowhere');
    const settings = ownSettings();
    const client = clientOf(settings);
    const { prefix } = settings;
    const { state } = await indexRecord({ client, prefix, record, code: CODE, compared: most, now: () => new Date() });
    const { places: all, entries: _, ...head } = await readHead(client, prefix, state.head);
    const found = await client.search({
      index: `${state.build}-*`,
      body: { size: 10_000, query: { match_all: {} } } as Record<string, unknown>,
    });
    const places = new Map(
      found.body.hits.hits.map(({ _source }) => [String(_source?.id), Number(_source?.place)] as const),
    );
    expect(all.length).toBeGreaterThan(0);
    const compare = (changed: Partial<Parameters<typeof compareAnswers>[2]>) =>
      compareAnswers(
        client,
        state,
        { record, places, statements: head.statements, figures: head.figures, ...changed },
        { each: 6, most },
      );
    return { record, statements: head.statements, compare };
  }

  it.each([40, 10_000])(
    'finds nothing in an index that is as it should be, over %i entries of a kind',
    async (most) => {
      const { compare } = await indexed(most);
      expect(await compare({})).toBeUndefined();
    },
  );

  it.each([40, 10_000])('finds statements that are others in the cluster, over %i entries of a kind', async (most) => {
    const { record, compare } = await indexed(most);
    const statements = record.statements.map((one) => ({ ...one, says: `${one.says} altered` }));
    const people = record.statements.map((one, at) => ({ ...one, speaker: record.people[at % 7]?.id ?? '' }));
    expect(await compare({ record: { ...record, statements: people } })).toBeDefined();
    expect(await compare({ record: { ...record, statements: statements.toReversed() } })).toBeDefined();
  });

  it('finds words that are counted otherwise over everything', async () => {
    const { statements, compare } = await indexed(40);
    const counts = statements.counts.map((count) => count + 1);
    expect(await compare({ statements: { ...statements, counts } })).toMatchObject({ question: statements.stems[0] });
  });
});
