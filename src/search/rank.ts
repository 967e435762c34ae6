import type { Corpus } from './corpus.js';
import { FULL, holds, type Posting } from './posting.js';
import type { Group, Reading } from './reading.js';
import type { Hit } from './search.js';

/** How a list of hits is put in order where they match equally well. */
export type TieBreak<T> = (a: T, b: T) => number;

/** Up to this many words, entries that match them all leave out those that match only some. */
const MOST_REQUIRED = 5;

/** Where fewer entries than this match everything asked, entries that match a part of it follow. */
const FEW = 5;

/** The share of the words beside the speaker that somebody else's statement must match to be on the same thing. */
const NEARLY_ALL = 0.75;

/** More hits than anybody pages through are not sorted out. */
const MOST_HITS = 2_000;

/** Entries in order, best first. */
export interface Ranked<T> {
  readonly hits: readonly Hit<T>[];
  /** Where the hits are few: entries by the same speakers, or on the same, that match only a part of what was asked. */
  readonly related: readonly Hit<T>[];
  /** Whether the words beside the speaker matched any of the hits. */
  readonly matchedRest: boolean;
}

/**
 * Ranks the entries that a reading asks for: by the speakers named, then by what of the rest each one matches.
 * @param reading the query, understood; every group stands for all its subjects
 * @param corpus the entries
 * @param allowed which entries the filters let through
 * @param tieBreak the order among equals
 */
export function rank<T>(
  reading: Reading,
  corpus: Corpus<T>,
  allowed: (item: T) => boolean,
  tieBreak: TieBreak<T>,
): Ranked<T> {
  const speakers = reading.groups.filter((group) => group.subjects.some((subject) => corpus.by.has(subject)));
  const metrics = reading.groups.filter((group) => group.subjects.every((subject) => subject.kind === 'metric'));
  const others = reading.groups.filter((group) => !speakers.includes(group) && !metrics.includes(group));
  let base = speakers.length > 0 ? bySpeakers(speakers, corpus) : undefined;
  for (const docs of metrics.length > 0 ? [unionOf(metrics, corpus.about)] : [])
    base = base === undefined ? docs : new Set([...base].filter((doc) => docs.has(doc)));
  const rest: Part[] = [
    ...others.map((group) => ({
      lists: listsOf(group, corpus.about),
      weight: 3,
      why: `about ${group.words.join(' ')}`,
    })),
    ...reading.content.map((part) => contentPart(part.word, part.stems, part.fuzzy, corpus)),
  ];
  const anchored = base !== undefined;
  const scores = scoresOf(rest, corpus.items.length, base);
  let best = 0;
  const allowedDocs: number[] = [];
  const within: Iterable<number> = base ?? (rest.length > 0 ? scores.docs : corpus.items.keys());
  for (const doc of within) {
    const item = corpus.items[doc];
    if (item === undefined || !allowed(item)) continue;
    allowedDocs.push(doc);
    best = Math.max(best, scores.score[doc] ?? 0);
  }
  const possible = rest.reduce((sum, part) => sum + part.weight, 0);
  if (rest.length > 0 && !anchored && best < possible * 0.45) return { hits: [], related: [], matchedRest: false };
  const required = rest.length > 0 && rest.length <= MOST_REQUIRED;
  const whole = required ? allowedDocs.filter((doc) => scores.matched[doc] === rest.length) : [];
  const kept =
    whole.length > 0
      ? whole
      : best > 0
        ? allowedDocs.filter((doc) => (scores.score[doc] ?? 0) >= best * 0.5)
        : anchored || rest.length === 0
          ? allowedDocs
          : [];
  const step = (doc: number): number => (best > 0 ? Math.round(((scores.score[doc] ?? 0) / best) * 20) : 20);
  const order = (a: number, b: number): number =>
    step(b) - step(a) || tieBreak(corpus.items[a] as T, corpus.items[b] as T) || a - b;
  const sorted = kept.length > MOST_HITS ? kept.filter((doc) => step(doc) === 20).slice(0, MOST_HITS) : kept;
  const named = [...speakers, ...metrics].map((group) => group.words.join(' '));
  const hitOf = (doc: number): Hit<T> => ({
    item: corpus.items[doc] as T,
    score: Math.min(1, (step(doc) / 20) * Math.max(0.5, reading.coverage)),
    why: [...named, ...rest.filter((part) => part.lists.some(({ docs }) => holds(docs, doc))).map(({ why }) => why)],
  });
  const matched = (doc: number): number => scores.matched[doc] ?? 0;
  const room = rest.length > 0 ? FEW - kept.length : 0;
  const elsewhere =
    room > 0 && base !== undefined && others.some(isSomewhere)
      ? bestOf(matchingAll(rest, corpus, base, allowed), room, (a, b) => order(a, b))
      : [];
  const beside =
    room > elsewhere.length
      ? bestOf(without(allowedDocs, kept), room - elsewhere.length, (a, b) => matched(b) - matched(a) || order(a, b))
      : [];
  const related = [...elsewhere, ...beside];
  return { hits: sorted.sort(order).map(hitOf), related: related.map(hitOf), matchedRest: best > 0 };
}

/** Whether words name a place or an event: only there are others' words on the same topic words on the same thing. */
const isSomewhere = (group: Group): boolean => group.subjects.some(({ kind }) => kind === 'place' || kind === 'event');

/** What others say on the very same thing: all the words and names beside the speaker match. */
function matchingAll<T>(
  parts: readonly Part[],
  corpus: Corpus<T>,
  base: ReadonlySet<number>,
  allowed: (item: T) => boolean,
): number[] {
  const { docs, matched } = scoresOf(parts, corpus.items.length, undefined);
  const most = Math.ceil(parts.length * NEARLY_ALL);
  return docs.filter((doc) => (matched[doc] ?? 0) >= most && !base.has(doc) && allowed(corpus.items[doc] as T));
}

function without(docs: readonly number[], left: readonly number[]): number[] {
  const out = new Set(left);
  return docs.filter((doc) => !out.has(doc));
}

/** The first few in an order, without sorting them all. */
function bestOf(docs: readonly number[], most: number, order: (a: number, b: number) => number): number[] {
  const best: number[] = [];
  for (const doc of docs) {
    const last = best.at(-1);
    if (best.length === most && last !== undefined && order(doc, last) >= 0) continue;
    const at = best.findIndex((other) => order(doc, other) < 0);
    best.splice(at < 0 ? best.length : at, 0, doc);
    if (best.length > most) best.pop();
  }
  return best;
}

/** A part of what is asked besides the speaker: where it stands, and how much it tells. */
interface Part {
  readonly lists: readonly Posting[];
  readonly weight: number;
  readonly why: string;
}

interface Scores {
  /** By document. */
  readonly score: Float32Array;
  /** How many parts each document matches. */
  readonly matched: Uint8Array;
  /** The documents that match any part. */
  readonly docs: readonly number[];
}

/** Adds the parts up, document by document, looking at nothing but where they stand. */
function scoresOf(parts: readonly Part[], size: number, base: ReadonlySet<number> | undefined): Scores {
  const score = new Float32Array(size);
  const matched = new Uint8Array(size);
  const docs: number[] = [];
  const most = new Float32Array(size);
  for (const part of parts) {
    const seen: number[] = [];
    for (const { docs: list, weights } of part.lists) {
      for (let at = 0; at < list.length; at += 1) {
        const doc = list[at] ?? 0;
        if (base !== undefined && !base.has(doc)) continue;
        const weight = (weights[at] ?? 0) / FULL;
        if (most[doc] === 0) seen.push(doc);
        if (weight > (most[doc] ?? 0)) most[doc] = weight;
      }
    }
    for (const doc of seen) {
      if (matched[doc] === 0) docs.push(doc);
      matched[doc] = (matched[doc] ?? 0) + 1;
      score[doc] = (score[doc] ?? 0) + part.weight * (most[doc] ?? 0);
      most[doc] = 0;
    }
  }
  return { score, matched, docs };
}

function bySpeakers<T>(speakers: readonly Group[], corpus: Corpus<T>): Set<number> {
  const all = unionOf(speakers, corpus.by);
  if (speakers.length === 1) return all;
  const said = speakers.map((group) => union(group, corpus.by));
  const mentioned = speakers.map((group) => union(group, corpus.about));
  const crossing = [...all].filter((doc) =>
    said.some((docs, index) => docs.has(doc) && mentioned.some((about, other) => other !== index && about.has(doc))),
  );
  return crossing.length > 0 ? new Set(crossing) : all;
}

function contentPart<T>(word: string, stems: readonly string[], fuzzy: boolean, corpus: Corpus<T>): Part {
  const lists = stems.flatMap((stem) => corpus.postings.get(stem) ?? []);
  const held = lists.reduce((sum, { docs }) => sum + docs.length, 0);
  const rarity = Math.log(1 + corpus.items.length / (1 + held));
  return {
    lists,
    weight: (fuzzy ? 0.7 : 1) * Math.max(0.2, rarity),
    why: fuzzy ? `a word near “${word}”` : `the word “${word}”`,
  };
}

/** Where the subjects of a group stand, at full weight. */
function listsOf(group: Pick<Group, 'subjects'>, table: Corpus<unknown>['by']): Posting[] {
  return group.subjects.flatMap((subject) => {
    const docs = table.get(subject);
    return docs === undefined ? [] : [{ docs, weights: new Uint8Array(docs.length).fill(FULL) }];
  });
}

const unionOf = (groups: readonly Group[], table: Corpus<unknown>['by']): Set<number> =>
  union({ subjects: groups.flatMap(({ subjects }) => subjects) }, table);

/**
 * The documents of all subjects of a group.
 * @param group the group
 * @param table `by` or `about` of a corpus
 */
export function union(group: Pick<Group, 'subjects'>, table: Corpus<unknown>['by']): Set<number> {
  const docs = new Set<number>();
  for (const subject of group.subjects) for (const doc of table.get(subject) ?? []) docs.add(doc);
  return docs;
}
