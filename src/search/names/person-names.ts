import { FuzzyIndex } from '../words/fuzzy-index.js';
import { slipsBetween } from '../words/slips.js';
import { looseSkeleton, skeleton, typedSounds } from '../words/sound.js';
import type { Subject, Vocabulary } from './vocabulary.js';

/** The words of people's names, found by slips, by beginning, and by consonants. */
export interface PersonNames {
  readonly words: FuzzyIndex;
  readonly skeletons: ReadonlyMap<string, ReadonlySet<Subject>>;
  /** How each word of a name is written by sound and by consonants. */
  readonly spellings: ReadonlyMap<string, Spelling>;
}

/** A word by sound and by consonants. */
interface Spelling {
  readonly sounds: readonly string[];
  readonly consonants: string;
  /** The consonants with the differences that Latin letters do write. */
  readonly strict: string;
}

const spellingOf = (word: string): Spelling => ({
  sounds: typedSounds(word),
  consonants: looseSkeleton(word),
  strict: skeleton(word),
});

/** A person near a typed word: sure enough to answer for, or only to be offered. */
export interface NearName {
  readonly subject: Subject;
  readonly sure: boolean;
  /** How far the word is from the name, as `Slips.cost`; 0 where it was not found by its slips. */
  readonly cost: number;
}

/** What stands around a typed word. */
export interface Around {
  /** People whom other words of the query name. */
  readonly anchors: ReadonlySet<Subject>;
  /** Whether the query's script leaves vowels out or spells them differently. */
  readonly vowelless: boolean;
  /** Whether the script is Cyrillic, which does write vowels. */
  readonly cyrillic: boolean;
  /** The words of the texts, which tell what letters usually stand together. */
  readonly texts: FuzzyIndex;
  /** Whether it is the only word. */
  readonly alone: boolean;
  /** Whether it is the last word, which may be half typed. */
  readonly last: boolean;
}

/** So many people may share a beginning before it says too little. */
const MOST_BEGINNING = 3;
const MOST_LOOKED_AT = 50;
/** Words of names shorter than this are never guessed at. */
const SHORTEST = 4;
/** In words this long one slip in the sounds still leaves the same name, beside another word of it. */
const LONG = 6;
/** The most slips, as a share of a word's letters, beside another word of the same name. */
const FURTHEST = 0.3;

/**
 * Indexes the words of people's names.
 * @param vocabulary the names on file
 */
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
 * The people whom a word that is on file nowhere may mean.
 * @param word a folded word
 * @param around what stands around it
 * @param vocabulary the names on file
 * @param people their words
 */
export function nearNames(word: string, around: Around, vocabulary: Vocabulary, people: PersonNames): NearName[] {
  const bearers = (name: string): Subject[] => [...(vocabulary.personWords.get(name) ?? [])];
  const anchored = anchoredIn(word, around, vocabulary, people);
  if (anchored.length > 0) return anchored.map((subject) => ({ subject, sure: true, cost: 0 }));
  const begun = beginning(word, around, vocabulary, people).flatMap(bearers);
  if (begun.length > 0) return [...new Set(begun)].map((subject) => ({ subject, sure: true, cost: 0 }));
  const loose = looseSkeleton(word);
  const bySkeleton = around.vowelless ? [...(people.skeletons.get(loose) ?? [])] : [];
  const telling = loose.length >= (around.cyrillic ? 4 : 3);
  if (bySkeleton.length > 0 && (telling || !around.alone)) return closestBySkeleton(word, bySkeleton, telling, around);
  const close = people.words.near(word, allowed(word)).filter((one) => one.word.length >= SHORTEST);
  const [best, ...others] = close;
  if (best === undefined) return [];
  const rivals = others.filter(({ slips }) => slips.cost < best.slips.cost + 0.35);
  const slipped = best.slips.count === 1 && word.length >= 5 && !people.words.isPlausible(word, around.texts);
  // Among other words a slip is as likely in a word that is no name at all, and a first name says nothing of whom its surname is missing.
  const enough = around.alone || word.length >= 6;
  const surname = around.alone || [best, ...rivals].some((one) => vocabulary.surnames.has(one.word));
  const sure =
    enough &&
    surname &&
    (slipped || [best, ...rivals].every((one) => isSure(word, one.word, one.slips))) &&
    rivals.every((rival) => rival.slips.cost <= best.slips.cost);
  const names = [best, ...rivals].map((one) => one.word);
  return [...new Set(names.flatMap(bearers))].map((subject) => ({ subject, sure, cost: best.slips.cost }));
}

/**
 * Of people with the same loose consonants, those whose consonants are the very same are meant, and of these those whose name ends in a
 * vowel or not as the word does; the others are only offered.
 */
function closestBySkeleton(
  word: string,
  subjects: readonly Subject[],
  telling: boolean,
  { cyrillic }: Around,
): NearName[] {
  const own = skeleton(word);
  const loose = looseSkeleton(word);
  const wordsOf = (subject: Subject): string[] =>
    subject.names.flatMap(({ words }) => words.filter((one) => looseSkeleton(one) === loose));
  const same = subjects.filter((subject) => wordsOf(subject).some((one) => skeleton(one) === own));
  // Arabic and Hebrew leave out short vowels, but hardly ever the last sound.
  const ending = cyrillic
    ? []
    : same.filter((subject) => wordsOf(subject).some((one) => ENDS_IN_VOWEL.test(one) === ENDS_IN_VOWEL.test(word)));
  const meant = ending.length > 0 ? ending : same;
  const sure = telling && (meant.length > 0 ? meant.length <= 2 : subjects.length === 1 && loose.length >= 5);
  return (meant.length > 0 ? meant : subjects).map((subject) => ({ subject, sure, cost: 0 }));
}

const ENDS_IN_VOWEL = /[aeiouy]$/;

/**
 * The people among those named by other words whom a word fits too: it may be further from their other words than a word alone.
 * @param word a folded word
 * @param around the people, and the script
 * @param vocabulary the names on file
 * @param people their words
 */
export function anchoredIn(
  word: string,
  { anchors, vowelless }: Pick<Around, 'anchors' | 'vowelless'>,
  vocabulary: Vocabulary,
  people: PersonNames,
): Subject[] {
  if (anchors.size === 0) return [];
  const { sounds, consonants, strict } = spellingOf(word);
  const near = people.words.near(word, Math.max(allowed(word), Math.floor(word.length / 2.5)));
  const found = new Set<Subject>();
  for (const { word: name, slips } of near) {
    if (slips.cost > word.length * FURTHEST) continue;

    for (const subject of vocabulary.personWords.get(name) ?? []) if (anchors.has(subject)) found.add(subject);
  }
  for (const subject of anchors) {
    for (const name of subject.names) {
      if (name.role) continue;
      if (
        word.length === 2 &&
        name.words
          .map((own) => own[0])
          .join('')
          .includes(word)
      )
        found.add(subject);
      for (const own of name.words) {
        const begins = own.length > word.length && own.startsWith(word);
        const spelling = people.spellings.get(own) ?? spellingOf(own);
        const same = vowelless && consonants.length > 0 && spelling.consonants === consonants;
        const alike = strict !== '' && spelling.strict === strict && own[0] === word[0];
        const { count, cost } = slipsBetween(sounds[0] ?? '', spelling.sounds[0] ?? '');
        const heard = word.length >= LONG && count <= 1 && cost < 1;
        if (begins || same || alike || heard || sounds.some((key) => spelling.sounds.includes(key))) found.add(subject);
      }
    }
  }
  return [...found];
}

/**
 * Words of names that a half-typed word begins, where they are few enough to mean something: surnames where there are any, because people
 * are asked for by these.
 * @param word a folded word
 * @param around whether it is the only and the last one
 * @param vocabulary the names on file
 * @param people the words of names
 */
export function beginning(
  word: string,
  { alone, last }: Pick<Around, 'alone' | 'last'>,
  vocabulary: Vocabulary,
  people: PersonNames,
): string[] {
  if (!alone || !last || word.length < 3) return [];
  const found = people.words.startingWith(word, MOST_LOOKED_AT);
  const surnames = found.filter((name) => vocabulary.surnames.has(name));
  const meant = surnames.length > 0 ? surnames : found;
  return meant.length <= MOST_BEGINNING ? meant : [];
}

/** One slip in about four letters, none under four. */
const allowed = (word: string): number => (word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 10 ? 2 : 3);

/** Whether a word alone is near enough to a name to be answered for: a slip in a short word makes another name. */
function isSure(
  word: string,
  name: string,
  { count, cost }: { readonly count: number; readonly cost: number },
): boolean {
  if (count === 1)
    return cost < 0.9 || (name.length !== word.length && (word.length >= 5 || name.length > word.length));
  if (count === 2) return word.length >= 7 && cost <= 2.3;
  return word.length >= 10 && cost <= 2.6;
}

/**
 * Whether two words are one by sound, or by consonants where vowels say nothing.
 * @param typed a folded word of a query
 * @param own a word of a name on file
 * @param people the words of names
 * @param vowelless whether the query's script leaves vowels out
 */
export function sameSpelling(typed: string, own: string, people: PersonNames, vowelless: boolean): boolean {
  const { sounds, consonants } = spellingOf(typed);
  const spelling = people.spellings.get(own) ?? spellingOf(own);
  return (
    (vowelless && consonants.length > 0 && spelling.consonants === consonants) ||
    sounds.some((key) => spelling.sounds.includes(key))
  );
}
