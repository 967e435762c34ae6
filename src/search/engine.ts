import { newestFirst } from '../record/dates.js';
import type { Entry, Figure, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import { buildCorpus, type Corpus } from './corpus.js';
import { eventDocuments, figureDocuments, statementDocuments } from './documents.js';
import { byLength } from './edits.js';
import { eventSearch } from './events.js';
import { allows } from './filters.js';
import { words } from './fold.js';
import { labelOf, suggestionOf } from './labels.js';
import { buildNearest, type Nearest } from './nearest.js';
import { rank, union } from './rank.js';
import { considered, type Reading, readQuery } from './read-query.js';
import type { Found, Search } from './search.js';
import { sourceSearch } from './sources.js';
import { meaningful, stem } from './stem.js';
import { buildSuggest } from './suggest.js';
import { buildVocabulary, live, type Subject, type SubjectKind, type Vocabulary } from './vocabulary.js';

/** Below this share of found words a query is not answered. */
const SURE = 0.65;
const MOST_OFFERED = 10;

/** What every kind of search here works with. */
export interface Room {
  readonly record: VerbatimRecord;
  readonly vocabulary: Vocabulary;
  readonly nearest: Nearest;
  readonly importance: ReadonlyMap<Subject, number>;
  /** The entry a query names by its id, drafts excepted. */
  entry(query: string): Entry | undefined;
  /** The words of a query that are looked at. */
  take(query: string): string[];
  /** What a query names: an exact label or id first, else read word by word. */
  read(query: string, corpus: Corpus<unknown>, kinds: ReadonlySet<SubjectKind>): Reading;
}

/**
 * Builds the search engine over one record; everything it needs is computed here, once.
 * @param record the record
 */
export function createSearch(record: VerbatimRecord): Search {
  const vocabulary = buildVocabulary(record);
  const statements = buildCorpus(statementDocuments(record, vocabulary), vocabulary);
  const figures = buildCorpus(figureDocuments(record, vocabulary), vocabulary);
  const events = buildCorpus(eventDocuments(record, vocabulary), vocabulary);
  const nearest = buildNearest(vocabulary);
  const importance = new Map(vocabulary.subjects.map((subject) => [subject, weigh(subject, [statements, figures])]));
  const room: Room = {
    record,
    vocabulary,
    nearest,
    importance,
    ...readers(record, vocabulary, [statements, figures, events]),
  };
  const suggest = buildSuggest(record, vocabulary, nearest, importance);
  const newest = (a: Statement, b: Statement): number => newestFirst(a.said, b.said);
  const newestCount = (a: Figure, b: Figure): number => newestFirst(a.asOf, b.asOf);

  return {
    async statements(query, filters = {}) {
      const entry = room.entry(query);
      const own =
        entry === undefined
          ? []
          : live(record.statements).filter(
              (one) =>
                one.id === entry.id ||
                (entry.entry === 'source' && one.source === entry.id) ||
                (entry.entry === 'figure' && one.id === entry.statement),
            );
      if (own.length > 0) return byEntry(own.sort(newest), entry?.id ?? '');
      return answer(
        room,
        query,
        statements,
        CLAIM_KINDS,
        allows(record, filters),
        newest,
        Object.values(filters).some((value) => value !== undefined),
        filters.speaker,
      );
    },
    async figures(query, filters = {}) {
      const entry = room.entry(query);
      const own =
        entry === undefined
          ? []
          : live(record.figures).filter(
              (one) =>
                one.id === entry.id ||
                one.statement === entry.id ||
                (entry.entry === 'source' && one.source === entry.id),
            );
      if (own.length > 0) return byEntry(own.sort(newestCount), entry?.id ?? '');
      const allowed = (figure: Figure): boolean =>
        (filters.metric === undefined || figure.metric === filters.metric) &&
        (filters.event === undefined || allows(record, { event: filters.event })({ event: figure.of }));
      return answer(
        room,
        query,
        figures,
        FIGURE_KINDS,
        allowed,
        newestCount,
        filters.metric !== undefined || filters.event !== undefined,
      );
    },
    async events(query) {
      return eventSearch(room, events, statements, query);
    },
    async who(query) {
      const reading = room.read(query, statements, WHO_KINDS);
      const [group, ...more] = reading.groups;
      if (group === undefined || reading.coverage < 0.5 || reading.strangerName || reading.unknown.length > 0)
        return notSure(room, reading, WHO_KINDS);
      const subjects = [group, ...more].flatMap((one) => one.subjects);
      if (subjects.length > 1) return ambiguous(room, subjects);
      const hits = subjects.map((subject) => ({
        item: { id: subject.id },
        score: group.how === 'typo' ? 0.8 : 1,
        why: [group.words.join(' ')],
      }));
      return {
        band: 'answered',
        hits,
        reading: subjects.map(({ name }) => name).join(' · '),
        subjects: subjects.map((one) => suggestionOf(one)),
      };
    },
    async sources(query) {
      return sourceSearch(room, query);
    },
    async suggest(scope, text) {
      return suggest(scope, text);
    },
    condense(query, length) {
      const trimmed = query.trim();
      if (record.byId.has(trimmed) && trimmed.length <= length) return trimmed;
      return considered(
        room.take(query).join(' '),
        isKnown(vocabulary, [statements, figures, events]),
        Math.max(0, Math.min(length, 400)),
      ).join(' ');
    },
  };
}

const CLAIM_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'topic']);
const FIGURE_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);
const WHO_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place']);

function answer<T>(
  room: Room,
  query: string,
  corpus: Corpus<T>,
  kinds: ReadonlySet<SubjectKind>,
  allowed: (item: T) => boolean,
  tieBreak: (a: T, b: T) => number,
  filtered: boolean,
  speaker?: string,
): Found<T> {
  const read = room.read(query, corpus, kinds);
  if (read.words.length === 0) {
    if (!filtered) return notSure(room, read, kinds);
    const all = { ...read, coverage: 1 };
    const { hits } = rank(all, corpus, allowed, tieBreak);
    return hits.length > 0 ? { band: 'answered', hits, reading: '', subjects: [] } : notSure(room, read, kinds);
  }
  const groups = read.groups.map((group) => {
    const meant = group.subjects.filter((subject) => subject.id === speaker);
    return meant.length > 0 ? { ...group, subjects: meant } : group;
  });
  const reading = { ...read, groups };
  if (reading.coverage < SURE || reading.strangerName) return notSure(room, reading, kinds);
  const unclear = groups.find((group) => group.subjects.filter((subject) => subject.kind === 'person').length > 1);
  if (unclear) return ambiguous(room, unclear.subjects);
  const { hits, matchedRest } = rank(reading, corpus, allowed, tieBreak);
  if (hits.length === 0) return notSure(room, reading, kinds);
  const subjects = groups.flatMap((group) => group.subjects);
  const rest = matchedRest ? reading.content.map((part) => part.word) : [];
  const names = groups
    .filter((group) => matchedRest || union(group, corpus.by).size > 0 || group.subjects[0]?.kind === 'metric')
    .map((group) => group.subjects[0]?.name ?? '');
  return {
    band: 'answered',
    hits,
    reading: [...new Set([...names, rest.join(' ')])].filter(Boolean).join(' · '),
    subjects: subjects.map((one) => suggestionOf(one)),
  };
}

/** Nothing sure: names one step away or named outright are offered; else the nearest names are told with "not on file". */
function notSure(
  room: Room,
  reading: Reading,
  kinds: ReadonlySet<SubjectKind>,
): Exclude<Found<never>, { band: 'answered' }> {
  const close = [...reading.near, ...reading.groups.flatMap((group) => group.subjects)].filter((subject) =>
    kinds.has(subject.kind),
  );
  const names = close.map((subject) => suggestionOf(subject));
  const suggestions = [...names, ...room.nearest(reading.unknown, kinds, MOST_OFFERED)];
  const unique = [...new Map(suggestions.map((one) => [`${one.kind} ${one.id}`, one])).values()].slice(0, MOST_OFFERED);
  return names.length > 0
    ? { band: 'offered', reason: 'near', suggestions: unique }
    : { band: 'none', suggestions: unique };
}

function ambiguous(room: Room, subjects: readonly Subject[]): Extract<Found<never>, { band: 'offered' }> {
  const byWeight = [...new Set(subjects)].sort((a, b) => (room.importance.get(b) ?? 0) - (room.importance.get(a) ?? 0));
  return {
    band: 'offered',
    reason: 'ambiguous',
    suggestions: byWeight.slice(0, 25).map((subject) => suggestionOf(subject)),
  };
}

function byEntry<T>(items: readonly T[], id: string): Found<T> {
  return {
    band: 'answered',
    hits: items.map((item) => ({ item, score: 1, why: ['its id'] })),
    reading: id,
    subjects: [],
  };
}

function weigh(subject: Subject, corpora: readonly Corpus<unknown>[]): number {
  return corpora.reduce(
    (sum, corpus) => sum + (corpus.by.get(subject)?.size ?? 0) * 2 + (corpus.about.get(subject)?.size ?? 0),
    0,
  );
}

function isKnown(vocabulary: Vocabulary, corpora: readonly Corpus<unknown>[]): (word: string) => boolean {
  return (word) =>
    vocabulary.exact.has(word) ||
    vocabulary.personWords.has(word) ||
    corpora.some((corpus) => corpus.postings.has(stem(word)));
}

function readers(
  record: VerbatimRecord,
  vocabulary: Vocabulary,
  corpora: readonly Corpus<unknown>[],
): Pick<Room, 'entry' | 'take' | 'read'> {
  const known = isKnown(vocabulary, corpora);
  const take = (query: string): string[] => considered(query, known);
  const keyOf = (text: string): string => meaningful(words(text)).join(' ');
  const ids = new Map(
    [...record.byId.values()].filter((entry) => entry.status !== 'draft').map((entry) => [keyOf(entry.id), entry]),
  );
  const labels = new Map<string, Set<Subject>>();
  for (const subject of vocabulary.subjects) {
    for (const name of [undefined, ...subject.names]) {
      const key = keyOf(labelOf(subject, name));
      if (key !== '') labels.set(key, (labels.get(key) ?? new Set()).add(subject));
    }
    if (keyOf(subject.id).includes(' '))
      labels.set(keyOf(subject.id), (labels.get(keyOf(subject.id)) ?? new Set()).add(subject));
  }
  const personWordsByLength = byLength(vocabulary.personWords.keys());
  return {
    take,
    entry(query) {
      const exact = record.byId.get(query.trim());
      if (exact !== undefined && exact.status !== 'draft') return exact;
      return ids.get(take(query).join(' '));
    },
    read(query, corpus, kinds) {
      const taken = take(query);
      const own = vocabulary.byId.get(query.trim());
      const whole = own ?? [...(labels.get(taken.join(' ')) ?? [])];
      const subjects = whole.filter((subject) => kinds.has(subject.kind));
      const plain = readQuery(taken, vocabulary, corpus, kinds, personWordsByLength);
      if (subjects.length === 0) return plain;
      if (
        own === undefined &&
        plain.groups.some(
          (group) =>
            group.words.length === taken.length && group.how === 'exact' && group.subjects.length > subjects.length,
        )
      )
        return plain;
      return {
        ...plain,
        groups: [{ words: taken, subjects, how: 'exact' }],
        content: [],
        unknown: [],
        near: [],
        coverage: 1,
        strangerName: false,
      };
    },
  };
}
