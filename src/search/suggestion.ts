import type { EntryKind } from '../record/entries.js';

/** Something that can be named in a query. */
export interface Suggestion {
  readonly kind: EntryKind;
  /** The entry's id; for a topic that is none, its words. */
  readonly id: string;
  /** What the reader sees: the name, or `Köln → Cologne` when another name matched. At most 100 code points. */
  readonly label: string;
  /** The neutral or usual name, without the matched alias. */
  readonly name: string;
}
