import { allMatches } from '../language/words/all-matches.js';
import { type Quotation, quotationsIn } from '../language/words/quotation-marks.js';
import { SPEECH_VERBS } from '../language/words/speech-verbs.js';
import { sentenceAfter, sentenceBefore, sentencesIn, type TextSpan } from './sentences.js';
import { trimMarks, type Word, wordsOf } from './words.js';

/** A stretch of a pasted text in quotation marks, or one that may be a quote without them. */
export interface PastedQuote {
  /** As pasted, without its outer marks. */
  readonly text: string;
  readonly words: readonly Word[];
  /** Its words, cut where the paster marked an omission (…) or an insertion ([so]). */
  readonly pieces: readonly (readonly Word[])[];
  /** The rest of its sentence, where its speaker is named. */
  readonly before: string;
  readonly after: string;
  /** Whether it is in quotation marks. */
  readonly marked: boolean;
  /** Whether it has an opening mark that nothing closes. */
  readonly unclosed: boolean;
  /** Offsets in the pasted text, marks included. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the quotes of a text: whatever is in quotation marks or, where nothing is, every sentence.
 * @param max how many are returned; `more` says whether there were others, `strayMark` whether a mark opens nothing and closes nothing
 */
export function pastedQuotes(
  text: string,
  max: number,
): { readonly quotes: readonly PastedQuote[]; readonly more: boolean; readonly strayMark: boolean } {
  const marked = markedQuotes(text);
  const quotes = marked.length > 0 ? marked : sentencesIn(text).flatMap(unmarkedQuote);
  const strayMark = hasStrayMark(text);
  return { quotes: quotes.slice(0, max), more: quotes.length > max, strayMark };
}

/** A double mark, but not that of inches. */
const DOUBLE_MARK = /(?<!\d)["“”„«»]/gu;

/** Whether a mark belongs to no quotation, or opens one of nothing. */
function hasStrayMark(text: string): boolean {
  const quotations = quotationsIn(text).filter(({ start, end, unclosed }) => {
    return !unclosed || /[\p{L}\p{N}]/u.test(text.slice(start, end));
  });
  let next = 0;
  for (const { index } of allMatches(DOUBLE_MARK, text)) {
    while ((quotations[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next += 1;
    if (index < (quotations[next]?.start ?? Number.POSITIVE_INFINITY)) return true;
  }
  return false;
}

function markedQuotes(text: string): PastedQuote[] {
  const quotations = joinParagraphs(text, quotationsIn(text));
  return quotations.flatMap(({ paragraphs, ...quotation }, index): PastedQuote[] => {
    const inner = paragraphs
      .map(({ start, end, unclosed }) => text.slice(start + 1, unclosed ? end : end - 1).trim())
      .join('\n\n');
    const pieces = piecesOf(inner);
    if (pieces.length === 0) return [];
    const before = sentenceBefore(text, quotations[index - 1]?.end ?? 0, quotation.start);
    const after = sentenceAfter(text, quotation.end, quotations[index + 1]?.start ?? text.length);
    return [{ text: inner, words: trimMarks(wordsOf(inner)), pieces, before, after, marked: true, ...quotation }];
  });
}

/** A quotation with the paragraphs that it goes on over. */
interface JoinedQuotation extends Quotation {
  readonly paragraphs: readonly Quotation[];
}

/** A quotation of several paragraphs opens anew with each of them, and is closed once, at the end of the last. */
function joinParagraphs(text: string, quotations: readonly Quotation[]): JoinedQuotation[] {
  const joined: JoinedQuotation[] = [];
  for (const one of quotations) {
    const last = joined.at(-1);
    if (last?.unclosed && goesOn(text, last, one))
      joined[joined.length - 1] = { ...one, start: last.start, paragraphs: [...last.paragraphs, one] };
    else joined.push({ ...one, paragraphs: [one] });
  }
  return joined;
}

const goesOn = (text: string, before: Quotation, next: Quotation): boolean =>
  text.charAt(next.start) === text.charAt(before.start) && /^\s+$/.test(text.slice(before.end, next.start));

const OMISSION = /\[[^\]\n]{0,80}\]|\(\s*(?:\.{3}|…)\s*\)|…|\.\s?\.\s?\.+/gu;

function piecesOf(text: string): Word[][] {
  const pieces: Word[][] = [];
  let from = 0;
  for (const match of [...allMatches(OMISSION, text), { index: text.length, 0: '' }]) {
    const words = trimMarks(wordsOf(text.slice(from, match.index)));
    if (words.length > 0) pieces.push([...words]);
    from = match.index + match[0].length;
  }
  return pieces;
}

/** "On Monday Ada Lovelace said that …" */
const LEADING_ATTRIBUTION = new RegExp(
  `^[^.!?]{0,160}?(?<![\\p{L}])(?:${SPEECH_VERBS})(?![\\p{L}])(?:\\s+(?:on|in|at)\\s+[^,.:]{1,40})?\\s*(?:that(?![\\p{L}])|[:,])?\\s*`,
  'iu',
);
/** "…, Ada Lovelace said on Monday." */
const TRAILING_ATTRIBUTION = new RegExp(
  `[,—–-]\\s*(?:[^,.!?]{0,80}\\s)?(?:${SPEECH_VERBS})(?![\\p{L}])[^.!?]{0,160}[.!?]?\\s*$`,
  'iu',
);
/** No trailing attribution is longer. The pattern is tried at every dash and comma: in a text of dashes it must not look at all of them. */
const MAX_TRAILING_CHARS = 320;
const STARTS_WITH_LETTER = /^\p{L}/u;

/** A sentence without quotation marks as a quote, its attribution taken off; nothing where fewer than two words are left. */
function unmarkedQuote({ text: sentence, start, end }: TextSpan): PastedQuote[] {
  const tail = Math.max(0, sentence.length - MAX_TRAILING_CHARS);
  const trailing = TRAILING_ATTRIBUTION.exec(sentence.slice(tail));
  const innerEnd = trailing === null ? sentence.length : tail + trailing.index;
  const innerStart = LEADING_ATTRIBUTION.exec(sentence.slice(0, innerEnd))?.[0].length ?? 0;
  const inner = sentence.slice(innerStart, innerEnd);
  const words = trimMarks(wordsOf(inner));
  if (words.filter(({ key }) => STARTS_WITH_LETTER.test(key)).length < 2) return [];
  return [
    {
      text: inner.trim(),
      words,
      pieces: piecesOf(inner),
      before: sentence.slice(0, innerStart).trim(),
      after: sentence.slice(innerEnd).trim(),
      marked: false,
      unclosed: false,
      start,
      end,
    },
  ];
}
