import { PERSON } from '../weights.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import { looseSkeleton, skeleton, typedSounds } from '../words/sound.js';
import type { Subject } from './subject.js';
import type { Vocabulary } from './vocabulary.js';

/** The words of people's names, found by slips, by beginning, and by consonants. */
export interface PersonNames {
  readonly words: FuzzyIndex;
  readonly skeletons: ReadonlyMap<string, ReadonlySet<Subject>>;
  /** How each word of a name is written by sound and by consonants. */
  readonly spellings: ReadonlyMap<string, Spelling>;
}

/** A word by sound and by consonants. */
export interface Spelling {
  readonly sounds: readonly string[];
  readonly consonants: string;
  /** The consonants with the differences that Latin letters do write. */
  readonly strict: string;
}

export const spellingOf = (word: string): Spelling => ({
  sounds: typedSounds(word),
  consonants: looseSkeleton(word),
  strict: skeleton(word),
});

export function buildPersonNames(vocabulary: Vocabulary): PersonNames {
  const skeletons = new Map<string, Set<Subject>>();
  const spellings = new Map<string, Spelling>();
  const put = (key: string, subject: Subject): void => {
    if (key.length > 0) skeletons.set(key, (skeletons.get(key) ?? new Set()).add(subject));
  };
  for (const subject of vocabulary.subjects) {
    if (subject.kind !== 'person') continue;
    for (const { words, role } of subject.names) {
      if (role) continue;
      for (const word of words) {
        const spelling = spellings.get(word) ?? spellingOf(word);
        spellings.set(word, spelling);
        put(spelling.consonants, subject);
      }
      if (words.length > 1) put(looseSkeleton(words.slice(-2).join('')), subject);
    }
  }
  return { words: new FuzzyIndex(vocabulary.personWords.keys()), skeletons, spellings };
}

/**
 * The people whose names a half-typed word begins, where the names are few enough to mean something. Surnames come before first names,
 * because people are asked for by these.
 */
export function peopleBegunBy(word: string, vocabulary: Vocabulary, people: PersonNames): Subject[] {
  if (word.length < PERSON.minBegunLength) return [];
  const found = people.words.startingWith(word, PERSON.maxBeginningsLookedAt);
  const surnames = found.filter((name) => vocabulary.surnames.has(name));
  const meant = surnames.length > 0 ? surnames : found;
  if (meant.length > PERSON.maxBegun) return [];
  return [...new Set(meant.flatMap((name) => vocabulary.personWords.get(name) ?? []))];
}

/** Whether two words are one by sound, or by consonants where the query's script leaves vowels out. */
export function sameSpelling(typed: string, own: string, people: PersonNames, vowelless: boolean): boolean {
  const { sounds, consonants } = spellingOf(typed);
  const spelling = people.spellings.get(own) ?? spellingOf(own);
  return (
    (vowelless && consonants.length > 0 && spelling.consonants === consonants) ||
    sounds.some((key) => spelling.sounds.includes(key))
  );
}

/** Slips allowed in a word: one in about four letters, none under four. */
export const maxSlips = (word: string): number =>
  word.length < PERSON.minNameLength ? 0 : word.length < 6 ? 1 : word.length < 10 ? 2 : 3;
