import { type Corpus, LONGEST_NAME } from '../index/corpus.js';
import { withoutMiddleNames } from '../names/bearers.js';
import { beginning, type NearName, nearNames, type PersonNames } from '../names/person-names.js';
import { nearPlaces, type PlaceNames } from '../names/place-names.js';
import { bagKey, type Subject, type SubjectKind, type Vocabulary } from '../names/vocabulary.js';
import { fromWadeGiles } from '../words/chinese.js';
import type { QueryWords } from '../words/query-words.js';
import { sound, typedSounds } from '../words/sound.js';
import { isNoise, isSlipOfNoise, stem } from '../words/stem.js';
import { assemble, type NameWord, nameWordsOf } from './assemble.js';
import type { Content, Group, QueryScript, Reading } from './reading.js';

/** Names that are found although they are not spelt as on file. */
export interface NearIndexes {
  readonly people: PersonNames;
  readonly places: PlaceNames;
}

/**
 * Finds what a query names and which of its words stand in the texts.
 * @param typed the words of the query that are looked at
 * @param vocabulary the names on file
 * @param corpus the texts on file
 * @param kinds the kinds of subject that matter here
 * @param near the names of people and places, for slips, other scripts and half-typed names
 * @param script what the query is written in: `other` for scripts that leave vowels out or spell them in their own way
 */
export function readQuery(
  typed: QueryWords,
  vocabulary: Vocabulary,
  corpus: Corpus<unknown>,
  kinds: ReadonlySet<SubjectKind>,
  { people, places }: NearIndexes,
  script: QueryScript = 'latin',
): Reading {
  const { words: query, places: stood } = typed;
  const used: boolean[] = query.map(() => false);
  const groups: (Group & { readonly at: number })[] = [];
  const wanted = (subjects: Iterable<Subject>): Subject[] =>
    [...new Set(subjects)].filter((subject) => kinds.has(subject.kind));
  const [only = ''] = query;
  const begun =
    query.length === 1 && !vocabulary.exact.has(only) && !vocabulary.personWords.has(only)
      ? wanted(
          beginning(only, { alone: true, last: true }, vocabulary, people).flatMap((word) => [
            ...(vocabulary.personWords.get(word) ?? []),
          ]),
        )
      : [];
  if (begun.length > 0 && !corpus.postings.has(stem(only))) {
    groups.push({ words: [only], at: 0, subjects: begun, how: 'part' });
    used[0] = true;
  }
  for (let length = Math.min(LONGEST_NAME, query.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= query.length; at += 1) {
      if (used.slice(at, at + length).some(Boolean)) continue;
      const part = query.slice(at, at + length);
      const found = lookUp(part, vocabulary, corpus, wanted, query.length > 2);
      if (!found) continue;
      groups.push({ words: part, at, ...found });
      used.fill(true, at, at + length);
    }
  }
  const content: Content[] = [];
  const unknown: string[] = [];
  const near = new Set<Subject>();
  const guesses: NameWord[] = [];
  let stranger = false;
  const besides = (first: number, second: number): boolean =>
    second === first + 1 && stood[second] === (stood[first] ?? 0) + 1;
  let fuzzyLeft = 10;
  query.forEach((word, at) => {
    if (used[at]) return;
    const key = stem(word);
    if (corpus.postings.has(key)) {
      content.push({ word, stems: [key], fuzzy: false });
      return;
    }
    fuzzyLeft -= 1;
    const anchors = new Set(groups.filter(isPeople).flatMap((group) => group.subjects));
    const close: NearName[] =
      fuzzyLeft < 0
        ? []
        : nearNames(
            word,
            {
              anchors,
              vowelless: script !== 'latin',
              cyrillic: script === 'cyrillic',
              texts: corpus.stems,
              alone: query.length === 1,
              last: at === query.length - 1,
            },
            vocabulary,
            people,
          );
    const sure = wanted(close.filter((one) => one.sure).map((one) => one.subject));
    const text = fuzzyLeft < 0 ? { stems: [], cost: 0 } : nearStems(key, corpus, vocabulary);
    const nearer =
      (query.length > 1 || sure.length === 0) &&
      text.stems.length > 0 &&
      text.cost < (close[0]?.cost ?? Number.POSITIVE_INFINITY) - 0.05;
    if (sure.length > 0 && !nearer) {
      groups.push({ words: [word], at, subjects: sure, how: 'typo' });
      return;
    }
    const there = fuzzyLeft < 0 ? [] : wanted(nearPlaces(word, script === 'other', vocabulary, places));
    if (there.length > 0) {
      groups.push({ words: [word], at, subjects: there, how: 'typo' });
      return;
    }
    if (nearer) {
      content.push({ word, stems: text.stems, fuzzy: true });
      return;
    }
    if (query.length > 1 && close.every(({ cost }) => cost >= 1) && isSlipOfNoise(word)) return;
    for (const { subject } of close) near.add(subject);
    guesses.push({ at, word, subjects: close.map(({ subject }) => subject), guessed: true, together: false });
    unknown.push(word);
    stranger ||= groups.some(
      (group) =>
        group.words.length === 1 &&
        group.subjects[0]?.kind === 'person' &&
        (besides(at, group.at) || (besides(group.at, at) && query.length <= 3)),
    );
  });
  const together = assemble(nameWordsOf(groups, guesses), vocabulary, people, script !== 'latin');
  if (together.verdict === 'one' && kinds.has('person')) {
    const at = new Set(together.at);
    const kept = groups.filter((group) => !group.words.some((_, index) => at.has(group.at + index)));
    const words = query.filter((_, index) => at.has(index));
    groups.splice(0, groups.length, ...kept, { words, at: Math.min(...at), subjects: [together.subject], how: 'typo' });
    unknown.splice(0, unknown.length, ...unknown.filter((word) => !words.includes(word)));
    near.clear();
    stranger = false;
  }
  const two = together.verdict === 'none' && namesOfTwo([...groups].sort((a, b) => a.at - b.at));
  if (two) stranger = true;
  if (together.verdict === 'another') {
    near.add(together.subject);
    stranger = true;
  }
  const merged = mergePeople(
    [...groups].sort((a, b) => a.at - b.at),
    content,
  );
  const found =
    groups.reduce(
      (sum, group) =>
        sum + group.words.length * (group.how === 'typo' && query.length > group.words.length ? 0.8 : 1.5),
      0,
    ) + content.reduce((sum, part) => sum + (part.fuzzy ? 0.7 : 1), 0);
  const lost = unknown.reduce((sum, word) => sum + (near.size > 0 ? 1.5 : isNoise(word) ? 0.5 : 1), 0);
  return {
    words: query,
    groups: merged,
    content,
    unknown,
    near: [...near],
    coverage: found + lost === 0 ? 0 : found / (found + lost),
    strangerName: stranger,
  };
}

function lookUp(
  part: readonly string[],
  vocabulary: Vocabulary,
  corpus: Corpus<unknown>,
  wanted: (subjects: Iterable<Subject>) => Subject[],
  several: boolean,
): Pick<Group, 'subjects' | 'how'> | undefined {
  const [only = ''] = part;
  const joined = part.join('');
  const exact = wanted([
    ...(vocabulary.exact.get(joined) ?? []),
    ...(part.length > 1 ? (vocabulary.bags.get(bagKey(part)) ?? []) : (vocabulary.personWords.get(only) ?? [])),
  ]);
  if (exact.length > 0 && !(part.length === 1 && several && isCommonWord(only, exact, corpus)))
    return { subjects: part.length === 1 ? withoutMiddleNames(only, exact) : exact, how: 'exact' };
  if (exact.length > 0) return undefined;
  if (joined.length < 4 || (part.length === 1 && corpus.postings.has(stem(only)))) return undefined;
  let keys = [''];
  for (const word of part) keys = keys.flatMap((start) => typedSounds(word).map((key) => start + key)).slice(0, 8);
  const pinyin = part.length >= SYLLABLES ? part.map(fromWadeGiles) : [];
  if (pinyin.length > 0 && !pinyin.includes(undefined)) keys.push(pinyin.map((word) => sound(word ?? '')).join(''));
  const sounding = wanted(
    keys.flatMap((key) => [
      ...(vocabulary.sounding.get(key) ?? []),
      ...(part.length === 1 ? (vocabulary.personSounds.get(key) ?? []) : []),
    ]),
  );
  return sounding.length > 0 ? { subjects: sounding, how: 'sound' } : undefined;
}

/** Fewer syllables of Chinese than this are other words too. */
const SYLLABLES = 3;

/** Whether one person's first name stands beside another's surname: that is somebody who is not on file. */
function namesOfTwo(groups: readonly (Group & { readonly at: number })[]): boolean {
  return groups.some((first, index) => {
    const second = groups[index + 1];
    if (second === undefined || !isPeople(first) || !isPeople(second)) return false;
    const [word] = first.words;
    const beside = first.words.length === 1 && second.words.length === 1 && second.at === first.at + 1;
    const given = first.subjects.every((subject) =>
      subject.names.every(({ words: all }) => all.length > 1 && all.at(-1) !== word),
    );
    return beside && given && shared(first, second).length === 0;
  });
}

/** Whether a name is also an everyday word of the texts: most of the entries that hold it are neither by its bearer nor about them. */
function isCommonWord(word: string, subjects: readonly Subject[], corpus: Corpus<unknown>): boolean {
  if (subjects.some(({ kind }) => kind !== 'person')) return false;
  const holding = corpus.postings.get(stem(word));
  if (holding === undefined) return false;
  const own = new Set(subjects.flatMap((subject) => [...(corpus.by.get(subject) ?? [])]));
  let foreign = 0;
  for (const doc of holding.docs) if (!own.has(doc)) foreign += 1;
  return foreign > own.size;
}

/** Words of the texts that a typed one begins, or that it is a slip away from, and how far it is from them. */
function nearStems(
  key: string,
  corpus: Corpus<unknown>,
  vocabulary: Vocabulary,
): { readonly stems: readonly string[]; readonly cost: number } {
  if (key.length < 4 || /\d/.test(key)) return { stems: [], cost: 0 };
  const plain = (word: string): boolean => !vocabulary.personWords.has(word);
  const longer = corpus.stems.startingWith(key, 6).filter(plain);
  if (longer.length > 0 && longer.length <= 5) return { stems: longer, cost: 0 };
  const close = corpus.stems.near(key, key.length >= 8 ? 2 : 1).filter(({ word }) => plain(word));
  const cost = close[0]?.slips.cost ?? 0;
  return { stems: close.filter(({ slips }) => slips.cost <= cost + 0.3).map(({ word }) => word), cost };
}

/** Words that name the same person are one group; a word of somebody's post settles which bearer of a surname is meant. */
function mergePeople(groups: readonly Group[], content: readonly Content[]): Group[] {
  const merged: Group[] = [];
  for (const group of groups) {
    const index = merged.findIndex((other) => isPeople(other) && isPeople(group) && shared(other, group).length > 0);
    const other = merged[index];
    if (other === undefined) merged.push(group);
    else
      merged[index] = {
        words: [...other.words, ...group.words],
        subjects: shared(other, group),
        how: group.how === 'exact' ? other.how : group.how,
      };
  }
  return merged.map((group) => {
    if (!isPeople(group) || group.subjects.length < 2) return group;
    const fitting = group.subjects.filter((subject) =>
      content.some(({ stems }) =>
        subject.names.some((name) => name.role && name.words.some((word) => stems.includes(stem(word)))),
      ),
    );
    return fitting.length === 1 ? { ...group, subjects: fitting } : group;
  });
}

function isPeople(group: Group): boolean {
  return group.subjects.some((subject) => subject.kind === 'person');
}

function shared(a: Group, b: Group): Subject[] {
  return a.subjects.filter((subject) => b.subjects.includes(subject));
}
