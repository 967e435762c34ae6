import { expect, it } from 'vitest';
import { highestScored } from '../../src/search/embedded/highest-scored.js';
import fc, { runs } from '../support/properties.js';

it('the highest scored documents are those that a whole sort puts first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.float({ min: 0, max: 50, noNaN: true })), {
        maxLength: 200,
      }),
      fc.integer({ min: 0, max: 60 }),
      (scores, most) => {
        const scoreOf = (doc: number): number => scores[doc] ?? 0;
        const docs = Uint32Array.from(scores.keys());
        const sorted = [...scores.keys()].sort((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, most);
        expect(highestScored(docs, Float32Array.from(scores), most)).toEqual(sorted);
        expect(highestScored(docs.reverse(), Float32Array.from(scores), most)).toEqual(sorted);
      },
    ),
    runs(),
  );
});
