import { newestFirst } from '../record/dates.js';
import type { Source } from '../record/entries.js';
import type { ViewContext } from './block.js';

/** How fresh the record is, and which version of it: speed of search never hides age. Not escaped. */
export function recordInWords({ record, language }: Pick<ViewContext, 'record' | 'language'>): string {
  const newest = record.sources.reduce<Source | undefined>(
    (found, source) =>
      source.status === 'live' && (found === undefined || newestFirst(source.published, found.published) < 0)
        ? source
        : found,
    undefined,
  );
  const date = newest === undefined ? language.say('footer.no-source') : language.date(newest.published);
  return language.say('footer.record', { date, version: record.version });
}
