import { withoutMiddleNames } from '../names/bearers.js';
import type { Subject } from '../names/subject.js';
import { bagKey } from '../names/vocabulary.js';
import { QUERY } from '../weights.js';
import { fromWadeGiles } from '../words/chinese.js';
import { sound, typedSounds } from '../words/sound.js';
import { addGroup, type Draft, ofWantedKind } from './draft.js';
import type { Group } from './reading.js';

/** Pass 2: runs of words that are a name on file, as spelt or by sound, the longest first. */
export function readExactNames(draft: Draft): void {
  const { words, taken } = draft;
  for (let length = Math.min(QUERY.maxNameWords, words.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (taken.slice(at, at + length).some(Boolean)) continue;
      const run = words.slice(at, at + length);
      const found = lookUp(run, draft);
      if (found === undefined) continue;
      addGroup(draft, run, at, found);
      taken.fill(true, at, at + length);
    }
  }
}

function lookUp(run: readonly string[], draft: Draft): Pick<Group, 'subjects' | 'how'> | undefined {
  const { vocabulary, dictionary } = draft.context;
  const [word = ''] = run;
  const joined = run.join('');
  const alone = run.length === 1;
  const exact = ofWantedKind(draft, [
    ...(vocabulary.exact.get(joined) ?? []),
    ...((alone ? vocabulary.personWords.get(word) : vocabulary.bags.get(bagKey(run, vocabulary.stem))) ?? []),
  ]);
  if (exact.length > 0) {
    if (!alone) return { subjects: exact, how: 'exact' };
    if (draft.words.length > 2 && isCommonWord(word, exact, draft)) return undefined;
    return { subjects: withoutMiddleNames(word, exact), how: 'exact' };
  }
  if (joined.length < QUERY.minSoundLength || (alone && dictionary.has(vocabulary.stem(word)))) return undefined;
  const sounding = ofWantedKind(
    draft,
    soundKeys(run, draft.sounds).flatMap((key) => [
      ...(vocabulary.sounding.get(key) ?? []),
      ...(alone ? (vocabulary.personSounds.get(key) ?? []) : []),
    ]),
  );
  return sounding.length > 0 ? { subjects: sounding, how: 'sound' } : undefined;
}

/** @param known the words of the query by sound, as far as they were asked for: each is in many runs */
function soundKeys(run: readonly string[], known: Map<string, readonly string[]>): string[] {
  let keys = [''];
  for (const word of run) {
    const heard = known.get(word) ?? typedSounds(word);
    known.set(word, heard);
    keys = keys.flatMap((start) => heard.map((key) => start + key)).slice(0, QUERY.maxSoundKeys);
  }
  if (run.length < QUERY.minWadeGilesSyllables) return keys;
  const pinyin = run.map(fromWadeGiles);
  return pinyin.includes(undefined) ? keys : [...keys, pinyin.map((word) => sound(word ?? '')).join('')];
}

/** Whether a person's name is also an everyday word: most of the entries that hold it are by others. */
function isCommonWord(word: string, subjects: readonly Subject[], { context }: Draft): boolean {
  const { dictionary, vocabulary } = context;
  if (subjects.some(({ kind }) => kind !== 'person')) return false;
  return dictionary.isEverydayWord(vocabulary.stem(word), subjects);
}
