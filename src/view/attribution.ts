import type { Language } from '../language/language.js';
import type { EntryId, Statement } from '../record/entries.js';
import { formOf, type StatementForm } from '../record/quotes.js';
import type { ViewContext } from './block.js';
import { nameOf, speakerOf } from './names.js';

/** Where a statement's words come from, in one word or two. */
export function statementForm(statement: Statement): StatementForm {
  return statement.speaker === 'outlet' || statement.kind === 'narration' ? 'narration' : formOf(statement.says);
}

/** Whether the quoted words of an entry were found in its source, in words; nothing for a paraphrase. */
export function proofInWords({ record, language }: ViewContext, id: EntryId): string | undefined {
  const state = record.proofs.get(id);
  if (state === 'proven') return language.say('proof.proven');
  if (state === 'value-proven') return language.say('proof.value');
  return state === 'nothing-to-prove' ? undefined : language.say('proof.unproven');
}

/** The speaker, with everybody who passed the words on, nearest to the speaker first. */
export function speakerName(
  statement: Statement,
  { record, language }: Pick<ViewContext, 'record' | 'language'>,
): string {
  const { name } = speakerOf(record, statement);
  const chain = statement.reportedBy.map((one) => nameOf(record, one)).reverse();
  return chain.reduce((before, other) => language.say('said.according-to', { name: before, others: other }), name);
}

/** The day something was said, with how it is known where the source does not say. */
export function saidDateInWords({ said, saidBasis }: Statement, language: Language): string {
  if (said.precision === 'unknown') return language.say('date.day-unknown');
  return `${language.date(said)}${saidBasis === 'source' ? '' : ` (${language.say(`date.${saidBasis}`)})`}`;
}

/** The form of a statement in the reader's language. */
export const formInWords = (statement: Statement, language: Language): string =>
  language.say(`form.${statementForm(statement)}`);
