import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.js';
import { createApp } from '../../../src/process/app.js';
import { type Opened, openRecord } from '../../../src/process/reload/open-record.js';
import { indexInMemory } from '../../../src/search/embedded/search-index.js';
import { createSearch } from '../../../src/search/engine.js';
import { BASE, type Folder, folder, TEXT } from '../../knowledge/support.js';

const log = createLog('silent', false);
const TOPICS = ['harvest', 'railway', 'border', 'school', 'river'];
const LARGE_FROM = 50_000;
const LARGE = Array.from({ length: 1_300 }, (_, index) =>
  JSON.stringify({
    id: `rusu-${index}`,
    speaker: 'ana-rusu',
    source: 'daily-2024-05-06',
    event: 'bridge-fall',
    said: `2024-${String(1 + (index % 12)).padStart(2, '0')}-06`,
    topics: [TOPICS[index % TOPICS.length]],
    says: `said that the ${TOPICS[index % TOPICS.length]} of district ${index} would be looked after before the winter, and thanked those who had come`,
  }),
).join('\n');

let here: Folder;
let cacheDir: string;
beforeEach(async () => {
  here = await folder({
    'knowledge/a.yaml': BASE,
    'knowledge/statements.jsonl': LARGE,
    'archive/daily-2024-05-06.txt': TEXT,
  });
  cacheDir = join(here.knowledgeDir, '..', 'cache');
});
afterEach(async () => here.remove());

async function open(): Promise<Extract<Opened, { ok: true }>> {
  const opened = await openRecord({ ...here, cacheDir, largeFrom: LARGE_FROM, log });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems.slice(0, 3)));
  return opened;
}

/** What a reader would see: hits by id, for questions of every kind. */
async function answers({ record, index }: Extract<Opened, { ok: true }>): Promise<unknown> {
  const search = createSearch(record, indexInMemory(record, index));
  const hits = (found: Awaited<ReturnType<typeof search.statements>>) =>
    found.band === 'answered' ? found.hits.slice(0, 20).map(({ item, score }) => [item.id, score]) : found;
  return [
    hits(await search.statements('Rusu harvest')),
    hits(await search.statements('district 1234')),
    hits(await search.statements('Ana Rusu', { since: '2024-11-01', form: 'paraphrase' })),
    await search.figures('wounded bridge'),
    await search.events('fall of the bridge'),
    await search.suggest('claims', 'rus'),
    [record.version, record.statements.length, record.byId.get('rusu-7'), record.proofs.get('rusu-act')],
  ];
}

const cacheFile = async (): Promise<string> => join(cacheDir, (await readdir(cacheDir))[0] ?? '');

describe('a large record', () => {
  it('is kept, and comes back the same from the cache', async () => {
    const first = await open();
    const second = await open();
    expect([first.cached, second.cached]).toEqual([false, true]);
    expect(await answers(second)).toEqual(await answers(first));
    expect(second.record.statements).toEqual(first.record.statements);
  });

  it.each([
    ['a hand-written file', 'knowledge/a.yaml', BASE.replace('Fall of the bridge', 'Collapse of the bridge')],
    ['an archive', 'knowledge/statements.jsonl', LARGE.replace('district 0 ', 'district zero ')],
    ['a source text', 'archive/daily-2024-05-06.txt', `${TEXT}More.\n`],
    ['a new file', 'knowledge/b.yaml', 'people:\n  - id: ion-popa\n    name: Ion Popa\n'],
  ])('is read anew when %s changes', async (_name, file, content) => {
    await open();
    await here.put(file, content);
    expect((await open()).cached).toBe(false);
    expect((await open()).cached).toBe(true);
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ['is cut off', (file) => file.subarray(0, file.length >> 1)],
    ['is empty', () => Buffer.alloc(0)],
    ['holds something else', () => Buffer.from('{"cache":"verbatim"}\nnonsense')],
    ['has no lines', () => Buffer.alloc(5_000, 0x41)],
    [
      'has one wrong byte',
      (file) => {
        const changed = Buffer.from(file);
        changed[changed.length - 1_000] = (changed[changed.length - 1_000] ?? 0) ^ 1;
        return changed;
      },
    ],
    [
      'belongs to another record',
      (file) => Buffer.from(file.toString('latin1').replace(/"key":"../, '"key":"zz'), 'latin1'),
    ],
  ])('is read anew when its cache %s, and the cache is mended', async (_name, spoil) => {
    const first = await open();
    const path = await cacheFile();
    await writeFile(path, spoil(await readFile(path)));
    const second = await open();
    expect(second.cached).toBe(false);
    expect(await answers(second)).toEqual(await answers(first));
    expect((await open()).cached).toBe(true);
  });

  it('opens all the same where nothing can be kept', async () => {
    await writeFile(cacheDir, 'a file, where a folder should be');
    expect((await open()).cached).toBe(false);
    expect((await stat(cacheDir)).isFile()).toBe(true);
  });

  it('is refused with every problem where it is broken, whatever the cache holds', async () => {
    await open();
    await here.put('knowledge/statements.jsonl', `${LARGE}\n{"id": `);
    const opened = await openRecord({ ...here, cacheDir, largeFrom: LARGE_FROM, log });
    expect(opened.ok ? [] : opened.problems.map(({ line }) => line)).toEqual([1_301]);
  });
});

describe('a small record', () => {
  it('is read from its files each time', async () => {
    await here.put('knowledge/statements.jsonl', LARGE.slice(0, LARGE.indexOf('\n')));
    expect((await open()).cached).toBe(false);
    expect((await open()).cached).toBe(false);
    await expect(readdir(cacheDir)).rejects.toThrow();
  });
});

describe('a reload', () => {
  it('keeps the last good record when the new one has problems, and takes the new one once they are mended', async () => {
    const { knowledgeDir, archiveDir } = here;
    const app = await createApp({ knowledgeDir, archiveDir, log });
    const before = app.record();
    await here.put('knowledge/a.yaml', 'statements: [');
    const failed = await app.reload();
    expect(failed.outcome).toBe('refused');
    expect(failed.problems).not.toHaveLength(0);
    expect(app.record()).toBe(before);
    await here.put('knowledge/a.yaml', BASE.replace('Ana Rusu\n', 'Ana-Maria Rusu\n'));
    expect(await app.reload()).toEqual({ outcome: 'loaded', problems: [] });
    expect(app.record().people[0]?.name).toBe('Ana-Maria Rusu');
  });
});
