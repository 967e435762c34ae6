import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { endOfPhrase, type NounPhrase, phraseOf } from './phrases.js';
import { isCapital, isDayWord, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

export const isSkipped = (token: Token | undefined, lexicon: SpeechLexicon): boolean =>
  isWord(token) &&
  isOne(token, 'between', lexicon) &&
  !lexicon.pronouns.has(token.key) &&
  !isOne(token, 'articles', lexicon);

export const wordsOfName = (tokens: readonly Token[], { from, end, name }: NounPhrase): number =>
  tokens
    .slice(from, end)
    .filter((token) => name !== undefined && token.start >= name.start && token.start < name.end && isCapital(token))
    .length;

/** A name of two words or more, with at most what its bearer is before it. */
export function isWholeName(tokens: readonly Token[], from: number, end: number, lexicon: SpeechLexicon): boolean {
  const phrase = phraseOf(tokens, from, end, lexicon);
  if (phrase?.name === undefined || isOne(tokens[from], 'prepositions', lexicon)) return false;
  const words = wordsOfName(tokens, phrase);
  const before = tokens[from - 2];
  // "Her sister, Carla,": one name behind a common noun; "in Tarn, Norrland," are places.
  const isAlone =
    words === 1 &&
    end - from === 1 &&
    isMark(tokens[from - 1], ',') &&
    isWord(before) &&
    !isCapital(before) &&
    !lexicon.areNounsCapital;
  if (words < 2 && !isAlone) return false;
  const last = tokens[phrase.end - 1];
  return (
    last !== undefined &&
    last.end <= phrase.name.end + 2 &&
    (!isOne(tokens[from], 'relative', lexicon) || isOne(tokens[from], 'articles', lexicon))
  );
}

const SAYS_THAT =
  /^(?:said|says|say|adds|added|claims|claimed|insists|insisted|argued|argues|believes?|denied|told|warned)$/u;

/** Where the clause begins that a token is the last of. */
export function clauseStart(tokens: readonly Token[], last: number, lexicon: SpeechLexicon): number {
  let at = last;
  for (; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || isRun(token) || isMark(token, ',;:—–(')) break;
    if (isMark(token, '-') && tokens[at - 1]?.end !== token.start) break;
    if (isOne(token, 'and', lexicon) && !isCapital(tokens[at + 1]) && joinsClauses(tokens, at, lexicon)) break;
    if (isOne(token, 'that', lexicon) && !isOne(token, 'articles', lexicon)) break;
    // "He said representatives asked": English leaves "that" out.
    if (at < last && lexicon.language === 'en' && SAYS_THAT.test(token.key)) break;
    if (
      at < last &&
      isOne(token, 'relative', lexicon) &&
      !isOne(token, 'articles', lexicon) &&
      !isOne(token, 'joining', lexicon)
    )
      break;
  }
  return at + 1;
}

/** "And" joins clauses rather than names where a verb of speech stands before it. */
const joinsClauses = (tokens: readonly Token[], at: number, lexicon: SpeechLexicon): boolean =>
  tokens.slice(0, at).some((token) => isWord(token) && lexicon.verbs.has(token.key));

export const isSomebodys = (
  { name, gender, from }: NounPhrase,
  tokens: readonly Token[],
  lexicon: SpeechLexicon,
): boolean => name !== undefined || gender !== undefined || isOne(tokens[from], 'articles', lexicon);

/** Leaves out adverbs, parts of the verb and days right before a verb. */
export function pastAdverbs(tokens: readonly Token[], from: number, lexicon: SpeechLexicon): number {
  let at = from;
  while (at >= 0) {
    const token = tokens[at];
    if (isSkipped(token, lexicon) || isDayWord(token) || /^\p{N}+$/u.test(token?.key ?? '')) at -= 1;
    else if (isOne(token, 'prepositions', lexicon) && isDayWord(tokens[at + 1])) at -= 1;
    else if (/ly$/u.test(token?.key ?? '') && lexicon.language === 'en' && !isCapital(token)) at -= 1;
    else break;
  }
  return at;
}

/** The phrase in a clause that ends before its verb; after a preposition the last one that is set apart from it. */
export function phraseInClause(
  tokens: readonly Token[],
  start: number,
  end: number,
  lexicon: SpeechLexicon,
): NounPhrase | undefined {
  let from = start;
  while (
    from < end &&
    (isOne(tokens[from], 'and', lexicon) ||
      (isOne(tokens[from], 'beside', lexicon) &&
        !isOne(tokens[from], 'articles', lexicon) &&
        !isOne(tokens[from], 'prepositions', lexicon)))
  )
    from += 1;
  const first = tokens[from];
  if (first === undefined || from >= end) return undefined;
  if (!isOne(first, 'prepositions', lexicon)) return phraseOf(tokens, from, end, lexicon);
  return lastPhrase(tokens, from + 1, end, lexicon);
}

export function lastPhrase(
  tokens: readonly Token[],
  from: number,
  end: number,
  lexicon: SpeechLexicon,
): NounPhrase | undefined {
  let at = from;
  if (isDayWord(tokens[at]) || /^\p{N}+$/u.test(tokens[at]?.key ?? '')) at += 1;
  else at = Math.min(end, at + 2);
  for (let place = end - 1; place >= at; place -= 1) {
    const token = tokens[place];
    if (isOne(token, 'articles', lexicon) && !isOne(tokens[place - 1], 'prepositions', lexicon))
      return phraseOf(tokens, place, end, lexicon);
    if (isCapital(token) && !isCapital(tokens[place - 1]) && !isOne(tokens[place - 1], 'joining', lexicon))
      return phraseOf(tokens, place, end, lexicon);
  }
  return at < end ? phraseOf(tokens, Math.max(at, end - 1), end, lexicon) : undefined;
}

/** A clause beside the main one: it begins with a preposition, a relative or an adverb. */
export function isAside(
  tokens: readonly Token[],
  { from }: { readonly from: number },
  lexicon: SpeechLexicon,
): boolean {
  const first = tokens[from];
  if (isOne(first, 'articles', lexicon) && !(from > 0 && isOne(first, 'relative', lexicon))) return false;
  return (
    isOne(first, 'prepositions', lexicon) ||
    isOne(first, 'relative', lexicon) ||
    isOne(first, 'beside', lexicon) ||
    isOne(first, 'that', lexicon) ||
    isDayWord(first) ||
    /^\p{N}+$/u.test(first?.key ?? '')
  );
}

/** Where the subject of a part ends: before its verb, where it has one. */
export function subjectEnd(
  tokens: readonly Token[],
  { from, end }: { readonly from: number; readonly end: number },
  lexicon: SpeechLexicon,
): number {
  const stop = endOfPhrase(tokens, from, lexicon);
  return stop > from ? Math.min(stop, end) : end;
}
