import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/record/dates.js';
import { botOver } from '../support/bot.js';
import { event, figure, metric, person, recordOf, source, statement } from '../support/entries.js';

const on = (iso: string) => ({ asOf: parseDate(iso) ?? expect.unreachable() });
const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    person('ana-rusu', 'Ana Rusu'),
    person('tomas-velik', 'Tomas Velik'),
    person('april-jones', 'April Jones'),
    person('eva-salm', 'Eva Salm'),
    person('petr-salm', 'Petr Salm'),
    statement('salm-roads', 'eva-salm', '2024-07-01', 'spoke of roads'),
    statement('salm-bridges', 'petr-salm', '2024-07-02', 'spoke of bridges'),
    metric('votes'),
    event('election', 'Election night', '2024-05-06'),
    event('recount', 'Recount of the votes', '2024-05-08', { end: parseDate('2024-05-14') ?? expect.unreachable() }),
    event('strike', 'Strike of the ferries', '2023-05-08', {
      aliases: [{ name: 'the 8 May strike', strength: 'strong' }],
    }),
    statement('rusu-won', 'ana-rusu', '2024-05-06', 'said the count was over'),
    statement('rusu-recount', 'ana-rusu', '2024-05-08', 'asked for a recount'),
    statement('velik-recount', 'tomas-velik', '2024-05-08', 'called the recount needless'),
    statement('velik-month', 'tomas-velik', '2024-05', 'said the count had been long'),
    statement('jones-turnout', 'april-jones', '2024-06-02', 'spoke of a high turnout'),
    figure('votes-first', 'ana-rusu', 'votes', '41,200', 'votes', on('2024-05-06')),
    figure('votes-second', 'ana-rusu', 'votes', '41,350', 'votes', on('2024-05-14')),
  ),
);
const shown = async (command: string, question: string): Promise<readonly string[]> => {
  const option = { claims: 'who-or-what', figures: 'what', event: 'name', ask: 'question' }[command] ?? '';
  return (await bot.ask(command, { [option]: question })).entries;
};

describe('a question that names days', () => {
  it.each([
    ['claims', 'Rusu 6 May 2024', ['rusu-won']],
    ['claims', 'Rusu on 08.05.2024', ['rusu-recount']],
    ['claims', 'Rusu since 7 May', ['rusu-recount']],
    ['claims', 'Rusu before 8 May', ['rusu-won']],
    ['claims', 'recount, between 7 and 9 May', ['rusu-recount', 'velik-recount']],
    ['claims', '8 May 2024', ['rusu-recount', 'velik-recount']],
    ['claims', 'what was said on the 6th of May', ['rusu-won']],
    ['ask', 'which statements were made on 6 May 2024?', ['rusu-won']],
    ['ask', 'anyone on record on 2 June?', ['jones-turnout']],
    ['claims', 'Salm on 1 July', ['salm-roads']],
    ['claims', 'Salm on 2 July', ['salm-bridges']],
    ['claims', 'Velik in May 2024', ['velik-month', 'velik-recount']],
    ['figures', 'votes 14 May', ['votes-second']],
    ['figures', 'votes until 10 May', ['votes-first']],
    ['ask', 'what did Rusu say on 6 May?', ['rusu-won']],
  ])('is answered by /%s %s with what is of these days alone', async (command, question, entries) => {
    expect(await shown(command, question)).toEqual(entries);
  });

  it.each([
    ['8 May 2024', 'recount'],
    ['10 May 2024', 'recount'],
    ['6 May', 'election'],
    ['recount in May 2024', 'recount'],
  ])('finds the event that was on: /event %s', async (question, first) => {
    expect((await shown('event', question))[0]).toBe(first);
  });

  it('never takes a date that is part of a name for one', async () => {
    expect((await shown('event', 'the 8 May strike'))[0]).toBe('strike');
  });

  it('never takes a name for a month', async () => {
    expect(await shown('claims', 'April Jones')).toEqual(['jones-turnout']);
    expect(await shown('claims', 'April')).toEqual(['jones-turnout']);
  });

  it('is not answered from other days: they are one button away', async () => {
    const answer = await bot.ask('claims', { 'who-or-what': 'Rusu on 9 May 2024' });
    expect(answer.entries).toEqual([]);
    expect(answer.text).toContain('Nothing on file for **9 May 2024**');
    const pressed = await bot.press(answer.buttons.get('On other days') ?? '');
    expect(pressed.entries).toEqual(['rusu-recount', 'rusu-won']);
  });

  it('says which days were read', async () => {
    expect((await bot.ask('claims', { 'who-or-what': 'Rusu 6 May 2024' })).text).toContain('6 May 2024');
  });

  it.each([
    ['en-US', 'Rusu since 6 May 2024', 'since 6 May 2024'],
    ['de', 'Rusu on 6 May 2024', '6. Mai 2024'],
    ['de', 'Rusu in early May 2024', 'Anfang Mai 2024'],
    ['fr', 'Rusu before 8 May 2024', 'avant 8 mai 2024'],
    ['es-ES', 'Rusu in May 2024', 'may 2024'],
    ['ru', 'Rusu since 6 May 2024', 'с 6 мая 2024'],
    ['uk', 'Rusu since 6 May', 'від 6 травня'],
    ['tr', 'Rusu after 5 May 2024', '5 May 2024 sonrası'],
    ['ru', 'Rusu in the 2020s', '2020–2029 годы'],
  ])('says in the language of %s which days it read in %s', async (locale, question, words) => {
    const [heading = ''] = (await bot.in(locale).ask('claims', { 'who-or-what': question })).text.trim().split('\n');
    expect(heading).toContain(words);
  });
});
