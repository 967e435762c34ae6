import type { Corpus } from './index/corpus.js';
import { type DocSet, holds, intersectionOf, unionOf } from './index/doc-set.js';
import type { Posting } from './index/posting.js';
import { type Part, Scoreboard } from './index/scoreboard.js';
import type { Group, Reading } from './reading/reading.js';
import type { Hit } from './search.js';
import { RANK } from './weights.js';

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
  const speakers = reading.groups.filter((group) => group.subjects.some((subject) => corpus.by.has(subject)));
  const metrics = reading.groups.filter((group) => group.subjects.every((subject) => subject.kind === 'metric'));
  const others = reading.groups.filter((group) => !speakers.includes(group) && !metrics.includes(group));
  const base = baseOf(speakers, metrics, corpus);
  const rest: Part[] = [
    ...others.map((group) => ({
      lists: listsOf(group, corpus.about),
      weight: RANK.about,
      why: `about ${group.words.join(' ')}`,
    })),
    ...reading.content.map((part) => contentPart(part.word, part.stems, part.fuzzy, corpus)),
  ];
  const { board } = corpus;
  board.add(rest, base);
  let best = 0;
  const docs: number[] = [];
  for (const doc of base ?? (rest.length > 0 ? board.docs() : corpus.items.keys())) {
    if (!allowed(doc)) continue;
    docs.push(doc);
    best = Math.max(best, board.score(doc));
    if (rest.length === 0 && docs.length > RANK.maxHits) break;
  }
  const possible = rest.reduce((sum, part) => sum + part.weight, 0);
  if (rest.length > 0 && base === undefined && best < possible * RANK.minBest)
    return { hits: [], more: false, related: [], matchedRest: false };
  const whole =
    rest.length > 0 && rest.length <= RANK.maxRequired ? docs.filter((doc) => board.matched(doc) === rest.length) : [];
  const kept = whole.length > 0 || best === 0 ? whole : docs.filter((doc) => board.score(doc) >= best * RANK.minOfBest);
  const all = best === 0 && (base !== undefined || rest.length === 0) ? docs : kept;
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
  const partly = room > 0 ? firstOf(without(docs, all), room, matched) : [];
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
  const said = speakers.map((group) => docsOf(group, corpus.by));
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
  const least = Math.ceil(parts.length * RANK.elsewhere);
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

function contentPart<T>(word: string, stems: readonly string[], fuzzy: boolean, corpus: Corpus<T>): Part {
  const lists = stems.flatMap((stem) => corpus.postings.get(stem) ?? []);
  const held = lists.reduce((sum, { docs }) => sum + docs.length, 0);
  const rarity = Math.log(1 + corpus.items.length / (1 + held));
  return {
    lists,
    weight: (fuzzy ? RANK.guessedWord : 1) * Math.max(RANK.minWord, rarity),
    why: fuzzy ? `a word near “${word}”` : `the word “${word}”`,
  };
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
