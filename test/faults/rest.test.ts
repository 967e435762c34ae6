import { describe, expect, it } from 'vitest';
import type { Fault } from '../support/fake-discord/faults.js';
import { answerLines, echo, gatewayForTest, message } from '../transport/gateway/support.js';

const CALLBACK = /callback$/;
const ORIGINAL = /@original$/;

const pictured = async () => ({
  ...message('words first'),
  drawPicture: async () => ({ components: [], files: [{ name: 'chart.png', bytes: new Uint8Array([1, 2, 3]) }] }),
});

describe('a reply on its way', () => {
  it.each<[string, Fault]>([
    ['500', { kind: 'status', status: 500, path: CALLBACK }],
    ['502', { kind: 'status', status: 502, path: CALLBACK }],
    ['503', { kind: 'status', status: 503, path: CALLBACK }],
    ['504', { kind: 'status', status: 504, path: CALLBACK }],
    ['a request to slow down', { kind: 'rate limit', retryAfterSeconds: 0.1, path: CALLBACK }],
    [
      'a request that everything slow down',
      { kind: 'rate limit', retryAfterSeconds: 0.1, global: true, path: CALLBACK },
    ],
    ['a cut connection', { kind: 'reset', path: CALLBACK }],
    ['a slow body', { kind: 'slow body', milliseconds: 200, path: CALLBACK }],
  ])('gets through after %s, once', async (_what, fault) => {
    const { discord, lines } = await gatewayForTest();
    discord.fail(fault);
    const pending = discord.send(discord.build.command('/claims'));
    await discord.answer(pending);
    await discord.until(() => answerLines(lines()).length === 1);
    expect(pending.refused).toEqual([]);
    expect(answerLines(lines())[0]).toMatchObject({ outcome: 'answered' });
  });

  describe.each<[string, Fault]>([
    ['the connection is cut', { kind: 'reset', processed: true, path: CALLBACK }],
    ['an error comes back', { kind: 'status', status: 502, processed: true, path: CALLBACK }],
  ])('when Discord took it and %s', (_what, fault) => {
    it('is not sent a second time to the asker, and counts as sent', async () => {
      const { discord, lines } = await gatewayForTest(async () => message('once'));
      discord.fail(fault);
      const pending = discord.send(discord.build.command('/claims'));
      await discord.until(() => answerLines(lines()).length === 1);
      expect(pending.answer?.message?.content).toBe('once');
      expect(answerLines(lines())[0]).toMatchObject({ outcome: 'answered' });
      expect(lines().filter(({ level }) => Number(level) > 30)).toEqual([]);
    });

    it.each([
      ['a picture', 'PATCH', pictured],
      ['a deletion', 'DELETE', async () => ({ ...message('deleted'), deleteMessage: true })],
    ])('is followed by %s', async (_follows, method, respond) => {
      const { discord } = await gatewayForTest(respond);
      discord.fail(fault);
      const pending = discord.send(discord.build.command('/figures'));
      await discord.until(() => discord.requests.some((request) => request.method === method));
      expect(pending.answer?.message?.content).toBeDefined();
    });
  });

  it('that another process sent already is followed by nothing', async () => {
    const { discord, lines } = await gatewayForTest(async ({ id, token }) => {
      await fetch(`${discord.apiUrl}/v10/interactions/${id}/${token}/callback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message('from elsewhere').callback),
      });
      return pictured();
    });
    const pending = discord.send(discord.build.command('/claims'));
    await discord.until(() => answerLines(lines()).length === 1);
    expect(pending.answer?.message?.content).toBe('from elsewhere');
    expect(answerLines(lines())[0]).toMatchObject({ outcome: 'double' });
    expect(lines().filter(({ level }) => Number(level) > 30)).toHaveLength(1);
    expect(discord.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('is one line in the log when it comes too late', async () => {
    const { discord, lines } = await gatewayForTest(async (interaction) => {
      discord.advance(4_000);
      return echo(interaction);
    });
    const pending = discord.send(discord.build.command('/claims'));
    await discord.until(() => answerLines(lines()).length === 1);
    expect(pending.callbacks).toBe(1);
    expect(answerLines(lines())[0]).toMatchObject({ outcome: 'late' });
  });
});

describe('a picture on its way', () => {
  it('comes when Discord does not know the message at once', async () => {
    const { discord } = await gatewayForTest(pictured);
    discord.fail({ kind: 'missing', path: ORIGINAL });
    await discord.command('/figures');
    await discord.until(() => discord.requests.some(({ method, status }) => method === 'PATCH' && status === 200));
    expect(discord.requests.filter(({ method }) => method === 'PATCH').map(({ status }) => status)).toEqual([404, 200]);
  });

  it('that never gets through leaves the answer as it is, with one line in the log', async () => {
    const { discord, lines } = await gatewayForTest(pictured);
    discord.fail({ kind: 'missing', path: ORIGINAL, times: 10 });
    const answer = await discord.command('/figures');
    await discord.until(() => lines().some(({ msg }) => msg === 'no picture: it could not be drawn or sent'));
    expect(answer.message?.content).toBe('words first');
    expect(lines().filter(({ level }) => Number(level) > 30)).toHaveLength(1);
    expect((await discord.command('/figures')).callback.type).toBe(4);
  });
});
