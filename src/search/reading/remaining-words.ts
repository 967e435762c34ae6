import { type NearPerson, nearPeople, type UnknownWord } from '../names/near-people.js';
import { nearPlaces } from '../names/place-names.js';
import { COVERAGE, TEXT_WORD } from '../weights.js';
import { isSlipOfNoise } from '../words/stem.js';
import { addGroup, type Draft, ofWantedKind } from './draft.js';
import { isPeople } from './people.js';
import { NO_TEXT_WORDS, nearTextWords, type TextWords } from './text-words.js';

/** Pass 3: each word that no name has taken, from left to right: a word of the texts, a slip of a name or of such a word, or unknown. */
export function readRemainingWords(draft: Draft): void {
  const { corpus, vocabulary } = draft.context;
  draft.words.forEach((word, at) => {
    if (draft.taken[at]) return;
    const key = vocabulary.stem(word);
    if (corpus.postings.has(key)) draft.content.push({ word, stems: [key], fuzzy: false });
    else guess(draft, word, at);
  });
}

function guess(draft: Draft, word: string, at: number): void {
  draft.guessesLeft -= 1;
  const tooMany = draft.guessesLeft < 0;
  const people = tooMany ? [] : peopleNear(draft, word);
  const text = tooMany ? NO_TEXT_WORDS : nearTextWords(word, draft.context);
  const sure = ofWantedKind(
    draft,
    people.filter((one) => one.sure).map(({ subject }) => subject),
  );
  const inTexts = (draft.words.length > 1 || sure.length === 0) && isNearer(text, people);
  if (sure.length > 0 && !inTexts) {
    addGroup(draft, [word], at, { subjects: sure, how: 'typo' });
    return;
  }
  const { script, vocabulary, places } = draft.context;
  const there = tooMany ? [] : ofWantedKind(draft, nearPlaces(word, script === 'other', vocabulary, places));
  if (there.length > 0) addGroup(draft, [word], at, { subjects: there, how: 'typo' });
  else if (inTexts) draft.content.push({ word, stems: text.stems, fuzzy: true });
  else if (!isSlipOfAsking(draft, word, people)) leaveUnknown(draft, word, at, people);
}

function peopleNear({ words, groups, context }: Draft, word: string): NearPerson[] {
  const { script, corpus, vocabulary, people } = context;
  const unknown: UnknownWord = {
    word,
    anchors: new Set(groups.filter(isPeople).flatMap(({ subjects }) => subjects)),
    vowelless: script !== 'latin',
    cyrillic: script === 'cyrillic',
    texts: corpus.stems,
    alone: words.length === 1,
  };
  return nearPeople(unknown, vocabulary, people);
}

/** Whether words of the texts are nearer than the nearest person's name. */
const isNearer = ({ stems, cost }: TextWords, [nearest]: readonly NearPerson[]): boolean =>
  stems.length > 0 && cost < (nearest?.cost ?? Number.POSITIVE_INFINITY) - TEXT_WORD.nearerBy;

const isSlipOfAsking = ({ words }: Draft, word: string, people: readonly NearPerson[]): boolean =>
  words.length > 1 && people.every(({ cost }) => cost >= TEXT_WORD.farNameCost) && isSlipOfNoise(word);

function leaveUnknown(draft: Draft, word: string, at: number, people: readonly NearPerson[]): void {
  const subjects = people.map(({ subject }) => subject);
  for (const subject of subjects) draft.near.add(subject);
  draft.guesses.push({ at, word, subjects, guessed: true, together: false });
  draft.unknown.push(word);
  draft.strangerName ||= isBesidePerson(draft, at);
}

/** Whether a single word that names a person is typed right beside an unknown word, which may then be another first name. */
function isBesidePerson({ groups, words, typedPlaces }: Draft, at: number): boolean {
  const follows = (first: number, second: number): boolean =>
    second === first + 1 && typedPlaces[second] === (typedPlaces[first] ?? 0) + 1;
  return groups.some(
    (group) =>
      group.words.length === 1 &&
      group.subjects[0]?.kind === 'person' &&
      (follows(at, group.at) || (follows(group.at, at) && words.length <= COVERAGE.maxWordsOfStranger)),
  );
}
