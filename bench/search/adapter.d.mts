import type { VerbatimRecord } from '../../src/record/record.js';

/** Plain records as the record's own entries: each a statement by a person, on an event, at a place. */
export function recordOf(
  records: readonly object[],
  placeAliases?: ReadonlyMap<string, readonly string[]>,
): VerbatimRecord;
