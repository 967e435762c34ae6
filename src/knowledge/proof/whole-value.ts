import { directionAfter, directionBefore, directionNamed } from '../../language/words/directions.js';
import { type Quantity, quantitiesIn, quantitiesInValue } from '../../language/words/quantities.js';

/** What a number loses its meaning without. */
export type ValuePart = 'comparator' | 'sign' | 'unit' | 'direction' | 'negation';

/** Why a value is not the whole of what its source says at one place. */
export type NotWhole =
  | { readonly reason: 'incomplete'; readonly part: ValuePart; readonly words: string }
  | { readonly reason: 'piece'; readonly words: string };

/** A value as it is at one place of a source. */
export interface Occurrence {
  readonly value: string;
  readonly before: string;
  readonly after: string;
  /** The unit and what is counted, as the entry gives them beside the value. */
  readonly counted: string;
}

/** How much of the source is shown in a message, in UTF-16 units. */
const MAX_SHOWN = 24;

/**
 * Reads the number in the source and the number in the entry, and compares them part by part: whatever the source says of the number, the
 * entry must say as well.
 * @returns undefined where they say the same, or where the value has no number
 */
export function notWholeAsRead({ value, before, after, counted }: Occurrence): NotWhole | undefined {
  const own = quantitiesInValue(value, counted);
  const [first] = own;
  if (first === undefined) return undefined;
  const place = { start: before.length, end: before.length + value.length };
  const there = quantitiesIn(before + value + after).filter(({ start, end }) => start < place.end && place.start < end);
  const [found] = there;
  if (found === undefined) return { reason: 'piece', words: `${value}${/^\S+/u.exec(after)?.[0] ?? ''}` };
  if (there.length !== own.length) return { reason: 'piece', words: found.text };
  for (const [index, one] of there.entries()) {
    const mine = own[index];
    const wrong = mine === undefined ? undefined : difference(one, mine, counted, before + value + after);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function difference(there: Quantity, own: Quantity, counted: string, text: string): NotWhole | undefined {
  const shown = (): string => text.slice(Math.max(0, there.start - MAX_SHOWN), there.end + MAX_SHOWN).trim();
  // Each end of a change is a number of its own.
  if (there.qualifier === 'change' && own.qualifier === 'stated')
    return there.numbers.includes(own.numbers[0] ?? Number.NaN) ? undefined : { reason: 'piece', words: there.text };
  if (there.form !== own.form || !sameNumbers(there, own)) return { reason: 'piece', words: there.text };
  if (there.negative !== own.negative) return { reason: 'incomplete', part: 'sign', words: shown() };
  if (there.negated !== own.negated) return { reason: 'incomplete', part: 'negation', words: shown() };
  const sameForm = there.qualifier === 'change' && own.qualifier === 'range';
  if (there.qualifier !== own.qualifier && !sameForm)
    return { reason: 'incomplete', part: 'comparator', words: there.text };
  const direction = own.direction ?? directionNamed(counted);
  if (there.direction !== undefined && there.direction !== direction && there.qualifier !== 'change')
    return {
      reason: 'incomplete',
      part: 'direction',
      words: (directionBefore(text.slice(0, there.start)) ?? directionAfter(text.slice(there.end)))?.words ?? shown(),
    };
  return undefined;
}

const sameNumbers = (a: Quantity, b: Quantity): boolean =>
  a.phrase === b.phrase && a.numbers.length === b.numbers.length && a.numbers.every((one, at) => one === b.numbers[at]);
