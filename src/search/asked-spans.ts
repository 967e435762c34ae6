/** Days as numbers that order like the days, such as 20230921; both ends belong to it. Zeros stand for an unknown date. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** The stretches of days that a question limits itself to: any of the closed ones, and every open one, such as "since May". */
export interface AskedSpans {
  readonly closed: readonly DaySpan[];
  readonly open: readonly DaySpan[];
}

/** A date that is known by its week counts for a day of it: the difference of its days as numbers is below this. */
const MAX_VAGUE_DAYS = 7;

/**
 * Whether a date is of the days asked for. Dates that are only known by a longer stretch than is asked for are not; an unknown one never is.
 * @param span the days of the date
 * @param asked the days asked for
 */
export const isOfSpans = (span: DaySpan, asked: AskedSpans): boolean => within(span, asked, isOf);

/**
 * Whether something that went on over a stretch of days touches the days asked for.
 * @param span the stretch
 * @param asked the days asked for
 */
export const touchesSpans = (span: DaySpan, asked: AskedSpans): boolean => within(span, asked, overlap);

function within(
  span: DaySpan,
  { closed, open }: AskedSpans,
  test: (span: DaySpan, asked: DaySpan) => boolean,
): boolean {
  return (
    span.first !== 0 &&
    (closed.length === 0 || closed.some((asked) => test(span, asked))) &&
    open.every((asked) => test(span, asked))
  );
}

const overlap = (span: DaySpan, asked: DaySpan): boolean => span.last >= asked.first && span.first <= asked.last;

function isOf(span: DaySpan, asked: DaySpan): boolean {
  if (!overlap(span, asked)) return false;
  return (span.first >= asked.first && span.last <= asked.last) || isShort(span);
}

/** Whether a date is known so well that it counts for any day of its span. */
export const isShort = ({ first, last }: DaySpan): boolean => last - first < MAX_VAGUE_DAYS;
