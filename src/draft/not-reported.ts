import { FINITE, NOT_SAID } from '../language/words/speech/not-said.js';
import type { FoundCue } from './cues.js';
import { BEFORE_THAT } from './indirect.js';
import type { Sentence } from './sentence.js';
import type { Span } from './span.js';
import { SAYS_CLAUSE } from './tiers.js';
import { isMark, isOne, isRun, isWord } from './tokens.js';

/** Words between a negation and its verb, at most. */
const MAX_BETWEEN = 3;

/** Whether a verb says that something was not said, or has yet to be: "did not say who", "will tell parliament that". */
export function isNotSaid({ tokens, lexicon }: Sentence, { at, end, how, cue }: FoundCue): boolean {
  // A denial that is negated is no denial, and says no more than that.
  if (how !== 'verb' || cue.class === 'naming') return false;
  const { negation, notYet } = NOT_SAID[lexicon.language];
  const isNegated = (place: number): boolean => negation.test(tokens[place]?.key ?? '');
  for (let place = at - 1; place >= Math.max(0, at - MAX_BETWEEN); place -= 1) {
    if (!isWord(tokens[place])) break;
    if (isNegated(place) || notYet?.test(tokens[place]?.key ?? '') === true) return true;
    if (!isOne(tokens[place], 'between', lexicon)) break;
  }
  if (lexicon.language === 'de') return isNegated(end) && isMark(tokens[end + 1], ',');
  return false;
}

/** Whether a verb tells what somebody feels. */
export const isFeeling = ({ tokens, lexicon }: Sentence, { at }: FoundCue): boolean =>
  NOT_SAID[lexicon.language].feeling.test(tokens[at]?.key ?? '');

/**
 * Whether a verb of telling is followed by a thing that somebody tells of, rather than by what they say of it: "confirmed one injury",
 * "berichtete über den Verkauf". What is denied or demanded may be a thing.
 */
export function isThingTold(
  { tokens, lexicon }: Sentence,
  { at, end, how, cue, second }: FoundCue,
  words: Span,
): boolean {
  const { language } = lexicon;
  if (how !== 'verb' || second !== undefined || lexicon.isVerbLast) return false;
  if (cue.kind !== 'assertion' && cue.kind !== 'forecast') return false;
  const from = tokens.findIndex(({ start, type }) => start >= words.start - (type === 'run' ? 1 : 0));
  const last = tokens.findLastIndex((token) => token.end <= words.end + 1);
  if (from < end || SAYS_CLAUSE.test(tokens[at]?.key ?? '')) return false;
  const told = tokens.slice(from, last + 1);
  if (told.some(isRun)) return false;
  if (NOT_SAID[language].about?.test(tokens[from]?.key ?? '') === true) return true;
  if (isMark(tokens[from - 1], ',:') || isMark(tokens[from], ',:')) return false;
  // "Expects both sides to ask".
  if (cue.kind === 'forecast' && told.some(({ key }, place) => key === 'to' && place > 0)) return false;
  const isClause = told.some(
    (token, place) =>
      (isOne(token, 'that', lexicon) && !BEFORE_THAT.test(told[place - 1]?.key ?? '')) ||
      (isOne(token, 'relative', lexicon) &&
        !isOne(token, 'that', lexicon) &&
        (place === 0 || !isWord(told[place - 1]))) ||
      FINITE[language]?.test(token.key) === true,
  );
  return !isClause;
}
