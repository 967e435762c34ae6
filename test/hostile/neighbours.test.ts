import { expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { start } from '../support/process.js';
import { PIECES, SHAPES } from './corpus.js';

const HOSTILE_USERS = 6;
const QUESTIONS = ['Mirzoyan', 'Bayramov', 'UN', 'Stepanyan', 'unprovoked'];
const ROUNDS = 12;

it('six people who paste hostile texts as fast as they may lose nobody else an answer', async () => {
  const discord = await startFakeDiscord();
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
    return JSON.stringify((await discord.command('/claims', { 'who-or-what': words }, at)).callback);
  };
  const expected = new Map<string, string>();
  for (const words of QUESTIONS) expected.set(words, await ask(words, 1));

  let over = false;
  const texts = Object.values(SHAPES).flatMap((textOf) => PIECES.map(textOf));
  let pasted = 0;
  const hostile = Array.from({ length: HOSTILE_USERS }, async (_, user) => {
    for (let index = user; !over; index += HOSTILE_USERS) {
      const at = { user: `80200000000000000${user}` };
      await discord.command('/check', { text: texts[index % texts.length] ?? '' }, at);
      pasted += 1;
    }
  });
  const lost: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, words] of QUESTIONS.entries()) {
      const answer = await ask(words, 100 + round * QUESTIONS.length + index);
      if (answer !== expected.get(words)) lost.push(answer.slice(0, 300));
    }
  over = true;
  await Promise.all(hostile);
  expect(lost).toEqual([]);
  expect(pasted).toBeGreaterThan(HOSTILE_USERS);
});
