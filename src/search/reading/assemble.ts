import { anchoredIn, type PersonNames, sameSpelling } from '../names/person-names.js';
import type { Subject, Vocabulary } from '../names/vocabulary.js';
import { slipsBetween } from '../words/slips.js';
import type { Group } from './reading.js';

/** A word that may belong to a person's name, and whom it may mean. */
export interface NameWord {
  readonly at: number;
  readonly word: string;
  readonly subjects: readonly Subject[];
  /** Whether the word is on file nowhere, so that the people are near it at best. */
  readonly guessed: boolean;
  /** Whether it was found together with others, as a part of a whole name. */
  readonly together: boolean;
}

/** What the words of a name mean together. */
export type Assembled =
  | { readonly verdict: 'one'; readonly subject: Subject; readonly at: readonly number[] }
  | { readonly verdict: 'another'; readonly subject: Subject }
  | { readonly verdict: 'none' };

/**
 * Finds the one person whom several words of a query mean together, each of which may mean many alone. Words left over on one side only are
 * middle names, initials or titles; words left over on both sides make it somebody else with a like name.
 * @param words the words that may belong to a name
 * @param vocabulary the names on file
 * @param people their words
 * @param vowelless whether the query's script leaves vowels out
 */
export function assemble(
  words: readonly NameWord[],
  vocabulary: Vocabulary,
  people: PersonNames,
  vowelless: boolean,
): Assembled {
  if (words.length < 2 || words.length > MOST_WORDS) return { verdict: 'none' };
  const counts = new Map<Subject, number>();
  for (const { word, subjects } of words)
    for (const subject of new Set(subjects))
      if (subject.kind === 'person') counts.set(subject, (counts.get(subject) ?? 0) + weightOf(word));
  const candidates = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_CANDIDATES)
      .map(([subject]) => subject),
  );
  if (candidates.size === 0) return { verdict: 'none' };
  let best: Match[] = [];
  const fits = words.map(
    ({ word, subjects, guessed }) =>
      new Set([
        // What is only a guess must stand up beside the other words.
        ...(guessed ? [] : subjects),
        ...anchoredIn(word, { anchors: candidates, vowelless }, vocabulary, people),
      ]),
  );
  for (const subject of candidates) {
    const at = words.filter((_, index) => fits[index]?.has(subject));
    const weight = at.reduce((sum, { word }) => sum + weightOf(word), 0);
    const most = best[0]?.weight ?? 0;
    if (weight > most + 0.01) best = [{ subject, at, weight }];
    else if (weight > 0 && Math.abs(weight - most) <= 0.01) best.push({ subject, at, weight });
  }
  if (best.length > MOST_RIVALS) return { verdict: 'none' };
  const missing = (one: Match): number =>
    Math.min(...unmatchedIn(one, people, vowelless).map((own) => own.reduce((sum, word) => sum + weightOf(word), 0)));
  const [match, rival] = best.map((one) => ({ ...one, missing: missing(one) })).sort((x, y) => x.missing - y.missing);
  if (match === undefined || match.at.filter(({ word }) => word.length > 1).length < 2) return { verdict: 'none' };
  if (rival !== undefined && rival.missing <= match.missing) return { verdict: 'none' };
  // Two typed words cannot both stand for one word of the name.
  const own = Math.max(...match.subject.names.map(({ words: all }) => all.length));
  if (match.at.filter(({ together }) => !together).length > own) return { verdict: 'another', subject: match.subject };
  const left = words.filter((one) => !match.at.includes(one));
  const span = words.filter(
    ({ at }) => at >= Math.min(...match.at.map((one) => one.at)) && at <= Math.max(...match.at.map((one) => one.at)),
  );
  return conflicts(left, match, people, vowelless)
    ? { verdict: 'another', subject: match.subject }
    : { verdict: 'one', subject: match.subject, at: span.map(({ at }) => at) };
}

interface Match {
  readonly subject: Subject;
  readonly at: readonly NameWord[];
  readonly weight: number;
}

const MOST_WORDS = 10;
const MOST_CANDIDATES = 60;
const MOST_RIVALS = 12;
const weightOf = (word: string): number => (word.length < 3 ? 0.3 : 1);

/** Whether words are left over both in the query and in every name of the person, so that two different people share the rest. */
function conflicts(left: readonly NameWord[], match: Match, people: PersonNames, vowelless: boolean): boolean {
  if (left.length === 0) return false;
  return unmatchedIn(match, people, vowelless).every(
    (unmatched) =>
      unmatched.length > 0 && left.some(({ word }) => unmatched.some((name) => word.length > 1 === name.length > 1)),
  );
}

/** For each name of a person, the words of it that no typed word stands for. */
function unmatchedIn({ subject, at }: Match, people: PersonNames, vowelless: boolean): string[][] {
  return subject.names
    .filter(({ role }) => !role)
    .map(({ words: own }) =>
      own.filter((word) => !at.some((typed) => typed.word === word || fitsWord(typed.word, word, people, vowelless))),
    );
}

/** Whether a typed word stands for this very word of the name. */
function fitsWord(typed: string, own: string, people: PersonNames, vowelless: boolean): boolean {
  if (own.startsWith(typed)) return true;
  const { count, cost } = slipsBetween(typed, own);
  if (count <= Math.max(1, Math.floor(typed.length / 2.5)) && cost <= Math.max(1.25, typed.length * 0.3)) return true;
  return sameSpelling(typed, own, people, vowelless);
}

/**
 * The words of groups and of guesses that may belong to one name.
 * @param groups what the query names so far
 * @param guesses words that are on file nowhere, and whom they may mean
 */
export function nameWordsOf(
  groups: readonly (Group & { readonly at: number })[],
  guesses: readonly NameWord[],
): NameWord[] {
  const named = groups
    .filter(
      ({ subjects, how, words }) =>
        subjects.some(({ kind }) => kind === 'person') || (how !== 'exact' && words.length === 1),
    )
    .flatMap(({ words, subjects, at }) =>
      words.map((word, index) => ({ at: at + index, word, subjects, guessed: false, together: words.length > 1 })),
    );
  return [...named, ...guesses].sort((a, b) => a.at - b.at);
}
