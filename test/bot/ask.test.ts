import { describe, expect, it } from 'vitest';
import { botOver } from '../support/bot.js';
import { organisation, recordOf, source, statement } from '../support/entries.js';
import { firstStory } from '../support/first-story.js';

const bot = botOver(await firstStory());
const ask = (question: string) => bot.ask('ask', { question });

describe('/ask', () => {
  it.each([
    [
      'who said something',
      'Who called the operation illegal, unjustifiable and unacceptable?',
      'colonna-illegal',
      'statements',
    ],
    [
      'what somebody says about something',
      'What does Bayramov say about mines?',
      'bayramov-six-citizens',
      'statements',
    ],
    [
      'how many',
      'How many people were killed in the 2020 war according to Putin?',
      'war2020-killed-4000-putin',
      'figures',
    ],
    ['when something happened', 'When was the Nagorno-Karabakh republic dissolved?', 'dissolution-decree', 'event'],
    ['what happened somewhere', 'What happened in Yevlakh?', 'yevlakh-talks', 'event'],
    ['who somebody is', 'Who is Hikmet Hajiyev?', 'hikmet-hajiyev', 'who'],
    ['a Russian question', 'Кто такой Мирзоян?', 'ararat-mirzoyan', 'who'],
    ['a German question', 'Was hat Macron gesagt?', 'macron-vigilant', 'statements'],
  ])('reads %s', async (_name, question, entry, reading) => {
    const answer = await ask(question);
    expect(answer.entries.slice(0, 5)).toContain(entry);
    expect(answer.text).toContain(`Read as ${reading}`);
  });

  it('shows nobody’s card in place of words that are not on file', async () => {
    const here = botOver(
      recordOf(
        source('daily-2023', 'The Daily', '2024-05-05'),
        organisation('lamp-union', 'Lamp Union of Kestria'),
        organisation('wren-mills', 'Wren Mills'),
        statement('lamps', 'lamp-union', '2024-05-01', 'asked for longer evenings'),
        statement('smoke', 'wren-mills', '2024-05-02', 'said that it regretted the smoke'),
      ),
    );
    expect((await here.ask('ask', { question: 'did the union apologise' })).entries).toEqual([]);
    expect((await here.ask('ask', { question: 'who accuses the Wren Mills' })).entries).toEqual([]);
    expect((await here.ask('ask', { question: 'who defends the Lamp Union of Kestria' })).entries).toEqual([]);
    expect((await here.ask('ask', { question: 'who are the Lamp Union of Kestria' })).entries[0]).toBe('lamp-union');
  });

  it('offers the other readings, and a button leads to them', async () => {
    const answer = await ask('How many people were killed in the 2020 war?');
    const event = await bot.press(answer.buttons.get('Event instead') ?? '');
    expect(event.entries[0]).toBe('war-2020');
  });

  it('turns pages of the answer it gave', async () => {
    const answer = await ask('What did Mirzoyan say?');
    const next = await bot.press(answer.buttons.get('Next') ?? '');
    expect(next.entries).not.toHaveLength(0);
    expect(next.entries[0]).not.toBe(answer.entries[0]);
  });

  it.each([
    'Who said the moon is made of cheese?',
    'How many people were killed in Gaza?',
    'When was the battle of Hastings?',
    'What did Mirzoyan say about bananas?',
    '?',
    '\u202e\u200b',
  ])('answers nothing that is not on file: %s', async (question) => {
    const answer = await ask(question);
    expect(answer.entries).toEqual([]);
    expect(answer.text).toMatch(/Nothing on file answers|on file matches|Not on file|Nothing was asked/);
  });

  it('leads from a name it offers to that very name', async () => {
    const answer = await ask('What did Mirzoyan say about bananas?');
    const [, button = ''] = [...answer.buttons].find(([label]) => label.includes('Mirzoyan')) ?? [];
    expect((await bot.press(button)).entries[0]).toMatch(/^mirzoyan-/);
  });
});
