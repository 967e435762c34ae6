import { dateSpan } from '../../record/dates.js';
import { formOf } from '../../record/quotes.js';
import type { Statement } from '../../record/statement.js';

/** The days and forms of a list of statements, by place; days as numbers such as 20230921, 0 where unknown. */
export interface StatementColumns {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly forms: readonly string[];
  /** By number in `forms`. */
  readonly form: Uint8Array;
}

/** Works out days and forms once, so that a filter costs a comparison a statement. */
export function statementColumns(statements: readonly Statement[]): StatementColumns {
  const first = new Int32Array(statements.length);
  const last = new Int32Array(statements.length);
  const forms: string[] = [];
  const form = new Uint8Array(statements.length);
  statements.forEach((statement, place) => {
    const span = dateSpan(statement.said);
    first[place] = dayNumber(span.first);
    last[place] = dayNumber(span.last);
    const shown = shownForm(statement);
    if (!forms.includes(shown)) forms.push(shown);
    form[place] = forms.indexOf(shown);
  });
  return { first, last, forms, form };
}

/** The form that a statement is shown in, such as `quote`. */
export const shownForm = ({ kind, speaker, says }: Statement): string =>
  kind === 'narration' || speaker === 'outlet' ? 'narration' : formOf(says);

/** A day as a number that orders like the day: 2023-09-21 is 20230921; 0 where it is unknown. */
export const dayNumber = (iso: string): number => Number(iso.replaceAll('-', ''));
