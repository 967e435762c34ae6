import { describe, expect, it } from 'vitest';
import { type Quantity, quantitiesIn } from '../../src/language/words/quantities.js';
import fc from '../support/properties.js';

/** A reading in one line: form, qualifier, sign, direction, numbers or phrase, unit. */
const inWords = (one: Quantity): string =>
  [
    one.form,
    one.qualifier === 'stated' ? '' : one.qualifier,
    one.negated ? 'not' : '',
    one.negative ? 'minus' : '',
    one.direction,
    one.phrase ?? one.numbers.map((number) => Number(number.toPrecision(4))).join(' '),
    one.unit,
  ]
    .filter(Boolean)
    .join(' ');
const read = (text: string): string[] =>
  quantitiesIn(text)
    .filter(({ year }) => !year)
    .map(inWords);

describe('a number in a text is read as what it says:', () => {
  it.each([
    ['prices fell by 12 %', 'down 12 %'],
    ['a loss of €3 million', 'down 3000000 €'],
    ['a €3 million profit', 'up 3000000 €'],
    ['down 6.4 points', 'down 6.4 points'],
    ['12 percent higher', 'up 12 %'],
    ['ein Verlust von 1,5 Mrd. Euro', 'down 1500000000 €'],
    ['une hausse de 12 %', 'up 12 %'],
    ['una caída del 12 %', 'down 12 %'],
    ['убыток в 3 млн рублей', 'down 3000000 ₽'],
    ['ціни зросли на 12 %', 'up 12 %'],
    ['fiyatlar yüzde 12 düştü', 'down 12 %'],
    ['the toll rose to 41', '41'],
    ['up to 60 stalls', 'at most 60'],
    ['rose from 31.2 to 38.5 degrees', 'change up 31.2 38.5 °'],
    ['from 200 to 400 people', 'range 200 400'],
    ['zwischen 200 und 400', 'range 200 400'],
    ['entre 200 y 400', 'range 200 400'],
    ['от 200 до 400', 'range 200 400'],
    ['200 ile 400 arasında', 'range 200 400'],
    ['80–85% of voters', 'range 80 85 %'],
    ['One in five went home', 'share 1 5'],
    ['71 of the 200 bridges', 'share 71 200'],
    ['jeder fünfte Wähler', 'share 1 5'],
    ['un habitant, un sur cinq', 'share 1 5'],
    ['uno de cada cinco', 'share 1 5'],
    ['каждый пятый', 'share 1 5'],
    ['кожен п’ятий', 'share 1 5'],
    ['the number doubled', 'multiple doubled'],
    ['at a record low', 'record record low'],
    ['two thirds of them', 'fraction 0.6667'],
    ['half of the town', 'fraction 0.5'],
    ['2½ percent', '2.5 %'],
    ['12 years and six months', 'duration 12 6 years+months'],
    ['11,4 metros', '11.4 m'],
    ['1.234,56 Euro', '1235 €'],
    ['12,34,567 votes', '1235000'],
    ['3.2 × 10^6', '3200000'],
    ['not 3 percent', 'not 3 %'],
    ['not more than 3 percent', 'at most 3 %'],
    ['au moins 200', 'at least 200'],
    ['не менее 200', 'at least 200'],
    ["200'den fazla kişi", 'more 200'],
    ['several thousand people', 'several thousand'],
    ['5 million US dollars', '5000000 $'],
  ])('%s: %s', (text, reading) => {
    expect(read(text)).toEqual([reading]);
  });

  it.each([
    'in the third quarter',
    'im 3. Quartal',
    'the 3rd',
    'le 3e',
    '3-й',
    '3’üncü',
    'on 12 May',
    'at 12:30',
    'two three',
  ])('%s: nothing', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each([
    ['zweihundertfünfunddreißigtausend', 'doscientos treinta y cinco mil', 235_000],
    ['двести тридцать пять тысяч', 'двісті тридцять п’ять тисяч', 235_000],
    ['iki yüz otuz beş bin', 'two hundred and thirty-five thousand', 235_000],
    ['quatre-vingt-dix-sept', 'siebenundneunzig', 97],
    ['soixante et onze', 'yetmiş bir', 71],
    ['trois mille deux cents', 'tres mil doscientos', 3_200],
    ['двадцать одна', 'двадцять одна', 21],
  ])('%s and %s in words: %s', (one, other, number) => {
    expect([one, other].map((text) => quantitiesIn(text).map(({ numbers }) => numbers))).toEqual([
      [[number]],
      [[number]],
    ]);
  });

  it('three in four days are no share, and "once", "on" and "bin" no numbers of other languages', () => {
    expect(read('three in four days')).toEqual(['3', '4 days']);
    expect(read('once on the bin')).toEqual([]);
  });

  const grammar = {
    qualifier: [
      ['', ''],
      ['more than ', 'more '],
      ['mindestens ', 'at least '],
      ['environ ', 'about '],
      ['почти ', 'nearly '],
    ],
    direction: [
      ['', ''],
      ['a loss of ', 'down '],
      ['ein Gewinn von ', 'up '],
      ['une baisse de ', 'down '],
    ],
    sign: [
      ['', ''],
      ['minus ', 'minus '],
    ],
    scale: [
      ['', 1],
      [' million', 1e6],
      [' Mrd.', 1e9],
      [' тысяч', 1e3],
    ],
    unit: [
      ['', ''],
      ['%', ' %'],
      [' euros', ' €'],
      [' degrés', ' °'],
      [' Prozentpunkte', ' percentage points'],
      [' лет', ' years'],
    ],
  } as const;
  it('made of any parts, is read as these parts', () => {
    const pick = <T>(all: readonly T[]) => fc.constantFrom(...all);
    fc.assert(
      fc.property(
        pick<readonly [string, string]>(grammar.direction),
        pick<readonly [string, string]>(grammar.qualifier),
        pick<readonly [string, string]>(grammar.sign),
        fc.integer({ min: 2, max: 999 }),
        pick<readonly [string, number]>(grammar.scale),
        pick<readonly [string, string]>(grammar.unit),
        (direction, qualifier, sign, number, scale, unit) => {
          const text = `X: ${direction[0]}${qualifier[0]}${sign[0]}${number}${scale[0]}${unit[0]}.`;
          const [one] = quantitiesIn(text);
          expect(one && inWords({ ...one, numbers: [] })).toBe(
            `${qualifier[1]}${sign[1]}${direction[1]}${unit[1].trim()}`.trim(),
          );
          expect(one?.numbers).toEqual([number * scale[1]]);
        },
      ),
    );
  });
});
