import { execFileSync } from 'node:child_process';
import { chmod, mkdir, open, realpath, rename, symlink, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cachePath, readCache, writeCache } from '../../src/knowledge/cache/cache.js';
import { openRecordFiles } from '../../src/knowledge/edit/open-record-files.js';
import { addToArchive } from '../../src/knowledge/proof/add-to-archive.js';
import { archivedTexts, readSourceText } from '../../src/knowledge/proof/source-texts.js';
import { BASE, type Folder, folder, TEXT } from './support.js';

const GIB = 1024 ** 3;

let here: Folder;
let root: string;
beforeEach(async () => {
  here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
  root = join(here.knowledgeDir, '..');
});
afterEach(() => here.remove());

/** Things that look like a file by their name. Reading one of them would wait for ever, or fill the memory. */
const IMPOSTORS: readonly (readonly [what: string, make: (path: string) => unknown, wrong: RegExp])[] = [
  ['a pipe', (path) => execFileSync('mkfifo', [path]), /is a pipe, not an ordinary file/],
  [
    'a socket',
    async (path) => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(path, done));
      onTestFinished(() => {
        server.close();
      });
    },
    /is a socket, not an ordinary file/,
  ],
  ['a link to a device', (path) => symlink('/dev/zero', path), /is a link that leads out of its folder/],
  ['a link to a file elsewhere', (path) => symlink('/etc/hostname', path), /is a link that leads out of its folder/],
  [
    'a hole of 3 GB',
    async (path) => {
      const file = await open(path, 'w');
      await file.truncate(3 * GIB);
      await file.close();
    },
    /is larger than \d+ MB|is empty but for its size/,
  ],
];

describe.each(IMPOSTORS)('%s', (_what, make, wrong) => {
  it.each(['knowledge/b.yaml', 'knowledge/b.jsonl', 'knowledge/a.yaml.proofs.json', 'knowledge/proofs.json'])(
    'in the place of %s is refused by name',
    async (name) => {
      await make(join(root, name));
      const problems = await here.problems();
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(new RegExp(`^${name}:1:1.*${wrong.source}`));
      expect(problems[0]).toMatch(/; \w/);
    },
  );

  it('in the place of a source text is refused by name and entry, and is no text for anybody', async () => {
    await unlink(join(here.archiveDir, 'daily-2024-05-06.txt'));
    await make(join(here.archiveDir, 'daily-2024-05-06.txt'));
    const problems = await here.problems();
    expect(problems[0]).toMatch(new RegExp(`^archive/daily-2024-05-06.txt:1:1 daily-2024-05-06: .*${wrong.source}`));
    expect(await readSourceText(here.archiveDir, 'daily-2024-05-06')).toBe(undefined);
    for await (const { id } of archivedTexts(here.archiveDir)) expect.unreachable(id);
  });

  it('in the archive under a name of no source does not matter', async () => {
    await make(join(here.archiveDir, 'x.txt'));
    expect(await here.problems()).toEqual([]);
  });

  it('in the place of the cache counts as no cache', async () => {
    const path = cachePath(root, here.knowledgeDir);
    await make(path);
    expect(await readCache(path, 'key')).toHaveProperty('missing');
  });

  it('is not taken into the archive', async () => {
    const path = join(root, 'in.txt');
    await make(path);
    // To name a file elsewhere is what `archive add` is for.
    if (wrong.source.includes('leads out') && (await realpath(path)) === '/etc/hostname') return;
    await here.put('knowledge/more.yaml', 'sources:\n  - {id: new-source, publisher: Paper, published: 2024-05-07}\n');
    const { parsed: record } = await openRecordFiles(here.knowledgeDir);
    const result = await addToArchive({ archiveDir: here.archiveDir, sourceId: 'new-source', file: path, record });
    expect(result).toMatchObject({ ok: false, wrong: expect.stringContaining(path) });
  });
});

describe('a link', () => {
  it.each(['/usr', '/proc', '/', '..'])('to the folder %s is refused by name', async (target) => {
    await symlink(target, join(here.knowledgeDir, 'more'));
    const problems = await here.problems();
    expect(problems).toEqual([
      'knowledge/more:1:1: this link leads out of the folder of the record; keep the files of the record in one folder: put a copy in the place of the link',
    ]);
  });

  it('from the folder of the record itself is followed', async () => {
    await rename(here.knowledgeDir, join(root, 'elsewhere'));
    await symlink('elsewhere', here.knowledgeDir);
    expect(await here.problems()).toEqual([]);
  });

  it('that stays inside is followed: so Kubernetes mounts a folder', async () => {
    await mkdir(join(here.knowledgeDir, '..2024_05_06'));
    await rename(join(here.knowledgeDir, 'a.yaml'), join(here.knowledgeDir, '..2024_05_06', 'a.yaml'));
    await symlink('..2024_05_06', join(here.knowledgeDir, '..data'));
    await symlink('..data/a.yaml', join(here.knowledgeDir, 'a.yaml'));
    const result = await here.load();
    expect(result.ok && result.record.people.map(({ id }) => id)).toEqual(['ana-rusu']);
  });

  it.each([
    ['leads nowhere', 'gone.yaml'],
    ['leads to itself', 'b.yaml'],
  ])('that %s is refused by name', async (_what, target) => {
    await symlink(target, join(here.knowledgeDir, 'b.yaml'));
    expect((await here.problems()).join('\n')).toMatch(/^knowledge\/b\.yaml:1:1: this link .*; remove the link/);
  });

  it('that an editor keeps as a lock is none of the record’s', async () => {
    await symlink('somebody@somewhere.123', join(here.knowledgeDir, '.#a.yaml'));
    expect(await here.problems()).toEqual([]);
  });
});

describe('a folder', () => {
  it('may be 16 folders deep, and no more', async () => {
    const deep = (levels: number): string => `knowledge/${'d/'.repeat(levels)}b.yaml`;
    await here.put(deep(15), 'people:\n  - {id: bo, name: Bo}\n');
    expect(await here.problems()).toEqual([]);
    await here.put(deep(16), 'people:\n  - {id: bo, name: Bo}\n');
    expect((await here.problems()).join('\n')).toMatch(/this folder is more than 16 folders deep; move it up/);
  });

  it('of very many files is refused before they are all read', async () => {
    const files = join(here.knowledgeDir, 'files');
    await mkdir(files);
    const batch = 500;
    for (let from = 0; from < 100_001; from += batch)
      await Promise.all(Array.from({ length: batch }, (_, at) => symlink('x', join(files, `${from + at}`))));
    const problems = (await here.problems()).join('\n');
    expect(problems).toMatch(/^knowledge:1:1: the folder holds more than 100000 files and folders; keep only/);
  });
});

describe('a cache', () => {
  const path = () => cachePath(root, here.knowledgeDir);

  it.each([0o660, 0o606])('that others may write (%o) is not believed', async (mode) => {
    await writeCache(path(), 'key', { words: 'true' });
    expect(await readCache(path(), 'key')).toEqual({ value: { words: 'true' } });
    await chmod(path(), mode);
    expect(await readCache(path(), 'key')).toEqual({ missing: 'may be written by other users' });
  });

  it('is written for this user alone, whatever was there before', async () => {
    await writeFile(path(), 'x', { mode: 0o666 });
    await chmod(path(), 0o666);
    await writeCache(path(), 'key', { words: 'true' });
    expect(await readCache(path(), 'key')).toEqual({ value: { words: 'true' } });
  });
});
