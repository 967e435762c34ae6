import type { Language } from '../language/language.js';
import type { DayMention, WrittenDay } from '../language/words/days.js';

const LIMITS = { since: 'date.since', after: 'date.after', until: 'date.until', before: 'date.before' } as const;
const PARTS = {
  'first week': 'date.first-week',
  'last week': 'date.last-week',
  early: 'date.early',
  middle: 'date.middle',
  late: 'date.late',
} as const;
/** The days that a question limits itself to, in the reader's language; not escaped. */
export const askedDaysInWords = (days: readonly DayMention[], language: Language): string =>
  days.map((mention) => mentionInWords(mention, language)).join(', ');

function mentionInWords({ limit, from, to }: DayMention, language: Language): string {
  const first = dayInWords(from, language);
  const date = to === from ? first : language.say('date.span', { first, last: dayInWords(to, language) });
  return limit === 'during' ? date : language.say(LIMITS[limit], { date });
}

function dayInWords({ year, month, day, part, isDecade }: WrittenDay, language: Language): string {
  if (isDecade === true && year !== undefined) return language.say('date.decade', { first: year, last: year + 9 });
  const date =
    month !== undefined && year === undefined
      ? language.dayOfAnyYear(month, day)
      : language.date({
          iso: [year, month, day].flatMap((one) => (one === undefined ? [] : String(one).padStart(2, '0'))).join('-'),
          precision: day !== undefined ? 'day' : month !== undefined ? 'month' : 'year',
        });
  return part === undefined ? date : language.say(PARTS[part], { date });
}
