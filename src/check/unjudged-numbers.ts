import { allMatches } from '../language/words/all-matches.js';
import { daysIn } from '../language/words/days.js';
import type { JudgedNumber, JudgedStretch } from './verdicts.js';

/** A number in digits, with the marks inside it. */
const IN_DIGITS = /\p{Nd}(?:[\p{Nd}.,'’:/\u00a0\u202f-]*\p{Nd})?/gu;
/** The word behind a number, for whoever reads the list: "40 minutes". */
const WORD_BEHIND = /^(?:\s?%|[ \u00a0-][\p{L}\p{M}]{1,20})/u;

/**
 * The numbers in digits that nothing else in a report covers: days, and numbers of what the record does not count. None is passed over in
 * silence.
 * @param covered what is judged already
 */
export function unjudgedNumbers(text: string, covered: readonly JudgedStretch[]): JudgedNumber[] {
  const isWithin = (start: number, { start: from, end: to }: JudgedStretch): boolean => start >= from && start < to;
  const days = daysIn(text);
  const found = new Map<number, JudgedNumber>();
  for (const { 0: number, index } of allMatches(IN_DIGITS, text)) {
    if (covered.some((one) => isWithin(index, one))) continue;
    const day = days.find((one) => isWithin(index, one));
    const start = day?.start ?? index;
    const end = day?.end ?? index + number.length;
    const behind = day === undefined ? (WORD_BEHIND.exec(text.slice(end, end + 30))?.[0] ?? '') : '';
    found.set(start, {
      kind: 'number',
      verdict: 'not-judged',
      why: day === undefined ? 'not-counted' : 'day',
      pasted: `${text.slice(start, end).trim()}${behind}`,
      start,
      end,
    });
  }
  return [...found.values()];
}
