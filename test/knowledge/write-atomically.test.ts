import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotAFileError, writeAtomically } from '../../src/knowledge/read/write-atomically.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
  path = join(folder, 'out.csv');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const content = (): Promise<string> => readFile(path, 'utf8');

describe('a file that is written', () => {
  it.each<[string, Parameters<typeof writeAtomically>[1]]>([
    ['a text', 'one, “two”'],
    ['bytes', Buffer.from('one, “two”')],
    ['pieces', ['one, ', Buffer.from('“two”')]],
  ])('holds %s', async (_name, pieces) => {
    await writeAtomically(path, pieces);
    expect(await content()).toBe('one, “two”');
    expect(await readdir(folder)).toEqual(['out.csv']);
  });

  it('takes pieces as they are made', async () => {
    async function* made(): AsyncGenerator<string> {
      for (let index = 0; index < 1_000; index += 1) yield `${index}\n`;
    }
    await writeAtomically(path, made());
    expect((await content()).split('\n')).toHaveLength(1_001);
  });

  it.each([0o600, 0o640, 0o666, 0o755])('keeps the mode %o of the one before', async (mode) => {
    await writeFile(path, 'before');
    await chmod(path, mode);
    await writeAtomically(path, 'after');
    expect((await stat(path)).mode & 0o7777).toBe(mode);
  });

  it('is the one that a link leads to', async () => {
    await symlink('out.csv', join(folder, 'link'));
    await writeFile(path, 'before');
    await writeAtomically(join(folder, 'link'), 'after');
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
    expect(await content()).toBe('after');
  });

  it('never takes the place of a folder', async () => {
    await mkdir(path);
    await expect(writeAtomically(path, 'after')).rejects.toThrow(NotAFileError);
    expect(await readdir(folder)).toEqual(['out.csv']);
  });

  it('is what it was, with nothing beside it, when its pieces fail in the middle', async () => {
    function* failing(): Generator<string> {
      yield 'half';
      throw new Error('no more');
    }
    await writeFile(path, 'before');
    await expect(writeAtomically(path, failing())).rejects.toThrow('no more');
    expect(await content()).toBe('before');
    expect(await readdir(folder)).toEqual(['out.csv']);
  });

  it('takes away what a killed process left beside it, not what another one is writing', async () => {
    const old = join(folder, '.out.csv.1.abandoned.tmp');
    const young = join(folder, '.out.csv.2.busy.tmp');
    await writeFile(old, 'half');
    await writeFile(young, 'half');
    await utimes(old, new Date(0), new Date(0));
    await writeAtomically(path, 'after');
    expect((await readdir(folder)).sort()).toEqual(['.out.csv.2.busy.tmp', 'out.csv']);
  });
});
