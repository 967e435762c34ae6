import { ComponentType, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../support/patience.js';
import { answerLines, echo, gatewayForTest, message, reply } from './support.js';

describe('every kind of interaction is answered with its kind of callback', () => {
  it('answers a command with a message', async () => {
    const { discord } = await gatewayForTest();
    const answer = await discord.command('/claims', { who: 'Mirzoyan' });
    expect(answer.callback.type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(answer.status).toBe(204);
    expect(answer.refused).toEqual([]);
  });

  it('answers typing with choices', async () => {
    const { discord } = await gatewayForTest();
    const answer = await discord.autocomplete('/claims', { who: 'mirz' }, 'who');
    expect(answer.callback).toEqual({ type: 8, data: { choices: [{ name: 'Ararat Mirzoyan', value: 'mirzoyan' }] } });
  });

  it('answers a button by changing the message it is on', async () => {
    const { discord } = await gatewayForTest();
    const first = await discord.command('/claims');
    const second = await discord.press(first, 'page:2');
    expect(second.callback.type).toBe(InteractionResponseType.UpdateMessage);
    expect(second.message?.id).toBe(first.message?.id);
    expect(JSON.stringify(second.message?.components)).toContain('second page');
  });

  it('answers a message menu', async () => {
    const { discord } = await gatewayForTest();
    expect((await discord.menu('Check quote', '"We will not yield," he said.')).callback.type).toBe(4);
  });

  it('answers a modal', async () => {
    const { discord } = await gatewayForTest();
    expect((await discord.submit('correct', { words: 'new words' })).callback.type).toBe(4);
  });

  it('keeps a hidden answer private', async () => {
    const { discord } = await gatewayForTest(async () => message('only for you', MessageFlags.Ephemeral));
    const answer = await discord.command('/claims', { who: 'Mirzoyan', hide: true });
    expect(answer.message?.flags).toBe(64);
  });

  it.each(['guild', 'dm', 'private'] as const)('answers in the context "%s"', async (context) => {
    const { discord } = await gatewayForTest();
    const first = await discord.command('/claims', {}, { context });
    expect((await discord.press(first, 'page:2', { context })).callback.type).toBe(7);
    expect((await discord.autocomplete('/claims', { who: 'm' }, 'who', { context })).callback.type).toBe(8);
  });

  it('hands over the interaction as Discord sent it', async () => {
    const seen: unknown[] = [];
    const { discord } = await gatewayForTest((interaction) => {
      seen.push(interaction);
      return echo(interaction);
    });
    const interaction = discord.build.command('/claims', { who: 'Mirzoyan' }, { locale: 'fr' });
    await discord.answer(discord.send(interaction));
    expect(seen).toEqual([interaction]);
  });
});

describe('files', () => {
  it('go out with the reply, byte for byte, under the name that a component shows', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    const { discord } = await gatewayForTest(async () => ({
      callback: {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: {
          flags: MessageFlags.IsComponentsV2,
          allowed_mentions: { parse: [] },
          components: [{ type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://figures.png' } }] }],
        },
      },
      files: [{ name: 'figures.png', bytes, description: 'Two lines, one rising' }],
      entries: [],
    }));
    const answer = await discord.command('/figures', { what: 'killed' });
    expect(answer.files.map(({ name }) => name)).toEqual(['figures.png']);
    expect([...(answer.files[0]?.bytes ?? [])]).toEqual([...bytes]);
    expect(answer.message?.attachments[0]).toMatchObject({
      filename: 'figures.png',
      description: 'Two lines, one rising',
    });
  });
});

describe('replies that Discord does not take', () => {
  it('logs a late reply once, with the age of the interaction, and does not try again', async () => {
    const { discord, lines } = await gatewayForTest(async (interaction) => {
      discord.advance(4_000);
      return echo(interaction);
    });
    const pending = discord.send(discord.build.command('/claims', {}, { ageMs: 500 }));
    await discord.until(() => answerLines(lines()).length > 0 || pending.refused.length > 1);
    expect(pending.refused.map(({ code }) => code)).toEqual([10_062]);
    const [line, ...others] = lines().filter(({ level }) => Number(level) > 30);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ command: 'claims', outcome: 'late' });
    expect(line?.ageMs).toBeGreaterThanOrEqual(500);
  });

  it('counts a reply as sent when Discord took it and only its answer was lost', async () => {
    const { discord, lines } = await gatewayForTest();
    // Discord takes the reply, but the bot hears of a failure and tries again.
    discord.fail({ kind: 'status', status: 502, path: /callback$/, processed: true });
    const pending = discord.send(discord.build.command('/claims'));
    await discord.until(() => pending.refused.length === 1);
    await discord.command('/claims');
    expect(pending.refused.map(({ code }) => code)).toEqual([40_060]);
    await eventually(() => answerLines(lines()).length === 2, 'both lines in the log');
    expect(lines().filter(({ level }) => Number(level) > 30)).toEqual([]);
    expect(answerLines(lines()).map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  });

  it('tells the asker privately when Discord refuses the reply, and logs why under a reference', async () => {
    const { discord, lines } = await gatewayForTest(async () => message('x'.repeat(2_001)));
    const answer = await discord.command('/claims');
    expect(answer.refused.map(({ code }) => code)).toEqual([50_035]);
    expect(answer.message?.flags).toBe(64);
    const failure = lines().find(({ msg }) => msg === 'answering failed');
    expect(answer.message?.content).toContain(String(failure?.reference));
    expect(JSON.stringify(failure)).toContain('2000');
  });
});

describe('failures on the way', () => {
  it.each([
    ['a rate limit', { kind: 'rate limit', retryAfterSeconds: 0.05, path: /callback$/ }],
    ['a global rate limit', { kind: 'rate limit', retryAfterSeconds: 0.05, global: true, path: /callback$/ }],
    ['two server errors', { kind: 'status', status: 500, times: 2, path: /callback$/ }],
    ['a cut connection', { kind: 'reset', path: /callback$/ }],
    ['a slow body', { kind: 'slow body', milliseconds: 50, path: /callback$/ }],
  ] as const)('gets the reply through after %s', async (_, fault) => {
    const { discord } = await gatewayForTest();
    discord.fail(fault);
    const answer = await discord.command('/claims');
    expect(answer.callback.type).toBe(4);
    expect(answer.refused).toEqual([]);
  });

  it('logs a reply that never got through, and goes on', async () => {
    const { discord, lines } = await gatewayForTest();
    const lost = discord.build.command('/claims');
    discord.fail({ kind: 'status', status: 503, times: 100, path: new RegExp(`/${lost.id}/.*callback$`) });
    discord.send(lost);
    await eventually(() => answerLines(lines()).length === 1, 'the first line in the log');
    await discord.command('/claims');
    await eventually(() => answerLines(lines()).length === 2, 'both lines in the log');
    expect(answerLines(lines()).map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
  });

  it('says "something went wrong" privately when answering throws, and lives on', async () => {
    let broken = true;
    const { discord, lines } = await gatewayForTest(async (interaction) => {
      if (broken) throw new TypeError('no such entry');
      return echo(interaction);
    });
    const command = await discord.command('/claims');
    expect(command.message).toMatchObject({
      flags: 64,
      content: expect.stringMatching(/^Something went wrong here.*\*\*[0-9a-f]{8}\*\*/),
    });
    expect((await discord.autocomplete('/claims', { who: 'm' }, 'who')).callback).toEqual({
      type: 8,
      data: { choices: [] },
    });
    broken = false;
    expect((await discord.command('/claims')).message?.flags).toBe(MessageFlags.IsComponentsV2);
    expect(lines().filter(({ msg }) => msg === 'answering failed')).toHaveLength(2);
  });
});

describe('the log', () => {
  it('holds one line an answer, with the command, the outcome, the time and the age, and nobody’s name, words or token', async () => {
    const { discord, lines, text } = await gatewayForTest();
    const first = await discord.command('/claims', { who: 'a secret question' }, { user: '801000000000000777' });
    await discord.press(first, 'page:2', { user: '801000000000000777' });
    await discord.until(() => answerLines(lines()).length === 2);
    expect(answerLines(lines())).toEqual([
      expect.objectContaining({
        kind: 'command',
        command: 'claims',
        outcome: 'answered',
        ms: expect.any(Number),
        ageMs: expect.any(Number),
      }),
      expect.objectContaining({ kind: 'component', outcome: 'answered' }),
    ]);
    for (const secret of [
      'secret question',
      '801000000000000777',
      discord.token,
      first.interaction.token,
      'first page',
    ])
      expect(text()).not.toContain(secret);
  });

  it('never sends the bot’s token with a reply', async () => {
    const { discord } = await gatewayForTest(async () =>
      reply({ type: 4, data: { content: 'yes', allowed_mentions: { parse: [] } } }),
    );
    await discord.command('/claims');
    const callbacks = discord.requests.filter(({ path }) => path.endsWith('/callback'));
    expect(callbacks.map(({ authorization }) => authorization)).toEqual([undefined]);
  });
});
