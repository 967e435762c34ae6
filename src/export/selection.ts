import type { Entry, EntryId, Figure, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import { withoutDrafts } from './without-drafts.js';

/** What is exported. */
export interface Selection {
  /** The record without its drafts. */
  readonly record: VerbatimRecord;
  /** Sources first, then who and what is spoken of, then statements and figures; within a kind in the order of the record. */
  readonly entries: readonly Entry[];
  /** Whether an entry is among them. */
  has(id: EntryId): boolean;
}

/** An entry was named that is not on file, or is a draft. */
export class UnknownEntryError extends Error {
  constructor(readonly id: string) {
    super(`"${id}" is not on file`);
    this.name = 'UnknownEntryError';
  }
}

/**
 * The whole record, or the entries named with what they need: whoever and whatever they name, the statements that deny or answer them or
 * that they deny or answer, and the figures they compete with. Drafts are left out.
 * @param record the record
 * @param ids entry ids; the whole record when absent
 * @throws {UnknownEntryError} for the first id that may not be exported
 */
export function selectEntries(record: VerbatimRecord, ids?: readonly EntryId[]): Selection {
  const shown = withoutDrafts(record);
  const all = [
    ...shown.sources,
    ...shown.people,
    ...shown.organisations,
    ...shown.places,
    ...shown.events,
    ...shown.metrics,
    ...shown.statements,
    ...shown.figures,
  ];
  if (ids === undefined) return { record: shown, entries: all, has: (id) => shown.byId.has(id) };
  for (const id of ids) if (!shown.byId.has(id)) throw new UnknownEntryError(id);
  const chosen = withNeeds(ids, shown);
  return { record: shown, entries: all.filter(({ id }) => chosen.has(id)), has: (id) => chosen.has(id) };
}

/**
 * Whether nothing of an entry may leave the house but the notice that it was withdrawn.
 * @param entry the entry
 */
export const isNotice = (entry: Entry): boolean =>
  entry.status === 'withdrawn' && (entry.entry === 'statement' || entry.entry === 'figure');

function withNeeds(ids: readonly EntryId[], record: VerbatimRecord): ReadonlySet<EntryId> {
  const chosen = new Set<EntryId>();
  const competing = competingFigures(record);
  // What an entry is only named by does not bring its own summary along: through the events, that would be the whole record.
  const waiting = ids.map((id) => ({ id, asked: true }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entry = record.byId.get(next.id);
    if (entry === undefined || (chosen.has(entry.id) && !next.asked)) continue;
    chosen.add(entry.id);
    if (isNotice(entry)) continue;
    for (const id of namedBy(entry)) waiting.push({ id, asked: false });
    if (entry.entry === 'statement') for (const id of besides(entry, record)) waiting.push({ id, asked: false });
    if (entry.entry === 'figure') for (const id of competing(entry)) waiting.push({ id, asked: false });
    if (entry.entry === 'event' && next.asked)
      for (const { entries } of entry.summary) for (const id of entries) waiting.push({ id, asked: false });
  }
  return chosen;
}

/** Ids, or plain words, that an entry names; words are no entry's id and drop out. */
function namedBy(entry: Entry): readonly string[] {
  const named = (): readonly (string | undefined)[] => {
    switch (entry.entry) {
      case 'source':
        return [entry.republishedFrom, entry.wire];
      case 'person':
        return entry.roles.map(({ organisation }) => organisation);
      case 'place':
        return [entry.partOf, ...entry.namesUsedBy.map(({ owner }) => owner)];
      case 'event':
        return [entry.place, entry.partOf, ...entry.follows, ...entry.namesUsedBy.map(({ owner }) => owner)];
      case 'statement':
        return [
          entry.speaker,
          entry.source,
          entry.event,
          entry.addressee,
          entry.translatedBy,
          ...entry.reportedBy,
          ...entry.renderings.map(({ source }) => source),
        ];
      case 'figure':
        return [entry.claimant, entry.source, entry.metric, entry.of, entry.place, entry.statement];
      default:
        return [];
    }
  };
  return [...named(), ...entry.revisions.map(({ by }) => by)].filter((id) => id !== undefined);
}

/** A denial on file goes out with what it denies, from either end. */
function besides(statement: Statement, record: VerbatimRecord): EntryId[] {
  return [
    ...statement.relations.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    ...(record.relatedTo.get(statement.id) ?? []).map(({ id }) => id),
  ];
}

/** No figure goes out alone where others are on file for the same count; the table is made when a figure is first met. */
function competingFigures({ figures }: VerbatimRecord): (figure: Figure) => readonly EntryId[] {
  let byCount: Map<string, EntryId[]> | undefined;
  const keyOf = ({ metric, of = '' }: Figure): string => `${metric} ${of}`;
  return (figure) => {
    if (byCount === undefined) {
      byCount = new Map();
      for (const one of figures) {
        const list = byCount.get(keyOf(one));
        if (list === undefined) byCount.set(keyOf(one), [one.id]);
        else list.push(one.id);
      }
    }
    const found = byCount.get(keyOf(figure)) ?? [];
    // Its rivals are handed over once, or a count of ten thousand would be walked through ten thousand times.
    byCount.set(keyOf(figure), []);
    return found;
  };
}
