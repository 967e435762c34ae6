import { createLanguages, type Language } from '../language/language.js';
import { dateInWords } from '../record/dates.js';
import type { Revision } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import { nameOf } from '../view/names.js';

/** Exports are data: the bot's own words in them are the same for every reader. */
export const ENGLISH: Language = createLanguages()('en-US');

/**
 * A correction in words: when, what it was, what it is now, why, and who changed it.
 * @param notice whether the entry was withdrawn, so that its words are left out
 */
export function revisionInWords(revision: Revision, record: VerbatimRecord, notice: boolean): string {
  const { date, was, now, why, by } = revision;
  const change = notice ? [] : [was === undefined ? '' : `was: ${was}`, now === undefined ? '' : `now: ${now}`];
  const who = by === undefined ? '' : ` (${nameOf(record, by)})`;
  return `${dateInWords(date)}: ${[...change, `why: ${why}`].filter(Boolean).join('; ')}${who}`;
}
