import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rowsOf } from '../support/exported.js';
import { firstStory, KNOWLEDGE_DIR } from '../support/first-story.js';
import { schemaOrg, schemaOrgViolations } from '../support/schema-org.js';
import { COMMAND, verbatim } from './support.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'verbatim-export-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

describe('verbatim export', () => {
  it('writes the whole record to standard output, in every format', async () => {
    const record = await firstStory();
    const [linked, table, plain] = await Promise.all(
      ['jsonld', 'csv', 'json'].map((format) => verbatim(['export', '--format', format])),
    );
    for (const ended of [linked, table, plain]) expect(ended).toMatchObject({ code: 0, err: '' });
    expect(schemaOrgViolations(JSON.parse(linked?.out ?? ''), schemaOrg())).toEqual([]);
    expect(rowsOf(table?.out ?? '')).toHaveLength(record.statements.length + record.figures.length);
    expect(JSON.parse(plain?.out ?? '').entries).toHaveLength(record.byId.size);
  });

  it('writes named entries with what they need', async () => {
    const { code, out } = await verbatim(['export', '--format', 'json', 'mirzoyan-unsc-unprovoked']);
    const ids = (JSON.parse(out) as { entries: { id: string }[] }).entries.map(({ id }) => id);
    expect(code).toBe(0);
    expect(ids).toEqual(
      expect.arrayContaining(['mirzoyan-unsc-unprovoked', 'ararat-mirzoyan', 'bayramov-unsc-denies-ethnic-cleansing']),
    );
    expect(ids).not.toContain('az-killed-192');
  });

  it('replaces a file only when all is written, and leaves nothing else behind', async () => {
    const path = await folder();
    const file = join(path, 'record.csv');
    await writeFile(file, 'old');
    const { code, out, err } = await verbatim(['export', '--format', 'csv', '--out', file]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    // The shipped record grows.
    expect(Number(/record\.csv: (\d+) entries/.exec(err)?.[1])).toBeGreaterThan(700);
    expect((await readFile(file, 'utf8')).startsWith('id,entry,')).toBe(true);
    expect(await readdir(path)).toEqual(['record.csv']);
  });

  it.each([0o600, 0o640])('keeps the mode of the file that it replaces (%o)', async (mode) => {
    const file = join(await folder(), 'record.json');
    await writeFile(file, 'old');
    await chmod(file, mode);
    expect((await verbatim(['export', '--format', 'json', '--out', file])).code).toBe(0);
    expect((await stat(file)).mode & 0o777).toBe(mode);
    expect((await readFile(file, 'utf8')).startsWith('{"version"')).toBe(true);
  });

  it('keeps the old file when an entry is not on file, and names the nearest one', async () => {
    const file = join(await folder(), 'record.csv');
    await writeFile(file, 'old');
    const { code, err } = await verbatim(['export', '--format', 'csv', '--out', file, 'ararat-mirzoyann']);
    expect(code).toBe(1);
    expect(err).toContain('"ararat-mirzoyann" is not on file; did you mean ararat-mirzoyan');
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  it('neither exports a draft nor gives it away as the nearest entry', async () => {
    const path = await folder();
    const knowledge = join(path, 'knowledge');
    await mkdir(knowledge);
    await writeFile(
      join(knowledge, 'people.yaml'),
      'people:\n  - {id: ana-rusu, name: Ana Rusu}\n  - {id: secret-source, name: Secret Source, status: draft}\n',
    );
    const env = { KNOWLEDGE_DIR: knowledge, ARCHIVE_DIR: join(path, 'archive') };
    const all = await verbatim(['export', '--format', 'jsonld'], { env });
    expect(all.out).toContain('Ana Rusu');
    expect(all.out).not.toContain('ecret');
    for (const id of ['secret-source', 'secret-sourc']) {
      const { code, err } = await verbatim(['export', '--format', 'json', id], { env });
      expect(code).toBe(1);
      expect(err).toBe(`"${id}" is not on file; no id on file is near it\n`);
    }
  });

  it.each([
    [['export'], '--format jsonld|csv|json'],
    [['export', '--format', 'xml'], 'There is no format "xml"'],
    [['export', '--format', 'csv', '--to', 'x'], '--to'],
    [['export', '--format', 'csv', '--out', ''], '--out needs the name of a file'],
  ] as const)('explains %j and exits with 2', async (words, explained) => {
    const { code, out, err } = await verbatim(words);
    expect(err).toContain(explained);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('says why a file cannot be written, and exits with 1', async () => {
    const path = await folder();
    const onto = await verbatim(['export', '--format', 'csv', '--out', path]);
    expect(onto.code).toBe(1);
    expect(onto.err).toContain('is no ordinary file');
    const beyond = await verbatim(['export', '--format', 'csv', '--out', join(path, 'no', 'such', 'folder.csv')]);
    expect(beyond.code).toBe(1);
    expect(beyond.err).toContain('cannot be written');
    expect(onto.err + beyond.err).not.toMatch(/\n\s+at /);
  });

  it('is no failure when its reader has seen enough', async () => {
    const env = { PATH: process.env.PATH, KNOWLEDGE_DIR } as unknown as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, [COMMAND, 'export', '--format', 'jsonld'], { env });
    child.stdout.once('data', () => child.stdout.destroy());
    const errors: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
  });
});
