import { expect, it } from 'vitest';
import { frequentDocs } from '../../../src/search/embedded/bit-set.js';
import type { Posting } from '../../../src/search/embedded/posting.js';
import { Scoreboard } from '../../../src/search/embedded/scoreboard.js';
import { sharingMost } from '../../../src/search/embedded/sharing.js';
import { exactShare } from '../../../src/search/index/exact-share.js';
import fc, { runs } from '../../support/properties.js';

const DOCUMENTS = 60;

it('the documents that share most with a text are those that adding up every word of each puts first', () => {
  const words = fc.array(
    fc.record({
      docs: fc.uniqueArray(fc.nat({ max: DOCUMENTS - 1 }), { minLength: 1 }),
      weight: fc.oneof(fc.constantFrom(1, 2), fc.double({ min: 0.1, max: 12, noNaN: true })),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 20 }), (texts, most) => {
      const board = new Scoreboard(DOCUMENTS);
      const items = Array.from({ length: DOCUMENTS }, (_, doc) => doc);
      for (const text of texts) {
        const postings = new Map<string, Posting>(
          text.map(({ docs }, at) => [`word ${at}`, { docs: Uint32Array.from(docs).sort() }]),
        );
        const stems = text.map(({ weight }, at) => ({ stem: `word ${at}`, weight }));
        const scoreOf = (doc: number): number =>
          text.reduce((sum, { docs, weight }) => sum + (docs.includes(doc) ? exactShare(weight) : 0), 0);
        const expected = items
          .filter((doc) => scoreOf(doc) > 0)
          .sort((a, b) => scoreOf(b) - scoreOf(a) || a - b)
          .slice(0, most);
        const frequent = frequentDocs(postings, DOCUMENTS);
        expect(sharingMost(stems, { board, postings, items, frequent }, most)).toEqual(expected);
      }
    }),
    runs(),
  );
});
