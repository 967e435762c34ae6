import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { KNOWLEDGE_DIR } from '../support/first-story.js';
import { verbatim } from './support.js';

/** A copy of the record that a test may change. */
async function copyOfRecord(): Promise<{
  readonly knowledge: string;
  readonly archive: string;
  readonly folder: string;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(KNOWLEDGE_DIR, join(folder, 'knowledge'), { recursive: true });
  return { folder, knowledge: join(folder, 'knowledge'), archive: join(folder, 'archive') };
}

describe('verbatim ask', () => {
  it('answers as text, without colours where nobody looks', async () => {
    const { code, out, err } = await verbatim(['ask', '/claims Mirzoyan']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('accused Azerbaijan of an “unprovoked and well-planned military attack”');
    for (const sign of ['\u001b', '**', '\\']) expect(out).not.toContain(sign);
  });

  it('answers as one line of JSON: the callback as sent to Discord, the entries, the files, the time', async () => {
    const { code, out } = await verbatim(['ask', '--json', '/figures killed']);
    expect(code).toBe(0);
    expect(out.trimEnd()).not.toContain('\n');
    const answer = JSON.parse(out) as { response: { type: number }; entries: string[]; files: unknown[]; ms: number };
    expect(answer.response.type).toBe(4);
    expect(answer.entries).toContain('az-killed-193');
    expect(answer.files).toMatchObject([{ name: 'figures.png', bytes: expect.any(Number) }]);
    expect(answer.ms).toBeGreaterThan(0);
  });

  it('answers every line of standard input in order, and exits with 2 when one cannot be understood', async () => {
    const { code, out } = await verbatim(['ask', '--stdin', '--json'], {
      input: '/claims мирзоян\n\n/cliams x\n/event Xankəndi\n',
    });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { entries?: string[]; error?: string });
    expect(lines).toHaveLength(3);
    expect(lines[0]?.entries?.length).toBeGreaterThan(0);
    expect(lines[1]?.error).toContain('/claims');
    expect(lines[2]?.entries?.length).toBeGreaterThan(0);
    expect(code).toBe(2);
  });

  it('completes as Discord would', async () => {
    const { out } = await verbatim(['ask', '--complete', '/claims mirz']);
    expect(out).toContain('Ararat Mirzoyan\tararat-mirzoyan');
  });

  it('explains why, entry by entry', async () => {
    const { out } = await verbatim(['ask', '--explain', '/claims mirzoian drones']);
    expect(out).toMatch(/Read as: Ararat Mirzoyan|Offered|Not on file/);
    const named = await verbatim(['ask', '--explain', '/claims mirzoian attack']);
    expect(named.out).toMatch(/\d\.\d\d {2}mirzoyan-unsc-unprovoked {2}.*mirzoian; .*attack/);
  });

  it('exits with 0 when nothing is on file', async () => {
    const { code, out } = await verbatim(['ask', '/claims asdfgh']);
    expect(code).toBe(0);
    expect(out).toContain('Not on file: asdfgh');
  });

  it.each([
    [['ask'], 'Write a question'],
    [['ask', '/cliams Mirzoyan'], 'Did you mean /claims?'],
    [['ask', '/claims'], 'needs who-or-what'],
    [['frobnicate'], 'There is no command "frobnicate"'],
    [['ask', '--wrong', 'x'], 'There is no option "--wrong".'],
    [['ask', '--wrong', 'x'], 'See "npx verbatim ask --help"'],
    [['chek'], 'There is no command "chek". Did you mean check?'],
    [['ask', '--locale', 'tlh', 'x'], '"tlh" is no language that answers come in'],
    [['check', 'all'], 'See "npx verbatim check --help"'],
    [['archive', 'frobnicate'], 'There is no command "frobnicate"'],
    [['archive'], '<source-id> <file>'],
    [['deploy'], 'DISCORD_TOKEN'],
    [['deploy', '--guild', 'here'], 'no server id'],
    [['archive', 'add', 'only-one'], 'archive add <source-id> <file>'],
  ] as const)('explains %j and exits with 2', async (words, explained) => {
    const { code, err } = await verbatim(words);
    expect(err).toContain(explained);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });

  it('names a bad setting and exits with 2', async () => {
    const { code, err } = await verbatim(['check'], { env: { PORT: 'many' } });
    expect(err).toContain('PORT');
    expect(code).toBe(2);
  });

  it.each([['--help'], ['--version'], ['ask', '--help']])('needs no right setting for %j', async (...words) => {
    const { code, out, err } = await verbatim(words, { env: { PORT: 'many' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toBe('');
  });

  it.each([
    [['ask'], ['--json', '--locale', '--stdin', 'name:value']],
    [['export'], ['--format jsonld|csv|json', '--out <file>', 'Drafts are never exported']],
    [
      ['archive', 'add'],
      ['<source-id> <file>', '--replace'],
    ],
    [['deploy'], ['--guild <server-id>', '--dry-run']],
  ] as const)('explains %j with --help', async (words, explained) => {
    const { code, out, err } = await verbatim([...words, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const text of explained) expect(out).toContain(text);
  });

  it('explains every command with --help', async () => {
    const { code, out } = await verbatim(['--help']);
    expect(code).toBe(0);
    expect((await verbatim([])).out).toBe(out);
    for (const word of [
      'ask',
      'export',
      '--format',
      '--out',
      'check',
      'prove',
      'archive add',
      'schema',
      'deploy',
      '--json',
      '--stdin',
      'KNOWLEDGE_DIR',
    ])
      expect(out).toContain(word);
  });
});

const SOURCE = 'sources:\n  - {id: daily-2024, publisher: Daily, published: 2024-01-02}\n';

describe('verbatim check, prove and archive', () => {
  it('counts a good record', async () => {
    const { code, out } = await verbatim(['check']);
    expect(code).toBe(0);
    expect(out).toContain('138 statements, 190 figures');
  });

  it('names every problem at its place and exits with 1', async () => {
    const { knowledge } = await copyOfRecord();
    await writeFile(join(knowledge, 'bad.yaml'), 'statements:\n  - id: x\n    speeker: nobody\nfigures:\n  - id: x\n');
    const { code, err } = await verbatim(['check'], { env: { KNOWLEDGE_DIR: knowledge } });
    expect(code).toBe(1);
    expect(err).toMatch(/bad\.yaml:3:5 x: .*did you mean.*speaker/i);
    expect(err).toMatch(/bad\.yaml:5:\d+/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('shows control characters and marks of direction in keys and file names instead of sending them to the terminal', async () => {
    const { knowledge } = await copyOfRecord();
    const esc = String.fromCharCode(0x1b);
    const file = `a${esc}[2J\nstatements.yaml:1:1: fine \u202elmay.yaml`;
    await writeFile(
      join(knowledge, file),
      '"\\e[2J\\u202Ekey": 1\nstatements:\n  - id: "\\e[1Ax"\n    "\\e]0;mine\\a": 1\n',
    );
    const { code, out, err } = await verbatim(['check'], { env: { KNOWLEDGE_DIR: knowledge } });
    expect(code).toBe(1);
    expect(out + err).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(err).toContain('a<U+001B>[2J<U+000A>statements.yaml:1:1: fine <U+202E>lmay.yaml:1:');
    expect(err).toContain('<U+001B>]0;mine<U+0007>');
    expect(err).not.toMatch(/^statements\.yaml/m);
  });

  it('shows what a question or an argument hides', async () => {
    const hostile = '\u001b[2J\u009b31m\u202e';
    for (const words of [
      ['ask', `/claims ${hostile}x`],
      ['ask', `/${hostile}x y`],
      ['ask', `--${hostile}`],
      [hostile],
    ]) {
      const { out, err } = await verbatim(words);
      expect(out + err).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    }
    const json = await verbatim(['ask', '--json', `/${hostile}x y`]);
    expect(json.out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(JSON.parse(json.out).error).toContain(hostile);
  });

  it('brings a text in and proves against it', async () => {
    const { folder, knowledge, archive } = await copyOfRecord();
    const text = join(folder, 'text.txt');
    await writeFile(text, 'In Baku, Jeyhun Bayramov spoke to the press.\r\nHe offered “open doors” to all.\r\n');
    const env = { KNOWLEDGE_DIR: knowledge, ARCHIVE_DIR: archive };
    await writeFile(join(knowledge, 'more.yaml'), SOURCE);
    const added = await verbatim(['archive', 'add', 'daily-2024', text], { env });
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(await readFile(join(archive, 'daily-2024.txt'), 'utf8')).not.toContain('\r');
    const entry = (words: string) =>
      `${SOURCE}statements:\n  - id: open-doors\n    speaker: jeyhun-bayramov\n    source: daily-2024\n    said: 2024-01-02\n    says: offered “${words}” to all\n    passage: He offered … to all\n`;
    await writeFile(join(knowledge, 'more.yaml'), entry('open doors'));
    expect(await verbatim(['prove'], { env })).toMatchObject({ code: 0 });
    expect((await verbatim(['ask', '/claims open-doors'], { env: { ...env, ARCHIVE_DIR: '/nowhere' } })).out).toContain(
      '✓ proven word for word',
    );
    await writeFile(join(knowledge, 'more.yaml'), entry('open door'));
    const refused = await verbatim(['prove'], { env });
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/more\.yaml:\d+:\d+ open-doors: /);
    expect(refused.err).toContain('open doors');
  });
});

describe('verbatim prove', () => {
  it('tells how much is proven, in all and by source, as text and as JSON', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp('examples/dolna-bridge', folder, { recursive: true });
    const env = { KNOWLEDGE_DIR: join(folder, 'knowledge'), ARCHIVE_DIR: join(folder, 'archive') };
    await rm(join(folder, 'archive', 'council-notice.txt'));
    const file = join(folder, 'knowledge', 'sources.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^ +archived: true\n/gm, ''));
    await rm(`${file}.proofs.json`);
    const shown = await verbatim(['prove'], { env });
    const json = JSON.parse((await verbatim(['prove', '--json'], { env })).out);
    const { quotations, figures } = json;
    expect(figures.all - figures.proven).toBeGreaterThan(0);
    expect(shown.out).toContain(
      `Proven word for word: ${quotations.proven} of ${quotations.all} quotations and ${figures.proven} of ${figures.all} figures.`,
    );
    expect(shown.out).toMatch(/\n {2}daily-2024-05-06: \d+ of \d+ quotations, \d+ of \d+ figures\n/);
    expect(shown.out).toMatch(/\n {2}1 other source: nothing proven or read\n/);
    expect(json.sources).toContainEqual(expect.objectContaining({ source: 'council-notice' }));
  });
});

describe('verbatim archive add', () => {
  const folderWithArchive = async () => {
    const { folder, knowledge, archive } = await copyOfRecord();
    await mkdir(archive);
    await writeFile(join(knowledge, 'more.yaml'), SOURCE);
    return { folder, archive, env: { KNOWLEDGE_DIR: knowledge, ARCHIVE_DIR: archive } };
  };

  it('refuses devices, pipes, folders and files that are too large, and adds nothing', async () => {
    const { folder, archive, env } = await folderWithArchive();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const link = join(folder, 'link.txt');
    await symlink('/dev/zero', link);
    const large = join(folder, 'large.txt');
    await writeFile(large, '');
    await truncate(large, 1_000_000_000_000);
    for (const file of ['/dev/zero', '/dev/urandom', link, pipe, folder, large]) {
      const { code, err } = await verbatim(['archive', 'add', 'daily-2024', file], { env });
      expect({ file, code }).toEqual({ file, code: 1 });
      expect(err).toMatch(/not an ordinary file|is a folder|is larger than/);
    }
    expect(await readdir(archive)).toEqual([]);
  });

  it('writes nothing through a link that leads out of the archive', async () => {
    const { folder, archive, env } = await folderWithArchive();
    const [text, outside] = [join(folder, 'text.txt'), join(folder, 'outside.txt')];
    await writeFile(text, 'the words of the source\n');
    await writeFile(outside, 'a file of somebody else\n');
    await symlink(outside, join(archive, 'daily-2024.txt'));
    const { code, err } = await verbatim(['archive', 'add', 'daily-2024', text, '--replace'], { env });
    expect(code).toBe(1);
    expect(err).toContain('link');
    expect(await readFile(outside, 'utf8')).toBe('a file of somebody else\n');
  });
});

describe('verbatim deploy', () => {
  it('prints what changes, and nothing secret', async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.stop());
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const dry = await verbatim(['deploy', '--dry-run'], { env });
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('claims: added');
    expect(discord.commands()).toHaveLength(0);
    expect((await verbatim(['deploy'], { env })).code).toBe(0);
    expect(discord.commands().map(({ name }) => name)).toContain('claims');
    const wrong = await verbatim(['deploy'], { env: { ...env, DISCORD_TOKEN: 'a.wrong.token' } });
    expect(wrong.code).toBe(1);
    expect(wrong.out + wrong.err).not.toContain('a.wrong.token');
  });
});
