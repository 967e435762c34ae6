import { contentsOf } from '../knowledge/versions/contents.js';
import type { Entry } from '../record/entries.js';
import { digestOf } from './proposed-change.js';

/**
 * The digest of an entry on file: the same as long as it says the same, wherever it is written, and whether or not its source's text is at
 * hand. 64 hexadecimal digits.
 */
export function entryDigest(entry: Entry): string {
  const {
    archived: _,
    extent: __,
    text: ___,
    ...said
  } = entry as Entry & Record<'archived' | 'extent' | 'text', unknown>;
  return digestOf(contentsOf([said as Entry]).get(entry.id) ?? '');
}
