import type { Entry } from '../../record/entries.js';

/** Entries that may be answered. */
export function withoutDrafts<T extends Entry>(entries: readonly T[]): T[] {
  return entries.filter((entry) => entry.status !== 'draft');
}
