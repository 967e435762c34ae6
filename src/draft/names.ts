import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import type { Span } from './span.js';
import { isCapital, isDayWord, isMark, isOne, isWord, type Token } from './tokens.js';

/** Capitals in a row that are a body and the name of one of its people, at least. */
const MIN_WORDS_WITH_BODY = 3;

/** The longest name in a row of tokens: words with capitals, small words of names between them, without posts and forms of address. */
export function nameIn(tokens: readonly Token[], from: number, end: number, lexicon: SpeechLexicon): Span | undefined {
  let best: { readonly span: Span; readonly words: number } | undefined;
  for (let at = from; at < end; at += 1) {
    if (!isNameWord(tokens, at, from, lexicon)) continue;
    let stop = at + 1;
    while (stop < end && continuesName(tokens, stop, end, lexicon)) stop += 1;
    const isOf = isOfSomething(tokens, at, from, lexicon);
    // "Vorsitzender des Rates Ole Kranz": behind what somebody is of, German has the name without a mark.
    const begin = isOf && lexicon.areNounsCapital && stop - at >= MIN_WORDS_WITH_BODY ? stop - 2 : at;
    const found = isOf && begin === at ? undefined : withoutPost(tokens, begin, stop, end, lexicon);
    if (found !== undefined && (best === undefined || (found.words > best.words && best.words < 2))) best = found;
    at = stop - 1;
  }
  return best?.span;
}

/** Capitals behind "of" name what somebody is of: representatives from the North are not the North. */
function isOfSomething(tokens: readonly Token[], at: number, from: number, lexicon: SpeechLexicon): boolean {
  let before = at - 1;
  if (before > from && isOne(tokens[before], 'articles', lexicon) && !isOne(tokens[before], 'joining', lexicon))
    before -= 1;
  return (
    before > from &&
    (isOne(tokens[before], 'joining', lexicon) || isOne(tokens[before], 'prepositions', lexicon)) &&
    !isOne(tokens[before], 'and', lexicon)
  );
}

function isNameWord(tokens: readonly Token[], at: number, from: number, lexicon: SpeechLexicon): boolean {
  const token = tokens[at];
  if (!isCapital(token) || token?.run !== undefined || isDayWord(token) || isOne(token, 'titles', lexicon))
    return false;
  if (isOne(token, 'articles', lexicon) || isOne(token, 'prepositions', lexicon) || isOne(token, 'beside', lexicon))
    return false;
  // "Fue la fiscal": any word that begins a sentence has a capital.
  if (token?.isFirst === true && isOne(tokens[at + 1], 'articles', lexicon)) return false;
  // In a language whose nouns have capitals, an article makes a word a noun.
  if (lexicon.areNounsCapital && at > from && isOne(tokens[at - 1], 'articles', lexicon))
    return isCapital(tokens[at + 1]);
  return true;
}

function continuesName(tokens: readonly Token[], at: number, end: number, lexicon: SpeechLexicon): boolean {
  const token = tokens[at];
  if (isCapital(token)) return !isDayWord(token) && token?.run === undefined;
  if (isMark(token, '.-‐')) return isCapital(tokens[at + 1]) && at + 1 < end && (tokens[at - 1]?.text.length ?? 9) <= 3;
  return isOne(token, 'particles', lexicon) && isCapital(tokens[at + 1]) && at + 1 < end;
}

function withoutPost(
  tokens: readonly Token[],
  from: number,
  end: number,
  limit: number,
  lexicon: SpeechLexicon,
): { readonly span: Span; readonly words: number } | undefined {
  let first = from;
  for (let at = from; at + 1 < end; at += 1)
    if (isPost(tokens[at], lexicon) || isPossessive(tokens[at])) first = at + 1;
  // "Адвокат Риделя Анна Ли": the word that begins a sentence may be what somebody is.
  if (
    /^(?:ru|uk)$/.test(lexicon.language) &&
    tokens[first]?.isFirst === true &&
    tokens.slice(first, end).every(isCapital) &&
    end - first >= MIN_WORDS_WITH_BODY
  )
    first = end - 2;
  // Of three capitals in a row in German the first is what somebody is.
  if (lexicon.areNounsCapital && tokens.slice(first, end).every(isCapital) && end - first >= MIN_WORDS_WITH_BODY)
    first = end - 2;
  const words = tokens.slice(first, end).filter(isCapital).length;
  const [start, stop] = [tokens[first], tokens[end - 1]];
  if (start === undefined || stop === undefined || (words === 1 && isPost(start, lexicon))) return undefined;
  // "Horak’s spokesman" is not Horak.
  if (isPossessive(stop) && isWord(tokens[end]) && end < limit) return undefined;
  return { span: { start: start.start, end: withoutGenitive(stop) }, words };
}

const isPossessive = (token: Token | undefined): boolean =>
  /['’]s?$/u.test(token?.text ?? '') && /\p{L}/u.test(token?.text ?? '');

const withoutGenitive = ({ text, start, end }: Token): number => start + (/['’]s?$/u.exec(text)?.index ?? end - start);

/** A post before a name. German writes it with others as one word. */
export function isPost(token: Token | undefined, lexicon: SpeechLexicon): boolean {
  if (!isWord(token)) return false;
  const { roles } = lexicon.words;
  if (roles.has(token.key)) return true;
  if (!lexicon.areNounsCapital || token.key.length < 8) return false;
  if (/(?:erin|ärin|istin|orin|entin|antin)$/u.test(token.key)) return true;
  for (let length = 4; length < token.key.length - 2; length += 1) if (roles.has(token.key.slice(-length))) return true;
  return false;
}
