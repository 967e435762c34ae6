import { request } from 'node:http';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createInteractionHandler, type HandlerOptions } from '../../../src/bot/delivery/handle-interaction.js';
import { createLog } from '../../../src/log.js';
import { type App, createApp } from '../../../src/process/app.js';
import { type HttpDoor, startHttpDoor } from '../../../src/transport/http/http.js';
import { PictureError } from '../../../src/view/pictures/drawing/picture-error.js';
import type { FakeDiscord } from '../../support/fake-discord/index.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../../support/first-story.js';
import { eventually, patience } from '../../support/patience.js';
import { answerLines, discordForTest, keptLog, type LogLine, message } from '../gateway/support.js';

let app: App;
beforeAll(async () => {
  app = await createApp({ knowledgeDir: KNOWLEDGE_DIR, archiveDir: ARCHIVE_DIR, log: createLog('silent', false) });
});

interface Opened {
  readonly discord: FakeDiscord;
  readonly door: HttpDoor;
  readonly lines: () => LogLine[];
  readonly text: () => string;
}

/** The door over a router, on the endpoint of a fake Discord. */
async function opened(more: Partial<HandlerOptions> = {}): Promise<Opened> {
  const discord = await discordForTest();
  const { log, lines, text } = keptLog();
  const answer = createInteractionHandler({ respond: app.cachedRespond, log, deadlineMs: patience(2_000), ...more });
  const { publicKey, apiUrl } = discord;
  const door = await startHttpDoor({ publicKey, apiUrl, host: '127.0.0.1', port: 0, answer, log });
  onTestFinished(() => door.close({ graceMs: 1_000 }));
  return { discord, door, lines, text };
}

describe('an endpoint for interactions', () => {
  it('answers Discord’s ping', async () => {
    const { discord, door } = await opened();
    const response = await fetch(door.url, discord.sign('{"type":1}'));
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
  });

  it('serves what is for everybody, and nothing else, without a signature', async () => {
    const { publicKey, apiUrl } = await discordForTest();
    const door = await startHttpDoor({
      publicKey,
      apiUrl,
      host: '127.0.0.1',
      port: 0,
      answer: async () => {},
      log: createLog('silent', false),
      pages: new Map([
        ['/feed.json', async () => ({ type: 'application/feed+json; charset=utf-8', text: '{"items":[]}' })],
      ]),
    });
    onTestFinished(() => door.close({ graceMs: 1_000 }));
    const get = (path: string, method = 'GET') => fetch(new URL(path, door.url), { method });
    const feed = await get('/feed.json');
    expect([feed.status, feed.headers.get('content-type'), await feed.text()]).toEqual([
      200,
      'application/feed+json; charset=utf-8',
      '{"items":[]}',
    ]);
    expect([(await get('/feed.json', 'POST')).status, (await get('/interactions')).status]).toEqual([404, 404]);
  });

  it('answers commands, typing and buttons in the response itself', async () => {
    const { discord, door } = await opened();
    const command = await discord.post(door.url, discord.build.command('/claims', { 'who-or-what': 'Mirzoyan' }));
    expect(JSON.stringify(command.answer?.callback)).toContain('“unprovoked and well-planned military attack”');
    const typing = discord.build.autocomplete('/claims', { 'who-or-what': 'mirz' }, 'who-or-what');
    expect((await discord.post(door.url, typing)).answer?.callback.type).toBe(8);
    if (command.answer === undefined) throw new Error('no answer');
    const [next] = /"claims\|p\|[^"]+"/.exec(JSON.stringify(command.answer.callback)) ?? [];
    const press = discord.build.press(command.answer, JSON.parse(next ?? '""'));
    expect((await discord.post(door.url, press)).answer?.callback.type).toBe(7);
    expect(discord.requests.filter(({ path }) => path.endsWith('/callback'))).toEqual([]);
  });

  it('sends files as a form, byte for byte', async () => {
    const bytes = new Uint8Array(70_000).map((_, index) => index % 251);
    const { discord, door } = await opened({
      respond: async () => ({ ...message('see the file'), files: [{ name: 'all.bin', bytes, description: 'All' }] }),
    });
    const { answer } = await discord.post(door.url, discord.build.command('/claims'));
    expect(answer?.files.map(({ name }) => name)).toEqual(['all.bin']);
    expect(answer?.files[0]?.bytes).toEqual(bytes);
  });

  it('adds the picture through REST once Discord has the answer', async () => {
    const { discord, door } = await opened({
      respond: async () => ({
        ...message('words first'),
        drawPicture: async () => ({ components: [], files: [{ name: 'chart.png', bytes: new Uint8Array([1, 2, 3]) }] }),
      }),
    });
    const { pending } = await discord.post(door.url, discord.build.command('/figures'));
    await discord.until(() => discord.requests.some(({ method }) => method === 'PATCH'));
    expect(pending.answer?.message?.content).toBe('words first');
    expect(discord.requests.find(({ method }) => method === 'PATCH')?.files[0]?.name).toBe('chart.png');
  });

  it('says to the asker alone that a picture took too long', async () => {
    const { discord, door } = await opened({
      respond: async () => ({
        ...message('words first'),
        drawPicture: () => Promise.reject(new PictureError('too-slow', 'a picture took too long')),
      }),
    });
    await discord.post(door.url, discord.build.command('/figures'));
    const isFollowUp = ({ method, path }: { method: string; path: string }) =>
      method === 'POST' && path.includes('/webhooks/') && !path.includes('/messages/');
    await discord.until(() => discord.requests.some(isFollowUp));
    expect(discord.requests.find(isFollowUp)).toMatchObject({
      status: 200,
      body: { content: expect.stringContaining('took too long'), flags: 64, allowed_mentions: { parse: [] } },
    });
  });

  it('writes one line an answer, which holds no token, no signature, nobody’s id and no words', async () => {
    const { discord, door, lines, text } = await opened();
    const interaction = discord.build.command('/claims', { 'who-or-what': 'Mirzoyan' });
    await discord.post(door.url, interaction);
    await discord.until(() => answerLines(lines()).length === 1);
    expect(answerLines(lines())[0]).toMatchObject({ request: interaction.id, command: 'claims', outcome: 'answered' });
    for (const secret of [interaction.token, 'Mirzoyan', '801000000000000001', 'x-signature'])
      expect(text()).not.toContain(secret);
  });
});

describe('whatever is not Discord’s', () => {
  const body = JSON.stringify({ type: 1 });

  it.each([
    ['without a signature', (signed: Record<string, string>) => ({ ...signed, 'x-signature-ed25519': '' })],
    ['without a timestamp', (signed: Record<string, string>) => ({ ...signed, 'x-signature-timestamp': '' })],
    ['with another timestamp', (signed: Record<string, string>) => ({ ...signed, 'x-signature-timestamp': '1' })],
    [
      'with another signature',
      (signed: Record<string, string>) => ({ ...signed, 'x-signature-ed25519': 'ab'.repeat(64) }),
    ],
    ['with no signature at all', () => ({})],
  ])('is refused %s', async (_how, change) => {
    const { discord, door } = await opened();
    const response = await fetch(door.url, {
      method: 'POST',
      body,
      headers: change({ ...discord.sign(body).headers }),
    });
    expect(response.status).toBe(401);
  });

  // A time to come draws nearer while the test runs.
  it.each([-301, 360])('is refused %i seconds off, and the log says that the clock may be wrong', async (off) => {
    const { discord, door, lines } = await opened();
    const now = Math.floor(Date.now() / 1_000);
    expect((await fetch(door.url, discord.sign(body, now + off))).status).toBe(401);
    expect((await fetch(door.url, discord.sign(body, now + off))).status).toBe(401);
    expect(lines().filter(({ msg }) => /clock of this machine/.test(String(msg)))).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'nothing'],
    ['JSON that is no interaction', '[]'],
    ['an interaction without an id', '{"type":2,"data":{}}'],
  ])('is refused where it is signed but holds %s', async (_what, content) => {
    const { discord, door } = await opened();
    expect((await fetch(door.url, discord.sign(content))).status).toBe(400);
  });

  it('is refused where it is too long', async () => {
    const { discord, door } = await opened();
    expect((await fetch(door.url, discord.sign('x'.repeat(513 * 1024)))).status).toBe(413);
  });

  it('is told where to go', async () => {
    const { door } = await opened();
    const response = await fetch(new URL('/', door.url));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('POST /interactions');
  });
});

describe('trouble on the way', () => {
  it('tells the asker privately that answering failed', async () => {
    const { discord, door } = await opened({
      respond: async () => {
        throw new TypeError('no such entry');
      },
    });
    const { answer } = await discord.post(door.url, discord.build.command('/claims'));
    expect(answer?.message).toMatchObject({ flags: 64, content: expect.stringContaining('Something went wrong here') });
  });

  it('takes an option far longer than Discord allows', async () => {
    const { discord, door } = await opened();
    const posted = await discord.post(
      door.url,
      discord.build.command('/claims', { 'who-or-what': 'Mirzoyan '.repeat(50_000) }),
    );
    expect(posted.status).toBe(200);
  });

  it('calls it late when Discord has hung up', async () => {
    let go: (() => void) | undefined;
    const { discord, door, lines } = await opened({
      respond: () =>
        new Promise((resolve) => {
          go = () => resolve(message('too late'));
        }),
    });
    const { body, headers } = discord.sign(JSON.stringify(discord.build.command('/claims')));
    const asking = request(door.url, { method: 'POST', headers });
    asking.on('error', () => {});
    asking.end(body);
    await eventually(() => go !== undefined, 'the request to arrive');
    asking.destroy();
    // What says that Discord has hung up takes a moment.
    await new Promise((resolve) => setTimeout(resolve, patience(50)));
    go?.();
    await discord.until(() => answerLines(lines()).length === 1);
    expect(answerLines(lines())[0]).toMatchObject({ outcome: 'late' });
  });

  it('finishes what is in flight before it closes, and takes nothing new', async () => {
    let go: (() => void) | undefined;
    const { discord, door } = await opened({
      respond: () =>
        new Promise((resolve) => {
          go = () => resolve(message('in time'));
        }),
    });
    const posted = discord.post(door.url, discord.build.command('/claims'));
    await eventually(() => go !== undefined, 'the request to arrive');
    const closed = door.close({ graceMs: patience(60_000) });
    go?.();
    expect((await posted).answer?.message?.content).toBe('in time');
    await closed;
    await expect(fetch(door.url, discord.sign('{"type":1}'))).rejects.toThrow();
  });
});

describe('a request that is replayed', () => {
  const chart = [{ name: 'chart.png', bytes: new Uint8Array([1]) }];
  it.each([
    ['a deletion', 'DELETE', { deleteMessage: true }],
    ['a picture', 'PATCH', { drawPicture: async () => ({ components: [], files: chart }) }],
  ])('gets the same bytes again, and %s is not done twice', async (_what, method, more) => {
    let asked = 0;
    const { discord, door } = await opened({
      respond: async () => {
        asked += 1;
        return { ...message(`answer ${asked}`), ...more };
      },
    });
    const interaction = discord.build.command('/claims');
    await discord.post(door.url, interaction);
    const signed = discord.sign(JSON.stringify(interaction));
    const bodies = await Promise.all(Array.from({ length: 5 }, async () => (await fetch(door.url, signed)).text()));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('answer 1');
    await door.close({ graceMs: patience(60_000) });
    expect(asked).toBe(1);
    expect(discord.requests.filter((request) => request.method === method)).toHaveLength(1);
  });

  it('gets them while the first is still being answered', async () => {
    let go: (() => void) | undefined;
    let asked = 0;
    const { discord, door, lines } = await opened({
      respond: () =>
        new Promise((resolve) => {
          asked += 1;
          go = () => resolve(message('once'));
        }),
    });
    const signed = discord.sign(JSON.stringify(discord.build.command('/claims')));
    const first = fetch(door.url, signed);
    await eventually(() => go !== undefined, 'the request to arrive');
    const second = fetch(door.url, signed);
    await eventually(() => lines().some(({ msg }) => /came again/.test(String(msg))), 'the replay to arrive');
    go?.();
    expect(await (await second).text()).toBe(await (await first).text());
    expect(asked).toBe(1);
  });

  it('of which the reply was too large to keep is refused', async () => {
    const { discord, door } = await opened({
      respond: async () => ({ ...message('a file'), files: [{ name: 'all.bin', bytes: new Uint8Array(600 * 1024) }] }),
    });
    const signed = discord.sign(JSON.stringify(discord.build.command('/claims')));
    expect((await fetch(door.url, signed)).status).toBe(200);
    expect((await fetch(door.url, signed)).status).toBe(409);
  });
});
