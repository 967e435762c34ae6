import type { CheckReport, Judged, JudgedFigure, JudgedNumber, JudgedQuote } from '../../check/verdicts.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';

/** A report as it crosses from one thread to another: with the ids of entries in place of the entries. */
export interface PackedReport extends Omit<CheckReport, 'judged'> {
  readonly judged: readonly Packed[];
}

type Packed = PackedQuote | PackedFigure | JudgedNumber;
type PackedQuote = Omit<JudgedQuote, 'statements'> & { readonly statements: readonly EntryId[] };
type PackedFigure = Omit<JudgedFigure, 'figures' | 'later' | 'laterByOthers'> & {
  readonly figures: readonly EntryId[];
  readonly later?: EntryId;
  readonly laterByOthers?: readonly EntryId[];
};

export const packReport = ({ judged, ...rest }: CheckReport): PackedReport => ({ ...rest, judged: judged.map(pack) });

function pack(judged: Judged): Packed {
  if (judged.kind === 'number') return judged;
  if (judged.kind === 'quote') return { ...judged, statements: judged.statements.map(({ id }) => id) };
  const { later, laterByOthers, ...rest } = judged;
  return {
    ...rest,
    figures: judged.figures.map(({ id }) => id),
    ...(later && { later: later.id }),
    ...(laterByOthers && { laterByOthers: laterByOthers.map(({ id }) => id) }),
  };
}

/**
 * The report with the entries of this thread's record.
 * @throws {Error} when the record does not hold an entry of the report
 */
export const unpackReport = ({ judged, ...rest }: PackedReport, record: VerbatimRecord): CheckReport => ({
  ...rest,
  judged: judged.map((one) => unpack(one, record)),
});

function unpack(packed: Packed, record: VerbatimRecord): Judged {
  if (packed.kind === 'number') return packed;
  if (packed.kind === 'quote')
    return { ...packed, statements: packed.statements.map((id) => entryOf(record, id, 'statement')) };
  const { later, laterByOthers, ...rest } = packed;
  return {
    ...rest,
    figures: packed.figures.map((id) => entryOf(record, id, 'figure')),
    ...(later && { later: entryOf(record, later, 'figure') }),
    ...(laterByOthers && { laterByOthers: laterByOthers.map((id) => entryOf(record, id, 'figure')) }),
  };
}

function entryOf<Kind extends Entry['entry']>(
  record: VerbatimRecord,
  id: EntryId,
  kind: Kind,
): Extract<Entry, { entry: Kind }> {
  const entry = record.byId.get(id);
  if (entry?.entry !== kind) throw new Error(`the report names ${id}, which is no ${kind} of this record`);
  return entry as Extract<Entry, { entry: Kind }>;
}
