import type { Statement } from '../../record/statement.js';
import { speakerName } from '../../view/attribution.js';
import { relatedStatements } from '../../view/related-statements.js';
import { shorten, visible } from '../../view/text.js';
import type { Choice, CommandContext } from '../command.js';
import { statementLink } from '../links.js';

const MAX_LABEL_CHARS = 80;

/** Buttons that lead to what denies, answers or repeats statements, and to what they deny, answer or repeat: who, and when. */
export function relatedChoices(statements: readonly Statement[], context: CommandContext): Choice[] {
  const shown = new Set(statements.map(({ id }) => id));
  const related = statements
    .flatMap((one) => relatedStatements(one, context))
    .flatMap(({ statement: other }) => (other === undefined || shown.has(other.id) ? [] : [other]));
  return [...new Map(related.map((one) => [one.id, one])).values()].map((one) => ({
    label: shorten(visible(`${speakerName(one, context)}, ${context.language.date(one.said)}`), MAX_LABEL_CHARS),
    ...statementLink(one.id),
  }));
}
