import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWords, toComparable } from '../../src/knowledge/proof/comparable-text.js';
import { findValue } from '../../src/knowledge/proof/find-value.js';

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
    ['The party was down 6.4 points from 2020, and to 58 seats.', '6.4 points'],
    ['The water rose from 31.2 to 38.5 degrees.', '38.5 degrees'],
    ['The water rose from 31.2 to 38.5 degrees.', '31.2'],
    ['They counted between 200 and 400 people.', 'between 200 and 400'],
    ['They counted from 200 to 400 people.', 'from 200 to 400'],
    ['One in five went home.', 'One in five'],
    ['It lost €240 million in a year.', '€240 million'],
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
  ])('may leave its unit to what it counts: %s', (counted, value, text) => {
    expect(find(`They spent ${text} on it.`, value, counted)).toBe('found');
  });

  const sign = fc.constantFrom('', 'minus ', '-');
  const comparator = fc.constantFrom('', 'more than ', 'at least ', 'fewer than ', 'about ', 'nearly ', 'up to ');
  const number = fc.oneof(
    fc.integer({ min: 2, max: 999 }).map(String),
    fc.double({ min: 1, max: 99, noNaN: true }).map((one) => one.toFixed(1)),
    fc.integer({ min: 1_000, max: 999_999 }).map((one) => one.toLocaleString('en')),
  );
  const scale = fc.constantFrom('', ' million', ' billion');
  const unit = fc.constantFrom('', ' percent', '%', ' crowns', ' euros', ' degrees');
  const part = fc.record({ comparator, sign, number, scale, unit });
  type Parts = typeof part extends fc.Arbitrary<infer P> ? P : never;
  const written = ({ comparator: before, sign: own, number: digits, scale: times, unit: last }: Parts): string =>
    `${before}${own}${digits}${times}${last}`;

  it('is found as it is written, whatever it is made of', () => {
    fc.assert(
      fc.property(part, (parts) => {
        expect(find(`The desk put it at ${written(parts)} in May.`, written(parts))).toBe('found');
      }),
    );
  });

  it('is never found when any one part of it is another, or left out', () => {
    fc.assert(
      fc.property(
        part,
        part,
        fc.constantFrom('comparator', 'sign', 'number', 'scale', 'unit'),
        (parts, other, which) => {
          const changed = { ...parts, [which]: other[which as keyof Parts] };
          fc.pre(written(changed) !== written(parts));
          expect(find(`The desk put it at ${written(parts)} in May.`, written(changed))).not.toBe('found');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
