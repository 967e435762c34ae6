import type { Corpus } from './embedded/corpus.js';
import { type DocSet, holds, intersectionOf, unionOf } from './embedded/doc-set.js';
import type { Posting } from './embedded/posting.js';
import { type Part, Scoreboard } from './embedded/scoreboard.js';
import type { Content, Group, Reading } from './reading/reading.js';
import type { Hit } from './search.js';
import { RANK } from './weights.js';
import { isAmount, wordPart } from './word-part.js';

/** Entries in order, best first; among equals in the order of the corpus. */
export interface Ranked<T> {
  readonly hits: readonly Hit<T>[];
  /** Whether there are more hits than these. */
  readonly more: boolean;
  /** Where the hits are few: entries by the same speakers, or on the same, that match only a part of what was asked. */
  readonly related: readonly Hit<T>[];
  /** Whether the words besides the speaker matched any of the hits. */
  readonly matchedRest: boolean;
}

/**
 * Ranks the entries that a reading asks for: by the speakers named, then by what of the rest each one matches.
 * @param reading the query, understood; every group means all its subjects
 * @param corpus the entries
 * @param allowed whether the filters let a document through
 */
export function rank<T>(reading: Reading, corpus: Corpus<T>, allowed: (doc: number) => boolean): Ranked<T> {
  const speakers = reading.groups.filter((group) => isAskedForWords(group, corpus));
  const metrics = reading.groups.filter((group) => group.subjects.every((subject) => subject.kind === 'metric'));
  const others = reading.groups.filter((group) => !speakers.includes(group) && !metrics.includes(group));
  const base = baseOf(speakers, metrics, corpus);
  const rest = partsOf(others, reading.content, corpus);
  const { board } = corpus;
  board.add(rest, base);
  favour(speakers, others, corpus);
  for (const { lists, weight } of reading.asking.map((word) => wordPart(word, corpus)))
    board.favour(unionOf(lists.map(({ docs }) => docs)), weight * RANK.asking);
  // Nobody answers themselves.
  const answered = unionOf(others.filter(({ slot }) => slot === 'against').map((group) => docsOf(group, corpus.by)));
  let best = 0;
  const docs: number[] = [];
  const isStrict = isWhole(reading, rest);
  const isAllowedAtAll = limitTest(rest.filter(({ limit }) => limit === 'always'));
  const isWithinLimits = isStrict ? limitTest(rest.filter(({ limit }) => limit !== undefined)) : isAllowedAtAll;
  for (const doc of base ?? (rest.length > 0 ? board.docs() : corpus.items.keys())) {
    if (!allowed(doc) || holds(answered, doc)) continue;
    docs.push(doc);
    if (isWithinLimits(doc)) best = Math.max(best, board.score(doc));
    if (rest.length === 0 && docs.length > RANK.maxHits) break;
  }
  const possible = rest.reduce((sum, part) => sum + (part.isExtra ? 0 : part.weight), 0);
  if (rest.length > 0 && base === undefined && best < possible * RANK.minBest)
    return { hits: [], more: false, related: [], matchedRest: false };
  // Of somebody who says nothing of it, everything would be an answer to another question.
  const isOpen = rest.length === 0 || (best === 0 && base !== undefined && !isStrict);
  const all = isOpen ? docs : matching(docs.filter(isWithinLimits), board, { parts: rest.length, best, ...reading });
  const step = (doc: number): number => (best > 0 ? Math.round((board.score(doc) / best) * RANK.steps) : RANK.steps);
  const named = [...speakers, ...metrics].map((group) => group.words.join(' '));
  const hitOf = (doc: number): Hit<T> =>
    new RankedHit(
      corpus.items[doc] as T,
      Math.min(1, (step(doc) / RANK.steps) * Math.max(RANK.minCoverage, reading.coverage)),
      named,
      rest,
      doc,
    );
  const hits = bySteps(all, step, RANK.maxHits).map(hitOf);
  const room = rest.length > 0 ? RANK.minHits - all.length : 0;
  const matched = (doc: number): number => board.matched(doc) * (RANK.steps + 1) + step(doc);
  const partly = room > 0 ? firstOf(without(docs, all).filter(isAllowedAtAll), room, matched) : [];
  const elsewhere =
    room > 0 && base !== undefined && others.some(isSomewhere)
      ? matchingNearlyAll(rest, corpus, base, allowed).slice(0, room)
      : [];
  return {
    hits,
    more: all.length > hits.length,
    related: [...elsewhere, ...partly].slice(0, Math.max(0, room)).map(hitOf),
    matchedRest: best > 0,
  };
}

/** Adds what puts some of the matching entries before others. */
function favour(speakers: readonly Group[], others: readonly Group[], corpus: Corpus<unknown>): void {
  const { board } = corpus;
  for (const group of others) board.favour(docsOf(group, corpus.voiceOf), RANK.voice);
  // What a body itself said comes before what its people said.
  for (const group of speakers.filter(({ subjects }) => subjects.some((subject) => corpus.voiceOf.has(subject))))
    board.favour(docsOf(group, corpus.by), RANK.voice);
  for (const group of others.filter(isCounted)) board.favour(exactlyCounted(group, corpus), RANK.alone);
}

/** Whether the words of those whom a group names are asked for: the question says so, or leaves it open and they have said something. */
export const isAskedForWords = ({ slot, subjects }: Group, corpus: Corpus<unknown>): boolean =>
  slot === undefined ? subjects.some((subject) => corpus.by.has(subject)) : slot === 'by';

/** Whether words are a name on file as spelt there. Countries' names in a hundred languages are everyday words in others. */
function isNamedForCertain({ how, words, subjects }: Group): boolean {
  const typed = words.join('');
  return (
    how === 'exact' &&
    subjects.some(({ names }) => names.some((name) => !name.foreign && name.words.join('') === typed))
  );
}

/** Whether a query is understood whole. A pasted text, or one with words that are on file nowhere, names all sorts of things: nothing need match them all. */
const isWhole = ({ unknown, content }: Reading, rest: readonly Part[]): boolean =>
  rest.length <= RANK.maxRequired &&
  unknown.length === 0 &&
  content.every(({ word, fuzzy }) => !fuzzy && (word.length >= RANK.minStrictLength || isAmount(word)));

/** What an entry may match besides the speakers and metrics named. */
const partsOf = (others: readonly Group[], content: readonly Content[], corpus: Corpus<unknown>): Part[] => [
  ...others.map((group) => groupPart(group, corpus)),
  ...content.map((part) => wordPart(part, corpus)),
];

function groupPart(group: Group, corpus: Corpus<unknown>): Part {
  const name = group.words.join(' ');
  const answering = group.slot === 'against' ? listsOf(group, corpus.against) : [];
  if (answering.length > 0)
    return { lists: answering, weight: RANK.about, why: `in answer to ${name}`, limit: 'always' };
  return {
    lists: [...listsOf(group, corpus.about), ...(group.slot === 'about' ? [] : listsOf(group, corpus.voiceOf))],
    weight: RANK.about,
    why: `about or for ${name}`,
    ...(isCounted(group) ? { limit: 'always' } : isNamedForCertain(group) ? { limit: 'where-whole' } : {}),
  };
}

/** What entries are measured by: the number of parts, the best score, and whether some parts do not answer. */
interface Wanted {
  readonly parts: number;
  readonly best: number;
  readonly needsAll: boolean;
}

/** Entries that match every part, where there are any and the parts are few; else those with a good share of the best score. */
function matching(docs: readonly number[], board: Scoreboard, { parts, best, needsAll }: Wanted): readonly number[] {
  const whole = parts <= RANK.maxRequired ? docs.filter((doc) => board.matched(doc) === parts) : [];
  if (whole.length > 0 || best === 0) return whole;
  const least = Math.ceil(parts * RANK.nearlyAll);
  return needsAll
    ? docs.filter((doc) => board.matched(doc) >= least)
    : docs.filter((doc) => board.score(doc) >= best * RANK.minOfBest);
}

/** Figures of the very people asked for: of one group and nobody else, or of several together. */
function exactlyCounted(group: Group, corpus: Corpus<unknown>): DocSet {
  const only = docsOf(group, corpus.countsOnly);
  return group.together === true ? docsOf(group, corpus.about).filter((doc) => !holds(only, doc)) : only;
}

const isCounted = ({ subjects }: Group): boolean => subjects.every(({ kind }) => kind === 'group');

/** Makes the test whether an entry matches every part that it must. */
function limitTest(parts: readonly Part[]): (doc: number) => boolean {
  const limits = parts.map(({ lists }) => unionOf(lists.map(({ docs }) => docs)));
  return (doc) => limits.every((limit) => holds(limit, doc));
}

/** A hit that says why it matched only when asked: of two thousand hits hardly any are. */
class RankedHit<T> implements Hit<T> {
  readonly #named: readonly string[];
  readonly #rest: readonly Part[];
  readonly #doc: number;

  constructor(
    readonly item: T,
    readonly score: number,
    named: readonly string[],
    rest: readonly Part[],
    doc: number,
  ) {
    this.#named = named;
    this.#rest = rest;
    this.#doc = doc;
  }

  get why(): readonly string[] {
    const matching = this.#rest.filter(({ lists }) => lists.some(({ docs }) => holds(docs, this.#doc)));
    return [...this.#named, ...matching.map(({ why }) => why)];
  }
}

/** The documents by the speakers named and with the metrics named; undefined where neither is. */
function baseOf<T>(speakers: readonly Group[], metrics: readonly Group[], corpus: Corpus<T>): DocSet | undefined {
  const bySpeaker = speakers.length > 0 ? bySpeakers(speakers, corpus) : undefined;
  const byMetric = metrics.length > 0 ? unionOf(metrics.map((group) => docsOf(group, corpus.about))) : undefined;
  return bySpeaker && byMetric ? intersectionOf(bySpeaker, byMetric) : (bySpeaker ?? byMetric);
}

function bySpeakers<T>(speakers: readonly Group[], corpus: Corpus<T>): DocSet {
  const said = speakers.map((group) => unionOf([docsOf(group, corpus.by), docsOf(group, corpus.voiceOf)]));
  const all = unionOf(said);
  if (speakers.length === 1) return all;
  const mentioned = speakers.map((group) => docsOf(group, corpus.about));
  const crossing = all.filter((doc) =>
    said.some(
      (docs, index) => holds(docs, doc) && mentioned.some((about, other) => other !== index && holds(about, doc)),
    ),
  );
  return crossing.length > 0 ? crossing : all;
}

/** Whether words name a place or an event: only there are others' words on the same topic words on the same thing. */
const isSomewhere = (group: Group): boolean => group.subjects.some(({ kind }) => kind === 'place' || kind === 'event');

/** What others say on the very same thing: nearly all the words and names besides the speaker match. */
function matchingNearlyAll<T>(
  parts: readonly Part[],
  corpus: Corpus<T>,
  base: DocSet,
  allowed: (doc: number) => boolean,
): number[] {
  const board = new Scoreboard(corpus.items.length);
  board.add(parts);
  const least = Math.ceil(parts.length * RANK.nearlyAll);
  const docs = [...board.docs()].filter((doc) => board.matched(doc) >= least && !holds(base, doc) && allowed(doc));
  return firstOf(docs, RANK.minHits, (doc) => board.matched(doc));
}

function without(docs: readonly number[], left: readonly number[]): number[] {
  const out = new Set(left);
  return docs.filter((doc) => !out.has(doc));
}

/** The first few by falling worth; among equals in the order given. */
function firstOf(docs: readonly number[], most: number, worth: (doc: number) => number): number[] {
  const best: number[] = [];
  for (const doc of docs) {
    const last = best.at(-1);
    if (best.length === most && last !== undefined && worth(doc) <= worth(last)) continue;
    const at = best.findIndex((other) => worth(doc) > worth(other));
    best.splice(at < 0 ? best.length : at, 0, doc);
    if (best.length > most) best.pop();
  }
  return best;
}

/** Documents by falling step, at most `most`; among equals in the order given. */
function bySteps(docs: readonly number[], step: (doc: number) => number, most: number): number[] {
  const steps: number[][] = Array.from({ length: RANK.steps + 1 }, () => []);
  for (const doc of docs) steps[step(doc)]?.push(doc);
  const sorted: number[] = [];
  for (const same of steps.reverse()) {
    for (const doc of same) {
      if (sorted.length === most) return sorted;
      sorted.push(doc);
    }
  }
  return sorted;
}

/** The documents that hold the subjects of a group, at full weight. */
function listsOf(group: Pick<Group, 'subjects'>, table: Corpus<unknown>['by']): Posting[] {
  return group.subjects.flatMap((subject) => {
    const docs = table.get(subject);
    return docs === undefined ? [] : [{ docs }];
  });
}

/**
 * The documents of all subjects of a group.
 * @param group the group
 * @param table `by` or `about` of a corpus
 */
export function docsOf(group: Pick<Group, 'subjects'>, table: Corpus<unknown>['by']): DocSet {
  return unionOf(listsOf(group, table).map(({ docs }) => docs));
}
