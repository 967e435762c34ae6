import { describe, expect, it } from 'vitest';
import { type Labelled, readLabelled } from '../../bench/draft/labels.mjs';
import { addCounts, type Counts, emptyCounts, score } from '../../bench/draft/score.mjs';
import { draftOf } from '../../src/draft/draft.js';
import { knownNames } from '../../src/draft/known-names.js';
import { SPEECH_LANGUAGES } from '../../src/language/words/speech/speech-lexicon.js';

const labelled = await readLabelled();
const NOBODY = knownNames({ people: [], organisations: [], places: [] });

function countsOf(wanted: readonly Labelled[]): Counts {
  return wanted.reduce((sum, one) => {
    const { language, published } = one;
    const draft = draftOf(one.text, { names: NOBODY, language, ...(published === undefined ? {} : { published }) });
    return addCounts(sum, score(one, draft).counts);
  }, emptyCounts());
}

const share = (counts: Counts, part: string, of: string): number => (counts[part] ?? 0) / (counts[of] ?? 1);

describe('the labelled texts', () => {
  it('are as many as they have to be, in two halves', () => {
    for (const language of SPEECH_LANGUAGES)
      expect(
        labelled.filter((one) => one.set === 'sentences' && one.language === language).length,
      ).toBeGreaterThanOrEqual(150);
    const articles = labelled.filter(({ set }) => set === 'articles');
    expect(articles.length).toBeGreaterThanOrEqual(40);
    expect(articles.every(({ text }) => text.length >= 1_000 && text.length <= 3_000)).toBe(true);
    expect(labelled.filter(({ half }) => half === 'dev').length).toBeGreaterThan(0.4 * labelled.length);
    expect(labelled.filter(({ half }) => half === 'held-out').length).toBeGreaterThan(0.4 * labelled.length);
  });

  it.each([
    ['dev', 'sentences'],
    ['held-out', 'sentences'],
    ['dev', 'articles'],
    ['held-out', 'articles'],
  ] as const)('are drafted as well as the goals ask: %s %s', (half, set) => {
    const counts = countsOf(labelled.filter((one) => one.half === half && one.set === set));
    const [precision, recall] = [share(counts, 'speechRight', 'drafted'), share(counts, 'speechRight', 'speechGiven')];
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.97);
    expect(share(counts, 'speakerRight', 'named')).toBeGreaterThanOrEqual(0.85);
    expect(share(counts, 'sureRight', 'sure')).toBeGreaterThanOrEqual(0.95);
    expect(share(counts, 'sure', 'named')).toBeGreaterThanOrEqual(0.7);
    const [found, whole] = [
      share(counts, 'indirectGivenRight', 'indirectGiven'),
      share(counts, 'indirectFound', 'indirect'),
    ];
    expect((2 * found * whole) / (found + whole)).toBeGreaterThanOrEqual(0.75);
  });
});
