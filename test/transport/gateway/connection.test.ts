import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createInteractionHandler } from '../../../src/bot/delivery/handle-interaction.js';
import { GatewayLoginError } from '../../../src/bot/delivery/login-error.js';
import { startGateway } from '../../../src/transport/gateway/gateway.js';
import type { FakeDiscord } from '../../support/fake-discord/index.js';
import { eventually, patience } from '../../support/patience.js';
import { answerLines, discordForTest, echo, gatewayForTest, keptLog } from './support.js';

describe('logging in', () => {
  it('asks for no intents and knows the application', async () => {
    const { discord, gateway } = await gatewayForTest();
    expect(gateway.applicationId).toBe(discord.applicationId);
    expect(gateway.state()).toBe('ready');
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(discord.gateway.identifies[0]).toMatchObject({ intents: 0 });
  });

  it('stops at a wrong token, says what to do, and does not try again', async () => {
    const discord = await discordForTest();
    const { log } = keptLog();
    const started = startGateway({
      token: 'wrong.token.here',
      apiUrl: discord.apiUrl,
      answer: createInteractionHandler({ respond: echo, log }),
      log,
    });
    const error = await started.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(GatewayLoginError);
    expect(String(error)).toMatch(/DISCORD_TOKEN/);
    expect(String(error)).not.toContain('wrong.token.here');
    const attempts = discord.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(discord.requests.length).toBe(attempts);
  });

  it('says that Discord is out of reach where nothing answers', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { log } = keptLog();
    const started = startGateway({
      token: 'any.token.here',
      apiUrl: `http://127.0.0.1:${port}/api`,
      answer: createInteractionHandler({ respond: echo, log }),
      log,
      readyTimeoutMs: patience(30_000),
    });
    await expect(started).rejects.toBeInstanceOf(GatewayLoginError);
  });

  it('runs as many shards as Discord recommends', async () => {
    const { discord } = await gatewayForTest(echo, { recommendedShards: 2 });
    await discord.until(() => discord.gateway.identifies.length === 2);
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});

describe('a gateway that takes the connection and goes silent', () => {
  it.each(['HELLO', 'READY'] as const)(
    'before %s is given up with the promised words, and left alone',
    async (word) => {
      const discord = await discordForTest();
      discord.gateway.withhold(word);
      const { log } = keptLog();
      const started = startGateway({
        token: discord.token,
        apiUrl: discord.apiUrl,
        answer: createInteractionHandler({ respond: echo, log }),
        log,
        readyTimeoutMs: 500,
      });
      await expect(started).rejects.toThrow(/was not ready within 0.5 seconds/);
      const { length } = discord.gateway.connections;
      expect(length).toBeGreaterThan(0);
      discord.gateway.withhold(undefined);
      // discord.js waits half a second before it connects again.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(discord.gateway.connections).toHaveLength(length);
      expect(discord.gateway.ready).toBe(0);
    },
  );
});

describe('a connection that is quiet', () => {
  it('is heard by the answers to its heartbeats', async () => {
    const { discord, gateway } = await gatewayForTest(echo, { heartbeatMs: 100 });
    const ready = performance.now();
    await eventually(() => performance.now() - ready > 2_000 && discord.gateway.heartbeats > 3, 'heartbeats');
    expect(gateway.silentForMs()).toBeLessThan(performance.now() - ready);
  });
});

describe('a connection that breaks', () => {
  it.each([
    ['Discord asks to reconnect', (discord: FakeDiscord) => discord.gateway.reconnect()],
    ['the session may be resumed', (discord: FakeDiscord) => discord.gateway.invalidate(true)],
    ['the connection is cut', (discord: FakeDiscord) => discord.gateway.reset()],
    ['the connection is closed with 4000', (discord: FakeDiscord) => discord.gateway.close(4000)],
  ] as const)('is resumed when %s, and what was missed is answered', async (_, breakIt) => {
    const { discord } = await gatewayForTest();
    discord.gateway.hold();
    const missed = discord.send(discord.build.command('/claims', { who: 'Mirzoyan' }));
    breakIt(discord);
    const answer = await discord.answer(missed);
    expect(answer.callback.type).toBe(4);
    expect(discord.gateway.resumes.length).toBe(1);
    expect(missed.callbacks).toBe(1);
  });

  it('is made anew when the session is gone', async () => {
    const { discord } = await gatewayForTest();
    discord.gateway.invalidate(false);
    await discord.until(() => discord.gateway.ready === 2);
    expect(discord.gateway.identifies).toHaveLength(2);
    expect((await discord.command('/claims')).callback.type).toBe(4);
  });

  it('ends for good, with the reason, when the token was reset', async () => {
    const { discord, gateway } = await gatewayForTest();
    discord.gateway.closeOnIdentify(4004);
    discord.gateway.close(4004);
    expect(await gateway.ended).toBeInstanceOf(GatewayLoginError);
    expect(gateway.state()).toBe('closed');
  });
});

describe('stopping', () => {
  it('answers what Discord had sent before it agreed to close', async () => {
    const { discord, gateway, lines } = await gatewayForTest();
    const sent = Array.from({ length: 40 }, () => discord.send(discord.build.command('/claims')));
    await gateway.close({ graceMs: patience(10_000) });
    expect(sent.map(({ callbacks }) => callbacks)).toEqual(sent.map(() => 1));
    expect(answerLines(lines())).toHaveLength(40);
  });

  it('finishes what is in flight before it leaves', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = false;
    const { discord, gateway, lines } = await gatewayForTest(async (interaction) => {
      asked = true;
      await held;
      return echo(interaction);
    });
    const pending = discord.send(discord.build.command('/claims'));
    await eventually(() => asked, 'the interaction to arrive');
    const closed = gateway.close({ graceMs: patience(60_000) });
    release();
    await closed;
    expect(pending.answer?.callback.type).toBe(4);
    expect(answerLines(lines()).map(({ outcome }) => outcome)).toEqual(['answered']);
    expect(await gateway.ended).toBeUndefined();
  });

  it('does not wait longer than it was given', async () => {
    let asked = false;
    const { discord, gateway, lines } = await gatewayForTest(() => {
      asked = true;
      return new Promise(() => {});
    });
    discord.send(discord.build.command('/claims'));
    await eventually(() => asked, 'the interaction to arrive');
    await gateway.close({ graceMs: 50 });
    expect(lines().some(({ unanswered }) => unanswered === 1)).toBe(true);
  });

  it('can be asked for twice', async () => {
    const { gateway } = await gatewayForTest();
    await Promise.all([gateway.close({ graceMs: 10 }), gateway.close({ graceMs: 10 })]);
    expect(gateway.state()).toBe('closed');
  });
});
