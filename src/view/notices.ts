import type { Language } from '../language/language.js';
import { dateSpan } from '../record/dates.js';
import type { Entry } from '../record/entries.js';
import type { Figure, Statement } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { escapeMarkdown } from './text.js';

/**
 * What readers should know beside an entry: a passed review date, how the speaker is known, the editor's note. One text a line, not escaped.
 */
export function entryNotices(entry: Entry, { record, today, language }: ViewContext): string[] {
  const lines: string[] = [];
  if (entry.reviewBy !== undefined && today > dateSpan(entry.reviewBy).last)
    lines.push(language.say('notice.review', { date: language.date(entry.reviewBy) }));
  if (entry.entry === 'statement' && entry.attribution !== undefined)
    lines.push(language.say('notice.attribution', { note: entry.attribution }));
  if (isReadOnly(entry, record)) lines.push(language.say('notice.reading', { note: entry.read.note }));
  if (entry.note !== undefined) lines.push(language.say('notice.note', { note: entry.note }));
  return lines;
}

/** Whether an entry was only read, with something to say about it. */
const isReadOnly = (
  entry: Entry,
  { proofs }: ViewContext['record'],
): entry is (Statement | Figure) & { readonly read: { readonly note: string } } =>
  proofs.get(entry.id) === 'read' && 'read' in entry && entry.read?.note !== undefined;

/** The only thing shown of a withdrawn entry; not escaped. */
export function withdrawalNotice({ id, revisions }: Entry, language: Language): string {
  const last = revisions.at(-1);
  return last === undefined
    ? language.say('notice.withdrawn', { id })
    : language.say('notice.withdrawn-on', { date: language.date(last.date), why: last.why, id });
}

/** Small grey lines of a message. */
export const smallLines = (lines: readonly string[]): string[] => lines.map((line) => `-# ${escapeMarkdown(line)}`);
