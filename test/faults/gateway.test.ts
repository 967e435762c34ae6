import { describe, expect, it, onTestFinished } from 'vitest';
import { createInteractionHandler } from '../../src/bot/delivery/handle-interaction.js';
import { GatewayLoginError } from '../../src/bot/delivery/login-error.js';
import { startGateway } from '../../src/transport/gateway/gateway.js';
import { patience } from '../support/patience.js';
import { answerLines, echo, gatewayForTest, keptLog } from '../transport/gateway/support.js';

describe('a connection that Discord closes', () => {
  it.each([1001, 1006, 4000, 4001, 4002, 4003, 4005, 4008])(
    'with %i is resumed or made anew, and the bot answers again',
    async (code) => {
      const { discord, gateway } = await gatewayForTest();
      // 1006 is no code that can be sent: it means a connection that is cut.
      if (code === 1006) discord.gateway.reset();
      else discord.gateway.close(code);
      await discord.until(() => discord.gateway.ready === 2);
      expect((await discord.command('/claims')).callback.type).toBe(4);
      expect(gateway.state()).toBe('ready');
    },
  );

  it.each([1000, 4007, 4009])('with %i gets a session of its own, and the bot answers again', async (code) => {
    const { discord } = await gatewayForTest();
    discord.gateway.close(code);
    await discord.until(() => discord.gateway.ready === 2);
    expect((await discord.command('/claims')).callback.type).toBe(4);
  });

  it.each([
    [4004, 'DISCORD_TOKEN'],
    [4010, 'shards'],
    [4011, 'shards'],
    [4012, '4012'],
    [4013, 'intents'],
    [4014, 'intents'],
  ])('with %i ends for good: the reason is given, and nothing is tried again', async (code, words) => {
    const { discord, gateway, lines, text } = await gatewayForTest();
    discord.gateway.closeOnIdentify(code);
    discord.gateway.close(code);
    const reason = await gateway.ended;
    expect(reason).toBeInstanceOf(GatewayLoginError);
    expect(reason?.message).toContain(words);
    expect(gateway.state()).toBe('closed');
    const before = discord.gateway.connections.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(discord.gateway.connections.length).toBe(before);
    expect(lines().filter(({ level }) => Number(level) >= 50)).toHaveLength(1);
    expect(text()).not.toContain(discord.token);
  });
});

describe('a connection that breaks', () => {
  it('in the middle of a message is resumed, and what was missed is answered once', async () => {
    const { discord } = await gatewayForTest();
    discord.gateway.hold();
    const missed = Array.from({ length: 5 }, () => discord.send(discord.build.command('/claims')));
    discord.gateway.resetInMessage();
    await Promise.all(missed.map((one) => discord.answer(one)));
    expect(missed.map(({ callbacks }) => callbacks)).toEqual([1, 1, 1, 1, 1]);
    expect(discord.gateway.resumes).toHaveLength(1);
  });

  it('without a word is noticed, because no heartbeat is answered, and resumed', async () => {
    const { discord } = await gatewayForTest(echo, { heartbeatMs: 300 });
    discord.gateway.hold();
    const missed = discord.send(discord.build.command('/claims'));
    discord.gateway.stopAcknowledging();
    expect((await discord.answer(missed)).callback.type).toBe(4);
    expect(discord.gateway.resumes.length).toBeGreaterThan(0);
  });

  it('for a while is found again when Discord is back', async () => {
    const { discord, gateway } = await gatewayForTest(echo);
    discord.gateway.goOffline(true);
    await discord.until(() => discord.gateway.turnedAway >= 3, 'three attempts while offline');
    expect(gateway.state()).toBe('reconnecting');
    discord.gateway.goOffline(false);
    await discord.until(() => discord.gateway.ready === 2, 'the bot to be back');
    expect((await discord.command('/claims')).callback.type).toBe(4);
    expect(gateway.state()).toBe('ready');
  });

  it('and brings what grew old meanwhile has it put off with a private word, once', async () => {
    const { discord, lines } = await gatewayForTest(echo, {}, { deadlineMs: 2_000 });
    discord.gateway.hold();
    const old = discord.send(discord.build.command('/claims', {}, { ageMs: 2_500 }));
    discord.gateway.reset();
    await discord.until(() => answerLines(lines()).length === 1);
    expect(old.callbacks).toBe(1);
    expect(answerLines(lines())[0]).toMatchObject({ answer: 'busy' });
  });

  it('and brings the same interaction twice has it answered once', async () => {
    const { discord, lines } = await gatewayForTest();
    const pending = discord.send(discord.build.command('/claims'));
    discord.gateway.dispatch('INTERACTION_CREATE', pending.interaction, pending.interaction.guild_id);
    await discord.answer(pending);
    await discord.command('/claims');
    expect(pending.callbacks).toBe(1);
    expect(lines().filter(({ msg }) => msg === 'the same interaction came again')).toHaveLength(1);
  });
});

describe('a Discord that cannot be reached', () => {
  it('is reported as such when its name cannot be resolved', async () => {
    const { log } = keptLog();
    const started = startGateway({
      token: 'any.token.here',
      apiUrl: 'http://discord.invalid/api',
      answer: createInteractionHandler({ respond: echo, log }),
      log,
      readyTimeoutMs: patience(60_000),
    });
    onTestFinished(() => void started.catch(() => {}));
    await expect(started).rejects.toThrow(/could not be reached/);
  });
});
