import type { FoundCue } from './cues.js';
import { endOfPhrase, type NounPhrase, phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { isCapital, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** A participle makes its clause belong to the noun that follows: "… diyen Ali". */
const PARTICIPLE = /(?:[ae]n|[ae]nler|[ae]nlar)$/u;

/** Who says what a verb at the end of a sentence attributes: the first phrase up to its comma, or who follows the verb. */
export function verbLastSubject(sentence: Sentence, cue: FoundCue): Subject | undefined {
  const { tokens, lexicon } = sentence;
  if (cue.how === 'after') return beforePostposition(sentence, cue);
  const next = tokens[cue.end];
  const follows = isWord(next) ? followingPhrase(sentence, cue.end) : undefined;
  if (PARTICIPLE.test(tokens[cue.at]?.key ?? '') && follows !== undefined) return { phrase: follows, how: 'after' };
  const first = firstPhrase(sentence, cue.at);
  if (first !== undefined) return { phrase: first, how: 'before' };
  return follows === undefined || isOne(next, 'and', lexicon) ? undefined : { phrase: follows, how: 'after' };
}

function followingPhrase({ tokens, lexicon }: Sentence, from: number): NounPhrase | undefined {
  let end = from;
  while (end < tokens.length && isWord(tokens[end]) && !lexicon.verbs.has(tokens[end]?.key ?? '')) end += 1;
  return phraseOf(tokens, from, end, lexicon);
}

/** The phrase before "göre", with whatever belongs to it. */
function beforePostposition({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  let from = cue.at;
  while (from > 0 && !isMark(tokens[from - 1], ',;:—–.') && !isRun(tokens[from - 1])) from -= 1;
  const phrase = phraseOf(tokens, from, cue.at, lexicon);
  return phrase === undefined ? undefined : { phrase, how: 'before' };
}

/** The first phrase of a sentence that a comma parts from the rest; without one, the name or noun that it begins with. */
function firstPhrase({ tokens, lexicon }: Sentence, limit: number): NounPhrase | undefined {
  let comma = 0;
  while (comma < limit && !isMark(tokens[comma], ',') && !isRun(tokens[comma])) comma += 1;
  if (comma === 0 || comma >= limit) return comma >= limit && limit > 0 ? leadingName(tokens, limit, lexicon) : undefined;
  if (isMark(tokens[comma], ',')) {
    const behind = appositionBehind({ tokens, lexicon, cues: [] }, comma, limit);
    if (behind !== undefined) return behind;
    const phrase = phraseOf(tokens, 0, comma, lexicon);
    // An adverb of time before a comma is nobody.
    return phrase?.name !== undefined || comma <= 4 ? phrase : phrase;
  }
  return leadingName(tokens, comma, lexicon);
}

/** "The head of the inquiry, retired judge Nadya Rot, …": the name before the second comma. */
function appositionBehind({ tokens, lexicon }: Sentence, comma: number, limit: number): NounPhrase | undefined {
  let second = comma + 1;
  while (second < limit && isWord(tokens[second])) second += 1;
  if (!isMark(tokens[second], ',') || second >= limit) return undefined;
  const phrase = phraseOf(tokens, comma + 1, second, lexicon);
  return phrase?.name !== undefined && tokens[second - 1]?.end === phrase.name.end && isCapital(tokens[second - 2]) ? phrase : undefined;
}

function leadingName(tokens: readonly Token[], limit: number, lexicon: Sentence['lexicon']): NounPhrase | undefined {
  let capitals = 0;
  while (capitals < limit && isCapital(tokens[capitals])) capitals += 1;
  if (capitals > 0) {
    // "Belediye başkanı", "Kapıda": one word with a capital begins any sentence.
    const isEnd = capitals === 1 && /^\p{Ll}/u.test(tokens[1]?.text ?? '') && limit > 1 && isOne(tokens[1], 'roles', lexicon);
    return phraseOf(tokens, 0, isEnd ? 2 : capitals, lexicon);
  }
  return phraseOf(tokens, 0, Math.min(limit, endOfPhrase(tokens, 0, lexicon)), lexicon);
}
