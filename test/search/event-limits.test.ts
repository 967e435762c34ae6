import { describe, expect, it } from 'vitest';
import { eventLimitsIn } from '../../src/language/words/event-limits.js';
import { parseDate } from '../../src/record/dates.js';
import { botOver } from '../support/bot.js';
import { event, figure, metric, organisation, person, recordOf, source, statement } from '../support/entries.js';
import fc, { runs } from '../support/properties.js';

const day = (iso: string) => parseDate(iso) ?? expect.unreachable();
const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    person('ana-rusu', 'Ana Rusu'),
    person('tomas-velik', 'Tomas Velik'),
    organisation('harbour-council', 'Harbour Council'),
    metric('ballots'),
    event('council-vote', 'Vote of the Harbour Council', '2024-05-06', {
      names: {
        de: ['Abstimmung im Hafenrat'],
        fr: ['vote du conseil du port'],
        es: ['votación del consejo del puerto'],
        ru: ['голосование в совете порта'],
        uk: ['голосування в раді порту'],
        tr: ['liman meclisi oylaması'],
      },
    }),
    event('dock-strike', 'Strike at the docks', '2024-05-10', { end: day('2024-05-20') }),
    event('fire-in-may', 'Fire in the warehouse', '2024-05-25'),
    event('fire-in-june', 'Fire in the canteen', '2024-06-25'),
    event('quay-collapse', 'Collapse of the quay', '2024-06-01'),
    event('protest-march', 'Protest march', '2024-05-21', { aliases: [{ name: 'the march', strength: 'strong' }] }),
    event('survey', 'Survey of the pier', '2024-05-04', { end: day('2024-05') }),
    event('old-quarrel', 'Quarrel over the pier', '2019'),
    statement('rusu-early', 'ana-rusu', '2024-05-05', 'warned of an empty pier'),
    statement('rusu-that-day', 'ana-rusu', '2024-05-06', 'called the pier safe'),
    statement('rusu-next-day', 'ana-rusu', '2024-05-07', 'called the pier closed'),
    statement('rusu-second-day', 'ana-rusu', '2024-05-11', 'called the pier full'),
    statement('rusu-late', 'ana-rusu', '2024-05-22', 'called the pier open'),
    statement('velik-early', 'tomas-velik', '2024-05-05', 'praised the pier'),
    statement('velik-late', 'tomas-velik', '2024-05-22', 'missed the pier'),
    figure('ballots-early', 'ana-rusu', 'ballots', '40', 'ballots', { asOf: day('2024-05-05') }),
    figure('ballots-late', 'ana-rusu', 'ballots', '44', 'ballots', { asOf: day('2024-05-07') }),
  ),
);
const shown = async (command: string, question: string): Promise<readonly string[]> => {
  const option = { claims: 'who-or-what', figures: 'what', event: 'name', ask: 'question' }[command] ?? '';
  return (await bot.ask(command, { [option]: question })).entries.toSorted();
};

describe('a question that limits itself by an event', () => {
  it.each([
    ['claims', 'Rusu before the vote', ['rusu-early']],
    ['claims', 'Rusu ahead of the council vote', ['rusu-early']],
    ['claims', 'Velik before the vote of the Harbour Council', ['velik-early']],
    ['claims', 'Rusu until the vote', ['rusu-early', 'rusu-that-day']],
    ['claims', 'Rusu on the day of the vote', ['rusu-that-day']],
    ['claims', 'Rusu the day after the vote', ['rusu-next-day']],
    ['claims', 'Rusu on the eve of the vote', ['rusu-early']],
    ['claims', 'Rusu during the strike', ['rusu-second-day']],
    ['claims', 'Rusu on the second day of the strike', ['rusu-second-day']],
    ['claims', 'Rusu on day two of the strike', ['rusu-second-day']],
    ['claims', 'Rusu two days after the strike', ['rusu-late']],
    ['claims', 'Velik the day after the march', ['velik-late']],
    ['claims', 'Rusu on 7 May 2024', ['rusu-next-day']],
    ['claims', 'Velik during the survey', ['velik-early', 'velik-late']],
    ['claims', 'Rusu in the first week of the strike', ['rusu-second-day']],
    ['claims', 'Rusu on the last day of the strike', []],
    ['claims', 'Rusu liman meclisi oylamasının ertesi günü', ['rusu-next-day']],
    ['claims', 'Rusu since the strike began', ['rusu-late', 'rusu-second-day']],
    ['claims', 'Rusu since the end of the strike', ['rusu-late']],
    ['claims', 'Rusu after the strike on the pier', ['rusu-late']],
    ['claims', 'who spoke of the pier in the week before the vote', ['rusu-early', 'velik-early']],
    ['figures', 'ballots before the vote', ['ballots-early']],
    ['figures', 'ballots after the vote', ['ballots-late']],
    ['ask', 'what did Ana Rusu say before the vote?', ['rusu-early']],
    ['event', 'fire before the quay collapsed', ['fire-in-may']],
    ['event', 'what came after the vote', ['dock-strike']],
  ])('is answered by /%s %s with what is of those days alone', async (command, question, entries) => {
    expect(await shown(command, question)).toEqual(entries);
  });

  it.each([
    ['Rusu vor der Abstimmung im Hafenrat'],
    ['Rusu avant le vote du conseil du port'],
    ['Rusu antes de la votación del consejo del puerto'],
    ['Русу до голосования в совете порта'],
    ['Русу до голосування в раді порту'],
    ['Rusu liman meclisi oylamasından önce'],
  ])('is read alike in other languages: %s', async (question) => {
    expect(await shown('claims', question)).toEqual(['rusu-early']);
  });

  it('says which days were read', async () => {
    const { text } = await bot.ask('claims', { 'who-or-what': 'Rusu before the vote' });
    expect(text).toContain('before 6 May 2024');
  });

  it('has no answer from other days, and offers them', async () => {
    const { entries, text } = await bot.ask('claims', { 'who-or-what': 'Velik during the strike' });
    expect(entries).toEqual([]);
    expect(text).toContain('10 May 2024');
  });

  it('is answered with nobody’s figures and events where words are asked for', async () => {
    const { entries, text } = await bot.ask('ask', { question: 'what did Tomas Velik say during the strike?' });
    expect(entries).toEqual([]);
    expect(text).toContain('10 May 2024');
  });

  it.each([
    ['names a body that somebody spoke before, and no time', 'Rusu before the council'],
    ['may mean either of two events', 'Rusu before the fire'],
    ['names nothing on file', 'Rusu before the flood'],
    ['names somebody', 'Rusu after Velik'],
  ])('is not limited where it %s', async (_, question) => {
    const { text } = await bot.ask('claims', { 'who-or-what': question });
    expect(text).not.toMatch(/(?:before|since|after) \d/);
  });

  it('names no single day of an event that is known by its year alone', async () => {
    const { text } = await bot.ask('claims', { 'who-or-what': 'Rusu the day after the quarrel' });
    expect(text).not.toMatch(/2019|2020/);
  });
});

describe('the words of a limit', () => {
  it('lie within the question and beside those of its event, whatever is typed', () => {
    const piece = fc.constantFrom(
      'before',
      'the day after',
      'önce',
      'seit',
      'после',
      'vote',
      'the',
      ',',
      'of',
      '3',
      ' ',
      'İ',
      '\u{1f600}',
      'since the end of',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 12 }), (pieces) => {
        const question = pieces.join(' ');
        for (const { start, end, events } of eventLimitsIn(question)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(question.length);
          for (const one of events) {
            expect(question.slice(one.start, one.end)).toContain(one.words);
            expect(one.end <= start || one.start >= end).toBe(true);
          }
        }
      }),
      runs(),
    );
  });
});
