import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { cacheReplies } from '../../../src/bot/delivery/reply-cache.js';
import type { Reply } from '../../../src/bot/reply.js';

const reply = (content: string, outcome = 'answered'): Reply => ({
  callback: { type: 4, data: { content } },
  files: [],
  entries: [],
  outcome,
});

/** A router that counts, and remembers. */
function counting(outcome?: string) {
  let day = '2024-05-06';
  let asked = 0;
  const remembering = cacheReplies(
    async () => {
      asked += 1;
      return reply(`answer ${asked}`, outcome);
    },
    new Set(['check']),
    () => day,
  );
  return {
    ...remembering,
    asked: () => asked,
    tomorrow: () => {
      day = '2024-05-07';
    },
  };
}

const command = (name: string, value: string, more: object = {}) =>
  ({
    id: '1',
    type: 2,
    locale: 'en-US',
    data: { id: '9', type: 1, name, options: [{ name: 'who-or-what', type: 3, value }] },
    ...more,
  }) as unknown as APIInteraction;

describe('an answer', () => {
  it('is given again to whoever asks the same', async () => {
    const bot = counting();
    const first = await bot.respond(command('claims', 'Mirzoyan'));
    expect(await bot.respond(command('claims', 'Mirzoyan', { id: '2' }))).toEqual(first);
    expect(bot.asked()).toBe(1);
  });

  it('is the same for the same words with other white space or invisible characters', async () => {
    const bot = counting();
    for (const words of [
      'Mirzoyan attack',
      ' Mirzoyan  attack',
      'Mirzoyan\t\u00a0attack  ',
      'Mirz\u00adoyan \u200battack\u202e',
    ])
      await bot.respond(command('claims', words));
    expect(bot.asked()).toBe(1);
  });

  it('holds on to nothing that would draw its picture, and still gets one', async () => {
    let answers = 0;
    const bot = cacheReplies(
      async () => {
        answers += 1;
        return { ...reply('with a picture'), drawPicture: async () => ({ components: [], files: [] }) };
      },
      new Set(),
      () => '2024-05-06',
    );
    const first = await bot.respond(command('figures', 'killed'));
    const again = await bot.respond(command('figures', 'killed'));
    expect(answers).toBe(1);
    expect(await again.drawPicture?.()).toEqual({ components: [], files: [] });
    // The second picture comes from an answer of its own, not from the one that is kept.
    expect(answers).toBe(2);
    expect(again.callback).toEqual(first.callback);
  });

  it.each([
    ['another question', command('claims', 'Bayramov')],
    ['another command', command('who', 'Mirzoyan')],
    ['another language', command('claims', 'Mirzoyan', { locale: 'ru' })],
    ['somebody who may manage the server', command('claims', 'Mirzoyan', { member: { permissions: '32' } })],
    ['the manager of a server', command('claims', 'Mirzoyan', { guild_id: '7', member: { permissions: '32' } })],
    ['typing', command('claims', 'Mirzoyan', { type: 4 })],
  ])('is not given for %s', async (_what, other) => {
    const bot = counting();
    await bot.respond(command('claims', 'Mirzoyan'));
    await bot.respond(other);
    expect(bot.asked()).toBe(2);
  });

  it.each([
    ['a text that was pasted to be checked', command('check', 'He said “yes”')],
    ['a button', command('claims', 'Mirzoyan', { type: 3 })],
    ['a message from the menu', command('claims', 'Mirzoyan', { data: { type: 3, name: 'claims', target_id: '7' } })],
    ['a question as long as a page', command('claims', 'x'.repeat(3_000))],
  ])('to %s is not remembered', async (_what, asked) => {
    const bot = counting();
    await bot.respond(asked);
    await bot.respond(asked);
    expect(bot.asked()).toBe(2);
  });

  it('is not remembered where it failed', async () => {
    const bot = counting('failed');
    await bot.respond(command('claims', 'Mirzoyan'));
    await bot.respond(command('claims', 'Mirzoyan'));
    expect(bot.asked()).toBe(2);
  });

  it('is forgotten the next day, and when the record changes', async () => {
    const bot = counting();
    await bot.respond(command('claims', 'Mirzoyan'));
    bot.tomorrow();
    await bot.respond(command('claims', 'Mirzoyan'));
    bot.forget();
    await bot.respond(command('claims', 'Mirzoyan'));
    expect(bot.asked()).toBe(3);
  });

  it('that was begun on an older record is not given to anybody after it', async () => {
    let go = (): void => {};
    let version = 1;
    const bot = cacheReplies(
      async () => {
        const began = version;
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        return reply(`record ${began}`);
      },
      new Set(),
      () => '2024-05-06',
    );
    const first = bot.respond(command('claims', 'Mirzoyan'));
    version = 2;
    bot.forget();
    go();
    expect((await first).callback).toMatchObject({ data: { content: 'record 1' } });
    const second = bot.respond(command('claims', 'Mirzoyan'));
    await Promise.resolve();
    go();
    expect((await second).callback).toMatchObject({ data: { content: 'record 2' } });
  });
});
