import { allMatches } from '../language/words/all-matches.js';

/** A word, number or sign of a text. */
export interface Word {
  /** Equal for the same words in another typography: case, kind of apostrophe, separators of thousands, hyphen or space. */
  readonly key: string;
  /** As written. */
  readonly text: string;
  /** Offsets in the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Numbers whole, with their separators; words with their apostrophes; signs that change what a number says; and the marks that make a
 * question or an exclamation of a sentence. Everything else is typography.
 */
const TOKEN =
  /\d{1,3}(?:[.,'’\u00a0\u2009\u202f ]\d{3})+(?![\d\p{L}])|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:['’ʼ‘][\p{L}\p{M}]+)*|[%$€£¥₽₼₺₴₹+&?!]/gu;

/** Invisible characters: soft hyphens, joiners, direction marks, variation selectors. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

/** Whether a text holds characters that nobody sees and that may be inside a word. */
export const hasInvisible = (text: string): boolean => text.search(INVISIBLE) >= 0;

/** The words of a text, in order. Their offsets are those of the text as given. */
export function wordsOf(text: string): Word[] {
  const { visible, offsetOf } = withoutInvisible(text);
  const found: Word[] = [];
  for (const match of allMatches(TOKEN, visible)) {
    const start = offsetOf(match.index);
    const end = offsetOf(match.index + match[0].length - 1) + 1;
    found.push({ key: keyOf(match[0]), text: match[0], start, end });
  }
  return found;
}

/** The words of a text as written, in order, without the marks at both ends: those of `wordsOf` and `trimMarks`, without their places. */
export function tokensOf(text: string): readonly string[] {
  const tokens = withoutInvisible(text).visible.match(TOKEN) ?? [];
  return withoutMarks(tokens, (token) => token);
}

/** The text without invisible characters, and the way back to its own offsets. */
function withoutInvisible(text: string): { readonly visible: string; readonly offsetOf: (at: number) => number } {
  if (!hasInvisible(text)) return { visible: text, offsetOf: (at) => at };
  const offsets: number[] = [];
  let visible = '';
  let from = 0;
  for (const match of [...text.matchAll(INVISIBLE), { index: text.length, 0: '' }]) {
    for (let at = from; at < match.index; at += 1) offsets.push(at);
    visible += text.slice(from, match.index);
    from = match.index + match[0].length;
  }
  return { visible, offsetOf: (at) => offsets[at] ?? text.length };
}

/** The form in which a word is compared. */
export function keyOf(token: string): string {
  if (/^[a-z']+$/i.test(token)) return token.toLowerCase();
  if (/^\d{1,3}(?:\D\d{3})+$/.test(token)) return token.replace(/\D/g, '');
  if (token === '%') return 'percent';
  return token.normalize('NFKC').replace(/[’ʼ‘]/g, "'").toLowerCase();
}

const END_MARK = /^[?!]$/;

/** Words without the question and exclamation marks at both ends, which move in and out of quotation marks by house style. */
export const trimMarks = (all: readonly Word[]): readonly Word[] => withoutMarks(all, ({ key }) => key);

function withoutMarks<T>(all: readonly T[], keyIn: (one: T) => string): readonly T[] {
  const isMark = (one: T | undefined): boolean => one !== undefined && END_MARK.test(keyIn(one));
  let start = 0;
  let end = all.length;
  while (start < end && isMark(all[start])) start += 1;
  while (end > start && isMark(all[end - 1])) end -= 1;
  return start === 0 && end === all.length ? all : all.slice(start, end);
}

/** Words that carry little by themselves. English, because most records are; in other languages they do no harm. */
const LIGHT_WORDS = new Set(
  'a an and are as at be been but by for from had has have he her his i in is it its of on or our she that the their them they this to was we were which will with you your'.split(
    ' ',
  ),
);

/** How much a word counts in comparisons: light words a quarter; everything else, with numbers and "not", one. */
export const weightOf = ({ key }: Pick<Word, 'key'>): number => (LIGHT_WORDS.has(key) ? 0.25 : 1);

export const totalWeight = (all: readonly Pick<Word, 'key'>[]): number =>
  all.reduce((sum, word) => sum + weightOf(word), 0);
