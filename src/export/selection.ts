import type { Entry } from '../record/entries.js';
import type { EntryId, Extent } from '../record/entry-base.js';
import { currentId } from '../record/former-ids.js';
import { countKey } from '../record/lookup.js';
import { isProven, type ProofState } from '../record/proofs.js';
import type { VerbatimRecord } from '../record/record.js';
import { namedIn, REFERENCES } from '../record/references.js';
import type { Figure, Statement } from '../record/statement.js';
import { withoutDrafts } from '../record/without-drafts.js';

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
 * The whole record, or the named entries with what they need: the entries that they name, the statements that deny or answer them or
 * that they deny or answer, and the figures they compete with. Drafts are left out.
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
    ...shown.topics,
    ...shown.groups,
    ...shown.statements,
    ...shown.figures,
  ];
  if (ids === undefined) return { record: shown, entries: all, has: (id) => shown.byId.has(id) };
  const wanted = ids.map((id) => currentId(shown, id));
  for (const [index, id] of wanted.entries()) if (!shown.byId.has(id)) throw new UnknownEntryError(ids[index] ?? id);
  const chosen = withNeeds(wanted, shown);
  return { record: shown, entries: all.filter(({ id }) => chosen.has(id)), has: (id) => chosen.has(id) };
}

/** Whether only the notice of an entry's withdrawal may be exported. */
export const isNotice = (entry: Entry): boolean =>
  entry.status === 'withdrawn' && (entry.entry === 'statement' || entry.entry === 'figure');

/** An entry without a stored proof is not checked. */
export function proofOf({ id, source, read }: Statement | Figure, { proofs, provenOn, byId }: VerbatimRecord): Proof {
  const state = proofs.get(id) ?? 'unproven';
  if (state === 'read' && read !== undefined) return { state, on: read.on.iso, extent: read.extent };
  const origin = byId.get(source);
  return isProven(state) && origin?.entry === 'source'
    ? { state, on: provenOn.get(id), extent: origin.extent }
    : { state };
}

/** Whether the words of an entry were found in its source, when, and in how much of it. */
export interface Proof {
  readonly state: ProofState;
  /** ISO 8601. */
  readonly on?: string | undefined;
  readonly extent?: Extent | undefined;
}

function withNeeds(ids: readonly EntryId[], record: VerbatimRecord): ReadonlySet<EntryId> {
  const chosen = new Set<EntryId>();
  const competing = competingFigures(record);
  const waiting = ids.map((id) => ({ id, requested: true }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entry = record.byId.get(next.id);
    if (entry === undefined || (chosen.has(entry.id) && !next.requested)) continue;
    chosen.add(entry.id);
    if (isNotice(entry)) continue;
    const needed = [
      ...namedBy(entry, next.requested),
      // A denial on file is exported with what it denies, from either end.
      ...(entry.entry === 'statement' ? (record.relatedTo.get(entry.id) ?? []).map(({ id }) => id) : []),
      ...(entry.entry === 'figure' ? competing(entry) : []),
    ];
    for (const id of needed) waiting.push({ id, requested: false });
  }
  return chosen;
}

/** Ids, or plain words, that an entry names; words are no entry's id and drop out. */
const namedBy = (entry: Entry, requested: boolean): readonly string[] =>
  REFERENCES[entry.entry].flatMap((reference) =>
    requested || reference.exported === 'always' ? namedIn(entry, reference) : [],
  );

/** No figure goes out alone where others are on file for the same count. */
function competingFigures({ lookup }: VerbatimRecord): (figure: Figure) => readonly EntryId[] {
  const taken = new Set<string>();
  return (figure) => {
    const key = countKey(figure);
    // The others are returned once only, or a count of ten thousand figures would take ten thousand times as long.
    if (taken.has(key)) return [];
    taken.add(key);
    return lookup.figuresOfCount(key).map(({ id }) => id);
  };
}
