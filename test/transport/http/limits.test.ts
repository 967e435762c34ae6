import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createInteractionHandler } from '../../../src/bot/delivery/handle-interaction.js';
import { type HttpDoor, startHttpDoor } from '../../../src/transport/http/http.js';
import { HTTP_LIMITS, type HttpLimits } from '../../../src/transport/http/limits.js';
import type { FakeDiscord } from '../../support/fake-discord/index.js';
import { eventually, patience } from '../../support/patience.js';
import { discordForTest, echo, keptLog } from '../gateway/support.js';

/** Limits that a test need not wait for. */
const SHORT = { headersMs: 200, requestMs: 400, checkEveryMs: 50 };

async function opened(limits: Partial<HttpLimits> = {}): Promise<{ discord: FakeDiscord; door: HttpDoor }> {
  const discord = await discordForTest();
  const { log } = keptLog();
  const answer = createInteractionHandler({ respond: echo, log, deadlineMs: patience(2_000) });
  const door = await startHttpDoor({
    publicKey: discord.publicKey,
    apiUrl: discord.apiUrl,
    host: '127.0.0.1',
    port: 0,
    answer,
    log,
    limits: { ...HTTP_LIMITS, ...limits },
  });
  onTestFinished(() => door.close({ graceMs: 1_000 }));
  return { discord, door };
}

/** A connection to the door; `heard` is what came back so far. */
async function connected({
  port,
}: HttpDoor): Promise<{ socket: Socket; heard: () => string; closed: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  onTestFinished(() => {
    socket.destroy();
  });
  await Promise.race([once(socket, 'connect'), closed]);
  return { socket, heard: () => heard, closed };
}

const headOf = (headers: Readonly<Record<string, string>>): string =>
  ['POST /interactions HTTP/1.1', 'host: x', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    .map((line) => `${line}\r\n`)
    .join('');

const now = (): string => String(Math.floor(Date.now() / 1_000));
const WELL_FORMED = 'ab'.repeat(64);

describe('the endpoint, before a body is read', () => {
  it.each([
    ['no signature', () => ({ 'x-signature-timestamp': now() })],
    ['no timestamp', () => ({ 'x-signature-ed25519': WELL_FORMED })],
    ['a signature of another shape', () => ({ 'x-signature-ed25519': 'abc', 'x-signature-timestamp': now() })],
    ['a timestamp of another shape', () => ({ 'x-signature-ed25519': WELL_FORMED, 'x-signature-timestamp': '-1' })],
    [
      'a timestamp of an hour ago',
      () => ({ 'x-signature-ed25519': WELL_FORMED, 'x-signature-timestamp': String(Number(now()) - 3_600) }),
    ],
  ])('refuses %s and hangs up', async (_what, headers) => {
    const { door } = await opened();
    const { socket, heard, closed } = await connected(door);
    // The body is announced and never sent.
    socket.write(`${headOf({ ...headers(), 'content-length': '400000' })}\r\n`);
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('refuses a body that is announced as too long', async () => {
    const { door } = await opened();
    const { socket, heard, closed } = await connected(door);
    const length = String(HTTP_LIMITS.bodyBytes + 1);
    socket.write(
      `${headOf({ 'x-signature-ed25519': WELL_FORMED, 'x-signature-timestamp': now(), 'content-length': length })}\r\n`,
    );
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('refuses what is sent to another address', async () => {
    const { door } = await opened();
    const { socket, heard, closed } = await connected(door);
    socket.write('POST /elsewhere HTTP/1.1\r\nhost: x\r\ncontent-length: 400000\r\n\r\n');
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 404 /);
  });
});

describe('a connection that only costs', () => {
  it('is closed when its headers drip', async () => {
    const { door } = await opened(SHORT);
    const { socket, closed } = await connected(door);
    socket.write('POST /interactions HTTP/1.1\r\nhost: x\r\nx-drip: ');
    const dripping = setInterval(() => socket.write('a'), 20);
    onTestFinished(() => clearInterval(dripping));
    await closed;
  });

  it('is closed when it says nothing', async () => {
    const { door } = await opened(SHORT);
    const { closed } = await connected(door);
    await closed;
  });

  it('is closed when a body of the right size never comes', async () => {
    const { door } = await opened(SHORT);
    const { socket, closed } = await connected(door);
    const headers = { 'x-signature-ed25519': WELL_FORMED, 'x-signature-timestamp': now(), 'content-length': '1000' };
    socket.write(`${headOf(headers)}\r\n{`);
    await closed;
  });

  it('is one of a limited number: more are refused, and Discord has room again once they go', async () => {
    const { discord, door } = await opened({ connections: 20, headersMs: 200_000, requestMs: 200_000 });
    const all = await Promise.all(Array.from({ length: 50 }, () => connected(door)));
    let refused = 0;
    for (const { closed } of all) void closed.then(() => (refused += 1));
    await eventually(
      () => refused === 30,
      () => `${refused} were refused`,
    );
    for (const { socket } of all) socket.destroy();
    await Promise.all(all.map(({ closed }) => closed));
    await eventually(
      async () => (await discord.post(door.url, discord.build.command('/claims'))).status === 200,
      'an answer',
    );
  });
});

describe('the limits of the endpoint', () => {
  it('hold within a second, and their memory is bounded', () => {
    expect(HTTP_LIMITS.checkEveryMs).toBeLessThanOrEqual(1_000);
    expect(HTTP_LIMITS.headersMs).toBeLessThanOrEqual(HTTP_LIMITS.requestMs);
    expect(HTTP_LIMITS.requestMs).toBeLessThanOrEqual(5_000);
    expect(HTTP_LIMITS.bodyBytes * HTTP_LIMITS.connections).toBeLessThanOrEqual(256 * 1024 * 1024);
  });
});
