import { withoutMiddleNames } from '../names/bearers.js';
import type { Subject } from '../names/subject.js';
import { bagKey, type NameBeginnings, type Vocabulary } from '../names/vocabulary.js';
import { QUERY } from '../weights.js';
import { fromWadeGiles } from '../words/chinese.js';
import { ON_AFTER } from '../words/cues.js';
import { words } from '../words/fold.js';
import { remembered } from '../words/remembered.js';
import { sound } from '../words/sound.js';
import { addGroup, type Draft, ofWantedKind } from './draft.js';
import type { Group } from './reading.js';

/** Pass 2: runs of words that are a name on file, as spelt or by sound, the longest first. */
export function readExactNames(draft: Draft): void {
  const { taken } = draft;
  const longest = draft.words.map((_, at) => longestNameFrom(at, draft));
  for (let length = Math.max(0, ...longest); length >= 1; length -= 1) {
    for (let at = 0; at + length <= draft.words.length; at += 1) {
      if ((longest[at] ?? 0) < length || taken.slice(at, at + length).some(Boolean)) continue;
      const run = draft.words.slice(at, at + length);
      const found = lookUp(run, at, draft);
      if (found === undefined) continue;
      addGroup(draft, run, at, found);
      taken.fill(true, at, at + length);
    }
  }
}

/** The most words that a name may have which begins at a place. */
function longestNameFrom(at: number, draft: Draft): number {
  const { words, context } = draft;
  const most = Math.min(QUERY.maxNameWords, words.length - at);
  if (most <= 1 || !context.beginsName(words[at] ?? '')) return 1;
  let length = 2;
  const { vocabulary } = context;
  const goesOn = (): boolean =>
    mayGoOn(words.slice(at, at + length), heardFrom(at, length, draft), vocabulary, vocabulary.stem);
  while (length < most && goesOn()) length += 1;
  return length;
}

/** Whether a name may begin with a word, or be it. Most words of a text begin none, and each is in it again and again. */
export const beginsName = (
  names: NameBeginnings,
  { soundsOf, stem }: Pick<Vocabulary, 'soundsOf' | 'stem'>,
): ((word: string) => boolean) => remembered((word) => mayGoOn([word], soundsOf(word), names, stem));

/** Whether a name may begin with a run of words, of which these are the sounds, and have more. */
function mayGoOn(
  run: readonly string[],
  sounds: readonly string[],
  { spelt, heard, stemsOfNames }: NameBeginnings,
  stem: (word: string) => string,
): boolean {
  return (
    spelt.hasStartingWith(run.join('')) ||
    sounds.some((key) => heard.hasStartingWith(key)) ||
    run.every((word) => stemsOfNames.has(stem(word))) ||
    run.every((word) => fromWadeGiles(word) !== undefined)
  );
}

function lookUp(run: readonly string[], at: number, draft: Draft): Pick<Group, 'subjects' | 'how'> | undefined {
  const { vocabulary, dictionary } = draft.context;
  const [word = ''] = run;
  const joined = run.join('');
  const alone = run.length === 1;
  const exact = ofWantedKind(draft, [
    ...(vocabulary.exact.get(joined) ?? []),
    ...((alone ? vocabulary.personWords.get(word) : inAnyOrder(run, vocabulary)) ?? []),
  ]);
  if (exact.length > 0) {
    if (!alone) return withoutParted(exact, at, run.length, draft);
    if (draft.words.length > 2 && isCommonWord(word, exact, draft)) return undefined;
    if (draft.words.length > 1 && isKindOfStatement(word, exact, draft)) return undefined;
    return { subjects: withoutMiddleNames(word, exact), how: 'exact' };
  }
  const inflected = alone ? inOtherForm(word, draft) : [];
  if (inflected.length > 0) return { subjects: inflected, how: 'exact' };
  if (joined.length < QUERY.minSoundLength || (alone && dictionary.has(vocabulary.stem(word)))) return undefined;
  const sounding = ofWantedKind(
    draft,
    soundKeys(run, at, draft).flatMap((key) => [
      ...(vocabulary.sounding.get(key) ?? []),
      ...(alone ? (vocabulary.personSounds.get(key) ?? []) : []),
    ]),
  );
  return sounding.length > 0 ? { subjects: sounding, how: 'sound' } : undefined;
}

/** What is counted, by another form of its name: "did anybody die" asks for the dead. */
const inOtherForm = (word: string, draft: Draft): readonly Subject[] =>
  ofWantedKind(draft, draft.context.vocabulary.plain.get(draft.context.vocabulary.stem(word)) ?? []).filter(
    ({ kind }) => kind === 'metric',
  );

function inAnyOrder(run: readonly string[], { bags, stemsOfNames, stem }: Vocabulary): readonly Subject[] | undefined {
  return run.every((word) => stemsOfNames.has(stem(word))) ? bags.get(bagKey(run, stem)) : undefined;
}

function soundKeys(run: readonly string[], at: number, draft: Draft): readonly string[] {
  const keys = heardFrom(at, run.length, draft);
  if (run.length < QUERY.minWadeGilesSyllables) return keys;
  const pinyin = run.map(fromWadeGiles);
  return pinyin.includes(undefined) ? keys : [...keys, pinyin.map((word) => sound(word ?? '')).join('')];
}

/** How a run of words of the query sounds. A run begins with a shorter one, which is kept: it is looked up as well. */
function heardFrom(at: number, length: number, draft: Draft): readonly string[] {
  const { sounds, context } = draft;
  const place = `${at} ${length}`;
  const known = sounds.get(place);
  if (known !== undefined) return known;
  const last = context.vocabulary.soundsOf(draft.words[at + length - 1] ?? '');
  const keys =
    length === 1 ? last : heardFrom(at, length - 1, draft).flatMap((start) => last.map((key) => start + key));
  const kept = keys.slice(0, QUERY.maxSoundKeys);
  sounds.set(place, kept);
  return kept;
}

/** Of those who bear a name, the ones whose name has the words that part it here: "a minister on his arrest" is no "minister’s arrest". */
function withoutParted(
  subjects: readonly Subject[],
  at: number,
  length: number,
  { typed, typedPlaces }: Draft,
): Pick<Group, 'subjects' | 'how'> | undefined {
  const [first = 0, last = 0] = [typedPlaces[at], typedPlaces[at + length - 1]];
  const parting = typed.slice(first, last).filter((word) => ON_AFTER.has(word));
  if (parting.length === 0) return { subjects, how: 'exact' };
  const whole = subjects.filter(({ names }) =>
    names.some(({ text }) => {
      const own = words(text);
      return parting.every((word) => own.includes(word));
    }),
  );
  return whole.length === 0 ? undefined : { subjects: whole, how: 'exact' };
}

/** "The ministry’s accusations" are statements of that kind, also where a topic is called so. */
const isKindOfStatement = (word: string, subjects: readonly Subject[], { context }: Draft): boolean =>
  context.isKindWord(word) && subjects.every(({ kind }) => kind === 'topic');

/** Whether a person's name is also an everyday word: most of the entries that hold it are by others. */
function isCommonWord(word: string, subjects: readonly Subject[], { context }: Draft): boolean {
  const { dictionary, vocabulary, relativesOf } = context;
  if (subjects.some(({ kind }) => kind !== 'person')) return false;
  // Of somebody with few statements nearly all texts that have the name are by others.
  if (relativesOf(word) === undefined) return false;
  return dictionary.isEverydayWord(vocabulary.stem(word), subjects);
}
