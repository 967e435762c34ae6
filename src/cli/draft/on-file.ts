import type { Checker } from '../../check/checker.js';
import type { QuoteVerdict } from '../../check/verdicts.js';
import type { Span } from '../../draft/span.js';
import { toComparable } from '../../knowledge/proof/comparable-text.js';
import { placeOf } from '../../knowledge/proof/context.js';
import { dateInWords } from '../../record/dates.js';
import type { EntryId } from '../../record/entry-base.js';
import { quotedRuns } from '../../record/quotes.js';
import type { VerbatimRecord } from '../../record/record.js';
import { isDescribed } from '../../record/speakers.js';
import type { Figure, Statement } from '../../record/statement.js';

/** Words of fewer letters are in too many texts. */
const MIN_LETTERS = 20;
const SAID: Readonly<Partial<Record<QuoteVerdict, string>>> = {
  exact: 'on file',
  part: 'on file, as part of more',
  rendering: 'on file, as another outlet has it',
  altered: 'on file in other words',
  joined: 'on file, as several quotations',
  'other-speaker': 'on file, as somebody else’s words',
  withdrawn: 'on file, and withdrawn',
};

/** Finds the entries on file that rest on a place of a source's text. */
export function entriesAt(
  record: VerbatimRecord,
  source: EntryId,
  text: string,
): (place: Span, words: string, who: EntryId | undefined) => string | undefined {
  const comparable = toComparable(text);
  const filed = [...record.statements, ...record.figures].flatMap((entry) => {
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

/**
 * Compares quotations with everything on file.
 * @returns what an editor should know of each, by its words
 */
export async function quotationsOnFile(
  checker: Checker,
  quotations: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const words of new Set(quotations)) {
    if (words.length < MIN_LETTERS) continue;
    const { judged } = await checker.check(`“${words.replace(/[“”"]/gu, '')}”`);
    const quote = judged.find((one) => one.kind === 'quote');
    const said = quote === undefined ? undefined : SAID[quote.verdict];
    if (quote === undefined || said === undefined) continue;
    const ids = quote.statements
      .slice(0, 3)
      .map(({ id, said: day }) => `${id}${day.iso === '' ? '' : ` (${dateInWords(day)})`}`);
    found.set(words, `These words are ${said}: ${ids.join(', ')}.`);
  }
  return found;
}
