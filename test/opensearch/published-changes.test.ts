import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { RecordPublisher } from '../../src/cli/index/record-publisher.js';
import { loadRecord } from '../../src/knowledge/load.js';
import { connectToIndex } from '../../src/opensearch/client/connect.js';
import { lockIndices } from '../../src/opensearch/indexer/index-record.js';
import { withoutDrafts } from '../../src/record/without-drafts.js';
import { CODE, indexInto, ownSettings } from '../support/cluster.js';
import { EXAMPLE } from '../support/example-story.js';
import { seenIn } from '../support/seen-in-cluster.js';

type Written = { id: string } & Record<string, unknown>;

async function newsroom() {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-published-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const folders = { knowledgeDir: join(root, 'knowledge'), archiveDir: join(root, 'archive') };
  await cp(EXAMPLE.knowledgeDir, folders.knowledgeDir, { recursive: true });
  await cp(EXAMPLE.archiveDir, folders.archiveDir, { recursive: true });
  const settings = ownSettings();
  const client = connectToIndex(settings);
  const lock = await lockIndices(client, settings.prefix);
  onTestFinished(async () => {
    await lock.release();
    await client.close();
  });
  const now = (): Date => new Date();
  const publisher = new RecordPublisher({
    ...folders,
    ...settings,
    client,
    lock,
    code: CODE,
    now,
    onProgress: () => {},
  });
  return {
    folders,
    settings,
    publisher,
    /** Edits one list of one file. */
    async edit(kind: string, change: (list: Written[]) => void): Promise<void> {
      const path = join(folders.knowledgeDir, `${kind}.yaml`);
      const file = parse(await readFile(path, 'utf8')) as Record<string, Written[]>;
      change(file[kind] ?? []);
      await writeFile(path, stringify(file));
    },
  };
}

const RUSU = 'rusu-sudden-act';
const only =
  (id: string, change: (entry: Written) => void) =>
  (list: Written[]): void => {
    for (const entry of list) if (entry.id === id) change(entry);
  };

it('leaves the same in the cluster after each change as if all had been written anew, and reads only what has changed', async () => {
  const { folders, settings, publisher, edit } = await newsroom();
  const publish = async (isWhole: boolean): Promise<void> => {
    expect(await publisher.publish()).toMatchObject({ outcome: 'committed', isWhole });
  };
  const expectSame = async (): Promise<void> => {
    const loaded = await loadRecord(folders);
    if (!loaded.ok) throw new Error('the record has problems');
    const anew = ownSettings();
    await indexInto(anew, withoutDrafts(loaded.record));
    expect(await seenIn(settings)).toEqual(await seenIn(anew));
  };
  await publish(true);
  const steps: readonly (readonly [kind: string, change: (list: Written[]) => void])[] = [
    ['statements', only(RUSU, (one) => Object.assign(one, { says: `${one.says} in the harbour of Batumi` }))],
    ['statements', (list) => list.unshift({ ...(list[1] as Written), id: 'one-more-rusu', says: 'saw the harbour' })],
    ['statements', only('rusu-keys', (one) => Object.assign(one, { answers: 'one-more-rusu' }))],
    ['statements', only('one-more-rusu', (one) => Object.assign(one, { status: 'draft' }))],
    ['statements', only('one-more-rusu', (one) => Object.assign(one, { status: 'live', contradicts: RUSU }))],
    ['sources', (list) => Object.assign(list[0] as Written, { title: 'Another headline about the harbour' })],
    ['statements', only(RUSU, (one) => Object.assign(one, { status: 'withdrawn' }))],
    ['figures', (list) => void list.pop()],
    ['statements', (list) => void list.push({ ...(list.shift() as Written), says: 'saw the harbour again' })],
  ];
  for (const [at, [kind, change]] of steps.entries()) {
    await edit(kind, change);
    await publish(false);
    if (at % 4 === 3) await expectSame();
  }
  expect(await publisher.publish()).toEqual({ outcome: 'unchanged' });
  await edit('people', (list) => Object.assign(list[0] as Written, { aliases: ['The Voice of the Harbour'] }));
  await publish(true);
  await edit(
    'statements',
    only('rusu-keys', (one) => Object.assign(one, { occasion: 'at the harbour' })),
  );
  await publish(false);
  await expectSame();
});

it('commits nothing of a record with problems, and goes on from the last good one', async () => {
  const { settings, publisher, edit } = await newsroom();
  await publisher.publish();
  const good = await seenIn(settings);
  let says: unknown;
  await edit(
    'statements',
    only(RUSU, (one) => {
      says = one.says;
      one.says = String(one.says).replace('sudden', 'sodden');
    }),
  );
  const refused = await publisher.publish();
  expect(refused).toMatchObject({ outcome: 'refused', problems: [{ entry: RUSU, line: expect.any(Number) }] });
  expect(await seenIn(settings)).toEqual(good);
  await edit(
    'statements',
    only(RUSU, (one) => Object.assign(one, { says, occasion: 'at the harbour' })),
  );
  expect(await publisher.publish()).toMatchObject({ outcome: 'committed', isWhole: false });
});

it('looks at everything again where somebody else has written to the cluster', async () => {
  const { folders, settings, publisher, edit } = await newsroom();
  await publisher.publish();
  const loaded = await loadRecord(folders);
  if (!loaded.ok) throw new Error('the record has problems');
  const client = connectToIndex(settings);
  onTestFinished(() => client.close());
  await edit(
    'statements',
    only(RUSU, (one) => Object.assign(one, { occasion: 'at the harbour' })),
  );
  // As a run leaves it that was killed before its commit.
  const index = `${settings.prefix}-1-statements`;
  const { body } = await client.search({ index, body: { query: { term: { id: RUSU } } } });
  await client.update({ index, id: body.hits.hits[0]?._id ?? '', body: { doc: { gone: 2 } }, refresh: true });
  expect(await publisher.publish()).toMatchObject({ outcome: 'committed', isWhole: true });
});
