import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COMMAND, verbatim } from './support.js';

const BRIDGE = fileURLToPath(new URL('../../examples/dolna-bridge', import.meta.url));

/** A copy of the bridge story, and the settings that name it. */
async function bridge() {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-edit-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(BRIDGE, root, { recursive: true });
  const env = {
    KNOWLEDGE_DIR: join(root, 'knowledge'),
    ARCHIVE_DIR: join(root, 'archive'),
    CACHE_DIR: join(root, '.cache'),
  };
  const run = (...words: string[]) => verbatim(words, { env });
  const file = (name: string): string => join(root, 'knowledge', name);
  const version = async (): Promise<string> =>
    /version ([0-9a-f]{8})/.exec((await run('ask', '/claims rusu-sudden-act')).out)?.[1] ?? '';
  return { root, env, run, file, version };
}

const BY = ['--why', 'heard again on tape', '--by', 'the desk', '--date', '2024-07-01'];

describe('verbatim new', () => {
  it('prints a draft, or writes it where it belongs', async () => {
    const { run, file } = await bridge();
    const printed = await run('new', 'person', '--name', 'Bo Lind', '--print');
    expect(printed).toMatchObject({ code: 0, err: '' });
    expect(printed.out).toMatch(/^ {2}- id: bo-lind #.*\n {4}status: draft #.*\n {4}name: Bo Lind #/);
    const before = await readFile(file('people.yaml'), 'utf8');
    expect((await run('new', 'person', '--name=Bo Lind')).out).toMatch(/people\.yaml:\d+: bo-lind written as a draft/);
    expect((await readFile(file('people.yaml'), 'utf8')).length).toBeGreaterThan(before.length);
    expect((await run('check')).code).toBe(0);
  });

  it.each([
    [['new', 'persn'], 2, 'There is no kind of entry "persn"; did you mean person?'],
    [['new', 'person', 'a', 'b'], 2, '"b" is too much'],
    [['new', 'person', '--name'], 2, '--name needs a value'],
    [['new', 'person', 'ana-rusu'], 1, 'the id ana-rusu is taken'],
  ] as const)('explains %j', async (words, code, explained) => {
    const ended = await (await bridge()).run(...words);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(explained);
  });
});

describe('verbatim correct and retract', () => {
  it('write the change and its reason, which readers then see, and list what hangs on the entry', async () => {
    const { run } = await bridge();
    const { code, out } = await run('correct', 'rusu-sudden-act', '--key', 'kind', '--now', 'assertion', ...BY);
    expect(code).toBe(0);
    expect(out).toMatch(/statements\.yaml:\d+: rusu-sudden-act corrected/);
    expect(out).toMatch(/statement velik-nobody-attacked \(denies\)/);
    expect(out).toMatch(/figure rusu-hurt \(statement\)/);
    expect((await run('ask', '/claims rusu-sudden-act')).out).toContain('heard again on tape');
    expect((await run('retract', 'rusu-sudden-act', ...BY)).code).toBe(0);
    expect((await run('ask', '/claims rusu-sudden-act')).out).toContain('Withdrawn from the record on 1 July 2024');
  });

  it('say what becomes of answers that were posted: with a desk they are corrected', async () => {
    const { run, env } = await bridge();
    expect((await run('retract', 'rusu-hurt', ...BY)).out).toContain('Answers posted before stay as they are');
    const withDesk = { ...env, DESK_DB: 'desk.db', HOME_SERVER: '81384788765712384' };
    const { out } = await verbatim(['retract', 'rusu-sudden-act', ...BY], { env: withDesk });
    expect(out).not.toContain('stay as they are');
    expect(out).toContain('are corrected where they were posted');
  });

  it.each([
    [['correct', 'rusu-sudden-act'], 2, 'Nobody can be asked here: add --now, --why, --by.'],
    [['retract', 'rusu-sudden-act'], 2, 'Nobody can be asked here: add --why, --by.'],
    [['correct', 'rusu-suden-act', '--now', 'x', ...BY], 1, 'did you mean rusu-sudden-act?'],
    [['correct', 'rusu-sudden-act', '--was', 'sad', '--now', 'x', ...BY], 1, 'is not “sad”; it is: called it a'],
    [['correct', 'rusu-sudden-act', '--key', 'topics', '--now', 'x', ...BY], 1, 'has no text at `topics`'],
    [['correct', 'rusu-sudden-act', '--key', 'kind', '--now', 'lie', ...BY], 1, '`kind` cannot be "lie"'],
    [['retract', 'rusu-sudden-act', ...BY.slice(0, 4), '--date', '2024-02-30'], 1, 'there is no such day'],
    [['retract', 'daily-lorry', ...BY], 1, 'daily-lorry is withdrawn already'],
  ] as const)('explain %j and write nothing', async (words, code, explained) => {
    const { run, file } = await bridge();
    const before = await readFile(file('statements.yaml'), 'utf8');
    const ended = await run(...words);
    expect(ended.err).toContain(explained);
    expect(ended.code).toBe(code);
    expect(await readFile(file('statements.yaml'), 'utf8')).toBe(before);
  });
});

describe('verbatim changes', () => {
  const edited = async (commit: boolean) => {
    const story = await bridge();
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', story.root, '-c', 'user.name=n', '-c', 'user.email=n@n.example', ...words]);
    if (commit) {
      git('init', '-q');
      git('add', 'knowledge');
      git('commit', '-q', '-m', 'As it was posted');
    }
    const version = await story.version();
    await story.run('correct', 'rusu-sudden-act', '--key', 'kind', '--now', 'assertion', ...BY);
    await story.run('retract', 'rusu-hurt', ...BY);
    return { ...story, version };
  };

  it('says what was corrected and withdrawn since an answer, and why', async () => {
    const { run, version } = await edited(false);
    const { code, out } = await run('changes', version);
    expect(code).toBe(0);
    expect(out).toMatch(/Withdrawn:\n {2}figure rusu-hurt .*\n {4}because: heard again on tape \(the desk\)/);
    expect(out).toMatch(/statement rusu-sudden-act .*\n {4}kind was: accusation\n {4}kind now: assertion\n/);
    const { changes } = JSON.parse((await run('changes', version, '--json')).out);
    expect(changes).toMatchObject([
      { id: 'rusu-hurt', change: 'withdrawn' },
      { id: 'rusu-sudden-act', change: 'corrected', values: [{ key: 'kind', was: 'accusation', now: 'assertion' }] },
    ]);
  });

  it('finds the version in the history of the files where the log is gone', async () => {
    const { run, version, root } = await edited(true);
    await rm(join(root, '.cache'), { recursive: true });
    const { code, out } = await run('changes', version);
    expect(code).toBe(0);
    expect(out).toMatch(/^Since [0-9a-f]{8} \(.*, commit [0-9a-f]{12}\), 2 entries have changed/);
  });

  it('says plainly that it does not know a version', async () => {
    const { run } = await bridge();
    const ended = await run('changes', '00000000');
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('00000000 is not known here');
    expect((await run('changes', 'latest')).code).toBe(2);
  });
});

describe('a file of the record that is gone, on which nothing else rests', () => {
  const withMore = async () => {
    const story = await bridge();
    await writeFile(
      story.file('more.yaml'),
      'topics:\n  - {id: traffic, name: Traffic}\n  - {id: prices, name: Prices}\n',
    );
    return story;
  };

  it('is told by the version that answered last', async () => {
    const { run, file, version } = await withMore();
    expect((await run('check')).err).toBe('');
    const before = await version();
    await rm(file('more.yaml'));
    const { code, err } = await run('check');
    expect(code).toBe(0);
    expect(err).toContain(
      `2 entries that readers could see are gone, or drafts again: prices, traffic (since ${before}, `,
    );
    expect(err).toContain('bring them back');
    // Once the smaller record has answered, that is known.
    expect((await run('ask', '/help')).err).toContain(
      '2 entries that readers could see are gone, or drafts again: prices, traffic',
    );
    expect((await run('check')).err).toBe('');
  });

  it('is told by git', async () => {
    const { run, file, root } = await withMore();
    for (const words of [
      ['init', '-q'],
      ['add', '.'],
    ])
      execFileSync('git', ['-C', root, ...words]);
    await rm(file('more.yaml'));
    expect((await run('check')).err).toMatch(
      /more\.yaml:1:1: git has this file, and it is gone; bring it back, or commit/,
    );
  });
});

describe('verbatim check --watch', () => {
  it('prints changed entries as readers will see them, and problems with their place, until Ctrl-C', async () => {
    const { env, file } = await bridge();
    const child = spawn(process.execPath, [COMMAND, 'check', '--watch'], { env: { PATH: process.env.PATH, ...env } });
    onTestFinished(() => void child.kill('SIGKILL'));
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
    const until = async (pattern: RegExp): Promise<void> => {
      await expect.poll(() => text, { timeout: 60_000, interval: 50 }).toMatch(pattern);
      text = '';
    };
    const edit = async (before: string, after: string): Promise<void> => {
      const there = await readFile(file('statements.yaml'), 'utf8');
      await writeFile(file('statements.yaml'), there.replace(before, after));
    };
    await until(/Watching/);
    await edit('kind: accusation', 'kind: warning');
    await until(
      /statements\.yaml:\d+ rusu-sudden-act\nAna Rusu · Minister.*\ncalled it a “sudden.*\n.*partial quote · warning[\s\S]*No problems/,
    );
    await edit('well-planned act”', 'well-planted act”');
    await until(/statements\.yaml:\d+:\d+ rusu-sudden-act: .*[\s\S]*Not loaded/);
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});
