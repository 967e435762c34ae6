import { PLACE } from '../weights.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import { looseSkeleton } from '../words/sound.js';
import type { Subject } from './subject.js';
import type { Vocabulary } from './vocabulary.js';

/** Names of places, each run together, found by slips and by consonants. */
export interface PlaceNames {
  readonly names: FuzzyIndex;
  readonly skeletons: ReadonlyMap<string, ReadonlySet<Subject>>;
}

export function buildPlaceNames(vocabulary: Vocabulary): PlaceNames {
  const names = new Set<string>();
  const skeletons = new Map<string, Set<Subject>>();
  for (const subject of vocabulary.subjects) {
    if (subject.kind !== 'place') continue;
    for (const { words, foreign } of subject.names) {
      const joined = words.join('');
      if (foreign && joined.length < PLACE.minForeignLength) continue;
      names.add(joined);
      const key = looseSkeleton(joined);
      skeletons.set(key, (skeletons.get(key) ?? new Set()).add(subject));
    }
  }
  return { names: new FuzzyIndex(names), skeletons };
}

/** The places that a word on file nowhere may mean: by consonants where the query's script leaves vowels out, else by slips. */
export function nearPlaces(word: string, vowelless: boolean, vocabulary: Vocabulary, places: PlaceNames): Subject[] {
  const key = looseSkeleton(word);
  const same = vowelless && key.length >= PLACE.minConsonants ? places.skeletons.get(key) : undefined;
  if (same !== undefined) return [...same];
  const [best, ...others] = places.names.near(word, maxSlips(word));
  if (best === undefined || (best.slips.count === 1 && best.slips.cost > PLACE.maxCostOfOne)) return [];
  const rivals = others.filter(({ slips }) => slips.cost < best.slips.cost + PLACE.rivalMargin);
  const named = [best, ...rivals].flatMap((one) => vocabulary.exact.get(one.word) ?? []);
  return [...new Set(named)].filter(({ kind }) => kind === 'place');
}

const maxSlips = (word: string): number =>
  word.length < PLACE.minOneSlipLength ? 0 : word.length < PLACE.minTwoSlipsLength ? 1 : 2;
