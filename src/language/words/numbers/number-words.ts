/** Number words of a language: patterns of one word each, in all its forms, with their values. */
export interface NumberWords {
  /** From 0 to 99, hundreds that are a word of their own, and scales from 1,000 on. */
  readonly words: readonly (readonly [pattern: string, value: number])[];
  /** Words between two of them, such as "and". */
  readonly joiner?: string;
  /** Words for 100 and 1,000 that count what is before them: "two hundred". */
  readonly multiplies?: readonly number[];
}

/** Words for the numbers from `first` on, in a row, separated by spaces. */
export const inARow = (words: string, first = 1, step = 1): (readonly [string, number])[] =>
  words.split(' ').map((word, index) => [word, first + index * step]);

/** A reader of the number words of one language. */
export interface NumberWordReader {
  /** Its number words in a row, as a pattern. */
  readonly pattern: string;
  /** The number that a stretch of a text is, in its number words; undefined for other words, and for an order that no number has. */
  read(text: string, start: number, end: number): number | undefined;
}

/** Makes the reader of a language. */
export function numberWordReader({ words, joiner = '' }: NumberWords): NumberWordReader {
  const one = `(?:${words.map(([pattern]) => pattern).join('|')})(?![\\p{L}])`;
  const between = joiner === '' ? '[ -]' : `(?:[ -](?:${joiner})[ -]|[ -])`;
  // The words around a word decide whether it is a number, so that it is read where it stands.
  const token = new RegExp(`(?<![\\p{L}])(?:${words.map(([pattern]) => `(${pattern})`).join('|')})(?![\\p{L}])`, 'giu');
  const isJoined = new RegExp(`^(?:${between})?$`, 'iu');
  return {
    pattern: `${one}(?:${between}${one})*`,
    read: (text, start, end) => {
      const values: number[] = [];
      let from = start;
      token.lastIndex = start;
      for (let match = token.exec(text); match !== null && match.index < end; match = token.exec(text)) {
        const group = match.slice(1).findIndex((found) => found !== undefined);
        if (!isJoined.test(text.slice(from, match.index))) return undefined;
        values.push(words[group]?.[1] ?? 0);
        from = match.index + match[0].length;
      }
      return from === end && values.length > 0 ? combined(values) : undefined;
    },
  };
}

/** Words in a row as one number: two hundred and thirty-five thousand. */
function combined(values: readonly number[]): number | undefined {
  let total = 0;
  let part = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const value of values) {
    if (value >= 1_000) {
      // "Three thousand million" is a scale of a scale.
      if (part === 0 && total > 0 && value > last) total *= value;
      else total += Math.max(1, part) * value;
      part = 0;
    } else if (value === 100 && part > 0 && part < 10) part *= 100;
    else if (part === 0 || value < last) part += value;
    else return undefined;
    last = value === 100 || value >= 1_000 ? value : placeOf(value);
  }
  return total + part;
}

/** What may follow a word must be smaller than its place: after "sixty" French goes on to nineteen, others to nine. */
const placeOf = (value: number): number =>
  value >= 100 ? 100 : value === 60 || value === 80 ? 20 : value % 10 === 0 ? 10 : 1;
