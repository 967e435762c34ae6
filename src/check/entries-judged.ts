import type { EntryId } from '../record/entry-base.js';
import type { Judged } from './verdicts.js';

/** The entries that something pasted was judged by. */
export function entriesJudged(one: Judged): EntryId[] {
  if (one.kind === 'number') return [];
  if (one.kind === 'quote') return [...one.statements.map(({ id }) => id), ...(one.archived ?? [])];
  return [...one.figures, ...(one.later === undefined ? [] : [one.later])].map(({ id }) => id);
}

/** The entries that are named in a verdict: those that it was judged by, and later figures of others. */
export const entriesInVerdict = (one: Judged): EntryId[] => [
  ...entriesJudged(one),
  ...(one.kind === 'figure' ? (one.laterByOthers ?? []).map(({ id }) => id) : []),
];
