import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import type { CommandContext } from '../../../src/bot/command.js';
import { createInteractionHandler, type HandlerOptions } from '../../../src/bot/delivery/handle-interaction.js';
import { createLimits } from '../../../src/bot/delivery/limits.js';
import type { AnswerObserved } from '../../../src/bot/delivery/observer.js';
import { cacheReplies } from '../../../src/bot/delivery/reply-cache.js';
import type { ReplySender } from '../../../src/bot/delivery/reply-sender.js';
import type { Reply } from '../../../src/bot/reply.js';
import { createResponder } from '../../../src/bot/router.js';
import { ageOf } from '../../../src/bot/snowflake.js';
import { createLanguages } from '../../../src/language/language.js';
import { PictureError } from '../../../src/view/pictures/drawing/picture-error.js';
import { eventually } from '../../support/patience.js';
import { keptLog, message } from '../../transport/gateway/support.js';

const EPOCH = 1_420_070_400_000n;
const NOW = Date.UTC(2026, 0, 1);

/** A command of an age. */
const command = (ageMs = 0, more: object = {}): APIInteraction =>
  ({
    id: ((BigInt(NOW - ageMs) - EPOCH) << 22n).toString(),
    token: 'an-interaction-token',
    type: InteractionType.ApplicationCommand,
    locale: 'en-US',
    guild_id: '803000000000000001',
    member: { user: { id: '801000000000000001' } },
    data: { id: '1', type: 1, name: 'claims' },
    ...more,
  }) as unknown as APIInteraction;

function answering(options: Partial<HandlerOptions> = {}) {
  const { log, lines } = keptLog();
  const sent: Reply[] = [];
  const observed: AnswerObserved[] = [];
  const ages: number[] = [];
  const edits: unknown[] = [];
  const notices: string[] = [];
  const exit: ReplySender = {
    async send(reply) {
      sent.push(reply);
      return 'answered';
    },
    async edit(pictured) {
      edits.push(pictured);
    },
    async notify(content) {
      notices.push(content);
    },
    async remove() {},
  };
  const answer = createInteractionHandler({
    respond: async () => message('an answer'),
    log,
    clock: { ageOf: (id) => ageOf(id, NOW) },
    observer: { arrived: (age) => ages.push(age), answered: (one) => observed.push(one) },
    ...options,
  });
  const texts = () => sent.map(({ callback }) => ('data' in callback ? JSON.stringify(callback.data) : ''));
  return {
    answer: (interaction: APIInteraction) => answer(interaction, exit),
    sent,
    texts,
    observed,
    ages,
    edits,
    notices,
    lines,
  };
}

describe('an interaction that is old when it comes', () => {
  it.each([0, 500, 1_900])('is answered when it is %i ms old', async (age) => {
    const bot = answering();
    await bot.answer(command(age));
    expect(bot.texts()[0]).toContain('an answer');
    expect(bot.ages).toEqual([age / 1_000]);
  });

  it.each([2_000, 2_900, 600_000])('gets a short private word when it is %i ms old', async (age) => {
    const bot = answering({
      respond: async () => {
        throw new Error('nobody should be asked');
      },
    });
    await bot.answer(command(age));
    expect(bot.texts()).toHaveLength(1);
    expect(bot.texts()[0]).toMatch(/Too busy to answer in time.*"flags":64/);
    expect(bot.observed[0]?.outcome).toBe('busy');
  });

  it.each([
    ['from the future, because this machine’s clock is behind', command(-60_000)],
    ['of no age, because its id tells none', command(0, { id: '1' })],
    ['with an id that is no number', command(0, { id: 'x' })],
  ])('is answered when it is %s', async (_what, interaction) => {
    const bot = answering();
    await bot.answer(interaction);
    expect(bot.texts()[0]).toContain('an answer');
  });

  it('is told so in the reader’s language', async () => {
    const bot = answering();
    await bot.answer(command(2_500, { locale: 'ru' }));
    expect(bot.texts()[0]).toContain('Сейчас слишком много запросов');
  });

  it('completes to nothing when somebody was typing', async () => {
    const bot = answering();
    await bot.answer(command(2_500, { type: InteractionType.ApplicationCommandAutocomplete }));
    expect(bot.sent[0]?.callback).toEqual({ type: 8, data: { choices: [] } });
  });
});

describe('a slow answer', () => {
  it('is given up for a word in time, and nobody else waits for it', async () => {
    let finish = (): void => {};
    const slow = answering({
      deadlineMs: 40,
      respond: () =>
        new Promise((resolve) => {
          finish = () => resolve(message('far too late'));
        }),
    });
    await slow.answer(command());
    finish();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(slow.texts()).toHaveLength(1);
    expect(slow.texts()[0]).toContain('Too busy');
  });

  it('is stopped at its deadline, and its asker is told privately and once', async () => {
    let signal: AbortSignal | undefined;
    const slow = answering({
      deadlineMs: 20,
      respond: (_interaction, given) =>
        new Promise((_resolve, reject) => {
          signal = given;
          given?.addEventListener('abort', () => reject(given.reason));
        }),
    });
    await slow.answer(command());
    expect(signal?.aborted).toBe(true);
    expect(slow.sent.map(({ outcome }) => outcome)).toEqual(['busy']);
    expect(slow.sent[0]?.callback).toMatchObject({ data: { flags: 64 } });
    // What was stopped has not failed.
    expect(slow.lines().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it('that comes in time is not stopped', async () => {
    let signal: AbortSignal | undefined;
    const quick = answering({
      respond: async (_interaction, given) => {
        signal = given;
        return message('in time');
      },
    });
    await quick.answer(command());
    expect(signal?.aborted).toBe(false);
  });

  it('to a pasted text is not worked on after its deadline', async () => {
    let signal: AbortSignal | undefined;
    const respond = createResponder({
      commands,
      context: () =>
        ({
          language: createLanguages()('en-US'),
          checker: {
            check: (_text: string, given: AbortSignal) =>
              new Promise((_resolve, reject) => {
                signal = given;
                given.addEventListener('abort', () => reject(given.reason));
              }),
          },
        }) as unknown as CommandContext,
    });
    const cached = cacheReplies(respond, new Set(['check']), () => '2026-01-01');
    const slow = answering({ deadlineMs: 20, respond: cached.respond });
    const options = [{ name: 'text', type: 3, value: '“a quote”' }];
    await slow.answer(command(0, { data: { id: '1', type: 1, name: 'check', options } }));
    expect(signal?.aborted).toBe(true);
    expect(slow.texts()[0]).toContain('Too busy');
  });

  it('that fails after its time is told in the log', async () => {
    let fail = (): void => {};
    const slow = answering({
      deadlineMs: 20,
      respond: () =>
        new Promise((_resolve, reject) => {
          fail = () => reject(new Error('too late and broken'));
        }),
    });
    await slow.answer(command());
    fail();
    await eventually(() => JSON.stringify(slow.lines()).includes('too late and broken'), 'the line in the log');
  });
});

describe('whoever asks too much', () => {
  it('is told privately how long to wait, and others are answered', async () => {
    const bot = answering({ limits: createLimits({ user: 3, server: 100 }) });
    for (let index = 0; index < 5; index += 1) await bot.answer(command());
    await bot.answer(command(0, { member: { user: { id: '801000000000000002' } } }));
    expect(bot.texts().map((text) => text.includes('an answer'))).toEqual([true, true, true, false, false, true]);
    expect(bot.texts()[3]).toMatch(/Ask again in \d+ s.*"flags":64/);
    expect(bot.observed.map(({ outcome }) => outcome)).toEqual([
      'answered',
      'answered',
      'answered',
      'limited',
      'limited',
      'answered',
    ]);
  });

  it('may be a whole server, and other servers are answered', async () => {
    const bot = answering({ limits: createLimits({ user: 100, server: 2 }) });
    for (let index = 0; index < 3; index += 1)
      await bot.answer(command(0, { member: { user: { id: `80100000000000000${index}` } } }));
    await bot.answer(command(0, { guild_id: '803000000000000002' }));
    expect(bot.texts()[2]).toContain('This server is asking a lot');
    expect(bot.texts()[3]).toContain('an answer');
  });

  it('is not anybody who types: that counts by itself', async () => {
    const bot = answering({ limits: createLimits({ user: 1, server: 100 }) });
    for (let index = 0; index < 8; index += 1)
      await bot.answer(command(0, { type: InteractionType.ApplicationCommandAutocomplete }));
    await bot.answer(command());
    expect(bot.texts().every((text) => text.includes('an answer'))).toBe(true);
  });

  it('is nobody where there is no limit, and nobody without an id', async () => {
    const bot = answering({ limits: createLimits({ user: 0, server: 0 }) });
    for (let index = 0; index < 50; index += 1) await bot.answer(command());
    const anonymous = answering({ limits: createLimits({ user: 1, server: 1 }) });
    for (let index = 0; index < 3; index += 1)
      await anonymous.answer(command(0, { member: undefined, guild_id: undefined }));
    expect([...bot.texts(), ...anonymous.texts()].every((text) => text.includes('an answer'))).toBe(true);
  });
});

describe('what follows an answer', () => {
  it('never makes more pictures at once than can be sent', async () => {
    const finish: (() => void)[] = [];
    const bot = answering({
      respond: async () => ({
        ...message('words'),
        drawPicture: () => new Promise((resolve) => finish.push(() => resolve({ components: [], files: [] }))),
      }),
    });
    const all = Array.from({ length: 200 }, () => bot.answer(command()));
    await eventually(() => bot.sent.length === 200, 'the answers');
    // Those without a picture are done with at once.
    await eventually(() => finish.length > 0, 'the pictures');
    expect(bot.sent).toHaveLength(200);
    expect(finish.length).toBeLessThan(60);
    for (const one of finish) one();
    await Promise.all(all);
    expect(bot.edits).toHaveLength(finish.length);
    expect(bot.notices).toHaveLength(200 - finish.length);
  });

  it('says privately that a picture took too long, in the language of the asker', async () => {
    const bot = answering({
      respond: async () => ({
        ...message('words'),
        drawPicture: () => Promise.reject(new PictureError('too-slow', 'a picture took too long')),
      }),
    });
    await bot.answer(command(0, { locale: 'de' }));
    expect(bot.edits).toEqual([]);
    expect(bot.notices).toEqual([expect.stringContaining('Das Bild')]);
  });

  it('says nothing of a picture that cannot be drawn at all: the answer is complete', async () => {
    const bot = answering({
      respond: async () => ({ ...message('words'), drawPicture: () => Promise.reject(new Error('no ink')) }),
    });
    await bot.answer(command());
    expect(bot.notices).toEqual([]);
    expect(JSON.stringify(bot.lines())).toContain('no ink');
  });
});

describe('counters and log lines', () => {
  it('name only commands of this bot', async () => {
    const bot = answering({ commands: new Set(['claims']) });
    await bot.answer(command());
    await bot.answer(command(0, { data: { id: '1', type: 1, name: 'anything-somebody-made-up' } }));
    expect(bot.observed.map(({ command: name }) => name)).toEqual(['claims', 'other']);
    expect(JSON.stringify(bot.lines())).not.toContain('made-up');
  });
});

describe('a reply that is replaced when its work is done', () => {
  it('is sent first, and replaced once', async () => {
    const bot = answering({
      respond: async () => ({ ...message('being checked'), later: async () => ({ components: [], files: [] }) }),
    });
    await bot.answer(command());
    expect(bot.texts()[0]).toContain('being checked');
    expect(bot.edits).toEqual([{ components: [], files: [] }]);
    expect(bot.notices).toEqual([]);
  });

  it('is followed by a reference number where the work failed, under which the error is in the log', async () => {
    const bot = answering({
      respond: async () => ({ ...message('being checked'), later: () => Promise.reject(new TypeError('it broke')) }),
    });
    await bot.answer(command());
    expect(bot.edits).toEqual([]);
    const [, reference = ''] = /\b([0-9a-f]{8})\b/.exec(bot.notices[0] ?? '') ?? [];
    expect(bot.lines().some((line) => line.reference === reference && JSON.stringify(line).includes('it broke'))).toBe(
      true,
    );
  });
});
