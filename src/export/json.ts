import type { Entry } from '../record/entries.js';
import type { Revision } from '../record/entry-base.js';
import { isProven } from '../record/proofs.js';
import type { VerbatimRecord } from '../record/record.js';
import { jsonWithList } from './json-list.js';
import { isNotice, proofOf, type Selection } from './selection.js';

/** Keys that come first in an entry; the others follow in alphabetical order. */
const LEADING_KEYS = ['id', 'entry', 'status', 'proof'];

/**
 * The entries as the record holds them, as one JSON document: `{"version", "loadedAt", "entries": [...]}`, an entry a line, keys always in the
 * same order. Statements and figures carry the state of their proof; withdrawn ones only have their notice.
 */
export function jsonDocument({ record, entries }: Selection): Generator<string> {
  const items = (function* () {
    for (const entry of entries) yield plainEntry(entry, record);
  })();
  return jsonWithList({ version: record.version, loadedAt: record.loadedAt }, 'entries', items);
}

function plainEntry(entry: Entry, record: VerbatimRecord): unknown {
  if (isNotice(entry))
    return ordered({
      id: entry.id,
      entry: entry.entry,
      status: entry.status,
      revisions: entry.revisions.map(noticeOf),
    });
  // The place of an entry in the files of this machine is not published.
  const { position: _, ...rest } = entry;
  if (entry.entry !== 'statement' && entry.entry !== 'figure') return ordered(rest);
  const { state, on, extent } = proofOf(entry, record);
  const details = isProven(state) ? { provenOn: on, provenExtent: extent } : {};
  return ordered({ ...rest, proof: state, ...details });
}

/** When and why, without the words that were withdrawn. */
const noticeOf = ({ date, why, by }: Revision) => ({ date, why, ...(by === undefined ? {} : { by }) });

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string): number => (LEADING_KEYS.includes(key) ? LEADING_KEYS.indexOf(key) : LEADING_KEYS.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
