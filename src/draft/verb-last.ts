import type { FoundCue } from './cues.js';
import { endOfPhrase, type NounPhrase, phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { isCapital, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** A participle makes its clause belong to the noun that follows: "… diyen Ali". */
const PARTICIPLE = /(?:[ae]n|[ae]nler|[ae]nlar)$/u;

const OBJECT = /(?:[ıiuü]n?|[ea])$/u;

/** Who says what a verb at the end of a sentence attributes: the first phrase up to its comma, or who follows the verb. */
export function verbLastSubject(sentence: Sentence, cue: FoundCue): Subject | undefined {
  const { tokens, lexicon } = sentence;
  if (cue.how === 'after') return beforePostposition(sentence, cue);
  const next = tokens[cue.end];
  const follows = isWord(next) ? followingPhrase(sentence, cue.end) : undefined;
  if (PARTICIPLE.test(tokens[cue.at]?.key ?? '') && follows !== undefined) return { phrase: follows, how: 'after' };
  const first = firstPhrase(
    sentence,
    sentence.cues.findLast((one) => one.how === 'after' && one.end <= cue.at)?.end ?? 0,
    cue.at,
  );
  if (first !== undefined) return { phrase: first, how: 'before' };
  return follows === undefined || isOne(next, 'and', lexicon) ? undefined : { phrase: follows, how: 'after' };
}

function followingPhrase({ tokens, lexicon }: Sentence, from: number): NounPhrase | undefined {
  let end = from;
  while (
    end < tokens.length &&
    isWord(tokens[end]) &&
    (isCapital(tokens[end]) || !lexicon.verbs.has(tokens[end]?.key ?? ''))
  )
    end += 1;
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
function firstPhrase({ tokens, lexicon }: Sentence, begin: number, limit: number): NounPhrase | undefined {
  let start = begin;
  while (start < limit && isMark(tokens[start], ',')) start += 1;
  let comma = start;
  while (comma < limit && !isMark(tokens[comma], ',') && !isRun(tokens[comma])) comma += 1;
  if (comma === start || comma >= limit)
    return comma >= limit && limit > start ? leadingName(tokens, start, limit, lexicon) : undefined;
  if (isMark(tokens[comma], ',')) {
    const behind = appositionBehind({ tokens, lexicon, cues: [] }, comma, limit);
    if (behind !== undefined) return behind;
    return phraseOf(tokens, start, comma, lexicon);
  }
  return leadingName(tokens, start, comma, lexicon);
}

/** "The head of the inquiry, retired judge Nadya Rot, …": the name before the second comma. */
function appositionBehind({ tokens, lexicon }: Sentence, comma: number, limit: number): NounPhrase | undefined {
  let second = comma + 1;
  while (second < limit && isWord(tokens[second])) second += 1;
  if (!isMark(tokens[second], ',') || second >= limit) return undefined;
  const phrase = phraseOf(tokens, comma + 1, second, lexicon);
  return phrase?.name !== undefined && tokens[second - 1]?.end === phrase.name.end && isCapital(tokens[second - 2])
    ? phrase
    : undefined;
}

function leadingName(
  tokens: readonly Token[],
  start: number,
  limit: number,
  lexicon: Sentence['lexicon'],
): NounPhrase | undefined {
  let capitals = start;
  while (capitals < limit && isCapital(tokens[capitals])) capitals += 1;
  // One word in a case of objects right before a quotation: whoever says it is not named.
  if (limit - start === 1 && OBJECT.test(tokens[start]?.key ?? '')) return undefined;
  if (capitals > start) {
    // "Belediye başkanı", "Kapıda": one word with a capital begins any sentence.
    const isEnd = capitals === start + 1 && limit > capitals && isOne(tokens[capitals], 'roles', lexicon);
    return phraseOf(tokens, start, isEnd ? capitals + 1 : capitals, lexicon);
  }
  return phraseOf(tokens, start, Math.min(limit, endOfPhrase(tokens, start, lexicon)), lexicon);
}
