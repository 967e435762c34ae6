import { newestFirst } from './dates.js';
import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import {
  type Hanging,
  type LookedUp,
  LookupInMemory,
  type NamedInEntries,
  type OfVoice,
  type RecordLookup,
  type RecordTotals,
  type Resting,
} from './lookup.js';
import { proofShareOf } from './proof-share.js';
import { isDescribed, speakerId } from './speakers.js';
import type { Figure, Speaker, Statement } from './statement.js';

/** How much is on file of somebody. */
interface Counts {
  statements: number;
  live: number;
  figures: number;
}

/**
 * The lookup over entries that are made when they are asked for. What a head is packed of is counted in one pass; tables of
 * all entries are built when the entries themselves are first asked for.
 */
export class LookupOnDemand implements RecordLookup {
  readonly #all: Omit<LookedUp, 'statementsBySpeaker'>;
  #counted: Counted | undefined;
  #whole: LookupInMemory | undefined;

  constructor(all: Omit<LookedUp, 'statementsBySpeaker'>) {
    this.#all = all;
  }

  get #counts(): Counted {
    this.#counted ??= new Counted(this.#all);
    return this.#counted;
  }

  get #entries(): LookupInMemory {
    const { statements, figures } = this.#all;
    // Its tables compare entries by what they are: each must be the same object wherever it is.
    this.#whole ??= new LookupInMemory({
      ...this.#all,
      statements: [...statements],
      figures: [...figures],
      statementsBySpeaker: new Map(),
    });
    return this.#whole;
  }

  get totals(): RecordTotals {
    return this.#counts.totals;
  }

  get size(): number {
    return this.#all.byId.size;
  }

  get named(): NamedInEntries {
    return this.#counts.named;
  }

  hangingOn(event: EntryId): Hanging {
    return this.#counts.hangingOn(event);
  }

  ofVoice(id: EntryId): OfVoice {
    const statements = (): readonly Statement[] =>
      this.#all.statements.filter(({ status, speaker }) => status !== 'draft' && speakerId(speaker) === id);
    return {
      ...this.#counts.ofVoice(id),
      get latest() {
        return statements().toSorted((a, b) => newestFirst(a.said, b.said));
      },
    };
  }

  countOf(metric: EntryId): number {
    return this.#counts.ofMetric(metric);
  }

  restingOn(source: EntryId): Resting {
    return this.#entries.restingOn(source);
  }

  statementsOn(event: EntryId): readonly Statement[] {
    return this.#entries.statementsOn(event);
  }

  figuresOf(event: EntryId): readonly Figure[] {
    return this.#entries.figuresOf(event);
  }

  figuresOfCount(key: string): readonly Figure[] {
    return this.#entries.figuresOfCount(key);
  }

  onSameMatter(statement: Pick<Statement, 'event' | 'topics'>): Iterable<Statement> {
    return this.#entries.onSameMatter(statement);
  }
}

const isLive = ({ status }: Entry): boolean => status === 'live';
const isDraft = ({ status }: Entry): boolean => status === 'draft';

/** What is counted in one pass over statements, and one over figures. */
class Counted {
  readonly totals: RecordTotals;
  readonly named: NamedInEntries;
  readonly #metricsOf = new Map<EntryId, Set<EntryId>>();
  readonly #topicsOf = new Map<EntryId, Set<string>>();
  readonly #voices = new Map<EntryId, Counts>();
  readonly #metrics = new Map<EntryId, number>();

  constructor({ statements, figures, sources, byId, proofs }: Omit<LookedUp, 'statementsBySpeaker'>) {
    const topics = new Set<string>();
    const spokenFor = new Set<EntryId>();
    const places = new Set<EntryId>();
    const live = { statements: 0, figures: 0 };
    const take = (speaker: Speaker): void => {
      if (isDescribed(speaker)) for (const id of speaker.for) spokenFor.add(id);
    };
    for (const statement of statements) {
      take(statement.speaker);
      if (isLive(statement)) live.statements += 1;
      if (isDraft(statement)) continue;
      for (const topic of statement.topics) topics.add(topic);
      this.#countStatement(statement);
    }
    for (const figure of figures) {
      take(figure.claimant);
      if (figure.place !== undefined) places.add(figure.place);
      if (isLive(figure)) live.figures += 1;
      this.#countFigure(figure);
    }
    const published = sources.flatMap((source) => (isLive(source) ? [source.published] : []));
    this.named = { topics: [...topics], places: new Set([...spokenFor, ...places]) };
    this.totals = {
      ...live,
      sources: published.length,
      newest: published.sort(newestFirst)[0],
      proofs: proofShareOf(byId.values(), proofs),
    };
  }

  hangingOn(event: EntryId): Hanging {
    return { metrics: [...(this.#metricsOf.get(event) ?? [])], topics: [...(this.#topicsOf.get(event) ?? [])] };
  }

  ofVoice(id: EntryId): Readonly<Counts> {
    return this.#voices.get(id) ?? { statements: 0, live: 0, figures: 0 };
  }

  ofMetric(id: EntryId): number {
    return this.#metrics.get(id) ?? 0;
  }

  #countStatement(statement: Statement): void {
    const { event, topics } = statement;
    if (event !== undefined) for (const topic of topics) addTo(this.#topicsOf, event, topic);
    const voice = this.#voiceOf(statement.speaker);
    if (voice === undefined) return;
    voice.statements += 1;
    if (isLive(statement)) voice.live += 1;
  }

  #countFigure(figure: Figure): void {
    if (isLive(figure)) this.#metrics.set(figure.metric, this.ofMetric(figure.metric) + 1);
    if (isDraft(figure)) return;
    if (figure.of !== undefined) addTo(this.#metricsOf, figure.of, figure.metric);
    const voice = this.#voiceOf(figure.claimant);
    if (voice !== undefined) voice.figures += 1;
  }

  #voiceOf(speaker: Speaker): Counts | undefined {
    const id = speakerId(speaker);
    if (id === undefined) return undefined;
    const voice = this.#voices.get(id) ?? { statements: 0, live: 0, figures: 0 };
    this.#voices.set(id, voice);
    return voice;
  }
}

function addTo<T>(sets: Map<EntryId, Set<T>>, key: EntryId, item: T): void {
  const there = sets.get(key) ?? new Set<T>();
  sets.set(key, there);
  there.add(item);
}
