import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { WordDictionary } from '../../src/check/compared-words.js';
import { isSlip } from '../../src/check/spelling-slips.js';
import { wordsOf } from '../../src/check/words.js';
import fc, { runs } from '../support/properties.js';

const words = new WordDictionary();
const compared = (word: string) => words.pasted(wordsOf(word).slice(0, 1))[0];

describe('a slip of a word', () => {
  it('is one with a third of its letters changed at most, whichever letters it has', () => {
    // Letters that share a bit are among them: 32 code units apart.
    const word = fc
      .array(fc.constantFrom(...'abcdeéüщыыأب'), { minLength: 1, maxLength: 14 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [a, b] = [compared(one), compared(other)];
        if (a === undefined || b === undefined) return;
        const longer = Math.max(a.key.length, b.key.length);
        expect(isSlip(a, b)).toBe(longer >= 4 && distance(a.key, b.key) / longer <= 0.34);
      }),
      runs(),
    );
  });

  it('is no number with other digits', () => {
    const [a, b] = [compared('12000'), compared('12001')];
    expect(a !== undefined && b !== undefined && isSlip(a, b)).toBe(false);
  });
});
