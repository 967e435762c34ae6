import type { Span } from './span.js';

/** A paragraph, and the sentences in it. */
export interface Paragraph extends Span {
  readonly sentences: readonly Span[];
}

/** Words with a full stop that ends no sentence, in the languages of the bot. */
const SHORTENED = new Set(
  'mr mrs ms dr prof st jr sr vs no bzw ca usw mio mrd inc ltd co corp bros gen col sen rep gov lt sgt capt rev hon art abs nr tel vgl mme mlle me sra srta ud uds etc approx dept est fig vol pp jan feb mar apr jun jul aug sep sept oct nov dec т г им ул млн млрд тыс тис грн руб ст стр обл р н э др проф akad doç av sn'.split(
    ' ',
  ),
);
/** What may close a sentence behind its full stop. */
const CLOSING = /["”“»’'‘)\]]/u;
/** How a sentence begins. */
const BEGINS = /^["“„«»‚‘'([¿¡—–-]*\s?["“„«‚‘]?[\p{Lu}\p{N}]/u;
/** The place and day before a report: "HALMUND, 3 May –". */
const DATELINE = /^\p{Lu}[\p{Lu}\p{M} .'’-]{2,40}(?:,[^–—\n.]{0,30}|\s*\([^)\n]{0,30}\))?\s*[–—-]\s+/u;
const MAX_LINE_OF_HEAD = 60;
/** What runs on for longer is no sentence: it is cut at white space, so that no step looks at a whole text. In UTF-16 units. */
const MAX_SENTENCE = 2_000;
const MAX_LOOKED_AT = 80;

/**
 * The paragraphs of a text and their sentences. A quotation is never cut: what is in it ends no sentence, but a full stop right before its
 * closing mark may.
 * @param quoted the quoted stretches, in order, without their marks
 * @param attributes whether words behind a question in marks say who asks it
 */
export function layoutOf(text: string, quoted: readonly Span[], attributes: (words: string) => boolean): Paragraph[] {
  return paragraphsAround(paragraphsOf(text), quoted).map((paragraph) => ({
    ...paragraph,
    sentences: sentencesOf(text, paragraph, quoted, attributes),
  }));
}

/** Parted by blank lines; by line breaks where a text has none. */
function paragraphsOf(text: string): Span[] {
  const breaks = /\n[ \t]*\n/.test(text) ? /\n[ \t]*(?:\n[ \t]*)+/g : /\n+/g;
  const found: Span[] = [];
  let start = 0;
  for (const { index, 0: gap } of [...text.matchAll(breaks), { index: text.length, 0: '' }]) {
    if (text.slice(start, index).trim() !== '') found.push({ start, end: index });
    start = index + gap.length;
  }
  return found;
}

/** A quotation that goes on over paragraphs is in one, with whatever attributes it before its beginning and behind its end. */
function paragraphsAround(paragraphs: readonly Span[], quoted: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let next = 0;
  for (const paragraph of paragraphs) {
    while ((quoted[next]?.end ?? Number.POSITIVE_INFINITY) <= paragraph.start) next += 1;
    const run = quoted[next];
    const before = joined.at(-1);
    if (before !== undefined && run !== undefined && run.start < before.end && run.end > paragraph.start)
      joined[joined.length - 1] = { start: before.start, end: paragraph.end };
    else joined.push(paragraph);
  }
  return joined;
}

function sentencesOf(
  text: string,
  { start, end }: Span,
  quoted: readonly Span[],
  attributes: (words: string) => boolean,
): Span[] {
  const found: Span[] = [];
  let from = start + (DATELINE.exec(text.slice(start, Math.min(end, start + 90)))?.[0].length ?? 0);
  let next = firstBehind(quoted, from);
  for (let at = from; at < end; at += 1) {
    const run = next < 0 ? undefined : quoted[next];
    if (run !== undefined && at >= run.start) {
      // What is in a quotation is passed over; a full stop at its end is looked at.
      at = Math.max(at, Math.min(run.end, end) - 1);
      next = next + 1 < quoted.length ? next + 1 : -1;
    }
    const cut = sentenceEndAt(text, at, end) ?? (isTooLong(text, from, at) ? at + 1 : undefined);
    if (
      cut === undefined ||
      (isAsked(text, at, cut) && attributes(text.slice(cut, Math.min(end, cut + MAX_LOOKED_AT))))
    )
      continue;
    found.push({ start: from, end: cut });
    from = cut;
    at = cut - 1;
    while (next >= 0 && (quoted[next]?.end ?? 0) <= from) next = next + 1 < quoted.length ? next + 1 : -1;
  }
  if (text.slice(from, end).trim() !== '') found.push({ start: from, end });
  return found.map((one) => withoutSpace(text, one)).filter((one) => one.end > one.start);
}

/** Whether a question or a call in marks ends at a place. */
const isAsked = (text: string, at: number, cut: number): boolean =>
  /[?!]/.test(text.charAt(at)) && CLOSING.test(text.charAt(cut - 1));

/** The place of the first stretch that ends behind an offset; -1 where none does. */
function firstBehind(quoted: readonly Span[], from: number): number {
  let low = 0;
  let high = quoted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quoted[middle]?.end ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return low < quoted.length ? low : -1;
}

/** No half of a surrogate pair is left behind. */
const isTooLong = (text: string, from: number, at: number): boolean =>
  at - from > MAX_SENTENCE &&
  (/\s/u.test(text.charAt(at)) || (at - from > 2 * MAX_SENTENCE && !/[\ud800-\udbff]/.test(text.charAt(at))));

/** Where a sentence ends whose last letter is at a place; undefined where none ends there. */
function sentenceEndAt(text: string, at: number, limit: number): number | undefined {
  const char = text.charAt(at);
  if (char === '\n') return endsLine(text, at, limit) ? at + 1 : undefined;
  if (!/[.!?…]/u.test(char)) return undefined;
  let end = at + 1;
  while (end < limit && (CLOSING.test(text.charAt(end)) || /[.!?…]/u.test(text.charAt(end)))) end += 1;
  // French parts the closing mark from the words by a space.
  if (/^[\s\u00a0]»/u.test(text.slice(end, end + 2))) end += 2;
  while (end < limit && /[.!?…]/u.test(text.charAt(end))) end += 1;
  if (end >= limit) return end;
  const gap = /^\s+/u.exec(text.slice(end, Math.min(limit, end + 20)));
  if (gap === null || !BEGINS.test(text.slice(end + gap[0].length, end + gap[0].length + 6))) return undefined;
  // A dash attributes the words before it.
  if (/^[—–-]/u.test(text.slice(end + gap[0].length)) && CLOSING.test(text.charAt(end - 1))) return undefined;
  return char === '.' && isShortened(text, at) ? undefined : end;
}

/** A line of its own, such as a headline, ends with its line. */
const endsLine = (text: string, at: number, limit: number): boolean => {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
  const next = text.slice(at + 1, Math.min(limit, at + 10)).trim();
  return /[.!?…:”"»]$/u.test(line) || (line.length < MAX_LINE_OF_HEAD && BEGINS.test(next));
};

function isShortened(text: string, at: number): boolean {
  const word = /[\p{L}\p{M}\p{N}]+$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? '';
  if (word === '') return false;
  if (/^\p{Lu}$/u.test(word) || SHORTENED.has(word.toLowerCase())) return true;
  // "Am 3. März", "3. gün": a number with a full stop is a rank.
  return (
    /^\d{1,2}$/.test(word) &&
    /^\. \p{L}/u.test(text.slice(at, at + 3)) &&
    /\p{L} $/u.test(text.slice(0, at - word.length).slice(-2))
  );
}

function withoutSpace(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
