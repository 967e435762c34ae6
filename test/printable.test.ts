import { describe, expect, it } from 'vitest';
import { printable, printableJson, printableLine, printableValues } from '../src/printable.js';
import fc from './support/properties.js';

/** Characters that a terminal obeys, reorders by or hides, told by their code points and not by the pattern of the code. */
function isUnprintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const within = (first: number, last: number): boolean => code >= first && code <= last;
  const isControl = (code < 0x20 && character !== '\n' && character !== '\t') || within(0x7f, 0x9f);
  const isBidiMark = code === 0x061c || within(0x200e, 0x200f) || within(0x202a, 0x202e) || within(0x2066, 0x2069);
  const isHidden = [0x00ad, 0x200b, 0x2060, 0xfeff, 0x2028, 0x2029].includes(code) || within(0xe0000, 0xe007f);
  return isControl || isBidiMark || isHidden;
}

const HOSTILE = [
  '\u001b[2J',
  '\u001b]52;c;eA==\u0007',
  '\u009b31m',
  '\u202e',
  '\u2066',
  '\u200b',
  '\r',
  '\u0008',
  '\u{e0041}',
  '\u2028',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })))
  .map((parts) => parts.join(''));

describe('text for a terminal', () => {
  it('holds nothing that a terminal obeys, reorders by or hides', () => {
    fc.assert(
      fc.property(text, (given) => {
        const shown = printable(given).replaceAll('\r\n', '\n');
        expect([...shown].filter(isUnprintable)).toEqual([]);
        expect([...printableLine(given)].filter((one) => isUnprintable(one) || one === '\n')).toEqual([]);
      }),
    );
  });

  it('is the same text where there was nothing to show, and stays the same when it is made printable again', () => {
    fc.assert(
      fc.property(text, (given) => {
        const wellFormed = given.toWellFormed();
        if (
          ![...wellFormed].some(isUnprintable) &&
          !/\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/u.test(wellFormed)
        )
          expect(printable(given)).toBe(wellFormed);
        expect(printable(printable(given))).toBe(printable(given));
      }),
    );
    for (const ordinary of ['Xankəndi', 'می‌خواهم', '👩‍👩‍👧 ❤️', 'क्‍ष', 'two\nlines\tand a tab\r\n'])
      expect(printable(ordinary)).toBe(ordinary);
  });

  it('shows what it replaced', () => {
    expect(printable('\u001b[2Jgone\u202e')).toBe('<U+001B>[2Jgone<U+202E>');
    expect(printable('over\rwritten')).toBe('over<U+000D>written');
    expect(printableLine('name\nok.yaml')).toBe('name<U+000A>ok.yaml');
  });

  it('as JSON is a line that reads back as the same value', () => {
    fc.assert(
      fc.property(text, (given) => {
        const line = printableJson({ words: given, list: [given] });
        expect([...line].filter((one) => isUnprintable(one) || one === '\n')).toEqual([]);
        expect(JSON.parse(line)).toEqual({ words: given, list: [given] });
      }),
    );
    expect(printableValues({ deep: [{ words: '\u001b' }], count: 1 })).toEqual({
      deep: [{ words: '<U+001B>' }],
      count: 1,
    });
  });
});
