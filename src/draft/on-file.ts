import { toComparable } from '../knowledge/proof/comparable-text.js';
import { placeOf } from '../knowledge/proof/context.js';
import { dateInWords } from '../record/dates.js';
import type { EntryId } from '../record/entry-base.js';
import { quotedRuns } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import { isDescribed } from '../record/speakers.js';
import type { Figure, Statement } from '../record/statement.js';
import type { Span } from './span.js';

/** Finds the entries on file that rest on a place of a source's text. */
export function entriesAt(
  record: VerbatimRecord,
  source: EntryId,
  text: string,
): (place: Span, words: string, who: EntryId | undefined) => string | undefined {
  const comparable = toComparable(text);
  const filed = [...record.statements.flatMap(asPrinted), ...record.figures].flatMap((entry) => {
    const place = entry.source === source ? placeOf(entry, comparable) : undefined;
    return place === undefined ? [] : [{ entry, place }];
  });
  return (place, words, who) => {
    const there = filed.find(
      ({ entry, place: own }) =>
        own.start < place.end &&
        place.start < own.end &&
        (entry.entry === 'figure' ? isSameFigure(entry, words) : isSameStatement(entry, words, who, own, place)),
    );
    return there === undefined ? undefined : `${there.entry.id}${dayOf(there.entry)}`;
  };
}

/** A statement as its source has it, and as every other one that renders it. */
const asPrinted = (statement: Statement): Statement[] => [
  statement,
  ...statement.renderings.map(({ source, says = statement.says, passage }): Statement => {
    const { passage: _, ...others } = statement;
    return { ...others, source, says, ...(passage === undefined ? {} : { passage }) };
  }),
];

const dayOf = (entry: Statement | Figure): string => {
  const date = entry.entry === 'statement' ? entry.said : entry.asOf;
  return date.iso === '' ? '' : ` (${dateInWords(date)})`;
};

const isSameFigure = ({ value }: Figure, words: string): boolean => fold(value) === fold(words);

/** The same quoted words; without any, the same speaker at hardly any other place. */
function isSameStatement(entry: Statement, words: string, who: EntryId | undefined, own: Span, place: Span): boolean {
  if (!isDescribed(entry.speaker) && who !== undefined && entry.speaker !== who && entry.speaker !== 'outlet')
    return false;
  const runs = quotedRuns(entry.says).map(fold);
  if (words !== '') return runs.some((run) => fold(words).includes(run) || run.includes(fold(words)));
  const shared = Math.min(own.end, place.end) - Math.max(own.start, place.start);
  return shared >= 0.5 * Math.min(own.end - own.start, place.end - place.start);
}

const fold = (words: string): string => (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
