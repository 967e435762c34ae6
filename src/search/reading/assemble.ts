import { anchoredPeople } from '../names/anchored.js';
import { type PersonNames, sameSpelling } from '../names/person-names.js';
import type { Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { ANCHORED, NAME } from '../weights.js';
import { slipsBetween } from '../words/slips.js';

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

/** What the words of a name mean together: one person, another one with a like name who is not on file, or nothing. */
export type Assembled =
  | { readonly verdict: 'one'; readonly subject: Subject; readonly at: readonly number[] }
  | { readonly verdict: 'another'; readonly subject: Subject }
  | { readonly verdict: 'none' };

/** A person, the words that fit a name of theirs, and what these weigh. */
interface Match {
  readonly subject: Subject;
  readonly words: readonly NameWord[];
  readonly weight: number;
}

const NONE: Assembled = { verdict: 'none' };

/**
 * Finds the one person whom several words of a query mean together, each of which may mean many alone. Words left over on one side only are
 * middle names, initials or titles; words left over on both sides make it somebody else with a like name.
 */
export function assemble(
  words: readonly NameWord[],
  vocabulary: Vocabulary,
  people: PersonNames,
  vowelless: boolean,
): Assembled {
  if (words.length < 2 || words.length > NAME.maxWords) return NONE;
  const match = bestMatch(matches(words, vocabulary, people, vowelless), people, vowelless);
  if (match === undefined || match.words.filter(({ word }) => word.length > 1).length < 2) return NONE;
  const { subject } = match;
  // Two typed words cannot both mean one word of the name.
  const nameLength = Math.max(...subject.names.map((name) => name.words.length));
  if (match.words.filter(({ together }) => !together).length > nameLength) return { verdict: 'another', subject };
  const left = words.filter((one) => !match.words.includes(one));
  if (conflicts(left, match, people, vowelless)) return { verdict: 'another', subject };
  const places = match.words.map(({ at }) => at);
  const first = Math.min(...places);
  const last = Math.max(...places);
  return { verdict: 'one', subject, at: words.map(({ at }) => at).filter((at) => at >= first && at <= last) };
}

const weightOf = (word: string): number => (word.length <= NAME.maxInitialLength ? NAME.initialWeight : 1);

const weightOfAll = (words: readonly string[]): number => words.reduce((sum, word) => sum + weightOf(word), 0);

/** The people whom most words reach. */
function candidates(words: readonly NameWord[]): ReadonlySet<Subject> {
  const weights = new Map<Subject, number>();
  for (const { word, subjects } of words)
    for (const subject of new Set(subjects))
      if (subject.kind === 'person') weights.set(subject, (weights.get(subject) ?? 0) + weightOf(word));
  const ordered = [...weights].sort((a, b) => b[1] - a[1]).slice(0, NAME.maxCandidates);
  return new Set(ordered.map(([subject]) => subject));
}

/** The candidates whose names fit words of the greatest weight. */
function matches(
  words: readonly NameWord[],
  vocabulary: Vocabulary,
  people: PersonNames,
  vowelless: boolean,
): readonly Match[] {
  const anchors = candidates(words);
  const fits = words.map(
    ({ word, subjects, guessed }) =>
      new Set([
        // A guess counts only if it also fits somebody whom other words name.
        ...(guessed ? [] : subjects),
        ...anchoredPeople(word, { anchors, vowelless }, vocabulary, people),
      ]),
  );
  let best: Match[] = [];
  for (const subject of anchors) {
    const fitting = words.filter((_, index) => fits[index]?.has(subject));
    const weight = weightOfAll(fitting.map(({ word }) => word));
    const greatest = best[0]?.weight ?? 0;
    if (weight > greatest + NAME.tolerance) best = [{ subject, words: fitting, weight }];
    else if (weight > 0 && Math.abs(weight - greatest) <= NAME.tolerance)
      best.push({ subject, words: fitting, weight });
  }
  return best;
}

/** Of matches that weigh the same, the one whose name has least left over; none where two have equally little. */
function bestMatch(best: readonly Match[], people: PersonNames, vowelless: boolean): Match | undefined {
  if (best.length > NAME.maxRivals) return undefined;
  const missingIn = (match: Match): number => Math.min(...unmatchedIn(match, people, vowelless).map(weightOfAll));
  const [first, rival] = best
    .map((match) => ({ match, missing: missingIn(match) }))
    .sort((a, b) => a.missing - b.missing);
  return first === undefined || (rival !== undefined && rival.missing <= first.missing) ? undefined : first.match;
}

/** Whether words are left over both in the query and in every name of the person, so that two different people share the rest. */
function conflicts(left: readonly NameWord[], match: Match, people: PersonNames, vowelless: boolean): boolean {
  if (left.length === 0) return false;
  return unmatchedIn(match, people, vowelless).every((unmatched) =>
    left.some(({ word }) => unmatched.some((name) => word.length > 1 === name.length > 1)),
  );
}

/** For each name of a person, the words of it that no typed word means. */
function unmatchedIn({ subject, words }: Match, people: PersonNames, vowelless: boolean): string[][] {
  return subject.names
    .filter(({ role }) => !role)
    .map((name) =>
      name.words.filter(
        (own) => !words.some(({ word }) => word === own || meansNameWord(word, own, people, vowelless)),
      ),
    );
}

/** Whether a typed word means this very word of a name. */
function meansNameWord(typed: string, own: string, people: PersonNames, vowelless: boolean): boolean {
  if (own.startsWith(typed)) return true;
  const { count, cost } = slipsBetween(typed, own);
  const maxCount = Math.max(1, Math.floor(typed.length / ANCHORED.lettersPerSlip));
  const maxCost = Math.max(ANCHORED.minCostAllowed, typed.length * ANCHORED.maxCostPerLetter);
  return (count <= maxCount && cost <= maxCost) || sameSpelling(typed, own, people, vowelless);
}
