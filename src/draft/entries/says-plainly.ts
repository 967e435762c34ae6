import { weekdayOf } from '../../language/words/day-words.js';
import { speechLexicon } from '../../language/words/speech/speech-lexicon.js';
import type { DraftedQuotation } from '../found.js';

/** Words behind a quotation that still belong to its clause, at most. */
const MAX_TAIL_WORDS = 4;
/** The addressee of "told", up to the clause that follows: no quotation, and no clause of its own. */
const ADDRESSEE = /^ (?!that )[^“”«»,]+? that /u;
/** What is said beside the clause with the quotation, and has none itself. */
const BESIDE = /^ that [^“”«»]+? and that /u;
const WHO = /, (?:who|which|whose)(?!\p{L})[^,“”«»]*,/gu;

/**
 * An English sentence from its verb to a quotation, without its addressee, relative clauses and clauses that have no quotation.
 * @param behind the words behind the verb
 */
export function toldPlainly(verb: string, behind: string): string {
  const isTold = verb === 'told' && ADDRESSEE.test(behind);
  const clause = (isTold ? behind.replace(ADDRESSEE, ' that ') : behind).replace(BESIDE, ' that ').replace(WHO, '');
  return `${isTold || (clause.startsWith(' that ') && verb === 'told') ? 'said' : verb}${clause}`;
}

/** The few words between a quotation and the end of its sentence; none where there is more, a day or another verb of speech. */
export function tailBehind(text: string, last: DraftedQuotation | undefined): string {
  if (last === undefined || /[.!?…]$/u.test(text.slice(last.run.start, last.run.end))) return '';
  const tail = text
    .slice(last.run.outer.end, last.sentence.end)
    .trim()
    .replace(/[.!?]$/u, '');
  const all = tail.split(/\s+/u);
  const { verbs } = speechLexicon('en');
  const isPlain = /^[\p{L}\p{M}’' -]+$/u.test(tail) && all.length <= MAX_TAIL_WORDS;
  return isPlain && all.every((word) => !verbs.has(word.toLowerCase()) && weekdayOf(word) === undefined)
    ? ` ${tail}`
    : '';
}
