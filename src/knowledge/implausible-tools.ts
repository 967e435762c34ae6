import { dateSpan, type RecordDate } from '../record/dates.js';
import type { Entry } from '../record/entries.js';

/** Reports what is allowed but hardly ever right: a warning for an editor to look at. */
export type Warn = (entry: Entry, wrong: string, right: string) => void;

/** Whether the whole of one date lies before the other. */
export function isBefore(a: RecordDate, b: RecordDate): boolean {
  const [left, right] = [dateSpan(a).last, dateSpan(b).first];
  return left !== '' && right !== '' && left < right;
}
