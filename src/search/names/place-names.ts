import { FuzzyIndex } from '../words/fuzzy-index.js';
import { looseSkeleton } from '../words/sound.js';
import { LONG_FOREIGN, type Subject, type Vocabulary } from './vocabulary.js';

/** Names of places, found by slips and by consonants. */
export interface PlaceNames {
  readonly names: FuzzyIndex;
  readonly skeletons: ReadonlyMap<string, ReadonlySet<Subject>>;
}

/**
 * Indexes the names of places, each run together.
 * @param vocabulary the names on file
 */
export function buildPlaceNames(vocabulary: Vocabulary): PlaceNames {
  const names = new Set<string>();
  const skeletons = new Map<string, Set<Subject>>();
  for (const subject of vocabulary.subjects) {
    if (subject.kind !== 'place') continue;
    for (const { words, foreign } of subject.names) {
      const joined = words.join('');
      if (foreign && joined.length < LONG_FOREIGN) continue;
      names.add(joined);
      const key = looseSkeleton(joined);
      skeletons.set(key, (skeletons.get(key) ?? new Set()).add(subject));
    }
  }
  return { names: new FuzzyIndex(names), skeletons };
}

/**
 * The places that a word on file nowhere may mean: one slip in a name of five letters or more, two in one of eight, or the same consonants
 * where the query's script leaves vowels out.
 * @param word a folded word
 * @param vowelless whether it does
 * @param vocabulary the names on file
 * @param places the names of places
 */
export function nearPlaces(word: string, vowelless: boolean, vocabulary: Vocabulary, places: PlaceNames): Subject[] {
  const only = (subjects: Iterable<Subject>): Subject[] => [...subjects].filter(({ kind }) => kind === 'place');
  const key = looseSkeleton(word);
  if (vowelless && key.length >= 3) {
    const same = places.skeletons.get(key);
    if (same !== undefined) return only(same);
  }
  const [best, ...others] = places.names.near(word, word.length < 5 ? 0 : word.length < 8 ? 1 : 2);
  if (best === undefined || (best.slips.count === 1 && best.slips.cost > 1)) return [];
  const rivals = others.filter(({ slips }) => slips.cost < best.slips.cost + 0.3);
  return only(new Set([best, ...rivals].flatMap(({ word: name }) => [...(vocabulary.exact.get(name) ?? [])])));
}
