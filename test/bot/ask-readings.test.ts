import { describe, expect, it } from 'vitest';
import { CUES, cuesOf } from '../../src/bot/answers/question-cues.js';
import { READING_WEIGHTS } from '../../src/bot/answers/reading-weights.js';
import { botOver } from '../support/bot.js';
import { event, figure, metric, organisation, person, place, recordOf, source, statement } from '../support/entries.js';

const sentence = (text: string) => ({ text, entries: [] });
const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-05-10'),
    person('ana-rusu', 'Ana Rusu', { roles: [{ title: 'Mayor of Port Vell' }] }),
    person('ion-popa', 'Ion Popa', { roles: [{ title: 'Speaker of the City Council' }] }),
    organisation('dockers-union', 'Dockers’ Union'),
    place('port-vell', 'Port Vell', { names: { ru: ['Порт-Вель'] } }),
    metric('injured', { name: 'injured', aliases: [{ name: 'hurt', strength: 'strong' }] }),
    event('strike', 'Strike in Port Vell', '2024-05-06', {
      place: 'port-vell',
      summary: [sentence('6 May 2024: the dockers stop work and close the harbour gate.')],
    }),
    event('raid', 'Raid on the harbour office', '2024-05-07', {
      place: 'port-vell',
      summary: [sentence('7 May 2024: police detain Ion Popa on the harbour road.')],
    }),
    statement('rusu-gate', 'ana-rusu', '2024-05-06', 'called the strike unlawful and the closed gate a danger', {
      event: 'strike',
    }),
    statement('union-gate', 'dockers-union', '2024-05-06', 'said that the gate was open and promised calm', {
      event: 'strike',
    }),
    figure('hurt-3', 'ana-rusu', 'injured', '3', 'dockers', { of: 'strike' }),
    figure('hurt-9', 'dockers-union', 'injured', '9', 'dockers', { of: 'strike' }),
  ),
);
const first = async (question: string): Promise<string | undefined> => (await bot.ask('ask', { question })).entries[0];

describe('/ask lets the ways to read a question compete', () => {
  it.each([
    ['who was detained on the harbour road', 'raid'],
    ['what happened to the harbour office', 'raid'],
    ['when did the dockers stop work', 'strike'],
    ['who calls the strike unlawful', 'rusu-gate'],
    ['what did the union promise', 'union-gate'],
    ['did the mayor call it a danger', 'rusu-gate'],
  ])('%s: the answer that meets most of it comes first', async (question, entry) =>
    expect(await first(question)).toBe(entry),
  );

  it.each(['how many dockers got hurt', 'any dockers injured?', 'number of injured dockers'])(
    '%s: figures come first',
    async (question) => expect(['hurt-3', 'hurt-9']).toContain(await first(question)),
  );

  it('treats both sides of a count alike', async () => {
    expect(await first('how many injured according to Ana Rusu')).toBe('hurt-3');
    expect(await first('how many injured according to the Dockers’ Union')).toBe('hurt-9');
  });

  it('says of the one person it names that no statement is on file', async () => {
    const answer = await bot.ask('ask', { question: 'did Ion Popa say anything' });
    expect(answer.entries[0]).toBe('ion-popa');
    expect(answer.text).toMatch(/no statement/i);
  });

  it.each(['where is Port Vell?', 'wo liegt Port Vell', 'где находится Порт-Вель', 'Port Vell nerede'])(
    '%s: the place comes first',
    async (question) => expect(await first(question)).toBe('port-vell'),
  );

  it.each([
    'did Ana Rusu confirm that she had been warned in time about the injured',
    'what did Ana Rusu say about the raid on the harbour office',
  ])('%s: neither figures nor an event are shown for words', async (question) => {
    const { entries } = await bot.ask('ask', { question });
    expect(entries.filter((id) => id !== 'rusu-gate')).toEqual([]);
  });

  it('offers the reading that came second', async () => {
    const { buttons } = await bot.ask('ask', { question: 'how many dockers were hurt in the strike' });
    expect((await bot.press(buttons.get('Event instead') ?? '')).entries[0]).toBe('strike');
  });
});

describe('the hints in a question', () => {
  it.each([
    ['Wie viele Boote sanken?', 'quantity'],
    ['what time did the polls close', 'happened'],
    ['timeline of the count', 'happened'],
    ['who was arrested at the port', 'undergone'],
    ['which ships were sunk', 'undergone'],
    ['Qui a été arrêté hier ?', 'undergone'],
    ['Wer wurde verhaftet?', 'undergone'],
    ['кого задержали', 'undergone'],
    ['who attended the launch', 'part'],
    ['how does the board justify the sale', 'speech'],
    ['did the board apologise', 'yesOrNo'],
  ] as const)('%s hints at %s', (question, cue) => expect(cuesOf(question, [])).toContain(cue));

  it('holds no speech in “tell me about”', () =>
    expect(cuesOf('tell me about the launch', [])).not.toContain('speech'));

  it('weighs only hints that there are', () => {
    for (const { cues } of Object.values(READING_WEIGHTS))
      for (const cue of Object.keys(cues)) expect(CUES).toContain(cue);
  });
});
