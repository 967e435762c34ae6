import { ANCHORED } from '../weights.js';
import { slipsBetween } from '../words/slips.js';
import { maxSlips, type PersonNames, type Spelling, spellingOf } from './person-names.js';
import type { Name, Subject } from './subject.js';
import type { Vocabulary } from './vocabulary.js';

/** People whom other words of the query name, and whether its script leaves vowels out. */
export interface Anchors {
  readonly anchors: ReadonlySet<Subject>;
  readonly vowelless: boolean;
}

/** The people among those named by other words whom a word fits too: it may be further from their names than a word alone. */
export function anchoredPeople(
  word: string,
  { anchors, vowelless }: Anchors,
  vocabulary: Vocabulary,
  people: PersonNames,
): Subject[] {
  if (anchors.size === 0) return [];
  const found = new Set<Subject>();
  const slips = Math.max(maxSlips(word), Math.floor(word.length / ANCHORED.lettersPerSlip));
  for (const near of people.words.near(word, slips)) {
    if (near.slips.cost > word.length * ANCHORED.maxCostPerLetter) continue;
    for (const subject of vocabulary.personWords.get(near.word) ?? []) if (anchors.has(subject)) found.add(subject);
  }
  const typed = spellingOf(word);
  const fits = (own: string): boolean => {
    const spelling = people.spellings.get(own) ?? spellingOf(own);
    return fitsNameWord(word, typed, own, spelling, vowelless);
  };
  for (const subject of anchors) {
    if (found.has(subject)) continue;
    if (subject.names.some((name) => !name.role && (areInitials(word, name) || name.words.some(fits))))
      found.add(subject);
  }
  return [...found];
}

/** Whether two letters are initials of the name that follow each other. */
const areInitials = (word: string, { words }: Name): boolean =>
  word.length === 2 &&
  words
    .map((own) => own[0])
    .join('')
    .includes(word);

/** Whether a typed word begins a word of a name, has its consonants, or is it by sound. */
function fitsNameWord(word: string, typed: Spelling, own: string, spelling: Spelling, vowelless: boolean): boolean {
  if (own.length > word.length && own.startsWith(word)) return true;
  if (vowelless && typed.consonants.length > 0 && spelling.consonants === typed.consonants) return true;
  if (typed.strict !== '' && spelling.strict === typed.strict && own[0] === word[0]) return true;
  if (typed.sounds.some((key) => spelling.sounds.includes(key))) return true;
  if (word.length < ANCHORED.minHeardLength) return false;
  const { count, cost } = slipsBetween(typed.sounds[0] ?? '', spelling.sounds[0] ?? '');
  return count <= 1 && cost < ANCHORED.heardCost;
}
