import { isAsking, isAskingForCounts } from '../../language/words/asking.js';
import { adjectivesOf, isLightWord } from '../../language/words/light-words.js';
import { kindsNamed } from '../kinds.js';
import { type NearPerson, nearPeople, type UnknownWord } from '../names/near-people.js';
import { nearPlaces } from '../names/place-names.js';
import { COVERAGE, TEXT_WORD } from '../weights.js';
import { ABOUT_BEFORE, SAY_BEFORE } from '../words/cues.js';
import { DYING, isOfDying, isSlipOfNoise } from '../words/stem.js';
import { addGroup, type Draft, ofWantedKind, type PlacedContent } from './draft.js';
import { isPeople } from './people.js';
import type { Content } from './reading.js';
import { relatedPhrase, relatedWords } from './related-words.js';
import { NO_TEXT_WORDS, nearTextWords, type TextWords } from './text-words.js';

/** Pass 3: each word that no name has taken, from left to right: a word of the texts, a slip of a name or of such a word, or unknown. */
export function readRemainingWords(draft: Draft): void {
  const countsAreAsked = draft.groups.some(({ subjects }) => subjects.every(({ kind }) => kind === 'metric'));
  const isPutWith = (word: string): boolean =>
    (isAsking(word) && !draft.context.isKindWord(word)) || (countsAreAsked && isAskingForCounts(word));
  const left = draft.words.map((word, at) => ({ word, at })).filter(({ at }) => !draft.taken[at]);
  const matter = left.filter(({ word }) => !isPutWith(word));
  const isAllAsking = matter.length === 0 && draft.groups.length === 0;
  const isAllLight = draft.groups.length === 0 && matter.every(({ word }) => isLight(word, draft));
  const inPhrases = new Set<number>();
  for (const [at, word] of draft.words.entries()) {
    const isInName = draft.groups.some((group) => group.at <= at && at < group.at + group.words.length);
    // What only said whose words are asked for may say what for as well: "how does the mayor justify the closure".
    if (draft.taken[at] && !isInName) draft.asking.push(...askingFor(word, at, [], draft));
  }
  for (const { word, at } of left) {
    if (inPhrases.has(at)) continue;
    if (isOfDying(word) && !countsAreAsked && !countsDeaths(draft)) draft.uncounted.push(word);
    const inTexts = wordOfTexts(word, at, draft).map((one) => withKind(one, draft));
    if ((isPutWith(word) && !isAllAsking) || isSpokenTo(draft, at))
      draft.asking.push(...askingFor(word, at, inTexts, draft));
    else if (inTexts.length > 0) draft.content.push(...inTexts);
    else if (!readPhrase(draft, at, inPhrases) && (isAllLight || !isLight(word, draft))) guess(draft, word, at);
  }
}

/** Whether figures count deaths; where none do, another with such a word is no answer: those of fish are nobody's. Elsewhere deaths are no figures. */
function countsDeaths({ context: { vocabulary, kinds } }: Draft): boolean {
  const named = vocabulary.plain.get(DYING) ?? [];
  return !kinds.has('metric') || named.some(({ kind }) => kind === 'metric');
}

/**
 * Whether a word is for the kind of statement that somebody speaks to: what a minister says "to the charge that …", or has "on the
 * accusations", is an answer and no charge. It neither asks for that kind nor need it be in the words.
 */
function isSpokenTo({ words, typed, typedPlaces, groups, context }: Draft, at: number): boolean {
  if (!context.isKindWord(words[at] ?? '') || !groups.some(({ slot }) => slot === 'by' || slot === 'against'))
    return false;
  const place = typedPlaces[at] ?? 0;
  const isNoun = DETERMINERS.has(typed[place - 1] ?? '');
  const before = typed[isNoun ? place - 2 : place - 1] ?? '';
  return ABOUT_BEFORE.has(before) || (isNoun && before === 'to');
}

const DETERMINERS = new Set('the that this these those any such all a an his her its their'.split(' '));

/** A word of asking, with the topics that are called by a word of its family. */
function askingFor(word: string, at: number, inTexts: readonly PlacedContent[], draft: Draft): readonly Content[] {
  const { vocabulary, relativesOf } = draft.context;
  const family = [word, ...(relativesOf(word)?.family ?? [])];
  const topics = ofWantedKind(
    draft,
    family.flatMap((one) => vocabulary.plain.get(vocabulary.stem(one)) ?? []),
  ).filter(({ kind }) => kind === 'topic');
  if (topics.length === 0) return inTexts;
  const [one = { word, at, stems: [], fuzzy: false }] = inTexts;
  return [{ ...one, topics }];
}

/** Reads a word that is on file nowhere together with its neighbour, where the two have a meaning of their own. */
function readPhrase(draft: Draft, at: number, inPhrases: Set<number>): boolean {
  const phrase = relatedPhrase(at, draft);
  if (phrase === undefined) return false;
  const { words, subjects, stems, how } = phrase;
  for (const one of phrase.at) inPhrases.add(one);
  draft.content = draft.content.filter((one) => !phrase.at.includes(one.at));
  draft.unknown = draft.unknown.filter((word) => !phrase.at.some((one) => draft.words[one] === word));
  if (subjects.length > 0) addGroup(draft, words.split(' '), at, { subjects, how: 'related' });
  else draft.content.push({ word: words, at, stems, fuzzy: false, related: how });
  return true;
}

/**
 * The first word for a kind of statement asks for that kind: of "who denied the accusation" the denial. After a verb of saying it is a word of
 * what was said: "who said that the accusation is groundless".
 */
function withKind(one: PlacedContent, draft: Draft): PlacedContent {
  const kinds = kindsNamed(one.word);
  const isFirst = draft.content.every((other) => other.kinds === undefined);
  const before = draft.withCues[(draft.placesWithCues[one.at] ?? 0) - 1] ?? '';
  return kinds.length === 0 || !isFirst || SAY_BEFORE.has(before) ? one : { ...one, kinds };
}

const isLight = (word: string, { context: { relativesOf } }: Draft): boolean =>
  isLightWord(word) || adjectivesOf(word).some((adjective) => relativesOf(adjective) !== undefined);

function wordOfTexts(word: string, at: number, { context: { dictionary, vocabulary } }: Draft): PlacedContent[] {
  const key = vocabulary.stem(word);
  const isOnFile = dictionary.has(key) || kindsNamed(word).some((kind) => dictionary.countOfKind(kind) > 0);
  return isOnFile ? [{ word, at, stems: [key], fuzzy: false }] : [];
}

function guess(draft: Draft, word: string, at: number): void {
  // Said again, it is on file no more than before.
  if (draft.unknown.includes(word)) {
    draft.unknown.push(word);
    return;
  }
  const mayBeName = draft.context.mayBeName(word);
  if (mayBeName) draft.guessesLeft -= 1;
  const tooMany = draft.guessesLeft < 0;
  const related = tooMany || isPartOfName(draft, at) ? undefined : relatedWords(word, draft);
  const people = tooMany || !mayBeName ? [] : peopleNear(draft, word);
  // A word of the language is hardly ever a slip of another.
  const text = tooMany ? NO_TEXT_WORDS : nearTextWords(word, draft.context, related !== undefined);
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
  const there =
    tooMany || !mayBeName ? [] : ofWantedKind(draft, nearPlaces(word, script === 'other', vocabulary, places));
  if (there.length > 0) addGroup(draft, [word], at, { subjects: there, how: 'typo' });
  else if (inTexts) draft.content.push({ word, at, stems: text.stems, fuzzy: true });
  else if (related !== undefined && related.subjects.length > 0)
    addGroup(draft, [word], at, { subjects: related.subjects, how: 'related' });
  else if (related !== undefined && related.stems.length > 0)
    draft.content.push({ word, at, stems: related.stems, fuzzy: false, related: related.how });
  else if (!isSlipOfAsking(draft, word, people)) leaveUnknown(draft, word, at, people, related !== undefined);
}

function peopleNear({ words, groups, context }: Draft, word: string): NearPerson[] {
  const { script, dictionary, vocabulary, people } = context;
  const unknown: UnknownWord = {
    word,
    anchors: new Set(groups.filter(isPeople).flatMap(({ subjects }) => subjects)),
    vowelless: script !== 'latin',
    cyrillic: script === 'cyrillic',
    texts: dictionary.stems,
    alone: words.length === 1,
  };
  return nearPeople(unknown, vocabulary, people);
}

/** Whether words of the texts are nearer than the nearest person's name. */
const isNearer = ({ stems, cost }: TextWords, [nearest]: readonly NearPerson[]): boolean =>
  stems.length > 0 && cost < (nearest?.cost ?? Number.POSITIVE_INFINITY) - TEXT_WORD.nearerBy;

const isSlipOfAsking = ({ words }: Draft, word: string, people: readonly NearPerson[]): boolean =>
  words.length > 1 && people.every(({ cost }) => cost >= TEXT_WORD.farNameCost) && isSlipOfNoise(word);

function leaveUnknown(draft: Draft, word: string, at: number, people: readonly NearPerson[], isPlain = false): void {
  if (isPlain) draft.plain.add(word);
  const subjects = people.map(({ subject }) => subject);
  for (const subject of subjects) draft.near.add(subject);
  if (!isPlain && draft.context.mayBeName(word))
    draft.guesses.push({ at, word, subjects, guessed: true, together: false });
  draft.unknown.push(word);
  draft.strangerName ||= isBesidePerson(draft, at);
}

/**
 * Whether a word is likely part of a name: right before somebody's name, or beside a word that can only be a name which is on file nowhere. "Sally"
 * before "Ostrowska" is no remark.
 */
function isPartOfName(draft: Draft, at: number): boolean {
  const { groups, words, taken, context } = draft;
  const isStranger = (place: number): boolean => {
    const word = words[place] ?? '';
    const isPlainWord =
      context.dictionary.has(context.vocabulary.stem(word)) || context.relativesOf(word) !== undefined;
    return !taken[place] && /^\p{L}+$/u.test(word) && !isPlainWord;
  };
  return (
    (isTypedNext(draft, at, at + 1) &&
      (isStranger(at + 1) || groups.some((one) => one.at === at + 1 && isPeople(one)))) ||
    (isTypedNext(draft, at - 1, at) && isStranger(at - 1))
  );
}

/** Whether one word looked up follows another in the query as typed. */
const isTypedNext = ({ typedPlaces }: Draft, first: number, second: number): boolean =>
  second === first + 1 && typedPlaces[second] === (typedPlaces[first] ?? 0) + 1;

/** Whether a single word that names a person is typed right beside an unknown word, which may then be another first name. */
function isBesidePerson(draft: Draft, at: number): boolean {
  const { groups, words } = draft;
  return groups.some(
    (group) =>
      group.words.length === 1 &&
      group.subjects[0]?.kind === 'person' &&
      (isTypedNext(draft, at, group.at) ||
        (isTypedNext(draft, group.at, at) && words.length <= COVERAGE.maxWordsOfStranger)),
  );
}
