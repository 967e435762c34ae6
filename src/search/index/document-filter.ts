import type { EntryId } from '../../record/entry-base.js';
import type { AskedSpans } from '../asked-spans.js';

/** Which days of a document a question for days looks at: those that it is dated by itself, or those of the event that it is of. */
export type DatedBy = 'itself' | 'event';

/** What narrows a search, as data: a document must pass every filter that is given. Days are numbers such as 20230921. */
export interface DocumentFilter {
  /** Statements by this speaker: `Statement.speaker` is the very id. */
  readonly speaker?: EntryId;
  /** Statements shown in this form, such as `quote`. */
  readonly form?: string;
  /** Figures of this metric. */
  readonly metric?: EntryId;
  /** Documents of this event or of one that is part of it. */
  readonly event?: EntryId;
  /** Documents whose dates may lie in this span: both overlap; one of unknown date does not pass. Open ends are absent. */
  readonly since?: number;
  readonly until?: number;
  /** Documents that are surely dated on or before this day: the last day of their span is; one of unknown date does not pass. */
  readonly by?: number;
  /** The days that the question itself limits itself to: one of the document's dates looked at must be of them. */
  readonly days?: { readonly asked: AskedSpans; readonly of: readonly DatedBy[] };
}
