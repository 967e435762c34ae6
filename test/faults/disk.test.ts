import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCache, writeCache } from '../../src/knowledge/cache/cache.js';
import { loadRecord } from '../../src/knowledge/load.js';
import { proveRecord } from '../../src/knowledge/prove.js';
import { createApp } from '../../src/process/app.js';
import { BASE, TEXT } from '../knowledge/support.js';
import { keptLog } from '../transport/gateway/support.js';

const mount = (...words: string[]): boolean => spawnSync('mount', words).status === 0;

/** Whether this user may mount a small disk of its own. */
const mayMount = await (async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-disk-'));
  const mounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (mounted) spawnSync('umount', [folder]);
  await rm(folder, { recursive: true, force: true });
  return mounted;
})();
if (!mayMount) console.warn('The tests of a full disk are skipped: this user may not mount one.');

/** A record on a disk of its own, of 256 kB. */
async function disk() {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-disk-'));
  mount('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', root);
  onTestFinished(async () => {
    spawnSync('umount', ['-l', root]);
    await rm(root, { recursive: true, force: true });
  });
  const options = { knowledgeDir: join(root, 'knowledge'), archiveDir: join(root, 'archive') };
  await mkdir(options.knowledgeDir);
  await mkdir(options.archiveDir);
  await writeFile(join(options.knowledgeDir, 'a.yaml'), BASE);
  await writeFile(join(options.archiveDir, 'daily-2024-05-06.txt'), TEXT);
  expect((await proveRecord({ ...options, today: '2024-06-01' })).ok).toBe(true);
  const proofs = join(options.knowledgeDir, 'a.yaml.proofs.json');
  return {
    ...options,
    root,
    proofs,
    fill: async () => writeFile(join(root, 'filler'), Buffer.alloc(1_000_000)).catch(() => {}),
    /** Proofs that differ, so that they have to be written. */
    change: () => writeFile(join(options.archiveDir, 'daily-2024-05-06.txt'), `${TEXT}And more.\n`),
    readOnly: () => mount('-o', 'remount,ro', root),
  };
}

describe.skipIf(!mayMount)('a disk that is full', () => {
  it('leaves the proofs of before, and says so', async () => {
    const here = await disk();
    const before = await readFile(here.proofs, 'utf8');
    await here.change();
    await here.fill();
    const result = await proveRecord({ ...here, today: '2024-06-02' });
    expect(result.ok).toBe(false);
    expect(result.problems[0]?.wrong).toContain('the disk is full');
    expect(await readFile(here.proofs, 'utf8')).toBe(before);
    await rm(join(here.root, 'filler'));
    expect((await proveRecord({ ...here, today: '2024-06-02' })).ok).toBe(true);
    expect((await loadRecord(here)).ok).toBe(true);
  });

  it('leaves the cache of before whole', async () => {
    const here = await disk();
    const path = join(here.root, 'cache', 'record.cache');
    await writeCache(path, 'a key', { small: true });
    await here.fill();
    await expect(writeCache(path, 'another', { large: 'x'.repeat(200_000) })).rejects.toThrow(/ENOSPC/);
    expect(await readCache(path, 'a key')).toEqual({ value: { small: true } });
  });
});

describe.skipIf(!mayMount)('a disk that can only be read', () => {
  it('is enough to load and answer; proving says what is in the way', async () => {
    const here = await disk();
    await here.change();
    here.readOnly();
    const app = await createApp({ ...here, cacheDir: join(here.root, 'cache'), log: keptLog().log });
    expect(app.record().byId.has('rusu-act')).toBe(true);
    const result = await proveRecord({ ...here, today: '2024-06-02' });
    expect(result.problems[0]?.wrong).toContain('read-only');
  });

  it('loses a large record’s cache and nothing else', async () => {
    const here = await disk();
    here.readOnly();
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await cp(here.knowledgeDir, folder, { recursive: true });
    const line = (index: number) =>
      JSON.stringify({
        id: `rusu-${index}`,
        speaker: 'ana-rusu',
        source: 'daily-2024-05-06',
        said: '2024-05-06',
        says: `spoke of district ${index} and of ${'the winter '.repeat(12)}`,
      });
    await writeFile(
      join(folder, 'statements.jsonl'),
      Array.from({ length: 10_000 }, (_, index) => line(index)).join('\n'),
    );
    const { log, lines } = keptLog();
    const app = await createApp({ ...here, knowledgeDir: folder, cacheDir: join(here.root, 'cache'), log });
    expect(app.record().statements.length).toBe(10_001);
    expect(lines().some(({ msg }) => /could not be cached/.test(String(msg)))).toBe(true);
  });
});
