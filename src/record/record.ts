import type {
  CountedGroup,
  Entry,
  Metric,
  Organisation,
  Person,
  Place,
  RecordEvent,
  Source,
  Topic,
} from './entries.js';
import type { EntryId } from './entry-base.js';
import { formerIdsOf } from './former-ids.js';
import { addToGroup } from './group-by.js';
import { LookupInMemory, type RecordLookup } from './lookup.js';
import type { ProofDays, Proofs } from './proofs.js';
import { speakerId } from './speakers.js';
import type { Figure, Statement } from './statement.js';

/** Everything that is on file, frozen at one load. Built by `buildRecord`; replaced whole on reload. */
export interface VerbatimRecord {
  /** Short hash of the content: changes when any entry changes. Hexadecimal, 8 characters. */
  readonly version: string;
  /** When it was loaded, ISO 8601. */
  readonly loadedAt: string;
  readonly sources: readonly Source[];
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly places: readonly Place[];
  readonly events: readonly RecordEvent[];
  readonly metrics: readonly Metric[];
  readonly topics: readonly Topic[];
  readonly groups: readonly CountedGroup[];
  readonly statements: readonly Statement[];
  readonly figures: readonly Figure[];
  readonly proofs: Proofs;
  readonly provenOn: ProofDays;
  /** Every entry by id. */
  readonly byId: ReadonlyMap<EntryId, Entry>;
  /** The id of today by every former one. */
  readonly formerIds: ReadonlyMap<EntryId, EntryId>;
  /** Statements that deny, answer, contradict, repeat or correct the entry with this id. */
  readonly relatedTo: ReadonlyMap<EntryId, readonly Statement[]>;
  /** What else is asked of its statements, figures and sources. */
  readonly lookup: RecordLookup;
}

/** The parts a record is built from. */
export interface RecordParts {
  readonly version: string;
  readonly loadedAt: string;
  readonly entries: readonly Entry[];
  readonly proofs: Proofs;
  readonly provenOn?: ProofDays;
}

/** Builds the record and its look-up tables. */
export function buildRecord(parts: RecordParts): VerbatimRecord {
  const byKind = new Map<Entry['entry'], Entry[]>();
  for (const entry of parts.entries) addToGroup(byKind, entry.entry, entry);
  const of = <K extends Entry['entry']>(kind: K): Extract<Entry, { entry: K }>[] =>
    (byKind.get(kind) ?? []) as Extract<Entry, { entry: K }>[];
  const statements = of('statement');
  const statementsBySpeaker = new Map<EntryId, Statement[]>();
  const relatedTo = new Map<EntryId, Statement[]>();
  for (const statement of statements) {
    const speaker = speakerId(statement.speaker);
    if (speaker !== undefined) addToGroup(statementsBySpeaker, speaker, statement);
    for (const relation of statement.relations) if (relation.entry) addToGroup(relatedTo, relation.entry, statement);
  }
  const all = {
    sources: of('source'),
    events: of('event'),
    statements,
    figures: of('figure'),
    proofs: parts.proofs,
    byId: new Map(parts.entries.map((entry) => [entry.id, entry])),
  };
  return {
    ...all,
    version: parts.version,
    loadedAt: parts.loadedAt,
    people: of('person'),
    organisations: of('organisation'),
    places: of('place'),
    metrics: of('metric'),
    topics: of('topic'),
    groups: of('group'),
    provenOn: parts.provenOn ?? new Map(),
    formerIds: formerIdsOf(parts.entries),
    relatedTo,
    lookup: new LookupInMemory({ ...all, statementsBySpeaker }),
  };
}
