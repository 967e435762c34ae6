import { SAME_DAY } from '../../language/words/same-day.js';
import type { FoundDay } from '../days.js';
import type { Draft } from '../found.js';
import { overlap, type Span, wordsAt } from '../span.js';
import type { ComposeOptions } from './entry-to-write.js';

/** The day of what a text says, and the words by which it was worked out; without these it is the day of the source. */
export interface DayFound {
  readonly iso: string;
  readonly words?: Span;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Tells on which day something in a text was said or counted. */
export class DaysOfText {
  readonly #inferred: readonly FoundDay[];
  readonly #ofReport: readonly FoundDay[];

  constructor(
    { days, quotations, reports }: Draft,
    private readonly options: ComposeOptions,
  ) {
    const { published } = options.source;
    const isPast = ({ iso }: FoundDay): boolean => published.precision !== 'day' || iso <= published.iso;
    this.#inferred = days.filter((day) => day.isInferred && isPast(day));
    // A day inside what somebody says is that of what they speak of.
    this.#ofReport = this.#inferred.filter(
      (day) =>
        !quotations.some(({ run }) => overlap(run.outer, day)) && !reports.some((one) => overlap(one.words, day)),
    );
  }

  /**
   * The day of a sentence, as far as the text tells: one beside who says it; in a body’s own release that of the release; the last
   * one that its paragraph has named, of the week before the report; the only one that the report names, where that is its own day or the one before.
   * @param said what is said in it
   */
  of(passage: Span, said: readonly Span[]): DayFound | undefined {
    const { text, ownVoice, source } = this.options;
    const own = this.#inferred.find((day) => overlap(day, passage) && !said.some((one) => overlap(one, day)));
    if (own !== undefined) return { iso: own.iso, words: own };
    if (source.published.precision !== 'day') return undefined;
    const { iso } = source.published;
    if (ownVoice !== 'outlet') return { iso };
    const isOfWeek = (day: FoundDay): boolean =>
      day.end <= passage.start && Date.parse(iso) - Date.parse(day.iso) < WEEK_MS;
    const before = this.#ofReport.findLast(isOfWeek);
    if (before !== undefined) {
      const between = wordsAt(text, { start: before.end, end: passage.start });
      const [paragraph = ''] = wordsAt(text, { start: before.end, end: passage.end })
        .split(/\n[ \t]*\n/)
        .slice(-1);
      const isTaken = !/\n[ \t]*\n/.test(between) || SAME_DAY.test(paragraph);
      if (isTaken) return { iso: before.iso, words: before };
    }
    const only = new Set(this.#ofReport.map((day) => day.iso));
    const [first] = this.#ofReport;
    const isNear = first !== undefined && Date.parse(iso) - Date.parse(first.iso) <= DAY_MS;
    return only.size === 1 && isNear ? { iso: first.iso, words: first } : undefined;
  }
}
