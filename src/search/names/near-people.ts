import { PERSON } from '../weights.js';
import type { FuzzyIndex, NearWord } from '../words/fuzzy-index.js';
import type { Slips } from '../words/slips.js';
import { looseSkeleton } from '../words/sound.js';
import { type Anchors, anchoredPeople } from './anchored.js';
import { maxSlips, type PersonNames, peopleBegunBy, type Spelling, spellingOf } from './person-names.js';
import type { Subject } from './subject.js';
import type { Vocabulary } from './vocabulary.js';

/** A person near a typed word: sure enough to answer for, or only to be offered. */
export interface NearPerson {
  readonly subject: Subject;
  readonly sure: boolean;
  /** How far the word is from the name, as `Slips.cost`; 0 where it was not found by its slips. */
  readonly cost: number;
}

/** A word that is on file nowhere, and what the rest of the query says about it. */
export interface UnknownWord extends Anchors {
  readonly word: string;
  /** Whether the script is Cyrillic, which does write vowels. */
  readonly cyrillic: boolean;
  /** The words of the texts, which show what letters usually follow each other. */
  readonly texts: FuzzyIndex;
  /** Whether it is the only word of the query. */
  readonly alone: boolean;
}

/** The people whom a word that is on file nowhere may mean: by other words of their name, by beginning, by consonants, by slips. */
export function nearPeople(unknown: UnknownWord, vocabulary: Vocabulary, people: PersonNames): NearPerson[] {
  const { word, alone, vowelless, cyrillic } = unknown;
  const anchored = anchoredPeople(word, unknown, vocabulary, people);
  if (anchored.length > 0) return found(anchored, true);
  const begun = alone ? peopleBegunBy(word, vocabulary, people) : [];
  if (begun.length > 0) return found(begun, true);
  const consonants = looseSkeleton(word);
  const same = vowelless ? [...(people.skeletons.get(consonants) ?? [])] : [];
  const isTelling = consonants.length >= (cyrillic ? PERSON.minCyrillicConsonants : PERSON.minConsonants);
  if (same.length > 0 && (isTelling || !alone)) return byConsonants(word, same, isTelling, cyrillic, people);
  return bySlips(unknown, vocabulary, people);
}

const found = (subjects: readonly Subject[], sure: boolean, cost = 0): NearPerson[] =>
  subjects.map((subject) => ({ subject, sure, cost }));

function bySlips(unknown: UnknownWord, vocabulary: Vocabulary, people: PersonNames): NearPerson[] {
  const { word } = unknown;
  const close = people.words.near(word, maxSlips(word)).filter((one) => one.word.length >= PERSON.minNameLength);
  const [best, ...others] = close;
  if (best === undefined) return [];
  const rivals = others.filter(({ slips }) => slips.cost < best.slips.cost + PERSON.rivalMargin);
  const sure = isSure(unknown, best, rivals, vocabulary, people);
  const subjects = [best, ...rivals].flatMap((one) => vocabulary.personWords.get(one.word) ?? []);
  return found([...new Set(subjects)], sure, best.slips.cost);
}

function isSure(
  { word, alone, texts }: UnknownWord,
  best: NearWord,
  rivals: readonly NearWord[],
  vocabulary: Vocabulary,
  people: PersonNames,
): boolean {
  const all = [best, ...rivals];
  if (rivals.some((rival) => rival.slips.cost > best.slips.cost)) return false;
  if (!alone) {
    // Among other words a slip is as likely in a word that is no name at all, and a first name alone does not tell whose it is.
    if (word.length < PERSON.minLengthBesideOthers) return false;
    if (!all.some((one) => vocabulary.surnames.has(one.word))) return false;
  }
  const isOneSlip = best.slips.count === 1 && word.length >= PERSON.minSlippedLength;
  if (isOneSlip && !people.words.isPlausible(word, texts)) return true;
  return all.every((one) => isNearEnough(word, one.word, one.slips));
}

/** Whether a word alone is near enough to a name to be answered for: a slip in a short word makes another name. */
function isNearEnough(word: string, name: string, { count, cost }: Slips): boolean {
  if (count === 1) {
    if (cost < PERSON.maxSureCostOfOne) return true;
    return name.length !== word.length && (word.length >= PERSON.minSureLengthOfOne || name.length > word.length);
  }
  // A whole name with an ending is another name: Smith and Smithson.
  if (count >= 2 && word.startsWith(name)) return false;
  if (count === 2) return word.length >= PERSON.minSureLengthOfTwo && cost <= PERSON.maxSureCostOfTwo;
  return word.length >= PERSON.minSureLengthOfThree && cost <= PERSON.maxSureCostOfThree;
}

/**
 * Of people with the same loose consonants, those whose consonants are the very same are meant, and of these those whose name ends in a
 * vowel or not as the word does; the others are only offered.
 */
function byConsonants(
  word: string,
  subjects: readonly Subject[],
  isTelling: boolean,
  cyrillic: boolean,
  { spellings }: PersonNames,
): NearPerson[] {
  const { consonants: loose, strict: own } = spellingOf(word);
  const spelt = (one: string): Spelling => spellings.get(one) ?? spellingOf(one);
  const wordsOf = (subject: Subject): string[] =>
    subject.names.flatMap(({ words, role }) => (role ? [] : words).filter((one) => spelt(one).consonants === loose));
  const same = subjects.filter((subject) => wordsOf(subject).some((one) => spelt(one).strict === own));
  // Arabic and Hebrew leave out short vowels, but hardly ever the last sound.
  const ending = cyrillic
    ? []
    : same.filter((subject) => wordsOf(subject).some((one) => ENDS_IN_VOWEL.test(one) === ENDS_IN_VOWEL.test(word)));
  const meant = ending.length > 0 ? ending : same;
  const sure =
    isTelling &&
    (meant.length > 0
      ? meant.length <= PERSON.maxSameConsonants
      : subjects.length === 1 && loose.length >= PERSON.minConsonantsOfOne);
  return found(meant.length > 0 ? meant : subjects, sure);
}

const ENDS_IN_VOWEL = /[aeiouy]$/;
