import { TO_BE_WRITTEN } from '../../knowledge/entries/to-be-written.js';
import { type SpeechLanguage, speechLexicon } from '../../language/words/speech/speech-lexicon.js';
import { quotedRuns } from '../../record/quotes.js';
import { type Span, wordsAt } from '../span.js';
import { SAYS_CLAUSE } from '../tiers.js';
import { inPast } from './past-tense.js';
import { tailBehind, toldPlainly } from './says-plainly.js';
import type { DraftedStatement } from './statements.js';

/** Between quotations of several sentences. */
const THEN = ' … ';
/** A report's comma inside the marks is not the speaker's. */
const HOUSE_COMMA = /,$/u;
/** Behind it no "that" is wanting. */
const HAS_THAT = /^(?:[“«]|(?:that|if|whether|how|why|what|who|when|where|which|to|of|so|not|yes|no)(?!\p{L}))/iu;

/**
 * The sentence of a statement, in the past: from the verb to the last quotation as the text has it, or "said" and the quotations. What is in
 * quotation marks is cut out of the text, each quotation by itself.
 */
export function saysOf(text: string, statement: DraftedStatement, language: SpeechLanguage): string {
  const { runs, report, cue } = statement;
  if (report !== undefined) return reported(text, report.words, cue, language);
  const [first] = runs;
  if (first === undefined) return TO_BE_WRITTEN;
  const isBehindVerb =
    cue !== undefined && cue.end <= first.run.outer.start && language === 'en' && first.sentence.start <= cue.start;
  const isOneSentence = runs.every(({ sentence }) => sentence.start === first.sentence.start);
  const told = isBehindVerb && isOneSentence ? asTold(text, cue, statement) : [];
  const verb = verbOf(text, cue, language);
  // "Told" wants somebody to be told.
  const plain = `${verb === 'told' ? 'said' : verb} ${runs
    .flatMap(({ run }) => run.pieces)
    .map((piece) => inMarks(text, piece))
    .join(THEN)}`;
  const wanted = runs.flatMap(({ run }) => run.pieces).map((piece) => bare(text, piece));
  return [...told, plain].find((says) => hasRuns(says, wanted)) ?? TO_BE_WRITTEN;
}

/** English has its own verb; a sentence of the record about words in another language is in English. */
const verbOf = (text: string, cue: Span | undefined, language: SpeechLanguage): string =>
  cue === undefined || language !== 'en' || !/^\p{Ll}/u.test(wordsAt(text, cue)) || / /.test(wordsAt(text, cue))
    ? 'said'
    : inPast(wordsAt(text, cue));

/** Reported words behind their verb; where English has them as a clause, with "that". */
function reported(text: string, words: Span, cue: Span | undefined, language: SpeechLanguage): string {
  const verb = verbOf(text, cue, language);
  const isBefore = cue !== undefined && words.end <= cue.start;
  const said = wordsAt(text, words).replace(/\s+/gu, ' ');
  const isClause = language === 'en' && SAYS_CLAUSE.test(verb) && !HAS_THAT.test(said);
  const clause = isBefore && language === 'en' ? withSmallLetter(said, text) : said;
  // "Told" wants somebody to be told.
  return `${verb === 'told' ? 'said' : verb} ${isClause ? `that ${clause}` : clause}`;
}

/** A sentence that becomes a clause begins with a small letter, unless it begins with a name. */
function withSmallLetter(said: string, text: string): string {
  const { words, pronouns } = speechLexicon('en');
  const first = /^\p{L}+/u.exec(said)?.[0].toLowerCase() ?? '';
  const isPlain =
    pronouns.has(first) ||
    words.articles.has(first) ||
    words.prepositions.has(first) ||
    words.beside.has(first) ||
    (first !== '' && new RegExp(`(?<!\\p{L})${first}(?!\\p{L})`, 'u').test(text));
  return isPlain ? first + said.slice(first.length) : said;
}

/** The words from the verb on, the plainest first. */
function asTold(text: string, cue: Span, { runs }: DraftedStatement): string[] {
  let says = '';
  let from = cue.end;
  for (const { run } of runs) {
    says += text.slice(from, run.outer.start) + run.pieces.map((piece) => inMarks(text, piece)).join(THEN);
    from = run.outer.end;
  }
  const verb = verbOf(text, cue, 'en');
  const told = says.replace(/\s+/gu, ' ').replace(/:(?= [“«])/gu, '');
  const plain = toldPlainly(verb, told) + tailBehind(text, runs.at(-1));
  const [behind = ''] = plain.replace(/^\S+ /u, '').split(/[“«]/u);
  const isClause = SAYS_CLAUSE.test(verb) && verb !== 'told' && behind !== '' && isSubject(behind);
  return [isClause ? plain.replace(/^(\S+) /u, '$1 that ') : plain, `${verb}${told}`];
}

/** Whether words between a verb and a quotation begin a clause: no "that" of their own, no place or occasion. */
const isSubject = (words: string): boolean =>
  !HAS_THAT.test(words) &&
  !/(?<!\p{L})that(?!\p{L})/iu.test(words) &&
  !speechLexicon('en').words.prepositions.has(/^\p{L}+/u.exec(words)?.[0].toLowerCase() ?? '');

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
