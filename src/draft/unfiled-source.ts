import { parseDate, UNKNOWN_DATE } from '../record/dates.js';
import type { Source } from '../record/entries.js';

/**
 * A source for a text of which no source is on file: its publisher is still to be filled in.
 * @param file its name, of which an id is made
 * @param published ISO day; without it weekdays name no day
 */
export function unfiledSource(file: string, published: string | undefined, isTranscript: boolean): Source {
  const name = file.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, '');
  const id =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'new-source';
  return {
    entry: 'source',
    id,
    status: 'draft',
    revisions: [],
    position: { file, line: 1, column: 1 },
    publisher: '…',
    published: (published === undefined ? undefined : parseDate(published)) ?? UNKNOWN_DATE,
    archived: false,
    wordsOf: [],
    ...(isTranscript ? { kind: 'transcript' as const } : {}),
  };
}
