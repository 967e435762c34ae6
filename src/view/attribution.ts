import type { Language } from '../language/language.js';
import { parseDate } from '../record/dates.js';
import type { EntryId } from '../record/entry-base.js';
import { isProven } from '../record/proofs.js';
import { formOf, type StatementForm } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Figure, Statement } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { nameOf, sourceOf, speakerOf } from './names.js';

/** Where a statement's words come from, in one word or two. */
export function statementForm(statement: Statement): StatementForm {
  return statement.speaker === 'outlet' || statement.kind === 'narration' ? 'narration' : formOf(statement.says);
}

/** Whether the quoted words of an entry were found in its source, in words; nothing for a paraphrase. */
export function proofInWords({ record, language }: ViewContext, id: EntryId): string | undefined {
  const state = record.proofs.get(id);
  const { entry, isOpening } = testedEntry(record, id);
  if (state === 'proven') return language.say(isOpening ? 'proof.proven-opening' : 'proof.proven');
  if (state === 'value-proven') return language.say(isOpening ? 'proof.value-opening' : 'proof.value');
  if (state === 'read' && entry?.read !== undefined)
    return language.say('proof.read', { date: language.date(entry.read.on) });
  return state === 'nothing-to-prove' ? undefined : language.say('proof.unproven');
}

/** The same with the day, and against how much of the source. */
export function proofInFull(context: ViewContext, id: EntryId): string | undefined {
  const { record, language } = context;
  const state = record.proofs.get(id);
  const day = parseDate(record.provenOn.get(id) ?? '');
  const { entry, isOpening } = testedEntry(record, id);
  if (isProven(state) && day !== undefined) {
    const date = language.date(day);
    if (state === 'proven') return language.say(isOpening ? 'proof.proven-opening-on' : 'proof.proven-on', { date });
    return language.say(isOpening ? 'proof.value-opening-on' : 'proof.value-on', { date });
  }
  if (state === 'read' && entry?.read?.extent === 'opening')
    return language.say('proof.read-opening', { date: language.date(entry.read.on) });
  return proofInWords(context, id);
}

/** A statement or figure, and whether only the opening of its source is in the archive. */
function testedEntry(
  record: VerbatimRecord,
  id: EntryId,
): { readonly entry?: Statement | Figure; readonly isOpening: boolean } {
  const entry = record.byId.get(id);
  if (entry?.entry !== 'statement' && entry?.entry !== 'figure') return { isOpening: false };
  return { entry, isOpening: sourceOf(record, entry.source).extent === 'opening' };
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

/** The marks for how a day is known, where the source does not say: † from other reports, ‡ inferred. */
const DAY_MARKS = { external: '†', inferred: '‡' } as const;

/** The day something was said, with a mark for how it is known; not escaped. `dayFootnotes` says what the mark stands for. */
export function markedDate({ said, saidBasis }: Statement, language: Language): string {
  if (said.precision === 'unknown') return language.say('date.day-unknown');
  return `${language.date(said)}${dayMark(saidBasis)}`;
}

/** The mark for how a day is known; none where the source says it, or an editor says how in words. */
export const dayMark = (basis: string): string => (isMarked(basis) ? DAY_MARKS[basis] : '');

const isMarked = (basis: string): basis is keyof typeof DAY_MARKS => Object.hasOwn(DAY_MARKS, basis);

/** What the marks beside the days of these statements and figures stand for; not escaped. */
export function dayFootnotes(entries: readonly (Statement | Figure)[], language: Language): string[] {
  const bases = entries.flatMap((entry) => {
    const [day, basis = ''] =
      entry.entry === 'statement' ? [entry.said, entry.saidBasis] : [entry.asOf, entry.asOfBasis];
    return day.precision !== 'unknown' && isMarked(basis) ? [basis] : [];
  });
  return [...new Set(bases)].map((basis) => `${DAY_MARKS[basis]} ${language.say(`date.${basis}`)}`);
}

/** The form of a statement in the reader's language. */
export const formInWords = (statement: Statement, language: Language): string =>
  language.say(`form.${statementForm(statement)}`);
