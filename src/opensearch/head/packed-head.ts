import type { RecordDate } from '../../record/dates.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { Hanging, RecordTotals } from '../../record/lookup.js';
import { entriesIn } from '../../record/map-on-demand.js';
import { idsOf, ofKind } from '../../record/on-demand.js';
import type { VerbatimRecord } from '../../record/record.js';
import { YearsOnFile } from '../../search/days.js';
import { shortId } from '../../search/reading/entry-ids.js';
import type { PackedDictionary } from '../documents/packed-dictionary.js';
import { withoutPosition } from '../documents/packed-entry.js';
import { IdFilter } from './id-filter.js';

/** Entries that are in every process: people, bodies, places, events, metrics, topics and groups. */
export type HeadEntry = Exclude<Entry, { entry: 'statement' | 'figure' | 'source' }>;

/** How much is on file of somebody: statements, live ones, and figures. */
type VoiceCounts = readonly [statements: number, live: number, figures: number];

/** What every process holds of a record, as plain data: all that is named, and counts of all that is not. */
export interface PackedHead {
  /** The version of the record. */
  readonly record: string;
  /** Entries in the order of the record, and where each is in that order among all. */
  readonly entries: readonly HeadEntry[];
  readonly places: readonly number[];
  /** How many entries there are of all kinds. */
  readonly size: number;
  readonly totals: RecordTotals;
  readonly topicsNamed: readonly string[];
  readonly placesNamed: readonly EntryId[];
  readonly hanging: readonly (readonly [event: EntryId, hanging: Hanging])[];
  readonly years: YearsOnFile['counts'];
  /** How many live figures there are of each metric. */
  readonly metrics: readonly (readonly [metric: EntryId, count: number])[];
  readonly voices: readonly (readonly [id: EntryId, counts: VoiceCounts])[];
  readonly statements: PackedDictionary;
  readonly figures: PackedDictionary;
  /** A filter of the ids, former ids and ids in short of all other entries. */
  readonly ids: string;
}

/** Whether an entry is in every process. */
export const isHeadEntry = (entry: Entry): entry is HeadEntry =>
  entry.entry !== 'statement' && entry.entry !== 'figure' && entry.entry !== 'source';

const HEAD_KINDS = ['person', 'organisation', 'place', 'event', 'metric', 'topic', 'group'] as const;

/** The entries that are in every process, in the order of the record. */
export const headEntriesOf = (byId: VerbatimRecord['byId']): readonly HeadEntry[] => [
  ...ofKind(entriesIn(byId), ...HEAD_KINDS),
];

function* datesOf({ statements, figures, events }: VerbatimRecord): Generator<RecordDate> {
  for (const { said } of statements) yield said;
  for (const { asOf } of figures) yield asOf;
  for (const { start } of events) yield start;
}

/** What a head holds that is not made from the record alone. */
export interface HeadParts {
  readonly statements: PackedDictionary;
  readonly figures: PackedDictionary;
  /** A filter of `filteredIds`, as text. */
  readonly ids: string;
  /** Where each entry is in the order of the record. */
  readonly places: ReadonlyMap<EntryId, number>;
}

/**
 * The head of a record.
 * @param record the record, without drafts
 */
export function packHead(record: VerbatimRecord, { places, ...parts }: HeadParts): PackedHead {
  const { lookup, version } = record;
  const entries = headEntriesOf(record.byId);
  const named = lookup.named;
  return {
    record: version,
    entries: entries.map(withoutPosition),
    places: entries.map(({ id }) => places.get(id) ?? 0),
    size: lookup.size,
    // How much of each source is proven takes as much room as the sources; no answer shows it.
    totals: { ...lookup.totals, proofs: { ...lookup.totals.proofs, sources: [] } },
    topicsNamed: named.topics,
    placesNamed: [...named.places],
    hanging: record.events.map(({ id }) => [id, lookup.hangingOn(id)] as const),
    years: new YearsOnFile(datesOf(record)).counts,
    metrics: record.metrics.map(({ id }) => [id, lookup.countOf(id)] as const),
    voices: [...record.people, ...record.organisations].map(({ id }) => {
      const { statements, live, figures } = lookup.ofVoice(id);
      return [id, [statements, live, figures]] as const;
    }),
    ...parts,
  };
}

/** The filter of the ids by which statements, figures and sources may be asked for. */
export function idFilterOf(record: VerbatimRecord): IdFilter {
  let count = 0;
  for (const _ of idsFiled(record)) count += 1;
  return IdFilter.of(idsFiled(record), count);
}

/** The same ids as those of `filteredIds`, without a look at each entry. */
function* idsFiled({ statements, figures, sources, formerIds, byId }: VerbatimRecord): Generator<string> {
  for (const entries of [statements, figures, sources]) for (const id of idsOf(entries)) yield* inShort(id);
  for (const [former, now] of formerIds) {
    const entry = byId.get(now);
    if (entry !== undefined && !isHeadEntry(entry)) yield former;
  }
}

function* inShort(id: EntryId): Generator<string> {
  yield id;
  const short = shortId(id);
  if (short !== undefined) yield short;
}

/** The ids, former ids and ids in short of some entries. */
export function* filteredIds({
  statements,
  figures,
  sources,
}: Pick<VerbatimRecord, 'statements' | 'figures' | 'sources'>): Generator<string> {
  for (const entries of [statements, figures, sources])
    for (const { id, formerly = [] } of entries) {
      yield* inShort(id);
      yield* formerly;
    }
}
