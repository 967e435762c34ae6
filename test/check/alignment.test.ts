import { diffArrays } from 'diff';
import { expect, it } from 'vitest';
import { Aligner } from '../../src/check/alignment.js';
import fc, { runs } from '../support/properties.js';

const items = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 24 });

it('two lists are aligned as the library for differences aligns them, choice by choice', () => {
  const aligner = new Aligner<number>();
  fc.assert(
    fc.property(items, items, fc.oneof(fc.nat({ max: 12 }), fc.constant(600)), (first, second, maxChanges) => {
      const expected = diffArrays(first, second, { maxEditLength: maxChanges })
        ?.filter(({ count }) => count > 0)
        .map(({ count, added, removed }) => ({ where: added ? 'second' : removed ? 'first' : 'both', count }));
      expect(aligner.align(first, second, maxChanges)).toEqual(expected);
    }),
    runs(),
  );
});
