import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = join(ROOT, '.dependency-cruiser.mjs');

interface Result {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/** Checks the imports below a folder: the number of files, and each violation as one line. */
async function cruise(root: string, folders: readonly string[]): Promise<{ files: number; violations: string[] }> {
  const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', ...folders];
  const output = await new Promise<string>((resolve) => {
    // Its exit code is the number of violations.
    execFile(process.execPath, args, { cwd: root, maxBuffer: 50_000_000 }, (_error, out, trouble) =>
      resolve(out === '' ? trouble : out),
    );
  });
  const { summary } = JSON.parse(output) as Result;
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  return { files: summary.totalCruised, violations };
}

/** Violations in a tree that holds only these files. */
async function violationsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-architecture-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
  return (await cruise(root, folders)).violations;
}

async function sources(folder: string): Promise<{ readonly file: string; readonly text: string }[]> {
  const names = await readdir(join(ROOT, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(ROOT, file), 'utf8') })));
}

describe('imports', () => {
  it('go downwards only, between the rooms that may know each other', async () => {
    const { files, violations } = await cruise(ROOT, ['src', 'commands', 'preview']);
    expect(files).toBeGreaterThan(250);
    expect(violations).toEqual([]);
  });

  it('that go upwards or sideways are found, types and dynamic ones included', async () => {
    expect(
      await violationsIn({
        'src/view/page.ts': "export const later = () => import('../bot/reply.js');",
        'src/bot/reply.ts': 'export interface Reply {}',
        'src/check/judge.ts': "import type { Row } from '../export/row.js';\nexport type Judged = Row;",
        'src/export/row.ts': 'export interface Row {}',
      }),
    ).toEqual([
      'src/check-imports-downwards: src/check/judge.ts -> src/export/row.ts',
      'src/view-imports-downwards: src/view/page.ts -> src/bot/reply.ts',
    ]);
  });

  it('between commands, in circles, of files by pure rooms, and folders without a room are found', async () => {
    expect(
      await violationsIn({
        'commands/who.ts': "import './claims.js';",
        'commands/claims.ts': "export const read = () => import('node:fs/promises');",
        'src/search/a.ts': "import './b.js';",
        'src/search/b.ts': "import './a.js';",
        'src/attic/box.ts': "import '../log.js';",
        'src/log.ts': 'export {};',
      }),
    ).toEqual([
      'commands-do-not-import-each-other: commands/who.ts -> commands/claims.ts',
      'every-file-has-a-room: src/attic/box.ts -> src/log.ts',
      'no-cycles: src/search/a.ts -> src/search/b.ts',
      'pure-rooms-import-no-outside-world: commands/claims.ts -> fs/promises',
    ]);
  });
});

describe('source files', () => {
  it('keep no state of their own', async () => {
    // A dictionary has a word a line, "let alone" among them.
    const isDictionary = (file: string): boolean => file === 'src/language/lexicon/table.ts';
    const all = [...(await sources('src')), ...(await sources('commands'))].filter(({ file }) => !isDictionary(file));
    expect(all.filter(({ text }) => /^(?:export )?(?:let|var) /m.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('read the environment only where the bot and the command line start', async () => {
    const pure = /^(?:src\/(?:record|language|search|view|check|export|bot)|commands)\//;
    const all = [...(await sources('src')), ...(await sources('commands'))].filter(({ file }) => pure.test(file));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ text }) => text.includes('process.env')).map(({ file }) => file)).toEqual([]);
  });
});
