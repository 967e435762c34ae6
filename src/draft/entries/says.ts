import { TO_BE_WRITTEN } from '../../knowledge/entries/to-be-written.js';
import type { SpeechLanguage } from '../../language/words/speech/speech-lexicon.js';
import { quotedRuns } from '../../record/quotes.js';
import { type Span, wordsAt } from '../span.js';
import type { DraftedStatement } from './statements.js';

/** Between quotations of several sentences. */
const THEN = ' … ';
/** A report's comma inside the marks is not the speaker's. */
const HOUSE_COMMA = /,$/u;

/**
 * The sentence of a statement: from the verb to the last quotation as the text has it, or "said" and the quotations. Whatever stands in marks
 * is cut out of the text, each quotation by itself.
 */
export function saysOf(text: string, statement: DraftedStatement, language: SpeechLanguage): string {
  const { runs, report, cue } = statement;
  if (report !== undefined) return `${verbOf(text, cue, language)} ${wordsAt(text, report.words)}`;
  const [first] = runs;
  if (first === undefined) return TO_BE_WRITTEN;
  const isBehindVerb =
    cue !== undefined && cue.end <= first.run.outer.start && language === 'en' && first.sentence.start <= cue.start;
  const isOneSentence = runs.every(({ sentence }) => sentence.start === first.sentence.start);
  const told = isBehindVerb && isOneSentence ? asTold(text, cue, statement) : undefined;
  const plain = `${verbOf(text, cue, language)} ${runs
    .flatMap(({ run }) => run.pieces)
    .map((piece) => inMarks(text, piece))
    .join(THEN)}`;
  const wanted = runs.flatMap(({ run }) => run.pieces).map((piece) => bare(text, piece));
  return [told, plain].find((says) => says !== undefined && hasRuns(says, wanted)) ?? TO_BE_WRITTEN;
}

/** English has its own verb; a sentence of the record about words in another language is in English. */
const verbOf = (text: string, cue: Span | undefined, language: SpeechLanguage): string =>
  cue === undefined || language !== 'en' || !/^\p{Ll}/u.test(wordsAt(text, cue)) || / /.test(wordsAt(text, cue))
    ? 'said'
    : wordsAt(text, cue);

function asTold(text: string, cue: Span, { runs }: DraftedStatement): string {
  let says = '';
  let from = cue.start;
  for (const { run } of runs) {
    says += text.slice(from, run.outer.start) + run.pieces.map((piece) => inMarks(text, piece)).join(THEN);
    from = run.outer.end;
  }
  return says.replace(/\s+/gu, ' ').replace(/:(?= [“«])/gu, '');
}

const bare = (text: string, piece: Span): string => wordsAt(text, piece).replace(HOUSE_COMMA, '');

function inMarks(text: string, piece: Span): string {
  const words = bare(text, piece);
  return /[“”]/u.test(words) ? `«${words}»` : `“${words}”`;
}

/** Whether a sentence has these quotations, each whole and no other. */
const hasRuns = (says: string, wanted: readonly string[]): boolean => {
  const found = quotedRuns(says);
  return found.length === wanted.length && found.every((words, at) => words === wanted[at]);
};
