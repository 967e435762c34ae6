import { QUALIFIERS_AFTER, QUALIFIERS_BEFORE } from '../../language/words/qualifiers.js';
import { type ComparableText, findWhole, type Span } from './comparable-text.js';

const BEFORE_VALUE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${QUALIFIERS_BEFORE}|between) (?:(?:a|an|the) )?`, 'giu');
const RANGE = /(?<![\p{L}\p{N}])(?:between|from) \S+(?: \S+){0,2} (?:and|to) $/iu;
const AFTER_VALUE = new RegExp(`^(?: or so|${QUALIFIERS_AFTER})(?![\\p{L}])`, 'iu');
const SCALE = /^[ -](?:hundred|thousand|million|billion|trillion|dozen|million|mln|bn)(?![\p{L}])/iu;

/** A value found in a source, or why none of its occurrences counts. */
export type ValueResult =
  | { readonly span: Span }
  | { readonly reason: 'absent' }
  | { readonly reason: 'comparator' | 'piece'; readonly words: string };

/**
 * Finds a figure's value: whole, with the comparator that belongs to it, and not as a piece of a larger number.
 * @param within the folded stretch it must lie in
 * @param value the folded value, such as `more than 200`
 */
export function findValue(text: ComparableText, within: Span, value: string): ValueResult {
  let refused: ValueResult = { reason: 'absent' };
  let from = within.start;
  for (;;) {
    const span = findWhole(text, value, from, within.end);
    if (!span) return refused;
    const reason = refusal(text.folded, span, value);
    if (!reason) return { span };
    if (!('words' in refused)) refused = reason;
    from = span.start + 1;
  }
}

function refusal(text: string, span: Span, value: string): ValueResult | undefined {
  const before = text.slice(Math.max(0, span.start - 60), span.start);
  const after = text.slice(span.end, span.end + 20);
  const endsInNumber = /(?:\d|\p{L})$/u.test(value);
  const scale = endsInNumber ? SCALE.exec(after) : null;
  if (scale) return { reason: 'piece', words: value + scale[0] };
  if (/\d $/.test(before) && /^\d{3}(?!\d)/.test(value)) {
    return { reason: 'piece', words: (/[\d ]+$/.exec(before)?.[0] ?? '').trimStart() + value };
  }
  if (/\d$/.test(value) && /^ \d{3}(?!\d)/.test(after) && /^\D*\d{1,3}$/.test(value)) {
    return { reason: 'piece', words: value + after.slice(0, 4) };
  }
  const joined = before + value;
  for (const match of joined.matchAll(BEFORE_VALUE)) {
    const reaches = match.index + match[0].length >= before.length;
    if (match.index < before.length && reaches) return { reason: 'comparator', words: match[0].trim() };
  }
  const range = RANGE.exec(before);
  if (range && /\d/.test(range[0])) return { reason: 'comparator', words: range[0].trim() };
  const trailing = AFTER_VALUE.exec(after);
  return trailing ? { reason: 'comparator', words: trailing[0].trim() } : undefined;
}
