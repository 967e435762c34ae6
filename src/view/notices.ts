import { dateInWords, dateSpan } from '../record/dates.js';
import type { Entry, Source } from '../record/entries.js';
import type { Setting } from './block.js';
import { nameOf } from './names.js';
import { escapeMarkdown } from './text.js';

/**
 * What a reader must be told about an entry's state: corrections, a passed review date, the editor's note. One text a line, not escaped.
 * @param entry the entry
 * @param setting the record and the day
 */
export function noticesOf(entry: Entry, { record, today }: Setting): string[] {
  const lines = entry.revisions.map((revision) => {
    const change = [
      revision.was === undefined ? '' : `was: ${revision.was}`,
      revision.now === undefined ? '' : `now: ${revision.now}`,
    ].filter(Boolean);
    const by = revision.by === undefined ? '' : ` (${nameOf(record, revision.by)})`;
    return `Corrected ${dateInWords(revision.date)}: ${[...change, `why: ${revision.why}`].join('; ')}${by}`;
  });
  if (entry.reviewBy !== undefined && today > dateSpan(entry.reviewBy).last)
    lines.push(`Not reviewed since ${dateInWords(entry.reviewBy)}: check before use`);
  if (entry.note !== undefined) lines.push(`Note: ${entry.note}`);
  return lines;
}

/**
 * What the publisher did to a source later; not escaped.
 * @param source the source
 */
export function sourceNotices(source: Source): string[] {
  if (source.revision === undefined) return [];
  const { kind, date, note } = source.revision;
  return [
    `${source.publisher} ${kind === 'corrected' ? 'corrected' : 'withdrew'} this report, ${dateInWords(date)}${note === undefined ? '' : `: ${note}`}`,
  ];
}

/**
 * The only thing shown of a withdrawn entry; not escaped.
 * @param entry the entry
 */
export function withdrawalOf(entry: Entry): string {
  const last = entry.revisions.at(-1);
  const when = last === undefined ? '' : ` on ${dateInWords(last.date)}`;
  return `Withdrawn from the record${when}${last === undefined ? '' : `: ${last.why}`} (${entry.id})`;
}

/**
 * Small grey lines of a message.
 * @param lines texts, escaped here
 */
export const smallLines = (lines: readonly string[]): string[] => lines.map((line) => `-# ${escapeMarkdown(line)}`);
