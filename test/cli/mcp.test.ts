import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Assistant, assistantThrough } from '../support/assistant.js';
import { EXAMPLE } from '../support/example-story.js';
import { freePort } from '../support/free-port.js';
import { eventually } from '../support/patience.js';
import { COMMAND, verbatim } from './support.js';

const INSPECTOR = fileURLToPath(
  new URL('../../node_modules/@modelcontextprotocol/inspector-cli/build/cli.js', import.meta.url),
);

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-mcp-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The settings of a process over the invented story, or over a copy of it in a folder. */
const settings = (folder: string, knowledgeDir = EXAMPLE.knowledgeDir): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  KNOWLEDGE_DIR: knowledgeDir,
  ARCHIVE_DIR: EXAMPLE.archiveDir,
  CACHE_DIR: join(folder, 'cache'),
});

/** An assistant that has started the real command, as assistants do. */
async function started(knowledgeDir?: string): Promise<{ assistant: Assistant; log: () => string }> {
  const folder = await temporary();
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [COMMAND, 'mcp'],
    env: settings(folder, knowledgeDir),
    stderr: 'pipe',
  });
  let text = '';
  transport.stderr?.on('data', (part: Buffer) => {
    text += part.toString();
  });
  return { assistant: await assistantThrough(transport), log: () => text };
}

interface Raw {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<number | null>;
  out(): string;
  err(): string;
}

/** The real command, without the SDK. */
async function raw(words: readonly string[] = []): Promise<Raw> {
  const env = settings(await temporary());
  const child = spawn(process.execPath, [COMMAND, 'mcp', ...words], { env });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { child, ended, out: () => out, err: () => err };
}

const message = (id: number | undefined, method: string, params: object = {}): string =>
  `${JSON.stringify({ jsonrpc: '2.0', ...(id === undefined ? {} : { id }), method, params })}\n`;

const HELLO = [
  message(1, 'initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '0' },
  }),
  message(undefined, 'notifications/initialized'),
].join('');

/** A text that is the same where nothing in a folder has changed. */
async function contentOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const hash = createHash('sha256');
  for (const name of names.sort())
    if ((await stat(join(folder, name))).isFile()) hash.update(`${name}\0`).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}

describe('verbatim mcp', () => {
  it('answers the assistant that started it', async () => {
    const { assistant, log } = await started();
    const { entries, outcome } = await assistant.ask('claims', {
      question: 'Who denied that the bridge was attacked?',
    });
    expect(outcome).toBe('answered');
    expect(entries.map(({ id }) => id)).toContain('velik-nobody-attacked');
    expect((await assistant.read('daily-lorry')).entry.kind).toBe('withdrawn');
    const { answer } = await assistant.ask('source', { entry: 'velik-rust' });
    // The archive is at hand, so the passage is there with the words marked.
    expect(answer.at(-1)?.text).toContain('[let the bridge rust for eleven years]');
    expect(log()).toContain('ready for assistants');
  });

  it('changes nothing in the record, whatever is asked', async () => {
    const before = await Promise.all(Object.values(EXAMPLE).map(contentOf));
    const { assistant } = await started();
    for (const [tool, args] of [
      ['claims', { question: 'Velik' }],
      ['figures', { question: 'hurt' }],
      ['event', { name: 'dolna-bridge' }],
      ['who', { name: 'Rusu' }],
      ['check', { text: 'Velik said “let the bridge rust for seven years”.' }],
      ['source', { entry: 'velik-rust' }],
    ] as const)
      await assistant.ask(tool, args);
    expect(await Promise.all(Object.values(EXAMPLE).map(contentOf))).toEqual(before);
  });

  it('writes the protocol and nothing else to standard output; the log goes to standard error', async () => {
    const { child, ended, out, err } = await raw();
    child.stdin.write(`${HELLO}no message at all\n${message(2, 'tools/list')}${message(3, 'nonsense')}`);
    child.stdin.write(message(4, 'tools/call', { name: 'who', arguments: { name: 'Velik' } }));
    await eventually(() => out().includes('"id":4'), 'the last answer');
    child.stdin.end();
    expect(await ended).toBe(0);
    const lines = out().trimEnd().split('\n');
    const answers = lines.map((line) => JSON.parse(line) as { jsonrpc: string; id?: number; error?: unknown });
    expect(answers.every(({ jsonrpc }) => jsonrpc === '2.0')).toBe(true);
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4]);
    expect(answers.find(({ id }) => id === 3)?.error).toBeDefined();
    expect(err()).toContain('ready for assistants');
    expect(err()).not.toContain('Velik');
  });

  it('still answers what was asked before the assistant closed its end', async () => {
    const { child, ended, out } = await raw();
    child.stdin.end(
      HELLO +
        message(2, 'tools/call', {
          name: 'check',
          arguments: { text: 'Velik said “let the bridge rust for eleven years”.' },
        }),
    );
    expect(await ended).toBe(0);
    expect(out()).toContain('"verdict":"exact"');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends in order on %s', async (signal) => {
    const { child, ended, out, err } = await raw();
    child.stdin.write(HELLO);
    await eventually(() => out().includes('"id":1'), 'the first answer');
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(err()).toContain('stopping');
  });

  it('ends where a message is longer than anything that can be asked, and keeps none of it', async () => {
    const { child, ended, out, err } = await raw();
    // It may be gone before all is written.
    child.stdin.on('error', () => {});
    child.stdin.write(HELLO);
    await eventually(() => out().includes('"id":1'), 'the first answer');
    child.stdin.write('secret '.repeat(300_000));
    expect(await ended).toBe(0);
    expect(err()).toContain('a message could not be read');
    expect(err()).not.toContain('secret');
  });

  it('says on standard error why a record cannot be used, and ends', async () => {
    const folder = await temporary();
    await writeFile(join(folder, 'people.yaml'), 'people:\n  - id: ada\n');
    const { code, out, err } = await verbatim(['mcp'], { env: settings(folder, folder) });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('The record cannot be used');
    expect(err).toContain('ada');
  });
});

describe('a record that changes under an assistant', () => {
  const PERSON = (id: string, name: string, more = ''): string => `people:\n  - id: ${id}\n    name: ${name}\n${more}`;

  it('answers from the new version and says so; a broken one leaves the last good one in place; drafts never appear', async () => {
    const folder = await temporary();
    const knowledge = join(folder, 'knowledge');
    await cp(EXAMPLE.knowledgeDir, knowledge, { recursive: true });
    await writeFile(join(knowledge, 'draft.yaml'), PERSON('ada-draft', 'Ada Draftsson', '    status: draft\n'));
    const { assistant, log } = await started(knowledge);
    let told = 0;
    assistant.client.setNotificationHandler('notifications/resources/list_changed', () => {
      told += 1;
    });
    const before = await assistant.ask('who', { name: 'Ada Example' });
    expect(before.outcome).not.toBe('answered');
    expect(JSON.stringify(await assistant.ask('who', { name: 'Ada Draftsson' }))).not.toContain('ada-draft');

    await writeFile(join(knowledge, 'new.yaml'), PERSON('ada-example', 'Ada Example'));
    await eventually(
      async () => (await assistant.ask('who', { name: 'ada-example' })).entries[0]?.id === 'ada-example',
      'the new entry',
    );
    const after = await assistant.ask('who', { name: 'Ada Example' });
    expect(after.record.version).not.toBe(before.record.version);
    await eventually(() => told > 0, 'the assistant is told');

    await writeFile(join(knowledge, 'new.yaml'), 'people:\n  - id: ada-example\n    nonsense: yes\n');
    await eventually(() => log().includes('the last good one still answers'), 'the refusal');
    expect((await assistant.ask('who', { name: 'Ada Example' })).record.version).toBe(after.record.version);
  });
});

describe('verbatim mcp --http', () => {
  it('serves on this machine, to those with the token', async () => {
    const folder = await temporary();
    const file = join(folder, 'token');
    await writeFile(file, 'a-token-of-some-length\n');
    const port = await freePort();
    const { child, ended, out, err } = await raw(['--http', '--port', String(port), '--token-file', file]);
    await eventually(() => err().includes('ready for assistants'), 'the server');
    const url = `http://127.0.0.1:${port}/mcp`;
    expect(err()).toContain(url);
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);
    const headers = { authorization: 'Bearer a-token-of-some-length' };
    const assistant = await assistantThrough(
      new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
    );
    expect((await assistant.ask('figures', { question: 'hurt' })).outcome).toBe('answered');
    // Only a signal ends it.
    child.stdin.end();
    expect((await assistant.ask('figures', { question: 'hurt' })).outcome).toBe('answered');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(out()).toBe('');
    expect(err()).not.toContain('a-token');
  });

  it('is refused where others could reach it without a token, and where options make no sense', async () => {
    const folder = await temporary();
    await writeFile(join(folder, 'empty'), '\n');
    await writeFile(join(folder, 'short'), 'hunter2');
    for (const [words, reason] of [
      [['--http', '--host', '0.0.0.0'], '--token-file is needed'],
      [['--port', '4000'], 'need --http'],
      [['--token-file', join(folder, 'short')], 'at least 16'],
      [['--http', '--token-file', join(folder, 'empty')], 'without a token'],
      [['--http', '--token-file', join(folder, 'none')], 'ENOENT'],
      [['--http', '--port', '70000'], 'between 0 and 65535'],
      [['--http', '--allow-host', 'https://x.example/'], 'without a port'],
      [['--http', '--host', 'a b'], 'needs an address'],
    ] as const) {
      const { code, out, err } = await verbatim(['mcp', ...words], { env: settings(folder) });
      expect([words, code, out]).toEqual([words, 2, '']);
      expect(err).toContain(reason);
      expect(err).not.toContain('hunter2');
    }
  });

  it('says which port is taken', async () => {
    const port = await freePort();
    const { err } = await raw(['--http', '--port', String(port)]);
    await eventually(() => err().includes('ready for assistants'), 'the server');
    const second = await raw(['--http', '--port', String(port)]);
    expect(await second.ended).toBe(1);
    expect(second.err()).toContain(`Port ${port} is taken`);
  });
});

describe('the inspector of the protocol, an assistant with the SDK’s first version', () => {
  /** Runs its command line; the folder it runs in must have a package.json in the one above, for which it looks there. */
  async function inspector(...words: readonly string[]): Promise<Record<string, unknown>> {
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    return new Promise((resolve, reject) => {
      execFile(
        process.execPath,
        [INSPECTOR, '--cli', ...words],
        { cwd, maxBuffer: 10_000_000 },
        (error, out, trouble) => {
          if (error === null) resolve(JSON.parse(out) as Record<string, unknown>);
          else reject(new Error(`${error.message}\n${trouble}`));
        },
      );
    });
  }

  async function inspect(...words: readonly string[]): Promise<Record<string, unknown>> {
    const env = Object.entries(settings(await temporary())).filter(([name]) => name.endsWith('_DIR'));
    const flags = env.flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    return inspector(...flags, process.execPath, COMMAND, 'mcp', ...words);
  }

  it('has that version: where it has another, the tests below say nothing of older assistants', async () => {
    const { version } = JSON.parse(await readFile(join(INSPECTOR, '../../../sdk/package.json'), 'utf8')) as {
      version: string;
    };
    expect(version).toMatch(/^1\./);
  });

  it('lists the tools and calls one', async () => {
    const { tools } = await inspect('--method', 'tools/list');
    expect((tools as { name: string }[]).map(({ name }) => name)).toContain('check');
    const { structuredContent } = await inspect(
      ...['--method', 'tools/call', '--tool-name', 'claims', '--tool-arg', 'question=velik-rust'],
    );
    expect(structuredContent).toMatchObject({ outcome: 'answered', entries: [{ id: 'velik-rust' }, {}] });
  });

  it('reads a resource', async () => {
    const { contents } = await inspect('--method', 'resources/read', '--uri', 'verbatim://entry/velik-rust');
    expect(JSON.stringify(contents)).toContain('let the bridge rust for eleven years');
  });

  it('calls a tool over HTTP', async () => {
    const port = await freePort();
    const { err } = await raw(['--http', '--port', String(port)]);
    await eventually(() => err().includes('ready for assistants'), 'the server');
    const { structuredContent } = await inspector(
      ...[`http://127.0.0.1:${port}/mcp`, '--transport', 'http', '--method', 'tools/call'],
      ...['--tool-name', 'who', '--tool-arg', 'name=Velik'],
    );
    expect(structuredContent).toMatchObject({ outcome: 'answered', heading: 'Tomas Velik' });
  });
});
