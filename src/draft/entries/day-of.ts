import type { FoundDay } from '../days.js';
import { overlap } from '../span.js';
import type { ComposeOptions } from './entry-to-write.js';
import type { DraftedStatement } from './statements.js';

const WEEK_MS = 7 * 86_400_000;

/**
 * The day on which something was said, as far as the text tells: one beside who says it, not in what is said; else the last one
 * that its paragraph has named, of the week before the report.
 */
export function dayOf(
  { passage, runs, report }: DraftedStatement,
  days: readonly FoundDay[],
  { text, source: { published } }: ComposeOptions,
): FoundDay | undefined {
  const isPast = ({ iso }: FoundDay): boolean => published.precision !== 'day' || iso <= published.iso;
  const inferred = days.filter((day) => day.isInferred && isPast(day));
  const own = inferred.find(
    (day) =>
      overlap(day, passage) &&
      !runs.some(({ run }) => overlap(run.outer, day)) &&
      (report === undefined || !overlap(report.words, day)),
  );
  if (own !== undefined || published.precision !== 'day') return own;
  return inferred.findLast(
    (day) =>
      day.end <= passage.start &&
      !/\n[ \t]*\n/.test(text.slice(day.end, passage.start)) &&
      Date.parse(published.iso) - Date.parse(day.iso) < WEEK_MS,
  );
}
