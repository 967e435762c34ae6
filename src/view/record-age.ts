import type { ViewContext } from './block.js';

/** How fresh the record is, and which version of it: speed of search never hides age. Not escaped. */
export function recordInWords({ record, language }: Pick<ViewContext, 'record' | 'language'>): string {
  const { newest } = record.lookup.totals;
  const date = newest === undefined ? language.say('footer.no-source') : language.date(newest);
  return language.say('footer.record', { date, version: record.version });
}
