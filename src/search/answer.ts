import type { Room } from './context.js';
import type { Corpus } from './index/corpus.js';
import { suggestionOf } from './names/labels.js';
import type { Subject, SubjectKind } from './names/vocabulary.js';
import { docsOf, type Ranked, rank } from './rank.js';
import type { Reading } from './reading/reading.js';
import type { Found } from './search.js';

/** Below this share of found words a query is not answered. */
export const SURE = 0.65;
const MOST_OFFERED = 10;

/**
 * Answers a query over statements or figures, or says why not.
 * @param room names and readers
 * @param query the query
 * @param corpus the entries
 * @param kinds what a query may name here
 * @param allowed what the filters let through
 * @param filtered whether there are filters, so that an empty query asks for all that pass them
 * @param speaker the speaker filtered by, who settles a shared surname
 */
export function answer<T>(
  room: Room,
  query: string,
  corpus: Corpus<T>,
  kinds: ReadonlySet<SubjectKind>,
  allowed: (doc: number) => boolean,
  filtered: boolean,
  speaker?: string,
): Found<T> {
  const read = room.read(query, corpus, kinds);
  if (read.words.length === 0) {
    if (!filtered) return notSure(room, read, kinds);
    const all = { ...read, coverage: 1 };
    const { hits, more } = rank(all, corpus, allowed);
    return hits.length > 0 ? { band: 'answered', hits, more, reading: '', subjects: [] } : notSure(room, read, kinds);
  }
  const groups = read.groups.map((group) => {
    const meant = group.subjects.filter((subject) => subject.id === speaker);
    return meant.length > 0 ? { ...group, subjects: meant } : group;
  });
  const reading = { ...read, groups };
  if (reading.coverage < SURE || reading.strangerName) return notSure(room, reading, kinds);
  const unclear = groups.find((group) => group.subjects.filter((subject) => subject.kind === 'person').length > 1);
  const ranked = rank(reading, corpus, allowed);
  const meant = unclear === undefined ? undefined : onlyBearer(unclear.subjects, reading, corpus, ranked);
  if (unclear && meant === undefined) return ambiguous(room, unclear.subjects);
  const { hits, more, related, matchedRest } = meant ?? ranked;
  if (hits.length === 0) return notSure(room, reading, kinds);
  const subjects = groups.flatMap((group) => group.subjects);
  const rest = matchedRest ? reading.content.map((part) => part.word) : [];
  const names = groups
    .filter((group) => matchedRest || docsOf(group, corpus.by).length > 0 || group.subjects[0]?.kind === 'metric')
    .map((group) => group.subjects[0]?.name ?? '');
  return {
    band: 'answered',
    hits,
    more,
    related,
    reading: [...new Set([...names, rest.join(' ')])].filter(Boolean).join(' · '),
    subjects: subjects.map((one) => suggestionOf(one)),
  };
}

/** Nothing sure: names one step away or named outright are offered; else the nearest names are told with "not on file". */
export function notSure(
  room: Room,
  reading: Reading,
  kinds: ReadonlySet<SubjectKind>,
): Exclude<Found<never>, { band: 'answered' }> {
  const close = [...reading.near, ...reading.groups.flatMap((group) => group.subjects)].filter((subject) =>
    kinds.has(subject.kind),
  );
  const names = close.map((subject) => suggestionOf(subject));
  const nearest = room.nearest(reading.unknown, kinds, MOST_OFFERED);
  const suggestions = [...names, ...nearest.suggestions];
  const unique = [...new Map(suggestions.map((one) => [`${one.kind} ${one.id}`, one])).values()].slice(0, MOST_OFFERED);
  return names.length > 0 || (nearest.close && reading.unknown.length <= 3)
    ? { band: 'offered', reason: 'near', suggestions: unique }
    : { band: 'none', suggestions: unique };
}

/** Several bearers of one name, the one with most on file first. */
export function ambiguous(room: Room, subjects: readonly Subject[]): Extract<Found<never>, { band: 'offered' }> {
  const byWeight = [...new Set(subjects)].sort((a, b) => (room.importance.get(b) ?? 0) - (room.importance.get(a) ?? 0));
  return {
    band: 'offered',
    reason: 'ambiguous',
    suggestions: byWeight.slice(0, 25).map((subject) => suggestionOf(subject)),
  };
}

/** What an id names. */
export function byEntry<T>(items: readonly T[], id: string): Found<T> {
  return {
    band: 'answered',
    hits: items.map((item) => ({ item, score: 1, why: ['its id'] })),
    reading: id,
    subjects: [],
  };
}

/** Where several people bear a name, the rest of the query may fit one of them only. */
function onlyBearer<T>(
  bearers: readonly Subject[],
  reading: Reading,
  corpus: Corpus<T>,
  { hits, matchedRest }: Ranked<T>,
): Ranked<T> | undefined {
  const rest = reading.content.length + reading.groups.filter(({ subjects }) => subjects[0]?.kind !== 'person').length;
  if (!matchedRest || rest === 0 || reading.unknown.length * 3 > rest) return undefined;
  const best = hits[0]?.score ?? 0;
  const first = hits.filter(({ score }) => score >= best - 0.001);
  const items = new Set(first.map(({ item }) => item));
  const speaking = bearers.filter((bearer) =>
    [...(corpus.by.get(bearer) ?? [])].some((doc) => items.has(corpus.items[doc] as T)),
  );
  return speaking.length === 1 ? { hits: first, more: false, related: [], matchedRest } : undefined;
}
