import { MONTH_PATTERN } from '../../record/months.js';
import { kindsIn, namesPeople } from './kinds-of-people.js';

const MONTH = `${MONTH_PATTERN}\\.?`;
const DAY_AFTER = new RegExp(`^(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+)?${MONTH}(?![\\p{L}])`, 'iu');
const DAY_BEFORE = new RegExp(`(?<![\\p{L}])${MONTH}\\s+$`, 'iu');
/** Endings that make a rank of a number: 3rd, 3e, 3º, 3-й, 3’üncü. */
const RANK_AFTER =
  /^(?:(?:st|nd|rd|th|e|er|ère|ème|º|ª|o\.|a\.|er\.)(?![\p{L}])|\.º|-(?:й|го|я|е|му|ой|м|х|ї|ю|та|ша|га|ма)(?![\p{L}])|['’]?(?:inci|ıncı|uncu|üncü|nci|ncı|ncu|ncü)(?![\p{L}]))/iu;
/** "Im 3. Quartal": a number with a full stop after words that only a rank follows. */
const GERMAN_RANK_BEFORE = /(?<![\p{L}])(?:im|am|der|die|das|den|dem|des|vom|zum|zur|seit|bis) $/iu;

/** Whether a number is a day, a time, or a rank, and so no quantity. */
export function isDateTimeOrRank(
  text: string,
  start: number,
  end: number,
  first: string,
  to: string | undefined,
): boolean {
  const after = text.slice(end, end + 16);
  const before = text.slice(Math.max(0, start - 12), start);
  if (/^\d{1,2}$/.test(first) && (DAY_AFTER.test(after) || DAY_BEFORE.test(before))) return true;
  if (RANK_AFTER.test(after) || /^:\d\d/.test(after) || /\d:$/.test(before)) return true;
  if (/^\d{1,2}$/.test(first) && /^\. \p{L}/u.test(after) && GERMAN_RANK_BEFORE.test(before)) return true;
  if (to === '-' && /^-\d/.test(after)) return true;
  return /^[-/.]\d{1,2}[-/.]\d/.test(after) || /\d[-/]$/.test(before);
}

const TIME_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:in|since|by|from|until|till|before|after|during|of|im|seit|bis|von|vor|nach|ab|en|depuis|de|avant|après|dès|desde|antes|hasta|в|у|с|з|із|до|після|после|за|${MONTH}|year|jahr|année|año|год\\p{L}*|рік|році),?\\s+$`,
  'iu',
);
const COUNTED_AFTER =
  /^\s+(?:[\p{L}-]+ )?(?:residents|votes|voters|homes|houses|jobs|pupils|workers|members)(?![\p{L}])/iu;
const NEXT_TWO_WORDS = /^\s+[\p{L}-]+(?: [\p{L}-]+)?/u;

/** Four digits are a year unless they are qualified, or what can be counted follows and no word for a time precedes. */
export function isYear(text: string, number: string, { start, end }: Stretch, qualifier: string): boolean {
  if (!/^(?:19|20)\d\d$/.test(number) || qualifier !== '') return false;
  const after = text.slice(end, end + 60);
  const words = NEXT_TWO_WORDS.exec(after)?.[0] ?? '';
  const isCounted = COUNTED_AFTER.test(after) || namesPeople(words) || kindsIn(words).size > 0;
  return !isCounted || TIME_BEFORE.test(text.slice(Math.max(0, start - 20), start));
}

/** Offsets in a text, in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}
