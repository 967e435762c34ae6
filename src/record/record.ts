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
import { LookupOnDemand } from './lookup-on-demand.js';
import { byIdOf } from './map-on-demand.js';
import { isOnDemand, ofKind } from './on-demand.js';
import type { ProofDays, Proofs } from './proofs.js';
import { relatedTo } from './related-to.js';
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

/** Builds the record and its look-up tables; all on demand where its entries are. */
export function buildRecord({ version, loadedAt, entries, proofs, provenOn = new Map() }: RecordParts): VerbatimRecord {
  const all = {
    sources: ofKind(entries, 'source'),
    events: ofKind(entries, 'event'),
    statements: ofKind(entries, 'statement'),
    figures: ofKind(entries, 'figure'),
    proofs,
    byId: byIdOf(entries),
  };
  return {
    ...all,
    version,
    loadedAt,
    people: ofKind(entries, 'person'),
    organisations: ofKind(entries, 'organisation'),
    places: ofKind(entries, 'place'),
    metrics: ofKind(entries, 'metric'),
    topics: ofKind(entries, 'topic'),
    groups: ofKind(entries, 'group'),
    provenOn,
    formerIds: formerIdsOf(entries),
    relatedTo: relatedTo(all),
    lookup: isOnDemand(entries)
      ? new LookupOnDemand(all)
      : new LookupInMemory({ ...all, statementsBySpeaker: bySpeaker(all.statements) }),
  };
}

function bySpeaker(statements: readonly Statement[]): ReadonlyMap<EntryId, readonly Statement[]> {
  const groups = new Map<EntryId, Statement[]>();
  for (const statement of statements) {
    const speaker = speakerId(statement.speaker);
    if (speaker !== undefined) addToGroup(groups, speaker, statement);
  }
  return groups;
}
