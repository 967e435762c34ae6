/** A run of an entry's text: words inside quotation marks (the speaker's) or outside them (the editor's). */
export interface TextRun {
  readonly quoted: boolean;
  /** The text without its outer quotation marks. */
  readonly text: string;
  /** Offset of `text` in the whole, in UTF-16 units. */
  readonly offset: number;
}

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '‘': '’', '"': '"' };
const OPENING = new RegExp(`[${Object.keys(PAIRS).join('')}]`, 'u');
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Splits a sentence into the speaker's words and the editor's. Quotation marks “ ”, « », „ “, ‘ ’ and straight " count; a quotation
 * inside a quotation stays part of it, and an apostrophe opens and closes nothing.
 * @throws {UnclosedQuotationError} when a quotation mark is never closed
 */
export function splitQuotes(says: string): TextRun[] {
  const runs: TextRun[] = [];
  let start = 0;
  let at = 0;
  while (at < says.length) {
    const closing = PAIRS[says[at] as string];
    if (closing === undefined) {
      at += 1;
      continue;
    }
    const opening = says[at] as string;
    const end = opening === '‘' ? closingOfSingle(says, at) : closingIndex(says, at, opening, closing);
    if (end < 0 && opening === '‘') {
      at += 1;
      continue;
    }
    if (end < 0) throw new UnclosedQuotationError(at);
    if (at > start) runs.push({ quoted: false, text: says.slice(start, at), offset: start });
    runs.push({ quoted: true, text: says.slice(at + 1, end), offset: at + 1 });
    at = end + 1;
    start = at;
  }
  if (start < says.length) runs.push({ quoted: false, text: says.slice(start), offset: start });
  return runs;
}

/** The last mark before another quotation opens that is no apostrophe inside a word; -1 where the opening mark is itself an apostrophe. */
function closingOfSingle(says: string, from: number): number {
  if (LETTER.test(says.charAt(from - 1))) return -1;
  let end = -1;
  for (let at = from + 1; at < says.length; at += 1) {
    const char = says.charAt(at);
    if (opensParagraph(says, at, '‘')) continue;
    if (char in PAIRS && char !== '‘' && end >= 0) return end;
    if (char === '‘' && !LETTER.test(says.charAt(at - 1))) return end;
    if (char === '’' && !LETTER.test(says.charAt(at + 1))) end = at;
  }
  return end;
}

function closingIndex(says: string, from: number, opening: string, closing: string): number {
  let depth = 1;
  for (let at = from + 1; at < says.length; at += 1) {
    if (opensParagraph(says, at, opening)) continue;
    if (says[at] === closing) depth -= 1;
    else if (says[at] === opening) depth += 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Whether a quotation that goes on over paragraphs opens anew with one of them: that is no quotation inside it, nor its end. */
const opensParagraph = (says: string, at: number, opening: string): boolean =>
  says[at] === opening && /\n\s*$/.test(says.slice(Math.max(0, at - 20), at)) && /\S/.test(says.charAt(at + 1));

/** A quotation mark that is never closed: it is unclear whose words follow. */
export class UnclosedQuotationError extends Error {
  constructor(readonly offset: number) {
    super('a quotation mark is opened but never closed');
    this.name = 'UnclosedQuotationError';
  }
}

/**
 * The speaker's own words in a sentence, in order, without quotation marks.
 * @param says the sentence; one with an unclosed mark counts as having no quoted words
 */
export function quotedRuns(says: string): string[] {
  if (!OPENING.test(says)) return [];
  try {
    return splitQuotes(says)
      .filter((run) => run.quoted)
      .map((run) => run.text);
  } catch (error) {
    if (error instanceof UnclosedQuotationError) return [];
    throw error;
  }
}

/** How a statement is rendered, read off its quotation marks. */
export type StatementForm = 'direct quote' | 'partial quote' | 'separate quotes' | 'paraphrase' | 'narration';

const BARE_CUE = /^\s*(?:\p{L}+\s*){0,3}[:,]?\s*$/u;

/**
 * The form of a sentence: a direct quote (nothing but a verb such as "said" before one quotation that ends it), a partial quote,
 * several separate quotes, or a paraphrase.
 */
export function formOf(says: string): Exclude<StatementForm, 'narration'> {
  let runs: TextRun[];
  try {
    runs = splitQuotes(says);
  } catch {
    return 'paraphrase';
  }
  const quotes = runs.filter((run) => run.quoted);
  if (quotes.length === 0) return 'paraphrase';
  if (quotes.length > 1) return 'separate quotes';
  const after = runs.at(-1)?.quoted ? '' : (runs.at(-1)?.text ?? '');
  const before = runs[0]?.quoted ? '' : (runs[0]?.text ?? '');
  return BARE_CUE.test(before) && /^\s*[.,;!?]?\s*$/.test(after) && /^\P{L}*\p{Lu}/u.test(quotes[0]?.text ?? '')
    ? 'direct quote'
    : 'partial quote';
}
