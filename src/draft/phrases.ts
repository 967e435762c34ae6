import type { Gender, SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { nameIn } from './names.js';
import type { Span } from './span.js';
import { isCapital, isDayWord, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** Words of a sentence that name somebody. */
export interface NounPhrase {
  /** Places of the tokens, `end` exclusive. */
  readonly from: number;
  readonly end: number;
  /** Offsets of all of it, and of the name in it. */
  readonly span: Span;
  readonly name?: Span;
  /** What its bearer is, where that is beside the name. */
  readonly post?: Span;
  /** Of a pronoun. */
  readonly gender?: Gender;
}

/** Tokens that a phrase may have, at most. */
const MAX_TOKENS = 14;

/** A phrase made of a row of tokens; undefined where they name nobody. */
export function phraseOf(
  tokens: readonly Token[],
  from: number,
  end: number,
  lexicon: SpeechLexicon,
): NounPhrase | undefined {
  let first = from;
  let last = Math.min(end, tokens.length);
  while (first < last && isLeading(tokens[first], lexicon)) first += 1;
  while (last > first && isTrailing(tokens[last - 1], lexicon)) last -= 1;
  const oneOf = endOfOneOf(tokens, first);
  if (oneOf !== undefined) last = Math.max(last, oneOf);
  const [start, stop] = [tokens[first], tokens[last - 1]];
  if (start === undefined || stop === undefined || last <= first) return undefined;
  const gender =
    last - first <= 2
      ? (lexicon.pronouns.get(
          tokens
            .slice(first, last)
            .map(({ key }) => key)
            .join('_'),
        ) ?? (last - first === 1 ? lexicon.pronouns.get(start.key) : undefined))
      : undefined;
  // "She then": a pronoun is all that names somebody.
  if (
    gender === undefined &&
    last - first > 1 &&
    lexicon.pronouns.has(start.key) &&
    !isOne(start, 'articles', lexicon) &&
    !isOne(tokens[first + 1], 'joining', lexicon)
  )
    return phraseOf(tokens, first, first + 1, lexicon);
  const span = { start: start.start, end: stop.end };
  if (gender !== undefined) return { from: first, end: last, span, gender };
  const name = nameIn(tokens, first, last, lexicon);
  const words = tokens.slice(first, last).filter(isWord);
  if (words.length === 1 && isOne(words[0], 'relative', lexicon) && !isOne(words[0], 'articles', lexicon))
    return undefined;
  if (
    name === undefined &&
    words.every((token) => isOne(token, 'articles', lexicon) || isDayWord(token) || /^\p{N}+$/u.test(token.key)) &&
    oneOf === undefined
  )
    return undefined;
  return { from: first, end: last, span, ...(name === undefined ? {} : { name }) };
}

/** "One of them", "einer von ihnen". */
const ONE = /^(?:one|two|several|some|einer|eine|eines|un|une|uno|una|l’un|один|одна|двое)$/u;

const OF = /^(?:of|von|d’entre|de|из|з|із)$/u;

const THEM = /^(?:them|us|those|ihnen|uns|eux|elles|ellos|ellas|них|нас)$/u;

const endOfOneOf = (tokens: readonly Token[], at: number): number | undefined =>
  ONE.test(tokens[at]?.key ?? '') && OF.test(tokens[at + 1]?.key ?? '') && THEM.test(tokens[at + 2]?.key ?? '')
    ? at + 3
    : undefined;

const isLeading = (token: Token | undefined, lexicon: SpeechLexicon): boolean =>
  token !== undefined &&
  (token.type !== 'word' ||
    isOne(token, 'and', lexicon) ||
    isVerb(token, lexicon) ||
    (isOne(token, 'beside', lexicon) && !isOne(token, 'articles', lexicon)) ||
    (isOne(token, 'that', lexicon) && !isOne(token, 'articles', lexicon)));

const isTrailing = (token: Token | undefined, lexicon: SpeechLexicon): boolean =>
  token !== undefined &&
  (token.type !== 'word' ||
    isOne(token, 'and', lexicon) ||
    (isOne(token, 'prepositions', lexicon) && !isCapital(token)) ||
    isOne(token, 'joining', lexicon) ||
    (isOne(token, 'articles', lexicon) && !isCapital(token)) ||
    (isOne(token, 'between', lexicon) && !lexicon.pronouns.has(token.key)) ||
    isDayWord(token));

/** Where a phrase ends that begins at a place. */
export function endOfPhrase(tokens: readonly Token[], from: number, lexicon: SpeechLexicon): number {
  if (lexicon.pronouns.has(tokens[from]?.key ?? '') && !isOne(tokens[from], 'articles', lexicon)) return from + 1;
  const limit = Math.min(tokens.length, from + MAX_TOKENS);
  let capitals = 0;
  for (let at = from; at < limit; at += 1) {
    const token = tokens[at];
    if (token === undefined || isRun(token) || (token.type === 'mark' && !isInside(tokens, at))) return at;
    if (token.type === 'mark') continue;
    if (at > from && isDayWord(token)) return at;
    if (isCapital(token)) capitals += 1;
    else if (at > from && endsPhrase(tokens, at, { capitals, from }, lexicon)) return at;
    else if (!lexicon.areNounsCapital && !isOne(token, 'particles', lexicon) && !isOne(token, 'joining', lexicon))
      capitals = 0;
  }
  return Math.max(from, limit);
}

/** Articles that join nothing by themselves, unlike du and del. */
const PLAIN_ARTICLE = /^(?:el|la|los|las|le|les|l’)$/u;

/** A full stop of a form of address, a hyphen, brackets behind a name. */
function isInside(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (isMark(token, '.'))
    return (tokens[at - 1]?.text.length ?? 9) <= 4 && isCapital(tokens[at - 1]) && isCapital(tokens[at + 1]);
  return isMark(token, '-‐&/’') && isWord(tokens[at + 1]) && tokens[at - 1]?.end === token?.start;
}

interface Begun {
  readonly capitals: number;
  readonly from: number;
}

function endsPhrase(tokens: readonly Token[], at: number, begun: Begun, lexicon: SpeechLexicon): boolean {
  const token = tokens[at];
  if (token === undefined || /^\p{N}+$/u.test(token.key)) return true;
  const isJoining = isOne(token, 'joining', lexicon);
  const isParticle = isOne(token, 'particles', lexicon);
  // A word in small letters behind a German noun is no part of it.
  if (lexicon.areNounsCapital && isCapital(tokens[at - 1]) && !isJoining && !isParticle) return true;
  if (isParticle && isCapital(tokens[at + 1])) return false;
  if (isNewArticle(tokens, at, lexicon)) return true;
  if (isOne(token, 'relative', lexicon) && isMark(tokens[at - 1], ',')) return true;
  if (isJoining) return endsAtJoint(tokens, at, begun, lexicon);
  const isArticle = isOne(token, 'articles', lexicon);
  if (isOne(token, 'prepositions', lexicon) || isOne(token, 'and', lexicon)) return true;
  if (!isArticle && ENDS.some((name) => isOne(token, name, lexicon))) return true;
  return isVerb(token, lexicon) && !isOne(tokens[at - 1], 'articles', lexicon);
}

const ENDS = ['that', 'relative', 'beside', 'between'] as const;

/** An article begins a phrase of its own, unless something before it asks for it. */
function isNewArticle(tokens: readonly Token[], at: number, lexicon: SpeechLexicon): boolean {
  const token = tokens[at];
  if (token === undefined || !isOne(token, 'articles', lexicon)) return false;
  if (isOne(token, 'joining', lexicon) && !PLAIN_ARTICLE.test(token.key)) return false;
  return !BEFORE_ARTICLE.some((name) => isOne(tokens[at - 1], name, lexicon));
}

const BEFORE_ARTICLE = ['prepositions', 'articles', 'joining', 'particles'] as const;
const OF_SOMETHING = /^(?:of|for|de|du|des|del|d’|der|des|von|le|la|l’|les|el|los|las|y|et|и|та|і|and|&)$/u;
const AND = /^(?:et|y|и|та|і|and)$/u;

/** Whether a phrase ends at a word that may join another noun to it. */
function endsAtJoint(tokens: readonly Token[], at: number, { capitals, from }: Begun, lexicon: SpeechLexicon): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || isDayWord(next) || !isWord(next)) return true;
  const hasName = capitals >= 2 && at - from >= 2;
  if (!OF_SOMETHING.test(token.key) && hasName) return true;
  return AND.test(token.key) && (isVerb(next, lexicon) || hasName);
}

const isVerb = (token: Token | undefined, lexicon: SpeechLexicon): boolean =>
  token !== undefined && !token.isCapital && lexicon.verbs.has(token.key) && !isOne(token, 'nouns', lexicon);
