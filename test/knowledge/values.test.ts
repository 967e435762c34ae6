import { describe, expect, it } from 'vitest';
import { foldWords, toComparable } from '../../src/knowledge/proof/comparable-text.js';
import { findValue } from '../../src/knowledge/proof/find-value.js';
import fc from '../support/properties.js';

function find(text: string, value: string, counted = ''): string {
  const comparable = toComparable(text);
  const found = findValue(comparable, { start: 0, end: comparable.folded.length }, foldWords(value), counted);
  if ('span' in found) return 'found';
  return 'words' in found ? `${'part' in found ? found.part : found.reason}: ${found.words}` : found.reason;
}

describe('the value of a figure', () => {
  it.each([
    ['It was minus 4 degrees in the valley.', 'minus 4 degrees'],
    ['The margin was -3.1 percent.', '-3.1 percent'],
    ['The party was down 6.4 points from 2020, and to 58 seats.', '58'],
    ['The party was down 6.4 points from 2020, and to 58 seats.', 'down 6.4 points'],
    ['The water rose from 31.2 to 38.5 degrees.', 'from 31.2 to 38.5 degrees'],
    ['The toll rose to 41 people.', '41'],
    ['Prices fell by about 12 % in May.', 'fell by about 12 %'],
    ['The number of patients doubled.', 'doubled'],
    ['It was a record low of 2.1 percent.', '2.1 percent'],
    ['They saved 71 of the 200 bridges.', '71 of the 200'],
    ['El lago bajó a 11,4 metros.', '11,4 metros'],
    ['Der Umsatz lag bei 1,5 Mrd. Euro.', '1,5 Mrd. Euro'],
    ['Women make up 40 percent of it.', '40 percent'],
    ['They shot down 12 drones.', '12'],
    ['The water rose from 31.2 to 38.5 degrees.', '38.5 degrees'],
    ['The water rose from 31.2 to 38.5 degrees.', '31.2'],
    ['They counted between 200 and 400 people.', 'between 200 and 400'],
    ['They counted from 200 to 400 people.', 'from 200 to 400'],
    ['One in five went home.', 'One in five'],
    ['It lost €240 million in a year.', 'lost €240 million'],
    ['He got 12 years and six months.', '12 years and six months'],
    ['It lasted 12 years and everybody left.', '12 years'],
    ['Two thirds of them left.', 'Two thirds'],
    ['It lasted 12 years later an army came.', '12 years'],
    ['The list took 41 won by hand.', '41'],
    ['The NATO 5 met with 200 men.', '5'],
    ['He left – 200 people stayed.', '200'],
  ])('is found whole in "%s": %s', (text, value) => {
    expect(find(text, value)).toBe('found');
  });

  it.each([
    ['It was minus 4 degrees in the valley.', '4 degrees', 'sign: minus'],
    ['The margin was -3.1 percent.', '3.1 percent', 'sign: -'],
    ['The margin was −3.1 percent.', '3.1 percent', 'sign: −'],
    ['It was not 3 percent.', '3 percent', 'sign: not'],
    ['It lost €240 million in a year.', '240 million', 'unit: €'],
    ['It lost USD 240 million in a year.', '240 million', 'unit: USD'],
    ['It lost 240 million crowns in a year.', '240 million', 'unit: crowns'],
    ['It rose by 3.1 percent.', '3.1', 'unit: percent'],
    ['It rose by 3.1%.', '3.1', 'unit: %'],
    ['They counted from 200 to 400 people.', '400', 'comparator: from 200 to'],
    ['They counted from 200 to 400 people.', '200', 'comparator: from 200 to'],
    ['They counted between 200 and 400 people.', '400', 'comparator: between 200 and'],
    ['One in five went home.', 'five', 'piece: One in five'],
    ['He got 12 years and six months.', '12 years', 'piece: 12 years and six months'],
    ['Two thirds of them left.', 'Two', 'piece: Two thirds'],
    ['It was 2½ percent.', '2', 'absent'],
    ['It lost €240 million in a year.', '€240 million', 'direction: lost'],
    ['It made a loss of €3 million.', '€3 million', 'direction: loss of'],
    ['It made a profit of €3 million.', '€3 million', 'direction: profit of'],
    ['It made a €3 million profit.', '€3 million', 'direction: profit'],
    ['Prices fell by 12 % in May.', '12 %', 'direction: fell by'],
    ['The party was down 6.4 points.', '6.4 points', 'direction: down'],
    ['Es war ein Verlust von 3 Mio. Euro.', '3 Mio. Euro', 'direction: Verlust von'],
    ['Les ventes ont connu une baisse de 12 %.', '12 %', 'direction: baisse de'],
    ['Los precios subieron un 12 %.', '12 %', 'direction: subieron un'],
    ['Цены упали на 12 %.', '12 %', 'direction: упали на'],
    ['Ціни зросли на 12 %.', '12 %', 'direction: зросли на'],
    ['Fiyatlar %12 düştü.', '%12', 'direction: düştü'],
    ['Mindestens 200 Menschen gingen.', '200', 'comparator: Mindestens'],
    ['Etwa 200 Menschen gingen.', '200', 'comparator: Etwa'],
    ['Pas moins de 60 personnes.', '60', 'comparator: Pas moins de'],
    ['Unos 60 vecinos salieron.', '60', 'comparator: Unos'],
    ['Около 200 человек ушли.', '200', 'comparator: Около'],
    ['Близько 200 людей пішли.', '200', 'comparator: Близько'],
    ['Yaklaşık 200 kişi gitti.', '200', 'comparator: Yaklaşık'],
    ['Another 200 left.', '200', 'comparator: Another'],
    ['They saved 71 of the 200 bridges.', '71', 'piece: 71 of the 200'],
    ['Im 3. Quartal war es kalt.', '3', 'piece: 3.'],
    ['Das sind nicht 3 Prozent.', '3 Prozent', 'sign: nicht'],
    ['El lago bajó a 11,4 metros.', '11,4', 'unit: metros'],
  ])('is refused where something belongs to it in "%s": %s', (text, value, why) => {
    expect(find(text, value)).toBe(why);
  });

  it.each([
    ['percentage points', '2.5', '2.5 percent'],
    ['percent', '2.5', '2.5 percentage points'],
    ['dollars', '5', '€5'],
    ['degrees Celsius', '38.5', '38.5 degrees Fahrenheit'],
    ['dramas', '5', '5 drams'],
  ])('may not leave another unit to what it counts: %s', (counted, value, text) => {
    expect(find(`They put it at ${text} then.`, value, counted)).toMatch(/^unit: /);
  });

  it.each([
    ['crowns', '2.4 million', '2.4 million crowns'],
    ['percent', '3.1', '3.1 %'],
    ['euros €', '5', '€5'],
    ['euros in losses', '€5', 'losses of €5'],
    ['of the 200 bridges', '71', '71 of the 200 bridges'],
  ])('may leave its unit to what it counts: %s', (counted, value, text) => {
    expect(find(`They spent ${text} on it.`, value, counted)).toBe('found');
  });

  const number = fc.oneof(
    fc.integer({ min: 2, max: 999 }).map(String),
    fc.double({ min: 1, max: 99, noNaN: true }).map((one) => one.toFixed(1)),
    fc.integer({ min: 1_000, max: 999_999 }).map((one) => one.toLocaleString('en')),
  );
  const languages = {
    en: {
      frame: ['The desk put it at ', ' in May.'],
      direction: ['', 'a loss of ', 'a profit of ', 'a fall of ', 'a rise of '],
      comparator: ['', 'more than ', 'at least ', 'fewer than ', 'about ', 'nearly ', 'up to '],
      sign: ['', 'minus ', '-'],
      scale: ['', ' million', ' billion'],
      unit: ['', ' percent', '%', ' crowns', ' euros', ' degrees', ' kilometres', ' years'],
    },
    de: {
      frame: ['Das Amt nannte ', ' im Mai.'],
      direction: ['', 'einen Verlust von ', 'einen Gewinn von ', 'einen Rückgang um ', 'einen Anstieg um '],
      comparator: ['', 'mehr als ', 'mindestens ', 'weniger als ', 'etwa ', 'fast ', 'höchstens '],
      sign: ['', 'minus '],
      scale: ['', ' Millionen', ' Mrd.'],
      unit: ['', ' Prozent', ' Euro', ' Kronen', ' Grad', ' Kilometer', ' Jahre'],
    },
    fr: {
      frame: ['Le bureau parle de ', ' en mai.'],
      direction: ['', 'une perte de ', 'un gain de ', 'une baisse de ', 'une hausse de '],
      comparator: ['', 'plus de ', 'au moins ', 'moins de ', 'environ ', 'presque '],
      sign: [''],
      scale: ['', ' millions', ' milliards'],
      unit: ['', ' %', ' euros', ' francs', ' degrés', ' ans'],
    },
    ru: {
      frame: ['Бюро сообщило: ', ' в мае.'],
      direction: ['', 'убыток в ', 'прибыль в ', 'снижение на ', 'рост на '],
      comparator: ['', 'более ', 'не менее ', 'около ', 'почти '],
      sign: ['', 'минус '],
      scale: ['', ' млн', ' миллиардов'],
      unit: ['', ' %', ' рублей', ' евро', ' градусов', ' лет'],
    },
  } as const;
  type Parts = Readonly<Record<'direction' | 'comparator' | 'sign' | 'number' | 'scale' | 'unit', string>>;
  const written = (parts: Parts): string =>
    `${parts.direction}${parts.comparator}${parts.sign}${parts.number}${parts.scale}${parts.unit}`;

  describe.each(Object.entries(languages))('in %s', (_, { frame: [before, after], ...words }) => {
    const parts = fc.record({
      direction: fc.constantFrom<string>(...words.direction),
      comparator: fc.constantFrom<string>(...words.comparator),
      sign: fc.constantFrom<string>(...words.sign),
      number,
      scale: fc.constantFrom<string>(...words.scale),
      unit: fc.constantFrom<string>(...words.unit),
    });

    it('is found as it is written, whatever it is made of', () => {
      fc.assert(
        fc.property(parts, (all) => {
          expect(find(`${before}${written(all)}${after}`, written(all))).toBe('found');
        }),
      );
    });

    it('is never found when any one part of it is another, or left out', () => {
      fc.assert(
        fc.property(
          parts,
          parts,
          fc.constantFrom('direction', 'comparator', 'sign', 'number', 'scale', 'unit'),
          (all, other, which) => {
            const changed = { ...all, [which]: other[which as keyof Parts] };
            fc.pre(written(changed) !== written(all));
            expect(find(`${before}${written(all)}${after}`, written(changed))).not.toBe('found');
          },
        ),
        { numRuns: 500 },
      );
    });
  });
});
