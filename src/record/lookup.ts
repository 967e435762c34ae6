import { newestFirst, type RecordDate } from './dates.js';
import type { Entry, RecordEvent, Source } from './entries.js';
import type { EntryId } from './entry-base.js';
import { addToGroup } from './group-by.js';
import { type ProofShare, proofShareOf } from './proof-share.js';
import type { Proofs } from './proofs.js';
import { isDescribed, speakerId } from './speakers.js';
import type { Figure, Statement } from './statement.js';

/** How much is on file. Withdrawn entries do not count. */
export interface RecordTotals {
  readonly statements: number;
  readonly figures: number;
  readonly sources: number;
  /** The date of the newest source; undefined without sources. */
  readonly newest: RecordDate | undefined;
  readonly proofs: ProofShare;
}

/** What rests on a source: its live statements in the order of the record, and how many statements and figures there are. */
export interface Resting {
  /** At least the first five. */
  readonly statements: readonly Statement[];
  readonly count: number;
}

/** How much is on file of somebody. */
export interface OfVoice {
  /** Statements, drafts excepted, newest first; at least the first five, and three that are live. */
  readonly latest: readonly Statement[];
  /** How many statements there are, drafts excepted. */
  readonly statements: number;
  /** How many of them are live. */
  readonly live: number;
  /** How many figures they give, drafts excepted. */
  readonly figures: number;
}

/** What statements and figures name, so that it can be named in a question. */
export interface NamedInEntries {
  /** Topics of statements, by id or in plain words, each once; those of drafts excepted. */
  readonly topics: readonly string[];
  /** Places that figures are of, and whatever described speakers speak for. */
  readonly places: ReadonlySet<EntryId>;
}

/** What hangs on an event, drafts excepted: each metric of its figures, and each topic of its statements, once, in the order of the record. */
export interface Hanging {
  readonly metrics: readonly EntryId[];
  readonly topics: readonly string[];
}

/** Figures with the same key compete: they count the same metric of the same event. */
export const countKey = ({ metric, of = '' }: Pick<Figure, 'metric' | 'of'>): string => `${metric} ${of}`;

/** What views ask of statements, figures and sources besides one entry by its id. */
export interface RecordLookup {
  readonly totals: RecordTotals;
  /** How many entries there are of all kinds. */
  readonly size: number;
  readonly named: NamedInEntries;
  hangingOn(event: EntryId): Hanging;
  restingOn(source: EntryId): Resting;
  ofVoice(id: EntryId): OfVoice;
  /** Live statements made about an event or a direct part of it, newest first. */
  statementsOn(event: EntryId): readonly Statement[];
  /** Live figures of an event, in the order of the record. */
  figuresOf(event: EntryId): readonly Figure[];
  /** The figures of a count, drafts excepted, in the order of the record. */
  figuresOfCount(key: string): readonly Figure[];
  /** How many live figures there are of a metric. */
  countOf(metric: EntryId): number;
  /** Live statements that are on the same event, or on one of the same topics, as a statement. */
  onSameMatter(statement: Pick<Statement, 'event' | 'topics'>): Iterable<Statement>;
}

/** The entries that a lookup is over. */
export interface LookedUp {
  readonly statements: readonly Statement[];
  readonly figures: readonly Figure[];
  readonly sources: readonly Source[];
  readonly events: readonly RecordEvent[];
  readonly byId: ReadonlyMap<EntryId, Entry>;
  readonly proofs: Proofs;
  /** Statements of the people and bodies on file. */
  readonly statementsBySpeaker: ReadonlyMap<EntryId, readonly Statement[]>;
}

const isLive = ({ status }: Entry): boolean => status === 'live';

/** The lookup over entries in memory; each of its tables is built when it is first needed. */
export class LookupInMemory implements RecordLookup {
  readonly #all: LookedUp;
  #totals: RecordTotals | undefined;
  #named: NamedInEntries | undefined;
  #hanging: ReadonlyMap<EntryId, Hanging> | undefined;
  #statementsBySource: ReadonlyMap<EntryId, readonly Statement[]> | undefined;
  #figuresBySource: ReadonlyMap<EntryId, readonly Figure[]> | undefined;
  #statementsByEvent: ReadonlyMap<EntryId | undefined, readonly Statement[]> | undefined;
  #statementsByTopic: ReadonlyMap<string, readonly Statement[]> | undefined;
  readonly #voices = new Map<EntryId, OfVoice>();
  #figuresByVoice: ReadonlyMap<EntryId | undefined, readonly Figure[]> | undefined;
  #figuresByEvent: ReadonlyMap<EntryId | undefined, readonly Figure[]> | undefined;
  #figuresByCount: ReadonlyMap<string, readonly Figure[]> | undefined;
  #figuresByMetric: ReadonlyMap<EntryId, readonly Figure[]> | undefined;

  constructor(all: LookedUp) {
    this.#all = all;
  }

  get totals(): RecordTotals {
    if (this.#totals !== undefined) return this.#totals;
    const { statements, figures, sources, byId, proofs } = this.#all;
    const live = sources.filter(isLive);
    this.#totals = {
      statements: statements.filter(isLive).length,
      figures: figures.filter(isLive).length,
      sources: live.length,
      newest: live.map(({ published }) => published).sort(newestFirst)[0],
      proofs: proofShareOf(byId.values(), proofs),
    };
    return this.#totals;
  }

  get size(): number {
    return this.#all.byId.size;
  }

  get named(): NamedInEntries {
    this.#named ??= namedIn(this.#all);
    return this.#named;
  }

  hangingOn(event: EntryId): Hanging {
    this.#hanging ??= hangingIn(this.#all);
    return this.#hanging.get(event) ?? NOTHING_HANGING;
  }

  restingOn(source: EntryId): Resting {
    this.#statementsBySource ??= table(this.#all.statements.filter(isLive), (one) => [one.source]);
    this.#figuresBySource ??= table(this.#all.figures.filter(isLive), (one) => [one.source]);
    const statements = this.#statementsBySource.get(source) ?? [];
    return { statements, count: statements.length + (this.#figuresBySource.get(source)?.length ?? 0) };
  }

  ofVoice(id: EntryId): OfVoice {
    const known = this.#voices.get(id);
    if (known !== undefined) return known;
    this.#figuresByVoice ??= table(withoutDrafts(this.#all.figures), ({ claimant }) => [speakerId(claimant)]);
    const statements = withoutDrafts(this.#all.statementsBySpeaker.get(id) ?? []);
    const found = {
      latest: [...statements].sort(newest),
      statements: statements.length,
      live: statements.filter(isLive).length,
      figures: this.#figuresByVoice.get(id)?.length ?? 0,
    };
    this.#voices.set(id, found);
    return found;
  }

  statementsOn(event: EntryId): readonly Statement[] {
    const parts = new Set(this.#all.events.filter(({ partOf }) => partOf === event).map(({ id }) => id));
    const found = [...new Set([event, ...parts])].flatMap((id) => this.#onEvent(id));
    return parts.size === 0 ? found.sort(newest) : this.#inOrder(found).sort(newest);
  }

  figuresOf(event: EntryId): readonly Figure[] {
    this.#figuresByEvent ??= table(this.#all.figures.filter(isLive), ({ of }) => [of]);
    return this.#figuresByEvent.get(event) ?? [];
  }

  figuresOfCount(key: string): readonly Figure[] {
    this.#figuresByCount ??= table(withoutDrafts(this.#all.figures), (figure) => [countKey(figure)]);
    return this.#figuresByCount.get(key) ?? [];
  }

  countOf(metric: EntryId): number {
    this.#figuresByMetric ??= table(this.#all.figures.filter(isLive), (figure) => [figure.metric]);
    return this.#figuresByMetric.get(metric)?.length ?? 0;
  }

  onSameMatter({ event, topics }: Pick<Statement, 'event' | 'topics'>): Iterable<Statement> {
    this.#statementsByTopic ??= table(this.#all.statements.filter(isLive), (one) => one.topics);
    const byTopic = this.#statementsByTopic;
    return new Set([...this.#onEvent(event), ...topics.flatMap((topic) => byTopic.get(topic) ?? [])]);
  }

  #onEvent(event: EntryId | undefined): readonly Statement[] {
    this.#statementsByEvent ??= table(this.#all.statements.filter(isLive), (one) => [one.event]);
    return this.#statementsByEvent.get(event) ?? [];
  }

  /** Statements in the order of the record. */
  #inOrder(statements: readonly Statement[]): Statement[] {
    const wanted = new Set(statements);
    return this.#all.statements.filter((one) => wanted.has(one));
  }
}

const NOTHING_HANGING: Hanging = { metrics: [], topics: [] };

function namedIn({ statements, figures }: LookedUp): NamedInEntries {
  const speakers = [...statements.map(({ speaker }) => speaker), ...figures.map(({ claimant }) => claimant)];
  return {
    topics: [...new Set(withoutDrafts(statements).flatMap(({ topics }) => topics))],
    places: new Set([
      ...speakers.flatMap((speaker) => (isDescribed(speaker) ? speaker.for : [])),
      ...figures.flatMap(({ place }) => place ?? []),
    ]),
  };
}

function hangingIn({ statements, figures }: LookedUp): ReadonlyMap<EntryId, Hanging> {
  const metrics = new Map<EntryId, Set<EntryId>>();
  const topics = new Map<EntryId, Set<string>>();
  const of = <T>(groups: Map<EntryId, Set<T>>, event: EntryId): Set<T> => {
    const there = groups.get(event) ?? new Set<T>();
    groups.set(event, there);
    return there;
  };
  for (const { event, topics: own } of withoutDrafts(statements))
    if (event !== undefined) for (const topic of own) of(topics, event).add(topic);
  for (const { of: event, metric } of withoutDrafts(figures)) if (event !== undefined) of(metrics, event).add(metric);
  return new Map(
    [...new Set([...metrics.keys(), ...topics.keys()])].map((event) => [
      event,
      { metrics: [...(metrics.get(event) ?? [])], topics: [...(topics.get(event) ?? [])] },
    ]),
  );
}

const newest = (a: Statement, b: Statement): number => newestFirst(a.said, b.said);

const withoutDrafts = <T extends Entry>(entries: readonly T[]): T[] =>
  entries.filter(({ status }) => status !== 'draft');

/** Entries by each of their keys, in the order given. */
function table<T, K>(entries: readonly T[], keysOf: (entry: T) => readonly K[]): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const entry of entries) for (const key of new Set(keysOf(entry))) addToGroup(groups, key, entry);
  return groups;
}
