import { type ComparableText, originalSpan, passageSpan } from '../../knowledge/proof/comparable-text.js';
import { type Span, trimmed, wordsAt } from '../span.js';

const MIN_WORDS = 3;
const MAX_WORDS = 12;

const MARKS = /[\s.,;:!?”“"»«„’‘–—-]/u;

/**
 * A place of a text by its first and last words, as few as lead there; undefined where none do.
 * @param inside words that have to be in it to their last mark
 */
export function passageOf(
  text: string,
  comparable: ComparableText,
  sentence: Span,
  inside: Span = sentence,
): string | undefined {
  const plain = trimmed(text, sentence, MARKS);
  const place = {
    start: Math.min(plain.start, inside === sentence ? plain.start : inside.start),
    end: Math.max(plain.end, inside === sentence ? plain.end : inside.end),
  };
  const words = wordsAt(text, place).split(/\s+/u).filter(Boolean);
  if (words.some((word) => /…|\.\.\./u.test(word))) return undefined;
  for (let count = MIN_WORDS; count <= MAX_WORDS; count += 1) {
    if (count * 2 >= words.length) break;
    const first = words.slice(0, count).join(' ');
    const last = words.slice(-count).join(' ');
    if (leadsTo(comparable, { first, last }, place)) return `${first} … ${last}`;
  }
  const whole = words.join(' ');
  return leadsTo(comparable, { first: whole }, place) ? whole : undefined;
}

function leadsTo(
  comparable: ComparableText,
  passage: { readonly first: string; readonly last?: string },
  place: Span,
): boolean {
  const found = passageSpan(comparable, passage);
  if (!('span' in found)) return false;
  const { start, end } = originalSpan(comparable, found.span);
  return start === place.start && end === place.end;
}
