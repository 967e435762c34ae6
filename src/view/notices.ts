import type { Language } from '../language/language.js';
import { dateSpan } from '../record/dates.js';
import type { Entry, Source } from '../record/entries.js';
import type { ViewContext } from './block.js';
import { nameOf } from './names.js';
import { escapeMarkdown } from './text.js';

/**
 * The state of an entry: corrections, a passed review date, the editor's note. One text a line, not escaped.
 */
export function entryNotices(entry: Entry, { record, today, language }: ViewContext): string[] {
  const lines = entry.revisions.map((revision) => {
    const change = [
      revision.was === undefined ? '' : language.say('notice.was', { words: revision.was }),
      revision.now === undefined ? '' : language.say('notice.now', { words: revision.now }),
    ].filter(Boolean);
    const by = revision.by === undefined ? '' : ` (${nameOf(record, revision.by)})`;
    const why = language.say('notice.why', { words: revision.why });
    return language.say('notice.corrected', {
      date: language.date(revision.date),
      change: `${[...change, why].join('; ')}${by}`,
    });
  });
  if (entry.reviewBy !== undefined && today > dateSpan(entry.reviewBy).last)
    lines.push(language.say('notice.review', { date: language.date(entry.reviewBy) }));
  if (entry.entry === 'statement' && entry.attribution !== undefined)
    lines.push(language.say('notice.attribution', { note: entry.attribution }));
  if (entry.note !== undefined) lines.push(language.say('notice.note', { note: entry.note }));
  return lines;
}

/** What the publisher did to a source later; not escaped. */
export function sourceNotices(source: Source, language: Language): string[] {
  if (source.revision === undefined) return [];
  const { kind, date, note } = source.revision;
  return [
    `${language.say(`notice.source-${kind}`, { publisher: source.publisher, date: language.date(date) })}${note === undefined ? '' : `: ${note}`}`,
  ];
}

/** The only thing shown of a withdrawn entry; not escaped. */
export function withdrawalNotice({ id, revisions }: Entry, language: Language): string {
  const last = revisions.at(-1);
  return last === undefined
    ? language.say('notice.withdrawn', { id })
    : language.say('notice.withdrawn-on', { date: language.date(last.date), why: last.why, id });
}

/** Small grey lines of a message. */
export const smallLines = (lines: readonly string[]): string[] => lines.map((line) => `-# ${escapeMarkdown(line)}`);
