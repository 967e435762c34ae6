import type { Speaker } from '../../record/statement.js';
import { type EntryTools, many } from './entry-tools.js';
import type { WrittenSpeaker } from './schema.js';

/** Who says something or gives a number, as written. */
export function readSpeaker(key: 'speaker' | 'claimant', written: WrittenSpeaker, tools: EntryTools): Speaker {
  if (typeof written === 'string') {
    if (written !== 'outlet') tools.reference([key], written);
    return written;
  }
  const path = (index: number) => (Array.isArray(written.for) ? [key, 'for', index] : [key, 'for']);
  return {
    described: written.described,
    for: many(written.for).map((id, index) => tools.reference(path(index), id) ?? id),
  };
}
