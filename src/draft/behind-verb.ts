import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { isSkipped, isWholeName, wordsOfName } from './clauses.js';
import type { FoundCue } from './cues.js';
import { endOfPhrase, type NounPhrase, phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { isCapital, isDayWord, isMark, isOne, isRun, isWord, type Token } from './tokens.js';

/** Tokens behind a name at the end of a sentence, for a place or an occasion, at most. */
const MAX_TAIL = 6;

/** "…, сообщили в больнице", "heißt es in dem Bericht": a place or a paper that speaks. */
export function insidePlace({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  const before = tokens[cue.at - 1];
  const isBehind = isRun(before) || isMark(before, ',—–-');
  if (!isBehind || !/^(?:in|im|dans|в|во|у)$/u.test(tokens[cue.end]?.key ?? '')) return undefined;
  if (!/(?:ли|ся|es)$/u.test(tokens[cue.end - 1]?.key ?? '')) return undefined;
  return after(tokens, cue.end + 1, lexicon);
}

/** "Explicó ante los periodistas el vigilante": whom it is told to stands between the verb and whoever tells it. */
export function pastAudience({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  if (!/^(?:es|fr|ru|uk)$/.test(lexicon.language) || !isOne(tokens[cue.end], 'prepositions', lexicon)) return undefined;
  const end = endOfPhrase(tokens, cue.end + 1, lexicon);
  const next = tokens[end];
  const isSubject = isOne(next, 'articles', lexicon) || isCapital(next);
  return isSubject && end > cue.end + 1 ? after(tokens, end, lexicon) : undefined;
}

/** The phrase that follows a place, past parts of the verb and adverbs; a name in apposition goes before what it is called. */
export function after(
  tokens: readonly Token[],
  at: number,
  lexicon: SpeechLexicon,
  cue?: FoundCue,
): Subject | undefined {
  let from = at;
  while (from < tokens.length && from - at < 4 && isSkipped(tokens[from], lexicon)) from += 1;
  if (cue?.second !== undefined && from === cue.second) from += 1;
  const first = tokens[from];
  if (!isWord(first) || isOne(first, 'that', lexicon)) return undefined;
  if (!first.isCapital && lexicon.verbs.has(first.key) && !isOne(first, 'nouns', lexicon)) return undefined;
  if (isOne(first, 'prepositions', lexicon) && !isOne(first, 'articles', lexicon)) return undefined;
  const end = endOfPhrase(tokens, from, lexicon);
  const phrase = phraseOf(
    tokens,
    from,
    cue?.second !== undefined && cue.second > from ? Math.min(end, cue.second) : end,
    lexicon,
  );
  if (phrase === undefined) return undefined;
  const named = nameBehind(tokens, phrase, lexicon);
  return named === undefined
    ? { phrase, how: 'after' }
    : { phrase: { ...named, post: phrase.span }, how: 'apposition' };
}

/** "The chairman, Otto Lind,": the name behind what somebody is. */
export function nameBehind(
  tokens: readonly Token[],
  phrase: NounPhrase,
  lexicon: SpeechLexicon,
): NounPhrase | undefined {
  if (!isMark(tokens[phrase.end], ',') || phrase.gender !== undefined) return undefined;
  const from = phrase.end + 1;
  const end = endOfPhrase(tokens, from, lexicon);
  const other = phraseOf(tokens, from, end, lexicon);
  if (other?.name === undefined || !isWholeName(tokens, from, end, lexicon)) return undefined;
  // Of two names the first is the one that speaks.
  if (phrase.name !== undefined && wordsOfName(tokens, phrase) >= 2 && !isOne(tokens[phrase.from], 'articles', lexicon))
    return undefined;
  const next = tokens[end];
  return next === undefined || !isWord(next) || isOne(next, 'prepositions', lexicon) ? other : undefined;
}

/** Whether a phrase follows a verb, and then nothing that could be said: the end, a comma, a place or a day. */
export function endsHere(tokens: readonly Token[], cue: FoundCue, lexicon: SpeechLexicon): boolean {
  const found = after(tokens, cue.end, lexicon, cue);
  if (found === undefined) return false;
  let end = found.phrase.end;
  if (tokens.slice(end).some((token) => isRun(token))) return false;
  if (isOne(tokens[end], 'articles', lexicon) && isDayWord(tokens[end + 1])) end += 1;
  const next = tokens[end];
  if (next === undefined || isMark(next, '.,;!?')) return true;
  if (cue.second !== undefined && end === cue.second) return end + 1 >= tokens.length || isMark(tokens[end + 1], '.;');
  return (
    isDayWord(next) ||
    (isOne(next, 'prepositions', lexicon) && found.phrase.name !== undefined && tokens.length - end <= MAX_TAIL)
  );
}
