import { describe, expect, it } from 'vitest';
import { daysIn } from '../../src/language/words/days.js';
import fc from '../support/properties.js';

const read = (text: string) =>
  daysIn(text).map(({ limit, from, to, start, end }) => ({
    limit,
    from,
    ...(to === from ? {} : { to }),
    words: text.slice(start, end),
  }));

describe('the days that a text names', () => {
  it.each([
    ['vote, 20 September 2023', { year: 2023, month: 9, day: 20 }, '20 September 2023'],
    ['Sept. 20, 2023', { year: 2023, month: 9, day: 20 }, 'Sept. 20, 2023'],
    ['the 20th of September', { month: 9, day: 20 }, 'the 20th of September'],
    ['on Thursday, 28 September', { month: 9, day: 28 }, 'on Thursday, 28 September'],
    ['22/09/2023', { year: 2023, month: 9, day: 22 }, '22/09/2023'],
    ['09/22/2023', { year: 2023, month: 9, day: 22 }, '09/22/2023'],
    ['20.09.2023', { year: 2023, month: 9, day: 20 }, '20.09.2023'],
    ['2023-09-20', { year: 2023, month: 9, day: 20 }, '2023-09-20'],
    ['what happened on 20.09.', { month: 9, day: 20 }, 'on 20.09'],
    ['turnout november 2020', { year: 2020, month: 11 }, 'november 2020'],
    ['losses in 2020', { year: 2020 }, 'in 2020'],
    ['last week of September', { month: 9, part: 'last week' }, 'last week of September'],
    ['in early October', { month: 10, part: 'early' }, 'in early October'],
    ['am 3. Oktober 2023', { year: 2023, month: 10, day: 3 }, 'am 3. Oktober 2023'],
    ['le 1er octobre', { month: 10, day: 1 }, 'le 1er octobre'],
    ['el 3 de octubre de 2023', { year: 2023, month: 10, day: 3 }, 'el 3 de octubre de 2023'],
    ['в сентябре 2023', { year: 2023, month: 9 }, 'в сентябре 2023'],
    ['20 вересня', { month: 9, day: 20 }, '20 вересня'],
    ['20 Eylül’de', { month: 9, day: 20 }, '20 Eylül’de'],
    ['war of the nineties', { year: 1990, isDecade: true }, 'of the nineties'],
    ['flood in the 1990s', { year: 1990, isDecade: true }, 'in the 1990s'],
    ['the ’90s crash', { year: 1990, isDecade: true }, 'the ’90s'],
    ['the 2010s', { year: 2010, isDecade: true }, 'the 2010s'],
    ['in den neunziger Jahren', { year: 1990, isDecade: true }, 'in den neunziger Jahren'],
    ['in den 1990er Jahren', { year: 1990, isDecade: true }, 'in den 1990er Jahren'],
    ['la guerre des années 90', { year: 1990, isDecade: true }, 'années 90'],
    ['los años noventa', { year: 1990, isDecade: true }, 'los años noventa'],
    ['в 1990-х годах', { year: 1990, isDecade: true }, 'в 1990-х годах'],
    ['1990’larda', { year: 1990, isDecade: true }, '1990’larda'],
  ])('are read from “%s”', (text, from, words) => {
    expect(read(text)).toEqual([{ limit: 'during', from, words }]);
  });

  it.each([
    ['since 10 March', 'since', { month: 3, day: 10 }],
    ['after 1 October', 'after', { month: 10, day: 1 }],
    ['until 30 September', 'until', { month: 9, day: 30 }],
    ['before 20 September', 'before', { month: 9, day: 20 }],
    ['bis zum 30. September', 'until', { month: 9, day: 30 }],
    ['nach dem 1. Oktober', 'after', { month: 10, day: 1 }],
    ['avant le 20 septembre', 'before', { month: 9, day: 20 }],
    ['desde el 20 de septiembre', 'since', { month: 9, day: 20 }],
    ['до 30 сентября', 'until', { month: 9, day: 30 }],
    ['після 1 жовтня', 'after', { month: 10, day: 1 }],
    ['20 Eylül 2023’ten sonra', 'after', { year: 2023, month: 9, day: 20 }],
  ])('are limited by “%s”', (text, limit, from) => {
    expect(read(text)).toEqual([{ limit, from, words: text }]);
  });

  it.each([
    ['between 19 and 21 September', { month: 9, day: 19 }, { month: 9, day: 21 }],
    ['19–20 September 2023', { year: 2023, month: 9, day: 19 }, { year: 2023, month: 9, day: 20 }],
    ['from 19 September to 3 October 2023', { year: 2023, month: 9, day: 19 }, { year: 2023, month: 10, day: 3 }],
  ])('have two ends in “%s”', (text, from, to) => {
    expect(read(text)).toEqual([{ limit: 'during', from, to, words: text }]);
  });

  it.each([
    'the 2020 war',
    '16 settlements may be left',
    '219 dead at the depot',
    '20.5 % of the vote',
    '100,417 arrivals',
    'Jan Novak',
    'Who is April Jones',
    'a march on parliament',
    '44 day war',
    '90 seats',
    'noventa muertos',
    '2020 soldiers',
  ])('are not read into “%s”', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('are read from every date as each language of the bot writes it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('en-GB', 'en-US', 'de', 'fr', 'es', 'ru', 'uk', 'tr'),
        fc.constantFrom<'long' | 'short'>('long', 'short'),
        fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        (language, month, date) => {
          const text = new Intl.DateTimeFormat(language, {
            day: 'numeric',
            month,
            year: 'numeric',
            timeZone: 'UTC',
          }).format(date);
          const [year, number, day] = date.toISOString().slice(0, 10).split('-').map(Number);
          expect(read(text)).toMatchObject([{ limit: 'during', from: { year, month: number, day } }]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leave every text as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { start, end } of daysIn(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
