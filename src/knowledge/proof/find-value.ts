import { QUALIFIERS_AFTER, QUALIFIERS_BEFORE } from '../../language/words/qualifiers.js';
import {
  CHANGE,
  canonicalUnit,
  currencyAtEnd,
  ENDS_IN_DURATION,
  REST_OF_DURATION,
  SHARE_AFTER,
  SHARE_BEFORE,
  SIGN_BEFORE,
  UNIT_AFTER,
  unitsNamed,
} from '../../language/words/units.js';
import { type ComparableText, findWhole, type Span } from './comparable-text.js';
import { type NotWhole, notWholeAsRead, type Occurrence } from './whole-value.js';

const BEFORE_VALUE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${QUALIFIERS_BEFORE}|between) (?:(?:a|an|the) )?`, 'giu');
const AFTER_VALUE = new RegExp(`^(?: or so|${QUALIFIERS_AFTER})(?![\\p{L}])`, 'iu');
const SCALE = /^[ -](?:hundred|thousand|million|billion|trillion|dozen|million|mln|bn)(?![\p{L}])/iu;
/** A comma inside a number is no end of a clause. */
const RANGE_BEFORE =
  /(?<![\p{L}\p{N}])(?:between|from) (?:[^\s,;]|,(?=\d))+(?: (?:[^\s,;]|,(?=\d))+){0,3} (?:and|to) (?:\p{Sc} ?)?$/iu;
const CHARS_BEFORE = 120;
const CHARS_AFTER = 60;

/** A value found in a source, or why none of its occurrences counts. */
export type ValueResult = { readonly span: Span } | { readonly reason: 'absent' } | NotWhole;

/**
 * Finds a figure's value: whole, with the sign, comparator and unit that belong to it, and not as a piece of a larger number.
 * @param within the folded stretch it must lie in
 * @param value the folded value, such as `more than 200`
 * @param counted the unit and what is counted, which may hold the unit in place of the value
 */
export function findValue(text: ComparableText, within: Span, value: string, counted = ''): ValueResult {
  let refused: ValueResult = { reason: 'absent' };
  let from = within.start;
  for (;;) {
    const span = findWhole(text, value, from, within.end);
    if (!span) return refused;
    const reason = refusal({
      value,
      before: text.folded.slice(Math.max(0, span.start - CHARS_BEFORE), span.start),
      after: text.folded.slice(span.end, span.end + CHARS_AFTER),
      counted,
    });
    if (!reason) return { span };
    if (!('words' in refused)) refused = reason;
    from = span.start + 1;
  }
}

const refusal = (occurrence: Occurrence): ValueResult | undefined =>
  pieceOf(occurrence) ??
  signOf(occurrence) ??
  comparatorOf(occurrence) ??
  unitOf(occurrence) ??
  notWholeAsRead(occurrence);

/** A larger number that the value is only a piece of. */
function pieceOf({ value, before, after }: Occurrence): ValueResult | undefined {
  const piece = (words: string): ValueResult => ({ reason: 'piece', words });
  const scale = /(?:\d|\p{L})$/u.test(value) ? SCALE.exec(after) : null;
  if (scale) return piece(value + scale[0]);
  if (/\d $/.test(before) && /^\d{3}(?!\d)/.test(value))
    return piece((/[\d ]+$/.exec(before)?.[0] ?? '').trimStart() + value);
  if (/\d$/.test(value) && /^ \d{3}(?!\d)/.test(after) && /^\D*\d{1,3}$/.test(value))
    return piece(value + after.slice(0, 4));
  const share = SHARE_BEFORE.exec(before)?.[0];
  if (share !== undefined) return piece(share.trimStart() + value);
  const fraction = SHARE_AFTER.exec(after)?.[0];
  if (fraction !== undefined) return piece(value + fraction);
  const rest = ENDS_IN_DURATION.test(value) ? REST_OF_DURATION.exec(after)?.[0] : undefined;
  return rest === undefined ? undefined : piece(value + rest);
}

function signOf({ before }: Occurrence): ValueResult | undefined {
  const sign = SIGN_BEFORE.exec(before);
  return sign === null ? undefined : { reason: 'incomplete', part: 'sign', words: sign[0].trim() };
}

function comparatorOf({ value, before, after }: Occurrence): ValueResult | undefined {
  const comparator = (words: string): ValueResult => ({
    reason: 'incomplete',
    part: 'comparator',
    words: words.trim(),
  });
  for (const match of (before + value).matchAll(BEFORE_VALUE)) {
    const reaches = match.index + match[0].length >= before.length;
    if (match.index < before.length && reaches) return comparator(match[0]);
  }
  // "Rose from 31 to 38" gives two numbers, each of them whole; "from 31 to 38 people" is one range.
  const range = RANGE_BEFORE.exec(before);
  if (range !== null && /\d/.test(range[0]) && !isChange(before.slice(0, range.index), range[0]))
    return comparator(range[0]);
  if (/(?<![\p{L}\p{N}])from $/iu.test(before) && /^ (?:to|and) (?=\S*\d)/iu.test(after) && !isChange(before, 'from'))
    return comparator(`from ${value}${after.slice(0, 4).trimEnd()}`);
  const trailing = AFTER_VALUE.exec(after);
  return trailing === null ? undefined : comparator(trailing[0]);
}

/** Whether the sentence so far says that something changed. */
const isChange = (before: string, range: string): boolean =>
  /^from/iu.test(range) && CHANGE.test(before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), 0)));

/** A currency before or a unit after, which neither the value nor what it counts gives. */
function unitOf({ value, before, after, counted }: Occurrence): ValueResult | undefined {
  const currency = currencyAtEnd(before);
  const follows = UNIT_AFTER.exec(after)?.[0].replace(/^[ \u00a0-]/u, '');
  const given = unitsNamed(counted);
  const missing = [currency, /[\d\p{L}½¼¾]\.?$/u.test(value) ? follows : undefined].find(
    (unit) => unit !== undefined && !given.has(canonicalUnit(unit) ?? unit),
  );
  return missing === undefined ? undefined : { reason: 'incomplete', part: 'unit', words: missing };
}
