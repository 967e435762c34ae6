import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIInteraction, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../../commands/index.js';
import { createInteractionHandler } from '../../../src/bot/delivery/handle-interaction.js';
import type { Reply } from '../../../src/bot/reply.js';
import { type Preview, startPreview } from '../../../src/transport/preview/preview.js';
import { violations } from '../../../src/view/discord/violations.js';
import { PictureError } from '../../../src/view/pictures/drawing/picture-error.js';
import { keptLog } from '../gateway/support.js';

const TEXT: APIMessageTopLevelComponent = { type: 10, content: 'with its picture' };
const PICTURE = { name: 'b.png', bytes: new Uint8Array([1]), description: 'a picture' };

let preview: Preview;
let folder: string;
const seen: unknown[] = [];
const { log, lines } = keptLog();

async function respond(interaction: APIInteraction): Promise<Reply> {
  seen.push(interaction);
  const name = interaction.type === 2 ? interaction.data.name : '';
  if (name === 'source') throw new Error('the router broke');
  const reply: Reply = {
    callback: { type: 4, data: { content: 'x'.repeat(2_001), allowed_mentions: { parse: [] } } },
    files: [{ name: 'a.txt', bytes: new TextEncoder().encode('whole') }],
    entries: ['a'],
  };
  if (name === 'figures') return { ...reply, drawPicture: async () => ({ components: [TEXT], files: [PICTURE] }) };
  if (name === 'who')
    return { ...reply, drawPicture: () => Promise.reject(new PictureError('too-slow', 'a picture took too long')) };
  if (name === 'event') return { ...reply, drawPicture: () => Promise.reject(new Error('no ink')) };
  return reply;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
  for (const file of ['index.html', 'main.js', 'page.css']) await writeFile(join(folder, file), file);
  preview = await startPreview({
    port: 0,
    pageDir: folder,
    commands: commands.map(({ definition }) => definition),
    examples: ['/help'],
    check: violations,
    log,
    answer: createInteractionHandler({ respond, log }),
  });
});

afterAll(async () => {
  await preview.close();
  await rm(folder, { recursive: true });
});

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** fetch does not let anybody set Host or Origin. */
function send(
  path: string,
  more: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answered> {
  const { method = 'GET', headers = {}, body } = more;
  return new Promise((resolve, reject) => {
    const sent = request(`${preview.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const ask = (question: unknown, headers: Record<string, string> = {}) =>
  send('/interactions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof question === 'string' ? question : JSON.stringify(question),
  });

describe('the preview’s server', () => {
  it('serves the page under rules that let nothing else in', async () => {
    for (const path of ['/', '/main.js', '/page.css']) {
      const { status, headers } = await send(path);
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('turns a line into Discord’s own interaction, and gives the reply with what Discord would refuse in it', async () => {
    const { status, body } = await ask({ kind: 'command', line: '/claims Mirzoyan since:2023-09-01' });
    expect(status).toBe(200);
    expect(seen.at(-1)).toMatchObject({
      type: 2,
      data: {
        name: 'claims',
        options: [
          { name: 'who-or-what', value: 'Mirzoyan' },
          { name: 'since', value: '2023-09-01' },
        ],
      },
    });
    const answered = JSON.parse(body) as { violations: string[]; files: { base64: string }[]; entries: string[] };
    expect(answered.violations).toEqual(['content has 2001 characters of 2000']);
    expect(Buffer.from(answered.files[0]?.base64 ?? '', 'base64').toString()).toBe('whole');
    expect(answered.entries).toEqual(['a']);
  });

  it('passes typing and buttons on', async () => {
    await ask({ kind: 'complete', line: '/claims mirz and more', cursor: 12 });
    expect(seen.at(-1)).toMatchObject({
      type: 4,
      data: { options: [{ name: 'who-or-what', value: 'mirz', focused: true }] },
    });
    await ask({
      kind: 'component',
      custom_id: 'claims|p|01234567|2||x',
      component_type: 2,
      message: { id: '5', flags: 64 },
    });
    expect(seen.at(-1)).toMatchObject({
      type: 3,
      data: { custom_id: 'claims|p|01234567|2||x' },
      message: { id: '5', flags: 64 },
    });
  });

  it('gives the picture as an edit of the message, once', async () => {
    const { edit } = JSON.parse((await ask({ kind: 'command', line: '/figures killed' })).body) as { edit: string };
    const edited = JSON.parse((await ask({ kind: 'edit', id: edit })).body) as unknown;
    expect(edited).toMatchObject({
      reply: { type: 7, data: { components: [TEXT], allowed_mentions: { parse: [] } } },
      files: [{ name: 'b.png', base64: 'AQ==', description: 'a picture' }],
    });
    const again = JSON.parse((await ask({ kind: 'edit', id: edit })).body) as unknown;
    expect(again).toMatchObject({ reply: { type: 6 }, files: [] });
  });

  it('leaves the message as it is where its picture cannot be drawn, and logs why', async () => {
    const { edit } = JSON.parse((await ask({ kind: 'command', line: '/event Karabakh' })).body) as { edit: string };
    expect(JSON.parse((await ask({ kind: 'edit', id: edit })).body)).toMatchObject({ reply: { type: 6 } });
    expect(JSON.stringify(lines())).toContain('no ink');
  });

  it('gives a private notice where the picture took too long', async () => {
    const { edit } = JSON.parse((await ask({ kind: 'command', line: '/who Karabakh' })).body) as { edit: string };
    expect(JSON.parse((await ask({ kind: 'edit', id: edit })).body)).toMatchObject({
      reply: { type: 4, data: { flags: 64, content: expect.stringContaining('took too long') } },
    });
  });

  it('answers with a reference where the router fails, and logs it under the same', async () => {
    const { status, body } = await ask({ kind: 'command', line: '/source x' });
    expect(status).toBe(200);
    const [reference = ''] = /[0-9a-f]{8}/.exec(body) ?? [];
    expect(JSON.stringify(lines())).toContain(reference);
  });

  it('writes one line about each answer, as every door does', async () => {
    const before = lines().length;
    await ask({ kind: 'command', line: '/help' });
    const written = () => lines().slice(before);
    await expect.poll(written).toMatchObject([{ kind: 'command', command: 'help', outcome: 'answered' }]);
  });

  it.each([
    ['a name that is not this machine', () => send('/', { headers: { host: 'evil.example' } }), 421],
    ['another machine’s port', () => send('/', { headers: { host: '127.0.0.1:1' } }), 421],
    ['a page from elsewhere', () => ask({ kind: 'command', line: '/help' }, { origin: 'https://evil.example' }), 403],
    ['a body that is too long', () => ask('x'.repeat(70_000)), 413],
    ['a body that is no JSON', () => ask('{'), 400],
    ['a body of another type', () => ask('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['an empty body', () => ask(''), 400],
    ['a body that makes no sense', () => ask({ kind: 'dance' }), 400],
    ['a command there is not', () => ask({ kind: 'command', line: '/cliams x' }), 422],
    ['the wrong method', () => send('/interactions'), 405],
    ['the wrong method for the page', () => send('/', { method: 'DELETE' }), 405],
    ['a page there is not', () => send('/etc/passwd'), 404],
    ['a way out of the folder', () => send('/../package.json'), 404],
    ['a way out of the folder in other signs', () => send('/%2e%2e/package.json'), 404],
  ] as const)('refuses %s in plain words', async (_, attempt, status) => {
    const answered = await attempt();
    expect(answered.status).toBe(status);
    expect((JSON.parse(answered.body) as { error: string }).error).toMatch(/^[A-Z].+[.?]$/);
  });

  it('lists the commands and the examples', async () => {
    const listed = JSON.parse((await send('/commands')).body) as { commands: { name: string }[]; examples: string[] };
    expect(listed.commands.map(({ name }) => name)).toContain('claims');
    expect(listed.examples).toEqual(['/help']);
  });

  it('takes a free port near the one wanted where that is taken', async () => {
    const other = await startPreview({
      port: preview.port,
      pageDir: folder,
      commands: [],
      examples: [],
      check: violations,
      log,
      answer: async () => {},
    });
    onTestFinished(() => other.close());
    expect(other.port).toBeGreaterThan(preview.port);
    expect((await fetch(other.url)).status).toBe(200);
  });

  it('says what to do where the page was not built', async () => {
    const started = startPreview({
      port: 0,
      pageDir: '/nowhere',
      commands: [],
      examples: [],
      check: violations,
      log,
      answer: async () => {},
    });
    await expect(started).rejects.toThrow('npm run build');
  });
});
