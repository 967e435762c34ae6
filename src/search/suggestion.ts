import type { EntryKind } from '../record/entries.js';

/** Something that can be named in a query. `topic` and `metric` ids are topic words and metric ids. */
export interface Suggestion {
  readonly kind: EntryKind | 'topic';
  /** The entry's id; for a topic, the topic itself. */
  readonly id: string;
  /** What the reader sees: the name, or `Xankəndi → Stepanakert` when another name matched. At most 100 code points. */
  readonly label: string;
  /** The neutral or usual name, without the matched alias. */
  readonly name: string;
}
