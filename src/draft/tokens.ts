import { monthOf, weekdayOf } from '../language/words/day-words.js';
import { foldSpeechWord, type SpeechLexicon, type WordClass } from '../language/words/speech/speech-lexicon.js';
import type { Run } from './runs.js';
import type { Span } from './span.js';

/** A word, a mark or a piece of a quotation in a sentence. */
export interface Token extends Span {
  readonly type: 'word' | 'mark' | 'run';
  readonly text: string;
  /** A word as the tables have it. */
  readonly key: string;
  /** Whether it is a word that begins with a capital. */
  readonly isCapital: boolean;
  /** Whether a sentence, a quotation or what follows a colon begins with it, so that its capital says nothing. */
  readonly isFirst: boolean;
  /** Whether it is a weekday or month, which begins with a capital in some languages and is no name. */
  readonly isDay: boolean;
  /** Of a piece of a quotation: the place of the quotation among all of the text. */
  readonly run?: number;
}

const WORD_OR_MARK = /[\p{L}\p{M}\p{N}]+(?:['’ʼ‐-][\p{L}\p{M}\p{N}]+|[.,](?=\p{N})\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu;
/** Words that French, and only French, puts before another without a space, and pronouns behind a verb. */
const ELIDED = /^(?:l|d|qu|s|n|j|m|t|c|jusqu|lorsqu|puisqu)['’]/iu;
const BEHIND_VERB = /^(.+?)-(?:t-)?(il|elle|ils|elles|on)$/iu;

/**
 * A sentence as words, marks and quotations.
 * @param runs all quotations of the text, in order
 */
export function tokensOf(text: string, sentence: Span, runs: readonly Run[], lexicon: SpeechLexicon): Token[] {
  const tokens: Token[] = [];
  let at = sentence.start;
  const wordsUpTo = (end: number): void => {
    if (end > at) for (const token of wordsIn(text, { start: at, end }, sentence, lexicon)) tokens.push(token);
  };
  for (let index = firstRun(runs, sentence.start); index < runs.length; index += 1) {
    const run = runs[index];
    if (run === undefined || run.outer.start >= sentence.end) break;
    for (const piece of run.pieces) {
      if (piece.end <= sentence.start || piece.start >= sentence.end) continue;
      wordsUpTo(piece.start === run.start ? run.outer.start : piece.start);
      tokens.push({
        ...piece,
        type: 'run',
        text: text.charAt(piece.end - 1),
        key: '',
        run: index,
        isCapital: false,
        isFirst: false,
        isDay: false,
      });
      at = piece.end === run.end ? run.outer.end : piece.end;
    }
  }
  wordsUpTo(sentence.end);
  return tokens;
}

function firstRun(runs: readonly Run[], start: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wordsIn(text: string, { start, end }: Span, sentence: Span, lexicon: SpeechLexicon): Token[] {
  // English and German write days with a capital.
  const mayBeSmall = lexicon.language !== 'en' && !lexicon.areNounsCapital;
  return [...text.slice(start, end).matchAll(WORD_OR_MARK)].flatMap(({ 0: word, index }): Token[] => {
    const from = start + index;
    if (!/^[\p{L}\p{N}]/u.test(word))
      return [
        {
          start: from,
          end: from + 1,
          type: 'mark',
          text: word,
          key: word,
          isCapital: false,
          isFirst: false,
          isDay: false,
        },
      ];
    return partsOf(word, lexicon).map(({ at, text: part }) => ({
      start: from + at,
      end: from + at + part.length,
      type: 'word' as const,
      text: part,
      key: foldSpeechWord(part, lexicon.language),
      isCapital: /^\p{Lu}/u.test(part),
      isFirst: at === 0 && BEFORE_FIRST.test(text.slice(Math.max(sentence.start, from - 3), from)),
      isDay:
        (mayBeSmall || /^\p{Lu}/u.test(part)) &&
        isDay(part, text.slice(Math.max(0, from - 6), from), text.slice(from + word.length, from + word.length + 4)),
    }));
  });
}

function partsOf(word: string, { language }: SpeechLexicon): { readonly at: number; readonly text: string }[] {
  if (language === 'tr') {
    const apostrophe = word.search(/['’]/u);
    return apostrophe < 0
      ? [{ at: 0, text: word }]
      : [
          { at: 0, text: word.slice(0, apostrophe) },
          { at: apostrophe, text: word.slice(apostrophe) },
        ];
  }
  if (language !== 'fr') return [{ at: 0, text: word }];
  const elided = ELIDED.exec(word)?.[0].length ?? 0;
  const rest = word.slice(elided);
  const behind = BEHIND_VERB.exec(rest);
  const verb = behind?.[1] ?? rest;
  const pronoun = behind?.[2] ?? '';
  return [
    { at: 0, text: word.slice(0, elided) },
    { at: elided, text: verb },
    { at: word.length - pronoun.length, text: pronoun },
  ].filter(({ text }) => text !== '');
}

/** What stands before the first word of a sentence, a quotation or a clause behind a colon. */
const BEFORE_FIRST = /^$|[“„«"‘'([¿¡:.!?…—–-]\s*$/u;
/** Words that have no capital inside a sentence: there they are somebody’s name. */
const SMALL: ReadonlySet<WordClass> = new Set([
  'that',
  'between',
  'prepositions',
  'joining',
  'and',
  'relative',
  'beside',
]);

export const isWord = (token: Token | undefined): token is Token => token?.type === 'word';
export const isRun = (token: Token | undefined): boolean => token?.type === 'run';
export const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.type === 'mark' && marks.includes(token.text);
export const isOne = (token: Token | undefined, name: WordClass, lexicon: SpeechLexicon): boolean =>
  token?.type === 'word' &&
  lexicon.words[name].has(token.key) &&
  (!token.isCapital || token.isFirst || !SMALL.has(name));
export const isCapital = (token: Token | undefined): boolean => token?.isCapital === true;
export const isDayWord = (token: Token | undefined): boolean => token?.isDay === true;

/** A month whose name is another word as well is one beside a number or a word such as "in". */
function isDay(word: string, before: string, after: string): boolean {
  if (word.length < 3 || /^\p{N}/u.test(word)) return false;
  if (weekdayOf(word) !== undefined) return true;
  const month = monthOf(word);
  if (month === undefined || word.length < 4) return false;
  return (
    month.alone || /(?:\d\.?|(?<!\p{L})(?:in|im|en|since|until|last|next|by)) $/iu.test(before) || /^,? \d/.test(after)
  );
}
