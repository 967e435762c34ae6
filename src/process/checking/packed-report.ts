import type { CheckReport, Judged, JudgedFigure, JudgedQuote } from '../../check/verdicts.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';

/** A report as it crosses from one thread to another: with the ids of entries in place of the entries. */
export interface PackedReport {
  readonly judged: readonly (PackedQuote | PackedFigure)[];
  readonly more: boolean;
}

type PackedQuote = Omit<JudgedQuote, 'statements'> & { readonly statements: readonly EntryId[] };
type PackedFigure = Omit<JudgedFigure, 'figures' | 'later'> & {
  readonly figures: readonly EntryId[];
  readonly later?: EntryId;
};

export const packReport = ({ judged, more }: CheckReport): PackedReport => ({ judged: judged.map(pack), more });

function pack(judged: Judged): PackedQuote | PackedFigure {
  if (judged.kind === 'quote') return { ...judged, statements: judged.statements.map(({ id }) => id) };
  const { later, ...rest } = judged;
  const figures = judged.figures.map(({ id }) => id);
  return later === undefined ? { ...rest, figures } : { ...rest, figures, later: later.id };
}

/**
 * The report with the entries of this thread's record.
 * @throws {Error} when the record does not hold an entry of the report
 */
export const unpackReport = ({ judged, more }: PackedReport, record: VerbatimRecord): CheckReport => ({
  judged: judged.map((one) => unpack(one, record)),
  more,
});

function unpack(packed: PackedQuote | PackedFigure, record: VerbatimRecord): Judged {
  if (packed.kind === 'quote')
    return { ...packed, statements: packed.statements.map((id) => entryOf(record, id, 'statement')) };
  const { later, ...rest } = packed;
  const figures = packed.figures.map((id) => entryOf(record, id, 'figure'));
  return later === undefined ? { ...rest, figures } : { ...rest, figures, later: entryOf(record, later, 'figure') };
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
