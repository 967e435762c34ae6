import type { Hit } from '../hit.js';
import { leastBestOf } from '../index/least-best.js';
import type { Favour, Ranked, RankingBase, RankingPart, RankingRequest } from '../index/ranking.js';
import type { Subject } from '../names/subject.js';
import { RANK } from '../weights.js';
import type { Corpus } from './corpus.js';
import { type DocSet, holds, intersectionOf, unionOf } from './doc-set.js';
import { docsWith, partIn } from './lists.js';
import { type Part, Scoreboard } from './scoreboard.js';

/**
 * Ranks the documents of a corpus that a request asks for: by whose words they are, then by what of the rest each one matches.
 * @param request what is asked
 * @param corpus the documents
 * @param allowed whether the filter of the request lets a document through; undefined where it lets all through
 */
export function rank<T>(request: RankingRequest, corpus: Corpus<T>, allowed: DocTest | undefined): Ranked<T> {
  const base = request.base === undefined ? undefined : baseOf(request.base, corpus);
  const rest = request.parts.map((part: RankingPart) => partIn(part, corpus));
  const { board } = corpus;
  board.add(rest, base);
  for (const favour of request.favours) board.favour(docsFavoured(favour, corpus), favour.weight);
  const except = unionOf([docsOf(request.except, corpus.by), docsOf(request.except, corpus.voiceOf)]);
  const isLeft: DocTest = (doc) => (allowed === undefined || allowed(doc)) && !holds(except, doc);
  const docs =
    rest.length === 0 && request.foremost.length === 0
      ? firstThat(isLeft, base ?? corpus.items.keys(), RANK.maxHits + 1)
      : only(
          base ?? (rest.length > 0 ? board.docs() : Uint32Array.from(corpus.items.keys())),
          allowed === undefined && except.length === 0 ? undefined : isLeft,
        );
  const beside = request.beside.length === 0 ? [] : [docsWith(request.beside, corpus)];
  const always = limitTest([...docsOfParts(rest.filter(({ limit }) => limit === 'always')), ...beside]);
  const withinLimits = only(
    docs,
    request.isWhole ? limitTest([...docsOfParts(rest.filter(({ limit }) => limit !== undefined)), ...beside]) : always,
  );
  const best = board.highest(withinLimits);
  if (rest.length > 0 && base === undefined && best < leastBestOf(request.parts))
    return { hits: [], more: false, related: [], matchedParts: false };
  // Of somebody who says nothing of it, everything would be an answer to another question.
  const isOpen = rest.length === 0 || (best === 0 && base !== undefined && !request.isWhole && always === undefined);
  const all = isOpen ? docs : matching(withinLimits, board, { parts: rest.length, best, needsAll: request.needsAll });
  const step = (doc: number): number => (best > 0 ? Math.round((board.score(doc) / best) * RANK.steps) : RANK.steps);
  const hitOf = (doc: number): Hit<T> =>
    new RankedHit(
      corpus.items[doc] as T,
      Math.min(1, (step(doc) / RANK.steps) * Math.max(RANK.minCoverage, request.coverage)),
      request.named,
      rest,
      doc,
    );
  const inOrder = rest.length > 0 ? all : foremostFirst(all, docsWith(request.foremost, corpus));
  const hits = bySteps(inOrder, step, RANK.maxHits).map(hitOf);
  const room = rest.length > 0 ? RANK.minHits - all.length : 0;
  const matched = (doc: number): number => board.matched(doc) * (RANK.steps + 1) + step(doc);
  const partly = room > 0 ? firstOf(only(without(docs, all), always), room, matched) : [];
  const elsewhere =
    room > 0 && base !== undefined && request.isSomewhere
      ? matchingNearlyAll(rest, corpus, base, allowed).slice(0, room)
      : [];
  return {
    hits,
    more: all.length > hits.length,
    related: [...elsewhere, ...partly].slice(0, Math.max(0, room)).map(hitOf),
    matchedParts: best > 0,
  };
}

/** Whether a document is one of those that are wanted. */
type DocTest = (doc: number) => boolean;

/** Those of some documents that pass a test; all of them, and no copy, without one. */
const only = (docs: DocSet, test: DocTest | undefined): DocSet => (test === undefined ? docs : docs.filter(test));

/** The first few of some documents that pass a test. */
function firstThat(test: DocTest, docs: Iterable<number>, most: number): DocSet {
  const found: number[] = [];
  for (const doc of docs) {
    if (found.length === most) break;
    if (test(doc)) found.push(doc);
  }
  return Uint32Array.from(found);
}

/** Documents in the order given, those that are foremost first. */
const foremostFirst = (docs: DocSet, foremost: DocSet): DocSet =>
  foremost.length === 0
    ? docs
    : Uint32Array.from([...docs.filter((doc) => holds(foremost, doc)), ...docs.filter((doc) => !holds(foremost, doc))]);

function docsFavoured({ anyOf, noneOf }: Favour, corpus: Corpus<unknown>): DocSet {
  const docs = docsWith(anyOf, corpus);
  if (noneOf === undefined) return docs;
  const left = docsWith(noneOf, corpus);
  return docs.filter((doc) => !holds(left, doc));
}

/** What entries are measured by: the number of parts, the best score, and whether some parts do not answer. */
interface Wanted {
  readonly parts: number;
  readonly best: number;
  readonly needsAll: boolean;
}

/** Entries that match every part, where there are any and the parts are few; else those with a good share of the best score. */
function matching(docs: DocSet, board: Scoreboard, { parts, best, needsAll }: Wanted): DocSet {
  const whole = parts <= RANK.maxRequired ? docs.filter((doc) => board.matched(doc) === parts) : new Uint32Array();
  if (whole.length > 0 || best === 0) return whole;
  const least = Math.ceil(parts * RANK.nearlyAll);
  return needsAll
    ? docs.filter((doc) => board.matched(doc) >= least)
    : docs.filter((doc) => board.score(doc) >= best * RANK.minOfBest);
}

const docsOfParts = (parts: readonly Part[]): DocSet[] =>
  parts.map(({ lists }) => unionOf(lists.map(({ docs }) => docs)));

/** Makes the test whether an entry is in all of some sets; undefined where there are none. */
function limitTest(limits: readonly DocSet[]): DocTest | undefined {
  if (limits.length === 0) return undefined;
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

/** The documents by the speakers named and with the metrics named. */
function baseOf({ speakers, metrics }: RankingBase, corpus: Corpus<unknown>): DocSet {
  const byMetric = docsOf(metrics, corpus.about);
  if (speakers.length === 0) return byMetric;
  const bySpeaker = bySpeakers(speakers, corpus);
  return metrics.length === 0 ? bySpeaker : intersectionOf(bySpeaker, byMetric);
}

function bySpeakers(speakers: RankingBase['speakers'], corpus: Corpus<unknown>): DocSet {
  const said = speakers.map((names) => unionOf([docsOf(names, corpus.by), docsOf(names, corpus.voiceOf)]));
  const all = unionOf(said);
  if (speakers.length === 1) return all;
  const mentioned = speakers.map((names) => docsOf(names, corpus.about));
  const crossing = all.filter((doc) =>
    said.some(
      (docs, index) => holds(docs, doc) && mentioned.some((about, other) => other !== index && holds(about, doc)),
    ),
  );
  return crossing.length > 0 ? crossing : all;
}

/** What others say on the very same thing: nearly all the words and names besides the speaker match. */
function matchingNearlyAll<T>(
  parts: readonly Part[],
  corpus: Corpus<T>,
  base: DocSet,
  allowed: DocTest | undefined,
): number[] {
  const board = new Scoreboard(corpus.items.length);
  board.add(parts);
  const least = Math.ceil(parts.length * RANK.nearlyAll);
  const isOfOthers: DocTest = (doc) => board.matched(doc) >= least && !holds(base, doc);
  const docs = only(board.docs().filter(isOfOthers), allowed);
  return firstOf(docs, RANK.minHits, (doc) => board.matched(doc));
}

function without(docs: DocSet, left: DocSet): DocSet {
  const out = new Set(left);
  return docs.filter((doc) => !out.has(doc));
}

/** The first few by falling worth; among equals in the order given. */
function firstOf(docs: DocSet, most: number, worth: (doc: number) => number): number[] {
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
function bySteps(docs: DocSet, step: (doc: number) => number, most: number): number[] {
  const steps: number[][] = Array.from({ length: RANK.steps + 1 }, () => []);
  for (const doc of docs) {
    const same = steps[step(doc)];
    if (same !== undefined && same.length < most) same.push(doc);
  }
  const sorted: number[] = [];
  for (const same of steps.reverse()) {
    for (const doc of same) {
      if (sorted.length === most) return sorted;
      sorted.push(doc);
    }
  }
  return sorted;
}

/** The documents that hold any of some subjects. */
const docsOf = (subjects: readonly Subject[], table: ReadonlyMap<Subject, DocSet>): DocSet =>
  unionOf(subjects.flatMap((subject) => table.get(subject) ?? []));
