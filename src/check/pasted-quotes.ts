import { trimMarks, type Word, wordsOf } from './words.js';

/** A stretch of a pasted text that stands in quotation marks, or one that may be a quote without them. */
export interface PastedQuote {
  /** As pasted, without its outer marks. */
  readonly text: string;
  /** All its words. */
  readonly words: readonly Word[];
  /** Its words, cut where the paster marked an omission (…) or an insertion ([so]). */
  readonly pieces: readonly (readonly Word[])[];
  /** What stands around it in its sentence, where its speaker is named. */
  readonly before: string;
  readonly after: string;
  /** Whether it stands in quotation marks. */
  readonly marked: boolean;
  /** Whether a mark opens it that nothing closes. */
  readonly unclosed: boolean;
  /** Offsets in the pasted text, marks included. */
  readonly start: number;
  readonly end: number;
}

/** What closes a quotation that this mark opens, most usual first. */
const CLOSING: ReadonlyMap<string, readonly string[]> = new Map([
  ['“', ['”', '"', '“']],
  ['„', ['“', '”', '"', '„']],
  ['‟', ['”']],
  ['«', ['»']],
  ['»', ['«']],
  ['"', ['"', '”']],
  ['＂', ['＂']],
  ['‘', ['’', "'"]],
  ['‚', ['‘', '’']],
  ['‹', ['›']],
  ['›', ['‹']],
  ["'", ["'", '’']],
  ['`', ['`', "'"]],
  ['「', ['」']],
  ['『', ['』']],
  ['〝', ['〞']],
]);
const SINGLES = new Set(['‘', '‚', "'", '`', '‹', '›']);
const LETTER = /[\p{L}\p{N}\p{M}]/u;

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly unclosed: boolean;
}

/**
 * Finds the quoted stretches of a text: every style of mark, nested ones as part of the outer, an unclosed one up to the end of its
 * paragraph. Where nothing is in marks, every sentence may be a quote.
 * @param text the pasted text
 * @param most how many are looked at
 */
export function pastedQuotes(
  text: string,
  most: number,
): { readonly quotes: readonly PastedQuote[]; readonly more: boolean } {
  const stretches = stretchesOf(text);
  const marked = stretches.flatMap((stretch, index): PastedQuote[] => {
    const inner = text.slice(stretch.start + 1, stretch.unclosed ? stretch.end : stretch.end - 1);
    const pieces = piecesOf(inner);
    if (pieces.length === 0) return [];
    const before = sentenceBefore(text, stretches[index - 1]?.end ?? 0, stretch.start);
    const after = sentenceAfter(text, stretch.end, stretches[index + 1]?.start ?? text.length);
    return [{ text: inner.trim(), words: trimMarks(wordsOf(inner)), pieces, before, after, marked: true, ...stretch }];
  });
  if (marked.length > 0) return { quotes: marked.slice(0, most), more: marked.length > most };
  const bare = sentencesOf(text);
  return { quotes: bare.slice(0, most), more: bare.length > most };
}

function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  while (at < text.length) {
    const mark = text.charAt(at);
    if (!CLOSING.has(mark) || !opens(text, at)) {
      at += 1;
      continue;
    }
    const limit = paragraphEnd(text, at);
    const end = closingOf(text, at, limit);
    if (end === undefined && SINGLES.has(mark)) {
      // A lone apostrophe opens nothing.
      at += 1;
      continue;
    }
    found.push({ start: at, end: end ?? limit, unclosed: end === undefined });
    at = end ?? limit;
  }
  return found;
}

/** A mark opens a quotation where no word ends before it and something follows it. */
function opens(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (after === '' || /\s/.test(after)) return text.charAt(at) === '«' && /\S/.test(text.slice(at + 1, at + 3));
  return !LETTER.test(before);
}

/** Where a quotation ends, its closing mark included; undefined where nothing closes it. */
function closingOf(text: string, from: number, limit: number): number | undefined {
  const opening = text.charAt(from);
  const closings = CLOSING.get(opening) ?? [];
  const same = closings.includes(opening);
  let depth = 1;
  let candidate: number | undefined;
  for (let at = from + 1; at < limit; at += 1) {
    const char = text.charAt(at);
    if (SINGLES.has(opening)) {
      // An apostrophe inside a word closes nothing; after a word it may, and the last one before another quotation does.
      if (char === opening && opens(text, at)) return candidate;
      if (closings.includes(char) && !LETTER.test(text.charAt(at + 1))) candidate = at + 1;
      continue;
    }
    if (closings.includes(char) && !(same && opens(text, at) && !closes(text, at))) {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (char === opening && opens(text, at)) depth += 1;
  }
  return candidate;
}

const closes = (text: string, at: number): boolean => !/[\s]/.test(text.charAt(at - 1)) || !opens(text, at);

function paragraphEnd(text: string, from: number): number {
  const match = /\n[ \t]*\n/.exec(text.slice(from));
  return match === null ? text.length : from + match.index;
}

const OMISSION = /\[[^\]\n]{0,80}\]|\(\s*(?:\.{3}|…)\s*\)|…|\.\s?\.\s?\.+/gu;

function piecesOf(text: string): Word[][] {
  const pieces: Word[][] = [];
  let from = 0;
  for (const match of [...text.matchAll(OMISSION), { index: text.length, 0: '' }]) {
    const words = trimMarks(wordsOf(text.slice(from, match.index)));
    if (words.length > 0) pieces.push([...words]);
    from = match.index + match[0].length;
  }
  return pieces;
}

const SENTENCE_END = /[.!?…](?=\s+["'“«„‘([]?\p{Lu})|\n+/gu;
const LONGEST_FRAME = 300;

/** What stands before a quotation in its own sentence. */
function sentenceBefore(text: string, from: number, to: number): string {
  const stretch = text.slice(Math.max(from, to - LONGEST_FRAME), to);
  let start = 0;
  for (const match of stretch.trimEnd().matchAll(SENTENCE_END)) start = match.index + match[0].length;
  return stretch.slice(start).trim();
}

/** What stands after a quotation up to the end of the sentence; a dash on the next line still names its speaker. */
function sentenceAfter(text: string, from: number, to: number): string {
  const stretch = text.slice(from, Math.min(to, from + LONGEST_FRAME));
  const signed = /^[\s.,]*[—–-]\s*([^\n]+)/u.exec(stretch);
  if (signed !== null) return `— ${signed[1]}`;
  const end = /[.!?](?=\s|$)|\n/u.exec(stretch);
  return (end === null ? stretch : stretch.slice(0, end.index)).trim();
}

/** Verbs that put words into somebody's mouth. */
export const SPEECH =
  'said|says|say|saying|told|tells|stated|states|claimed|claims|denied|denies|added|adds|warned|warns|called|calls|accused|accuses|declared|declares|announced|announces|wrote|writes|tweeted|posted|vowed|insisted|insists|argued|argues|described|describes|condemned|noted|stressed|urged|demanded|asked|replied|rejected|reported|remarked|сказал|сказала|заявил|заявила|сообщил|сообщила|сказав|заявив|заявила|dedi|söyledi|sagte|erklärte|dit|déclaré|dijo|afirmó';

const LEAD = new RegExp(
  `^[^.!?]{0,160}?(?<![\\p{L}])(?:${SPEECH})(?![\\p{L}])(?:\\s+(?:on|in|at)\\s+[^,.:]{1,40})?\\s*(?:that(?![\\p{L}])|[:,])?\\s*`,
  'iu',
);
const TRAIL = new RegExp(`[,—–-]\\s*(?:[^,.!?]{0,80}\\s)?(?:${SPEECH})(?![\\p{L}])[^.!?]{0,160}[.!?]?\\s*$`, 'iu');

const LETTER_WORD = /^\p{L}/u;

/** The sentences of a text without quotation marks, each with who is said to have said it taken off. */
function sentencesOf(text: string): PastedQuote[] {
  const found: PastedQuote[] = [];
  let from = 0;
  const add = (to: number): void => {
    const sentence = text.slice(from, to);
    const trail = TRAIL.exec(sentence)?.index ?? sentence.length;
    const lead = LEAD.exec(sentence.slice(0, trail))?.[0].length ?? 0;
    const inner = sentence.slice(lead, trail);
    const pieces = piecesOf(inner);
    const words = trimMarks(wordsOf(inner));
    if (words.filter(({ key }) => LETTER_WORD.test(key)).length > 1)
      found.push({
        text: inner.trim(),
        words,
        pieces,
        before: sentence.slice(0, lead).trim(),
        after: sentence.slice(trail).trim(),
        marked: false,
        unclosed: false,
        start: from,
        end: to,
      });
    from = to;
  };
  for (const match of text.matchAll(SENTENCE_END)) add(match.index + match[0].length);
  add(text.length);
  return found;
}
