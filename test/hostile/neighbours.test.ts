import { expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { start } from '../support/process.js';
import { waitedToRun } from '../support/waited-to-run.js';
import { PIECES, SHAPES } from './corpus.js';

const HOSTILE_USERS = 6;
const QUESTIONS = ['Mirzoyan', 'Bayramov', 'UN', 'Stepanyan', 'unprovoked'];
const ROUNDS = 12;
/** Discord waits three seconds for an answer: of a bot that had no processor for half a second of them, nothing is learned. */
const MAX_WAITED_MS = 500;
const MAX_TRIES = 5;

it('six people who paste hostile texts as fast as they may lose nobody else an answer', async () => {
  const discord = await startFakeDiscord({ patienceMs: 10_000 });
  onTestFinished(() => discord.stop());
  const bot = start({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    USER_LIMIT: '0',
    SERVER_LIMIT: '0',
  });
  await bot.until(/"msg":"[^"]*ready/);
  const ask = async (words: string, user: number): Promise<string> => {
    const at = { user: `80100000000000${String(user).padStart(4, '0')}` };
    const { callback } = await discord.command('/claims', { 'who-or-what': words }, at);
    return JSON.stringify(callback);
  };
  const expected = new Map<string, string>();
  for (const words of QUESTIONS) expected.set(words, await ask(words, 1));
  /** The answer, where it is not the one of before and the bot had the processor that it needed to be in time. */
  const wrongAnswer = async (words: string, user: number): Promise<string | undefined> => {
    for (let tries = 1; ; tries += 1) {
      const before = waitedToRun(bot.child.pid, process.pid);
      const answer = await ask(words, user).catch((error: unknown) => `${String(error)}\n${bot.text().slice(-2_000)}`);
      const waited = waitedToRun(bot.child.pid, process.pid) - before;
      if (answer === expected.get(words)) return undefined;
      if (waited < MAX_WAITED_MS || tries === MAX_TRIES)
        return `${answer.slice(0, 2_500)} (waited ${waited} ms to run)`;
    }
  };

  let over = false;
  const texts = Object.values(SHAPES).flatMap((textOf) => PIECES.map(textOf));
  let pasted = 0;
  const hostile = Array.from({ length: HOSTILE_USERS }, async (_, user) => {
    for (let index = user; !over; index += HOSTILE_USERS) {
      const at = { user: `80200000000000000${user}` };
      // Whether these are answered is no matter here; those who paste go on at once.
      await discord.command('/check', { text: texts[index % texts.length] ?? '' }, at).catch(() => undefined);
      pasted += 1;
    }
  });
  const lost: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, words] of QUESTIONS.entries()) {
      const answer = await wrongAnswer(words, 100 + round * QUESTIONS.length + index);
      if (answer !== undefined) lost.push(answer);
    }
  over = true;
  await Promise.all(hostile);
  expect(lost).toEqual([]);
  expect(pasted).toBeGreaterThan(HOSTILE_USERS);
});
