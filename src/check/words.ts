/** A word, number or sign of a text: how it is compared, and where it stands. */
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

/** Characters that nobody sees: soft hyphens, joiners, direction marks, variation selectors. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}/gu;

/**
 * The words of a text, in order, in the form they are compared in. Offsets are those of the text as given.
 * @param text any text
 */
export function wordsOf(text: string): Word[] {
  const { seen, offsets } = withoutUnseen(text);
  const found: Word[] = [];
  for (const match of seen.matchAll(TOKEN)) {
    const start = offsets(match.index);
    const end = offsets(match.index + match[0].length - 1) + 1;
    found.push({ key: keyOf(match[0]), text: match[0], start, end });
  }
  return found;
}

/** The text without what nobody sees; where nothing is unseen, as nearly always, it is the text itself. */
function withoutUnseen(text: string): { readonly seen: string; readonly offsets: (at: number) => number } {
  if (text.search(UNSEEN) < 0) return { seen: text, offsets: (at) => at };
  const places: number[] = [];
  let seen = '';
  let from = 0;
  for (const match of [...text.matchAll(UNSEEN), { index: text.length, 0: '' }]) {
    for (let at = from; at < match.index; at += 1) places.push(at);
    seen += text.slice(from, match.index);
    from = match.index + match[0].length;
  }
  return { seen, offsets: (at) => places[at] ?? text.length };
}

function keyOf(token: string): string {
  if (/^\d{1,3}(?:\D\d{3})+$/.test(token)) return token.replace(/\D/g, '');
  if (token === '%') return 'percent';
  return token.normalize('NFKC').replace(/[’ʼ‘]/g, "'").toLowerCase();
}

const MARK = /^[?!]$/;

/**
 * Words without the question and exclamation marks at their ends, which move in and out of quotation marks by house style.
 * @param all the words
 */
export function trimMarks(all: readonly Word[]): readonly Word[] {
  let start = 0;
  let end = all.length;
  while (start < end && MARK.test(all[start]?.key ?? '')) start += 1;
  while (end > start && MARK.test(all[end - 1]?.key ?? '')) end -= 1;
  return all.slice(start, end);
}

/** Words that carry little by themselves; English, because most records are, and the same few elsewhere do no harm. */
const LIGHT = new Set(
  'a an and are as at be been but by for from had has have he her his i in is it its of on or our she that the their them they this to was we were which will with you your'.split(
    ' ',
  ),
);

/**
 * How much a word tells: little words a quarter, everything else, numbers and "not" among them, one.
 * @param word the word
 */
export const weightOf = ({ key }: Pick<Word, 'key'>): number => (LIGHT.has(key) ? 0.25 : 1);

/** The weight of several words together. */
export const weightOfAll = (all: readonly Pick<Word, 'key'>[]): number =>
  all.reduce((sum, word) => sum + weightOf(word), 0);
