import { dateInWords } from '../record/dates.js';
import type { EntryId, Statement } from '../record/entries.js';
import { formOf, type StatementForm } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import { nameOf, speakerOf } from './names.js';

/** Where a statement's words come from, in one word or two. */
export function statementForm(statement: Statement): StatementForm {
  return statement.speaker === 'outlet' || statement.kind === 'narration' ? 'narration' : formOf(statement.says);
}

/**
 * Whether the quoted words of an entry were found in its source, in words; nothing for a paraphrase.
 * @param record the record
 * @param id a statement's or figure's id
 */
export function proofInWords(record: VerbatimRecord, id: EntryId): string | undefined {
  const state = record.proofs.get(id);
  if (state === 'proven') return '✓ proven word for word';
  return state === 'nothing-to-prove' ? undefined : 'not checked word for word';
}

/**
 * The speaker, with everybody who passed the words on, nearest to the speaker first.
 * @param statement the statement
 * @param record the record
 */
export function speakerName(statement: Statement, record: VerbatimRecord): string {
  const { name } = speakerOf(record, statement);
  const chain = statement.reportedBy.map((one) => nameOf(record, one));
  return chain.length === 0 ? name : `${name}, according to ${[...chain].reverse().join(', according to ')}`;
}

/**
 * The day something was said, with how it is known where the source does not say.
 * @param statement the statement
 */
export function saidInWords(statement: Statement): string {
  const basis = { source: '', inferred: ' (date inferred)', external: ' (date from other reports)' }[
    statement.saidBasis
  ];
  return statement.said.precision === 'unknown' ? 'day unknown' : `${dateInWords(statement.said)}${basis}`;
}
