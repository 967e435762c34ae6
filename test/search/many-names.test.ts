import { describe, expect, it } from 'vitest';
import { botOver } from '../support/bot.js';
import { event, organisation, person, place, recordOf, source, statement, topic } from '../support/entries.js';

const named = (...names: string[]) => ({ aliases: names.map((name) => ({ name, strength: 'strong' as const })) });
const post = (title: string, body: string) => ({ roles: [{ title, organisation: body }] });

const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    organisation('harbour-union', 'Harbour Union', {
      country: 'Norland',
      names: { fr: ['Union portuaire de Norland'] },
      ...named(
        'Union portuaire de Norland',
        'Norland Harbour Committee',
        'Harbour Union of May 2024',
        'Union spokesman',
      ),
    }),
    organisation('roads-ministry', 'Ministry of Roads of Norland', {
      country: 'Norland',
      ...named('Norland Roads Ministry'),
    }),
    person('ana-rusu', 'Ana Rusu', post('Spokeswoman for the Ministry of Roads', 'roads-ministry')),
    person('eva-salm', 'Eva Salm', post('Spokesman', 'harbour-union')),
    organisation('inquiry', 'Inquiry into the fire'),
    event('fire', 'Fire in the warehouse', '2024-05-25', named('warehouse blaze', 'Rusu resignation', 'inquiry')),
    topic('blame', 'Responsibility', named('accusations', 'who is to blame')),
    topic('theft', 'Theft'),
    topic('fraud', 'Fraud'),
    topic('crime', 'Crime', named('arson', 'burglary')),
    place('old-pier', 'Old Pier'),
    event('second-survey', 'Second survey of the pier', '2024-05-02'),
    event('survey', 'Survey of the pier', '2024-05-01'),
    place('united-states', 'United States', { ...named('USA', 'US') }),
    organisation('state-department', 'State Department', { country: 'united-states', kind: 'government' }),
    statement('us-calm', 'state-department', '2024-05-30', 'asked for calm'),
    topic('closure', 'Closure of the pier', named('closure')),
    topic('reasons', 'Reasons given for the closure', named('justification')),
    statement('rusu-reason', 'ana-rusu', '2024-05-20', 'spoke of rotten planks', { topics: ['closure', 'reasons'] }),
    statement('rusu-later', 'ana-rusu', '2024-05-30', 'spoke of a quiet summer', { topics: ['closure'] }),
    statement('rusu-accuses', 'ana-rusu', '2024-05-26', 'accused the guards of sleeping', { kind: 'accusation' }),
    statement('rusu-blame', 'ana-rusu', '2024-05-27', 'spoke of a shared duty', { topics: ['blame'] }),
    statement('rusu-pledge', 'ana-rusu', '2024-05-28', 'spoke of the resignation of a colleague'),
    statement('salm-theft', 'eva-salm', '2024-05-26', 'spoke of missing crates', { topics: ['theft'] }),
    statement('salm-fraud', 'eva-salm', '2024-05-27', 'spoke of false papers', { topics: ['fraud'] }),
    statement('salm-crime', 'eva-salm', '2024-05-29', 'spoke of dark times', { topics: ['crime'] }),
    statement('salm-arson', 'eva-salm', '2024-05-26', 'called the blaze arson', { topics: ['crime'] }),
    statement('inquiry-cause', 'inquiry', '2024-06-01', 'found that a lamp fell'),
  ),
);
const claims = async (question: string) => (await bot.ask('claims', { 'who-or-what': question })).entries;

describe('a record that names its entries in many ways', () => {
  it('asks for nobody’s words by the year, the country or a foreign word in another name of a body', async () => {
    for (const question of ['Norland 2024', 'May in Norland', 'portuaire'])
      expect((await bot.ask('claims', { 'who-or-what': question })).text).not.toContain('Statements · Harbour Union');
  });

  it.each([['what did the Norland roads ministery say'], ['roads minisrty of Norland']])(
    'knows a body by a title with one slip in it: %s',
    async (question) => {
      expect(await claims(question)).toContain('rusu-accuses');
    },
  );

  it('takes no spokesman for another because a body is called after its own', async () => {
    expect((await bot.ask('claims', { 'who-or-what': 'spokesman on crates' })).text).not.toContain(
      'Statements · Eva Salm',
    );
  });

  it('reads a kind of statement as that kind, also where a topic is called so', async () => {
    expect((await claims('Rusu accusations'))[0]).toBe('rusu-accuses');
  });

  it('makes no name of words that a question sets apart', async () => {
    expect((await claims('Rusu on the resignation of a colleague'))[0]).toBe('rusu-pledge');
  });

  it('asks for a body’s words where an event has the same name', async () => {
    expect(await claims('according to the inquiry')).toEqual(['inquiry-cause']);
  });

  it('puts what a word of asking names first: who justifies something gives a justification', async () => {
    expect((await claims('how does Ana Rusu justify the closure'))[0]).toBe('rusu-reason');
    expect((await claims('Ana Rusu on the closure'))[0]).toBe('rusu-later');
  });

  it.each([['what did the US say'], ['tell us what the U.S. said'], ['US on calm']])(
    'knows a country by its initials among small words: %s',
    async (question) => {
      expect((await claims(question))[0]).toBe('us-calm');
    },
  );

  it('takes no small word for the country', async () => {
    expect(await claims('tell us what Rusu said')).not.toContain('us-calm');
  });

  it('offers nothing that leads back to the same question', async () => {
    for (const name of ['Old Pier', 'Fire in the warehouse', 'Theft']) {
      const answer = await bot.ask('figures', { what: name });
      expect(answer.text).not.toContain('Did you mean');
      for (const [label, button] of answer.buttons) {
        if (label === 'Delete') continue;
        expect((await bot.press(button)).text).not.toContain('Nothing on file answers');
      }
    }
    expect([...(await bot.ask('figures', { what: 'Old Pier' })).buttons.keys()].join()).toContain('Old Pier');
  });

  it('reads 2nd as second', async () => {
    expect((await bot.ask('event', { name: '2nd survey of the pier' })).entries[0]).toBe('second-survey');
  });

  it('has either of two topics where one “or” the other is asked for, and says so', async () => {
    const { entries, text } = await bot.ask('claims', { 'who-or-what': 'theft or fraud' });
    expect(entries.slice(0, 2).toSorted()).toEqual(['salm-fraud', 'salm-theft']);
    expect(text).toContain('Theft · Fraud');
  });

  it('puts the statement that has a word itself before those that are only filed under a topic of that name', async () => {
    expect((await claims('arson')).slice(0, 2)).toEqual(['salm-arson', 'salm-crime']);
    expect((await claims('burglary')).slice(0, 2)).toEqual(['salm-crime', 'salm-arson']);
  });
});
