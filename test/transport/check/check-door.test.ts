import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CheckQueueFullError } from '../../../src/check/queued-checker.js';
import { type CheckDoor, type CheckDoorOptions, startCheckDoor } from '../../../src/transport/check/check-door.js';
import { CHECK_LIMITS } from '../../../src/transport/check/limits.js';
import { statement, story } from '../../support/entries.js';
import { deskOver } from '../../support/story.js';
import { docx, run, zip } from '../../support/zip.js';
import { keptLog } from '../gateway/support.js';

const TOKEN = 'a-token-of-thirty-two-characters';
const ROAD = 'the road through the valley must be open by the first of May';
const record = story([statement('road', 'ararat-mirzoyan', '2023-09-22', `said: “${ROAD}”`)]);
const desk = deskOver({ ...record, proofs: new Map([['road', 'proven']]) });
const EXACT = `Mirzoyan said: “${ROAD}.”`;
const ALTERED = EXACT.replace('valley', 'forest');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Overrides = Partial<Pick<CheckDoorOptions, 'perMinute' | 'check' | 'limits'>>;

async function opened(overrides: Overrides = {}) {
  const { log, text } = keptLog();
  const door = await startCheckDoor({
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    perMinute: 0,
    check: async ({ name, bytes }) => (await desk(name, bytes)).report,
    log,
    ...overrides,
  });
  onTestFinished(() => door.close());
  return { door, logged: text };
}

const post = (
  { url }: CheckDoor,
  body: string | Uint8Array,
  { query = '', ...headers }: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(url + query, {
    method: 'POST',
    body: body as BodyInit,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'text/plain', ...headers },
  });

const wrong = async (response: Response) => ({
  status: response.status,
  error: ((await response.json()) as { error: string }).error,
});

describe('POST /check', () => {
  it.each([
    ['text', EXACT, 'text/plain', 'story.txt'],
    ['Markdown', `> **${EXACT}**`, 'text/markdown; charset=utf-8', 'story.md'],
    ['JSON', JSON.stringify({ text: EXACT }), 'application/json', 'story.md'],
    ['a Word document', docx([run(EXACT)]), DOCX, 'story.docx'],
  ])('reads %s, and answers with the report', async (_what, body, type, name) => {
    const { door } = await opened();
    const response = await post(door, body, { 'content-type': type });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-verbatim-result')).toBe('clean');
    const report = (await response.json()) as { digest: string };
    expect(report).toMatchObject({ file: name, result: 'clean', items: [{ verdict: 'exact' }] });
    expect(response.headers.get('x-verbatim-digest')).toBe(report.digest);
  });

  it.each([
    ['json', 'application/json'],
    ['text', 'text/plain'],
    ['sarif', 'application/sarif+json'],
    ['junit', 'application/xml'],
    ['html', 'text/html'],
  ])('answers as %s', async (format, type) => {
    const { door } = await opened();
    const response = await post(door, ALTERED, { query: `?format=${format}&name=desk/draft.txt` });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('x-verbatim-result')).toBe('found');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('draft.txt');
  });

  it('stops at what it is asked to', async () => {
    const { door } = await opened();
    const result = async (failOn: string) =>
      (await post(door, ALTERED, { query: `?fail-on=${failOn}` })).headers.get('x-verbatim-result');
    expect(await result('none')).toBe('clean');
    expect(await result('withdrawn,altered')).toBe('found');
  });

  it('takes what was sent for what it says it is, whatever it is called', async () => {
    const { door } = await opened();
    const response = await post(door, EXACT, { query: '?name=draft.docx' });
    expect(await response.json()).toMatchObject({ file: 'draft.docx.txt', result: 'clean' });
  });
});

describe('a request that is not answered', () => {
  it.each([
    ['no token', ''],
    ['another token', 'Bearer another-token-of-thirty-two-chars'],
    ['a part of the token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['more than the token', `Bearer ${TOKEN} x`],
    ['another scheme', `Basic ${TOKEN}`],
  ])('with %s gets 401', async (_what, authorization) => {
    const { door } = await opened();
    const response = await post(door, EXACT, { authorization });
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect((await wrong(response)).status).toBe(401);
  });

  it('gets 401 before its body is read', async () => {
    const { door } = await opened();
    const status = await new Promise((resolve, reject) => {
      const sent = request(door.url, { method: 'POST', headers: { 'content-length': 5_000_000 } }, (response) =>
        resolve(response.statusCode),
      );
      sent.on('error', reject);
      // The body is announced and never sent.
      sent.flushHeaders();
      onTestFinished(() => {
        sent.destroy();
      });
    });
    expect(status).toBe(401);
  });

  it.each([
    ['an unknown format', '', { query: '?format=pdf' }, 400, 'must be one of text, json'],
    ['an unknown verdict', '', { query: '?fail-on=wrong' }, 400, 'some of exact'],
    ['something else in its address', '', { query: '?callback=x' }, 400, 'nothing else'],
    ['the same twice', '', { query: '?format=json&format=html' }, 400, 'format'],
    ['no JSON', '{', { 'content-type': 'application/json' }, 400, '{"text"'],
    ['other JSON', '{"words":"a"}', { 'content-type': 'application/json' }, 400, '{"text"'],
    ['another type', 'x', { 'content-type': 'application/pdf' }, 415, 'text/markdown'],
    ['a compressed body', 'x', { 'content-encoding': 'gzip' }, 415, 'Content-Encoding'],
    ['a text of another encoding', Uint8Array.of(0x93, 0x94), {}, 422, 'UTF-8'],
    ['a document that is none', 'x', { 'content-type': DOCX }, 422, 'Word'],
    ['a text that is too large', 'a '.repeat(600_000), {}, 413, '1 MB'],
  ] as const)('with %s is told what would be right', async (_what, body, headers, status, explained) => {
    const { door } = await opened({
      check: async ({ name, bytes }) => {
        if (!name.endsWith('.docx')) return (await desk(name, bytes)).report;
        const { createDocxReader } = await import('../../../src/process/documents/read-docx.js');
        const worker = new URL('../../../dist/src/process/documents/docx-worker.js', import.meta.url);
        await createDocxReader({ worker })(bytes);
        throw new Error('it was read');
      },
    });
    const answer = await wrong(await post(door, body, headers as Readonly<Record<string, string>>));
    expect(answer.status).toBe(status);
    expect(answer.error).toContain(explained);
  });

  it('gets 413 where its body is larger than any story', async () => {
    const { door } = await opened({ limits: { ...CHECK_LIMITS, bodyBytes: 1_000 } });
    expect(await wrong(await post(door, 'a'.repeat(2_000)))).toMatchObject({ status: 413 });
  });

  it('gets 404 elsewhere and 405 for another method', async () => {
    const { door } = await opened();
    expect((await fetch(door.url.replace('/check', '/'), { method: 'POST' })).status).toBe(404);
    expect((await fetch(door.url)).status).toBe(405);
  });

  it('gets 429 with the time to wait where there are too many, and wrong tokens do not count', async () => {
    const { door } = await opened({ perMinute: 2 });
    for (let index = 0; index < 5; index += 1) await post(door, EXACT, { authorization: 'Bearer wrong' });
    const statuses: number[] = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await post(door, EXACT)).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(Number((await post(door, EXACT)).headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('gets 503 where too many wait, or a story takes too long', async () => {
    const full = await opened({ check: () => Promise.reject(new CheckQueueFullError()) });
    expect((await post(full.door, EXACT)).status).toBe(503);
    const late = await opened({
      limits: { ...CHECK_LIMITS, storyMs: 20 },
      check: (_file, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    const response = await post(late.door, EXACT);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });
});

describe('the log', () => {
  it('has counts and time, and nothing of a story, its name or the token', async () => {
    const secret = 'the harbour was sold on Tuesday night';
    const { door, logged } = await opened({
      check: async ({ name, bytes }) => {
        if (name.includes('broken')) throw new Error(`cannot read ${new TextDecoder().decode(bytes)}`);
        return (await desk(name, bytes)).report;
      },
    });
    await post(door, `She said: “${secret}”.`, { query: '?name=tuesday.txt' });
    expect((await post(door, secret, { query: '?name=broken.txt' })).status).toBe(500);
    await post(door, secret, { authorization: 'Bearer wrong' });
    expect(logged()).toContain('"quotes":1');
    for (const word of ['harbour', 'tuesday', 'broken', TOKEN]) expect(logged()).not.toContain(word);
  });
});

describe('a client that goes away', () => {
  it('has its story left', async () => {
    let stopped: (reason: unknown) => void = () => {};
    const told = new Promise((resolve) => {
      stopped = resolve;
    });
    const gone = new AbortController();
    const { door } = await opened({
      check: (_file, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped(signal.aborted);
            reject(signal.reason);
          });
          gone.abort();
        }),
    });
    const sent = fetch(door.url, {
      method: 'POST',
      body: EXACT,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'text/plain' },
      signal: gone.signal,
    });
    await expect(sent).rejects.toThrow();
    expect(await told).toBe(true);
  });
});

describe('a bomb', () => {
  it('as a document is refused like any other', async () => {
    const worker = new URL('../../../dist/src/process/documents/docx-worker.js', import.meta.url);
    const { createDocxReader } = await import('../../../src/process/documents/read-docx.js');
    const { door } = await opened({
      check: async ({ bytes }) => {
        await createDocxReader({ worker })(bytes);
        throw new Error('it was read');
      },
    });
    const bomb = zip([{ name: 'word/document.xml', bytes: Buffer.alloc(60_000_000) }]);
    expect((await post(door, bomb, { 'content-type': DOCX })).status).toBe(413);
  });
});
