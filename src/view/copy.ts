import type { RecordDate } from '../record/dates.js';
import type { Source } from '../record/entries.js';
import type { Figure, Statement } from '../record/statement.js';
import { speakerName } from './attribution.js';
import type { ViewContext } from './block.js';
import { valueInWords } from './figure-words.js';
import { type HouseStyle, houseStyle } from './house-style.js';
import { claimantOf, sourceOf, speakerOf } from './names.js';
import { sourceInWords } from './source-link.js';
import { visible } from './text.js';

/** A statement as a sentence to paste into a story: who, with the post, the words, the day and the source. Not escaped. */
export function statementCopy(statement: Statement, context: ViewContext): string {
  const style = houseStyle(context.houseStyle, context.language);
  if (style !== undefined) return styledStatement(statement, style, context);
  const { language, record } = context;
  const day = statement.said.precision === 'unknown' ? [] : [language.date(statement.said)];
  const source = sourceInWords(sourceOf(record, statement.source), context);
  return `${plainSentence(statement, context)} (${[...day, source].join('; ')})`;
}

/** Who, with the post, and what they said: in the bot's own form, without day and source. Not escaped. */
export function plainSentence(statement: Statement, context: ViewContext): string {
  const { record, language } = context;
  const { role, outlet } = speakerOf(record, statement);
  const name = visible(speakerName(statement, context));
  if (outlet) return `${name} (${language.say('said.outlet')}): ${visible(statement.says)}`;
  return `${name}${role === undefined ? '' : `, ${visible(role)},`} ${visible(statement.says)}`;
}

function styledStatement(statement: Statement, style: HouseStyle, context: ViewContext): string {
  const { record } = context;
  const { said, saidBasis } = statement;
  const { role, outlet } = speakerOf(record, statement);
  const source = styledSource(sourceOf(record, statement.source), style, context);
  if (outlet) return style.mark(`${plainSentence(statement, context)} (${source})`);
  // A day that the desk inferred is not for print: it is among the details below.
  const day = saidBasis === 'inferred' ? '' : onDay(said, style);
  const who = style.introduce(visible(speakerName(statement, context)), role === undefined ? undefined : visible(role));
  const sentence = `${day}${day === '' ? capitalised(who) : who} ${visible(statement.says)}`;
  return style.mark(`${sentence} (${source})${/[.!?…]["”’»]*$/u.test(sentence) ? '' : '.'}`);
}

const onDay = (date: RecordDate, style: HouseStyle): string => {
  const words = style.date(date);
  if (words === '') return '';
  return `${date.precision === 'day' && date.about !== true ? 'On' : 'In'} ${words}, `;
};

/**
 * A figure as a sentence to paste into a story, in a house style: what is counted, the value with its qualifier, the day, whose figure it
 * is, and the source. Not escaped.
 * @param counted what the number is of, with the group: `Killed · Dam failure, residents`
 * @returns undefined where the bot's own form is wanted
 */
export function figureCopy(figure: Figure, counted: string, context: ViewContext): string | undefined {
  const style = houseStyle(context.houseStyle, context.language);
  if (style === undefined) return undefined;
  const { record } = context;
  const { name, role } = claimantOf(record, figure);
  const day = style.date(figure.asOf);
  const parts = [
    `${visible(counted)}: ${visible(valueInWords(figure, record))}`,
    ...(day === '' || figure.asOfBasis === 'inferred' ? [] : [`as of ${day}`]),
    `according to ${style.introduce(visible(name), role === undefined ? undefined : visible(role)).replace(/,$/u, '')}`,
  ];
  return style.mark(`${parts.join(', ')} (${styledSource(sourceOf(record, figure.source), style, context)}).`);
}

/** Publisher and date, and what else a reader must know of the source, with the date in the style. */
function styledSource(source: Source, style: HouseStyle, context: ViewContext): string {
  const { language } = context;
  return sourceInWords(source, { ...context, language: { ...language, date: style.date } });
}

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
