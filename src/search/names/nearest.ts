import { distance } from 'fastest-levenshtein';
import Fuse from 'fuse.js';
import { addToGroup } from '../../record/group-by.js';
import type { Suggestion } from '../search.js';
import { NEAREST } from '../weights.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import { skeleton, sound } from '../words/sound.js';
import { suggestionOf } from './labels.js';
import type { Name, Subject, SubjectKind } from './subject.js';
import type { Vocabulary } from './vocabulary.js';

interface NamedSubject {
  readonly subject: Subject;
  readonly name: Name;
}

/** Finds the names nearest to words that name nothing, and whether a typed word begins, sounds or is spelt much like one of them. */
export type FindNearest = (
  typed: readonly string[],
  kinds: ReadonlySet<SubjectKind>,
  limit: number,
) => { readonly suggestions: Suggestion[]; readonly close: boolean };

/** Builds "did you mean" over every name on file with Fuse.js, and over consonants for scripts that write no vowels. */
export function buildNearest(vocabulary: Vocabulary): FindNearest {
  const all: NamedSubject[] = vocabulary.subjects.flatMap((subject) =>
    subject.names.filter((name) => !name.role && !name.foreign).map((name) => ({ subject, name })),
  );
  const byWord = new Map<string, NamedSubject[]>();
  const bySkeleton = new Map<string, NamedSubject[]>();
  for (const one of all) {
    const { words } = one.name;
    for (const word of new Set([...words, words.join('')]))
      if (word.length >= NEAREST.minLength && word.length <= NEAREST.maxLength) addToGroup(byWord, word, one);
    if (one.subject.kind !== 'person' && one.subject.kind !== 'place') continue;
    for (const key of words.map(skeleton)) if (key.length >= NEAREST.minLength) addToGroup(bySkeleton, key, one);
  }
  const index = new FuzzyIndex(byWord.keys());
  return (typed, kinds, limit) => {
    const best = new Map<Subject, { score: number; name: Name }>();
    const offer = ({ subject, name }: NamedSubject, score: number): void => {
      if (kinds.has(subject.kind) && (best.get(subject)?.score ?? 1) > score) best.set(subject, { score, name });
    };
    for (const word of typed.slice(0, NEAREST.maxWords)) {
      if (word.length < NEAREST.minLength || /^[\d.]+$/.test(word)) continue;
      for (const one of bySkeleton.get(skeleton(word)) ?? []) offer(one, NEAREST.consonantsScore);
      for (const { item, score } of alike(word.slice(0, NEAREST.maxLength), index))
        for (const one of byWord.get(item) ?? []) offer(one, score ?? 1);
    }
    const ranked = [...best].sort((a, b) => a[1].score - b[1].score).slice(0, limit);
    const close = ranked.some(([, { name }]) => typed.some((word) => name.words.some((known) => isClose(word, known))));
    return { suggestions: ranked.map(([subject, { name }]) => suggestionOf(subject, name)), close };
  };
}

/** Fuse.js compares the typed word with every word it is given, so it gets only those that share letters with it. */
function alike(word: string, index: FuzzyIndex): readonly { readonly item: string; readonly score?: number }[] {
  const fuse = new Fuse(index.alike(word, NEAREST.maxCompared), {
    threshold: NEAREST.maxScore,
    includeScore: true,
    distance: 40,
    minMatchCharLength: NEAREST.minLength,
  });
  return fuse.search(word, { limit: NEAREST.maxFound });
}

function isClose(typed: string, known: string): boolean {
  if (typed.length < NEAREST.minLength || /\d/.test(typed)) return false;
  const consonants = skeleton(typed);
  if (typed.length > NEAREST.minLength) {
    if (known.startsWith(typed)) return true;
    if (consonants.length >= NEAREST.minLength && consonants === skeleton(known)) return true;
  }
  return (
    typed.length >= NEAREST.minCloseLength &&
    distance(sound(typed), sound(known)) <= Math.floor(typed.length / NEAREST.lettersPerDifference)
  );
}
