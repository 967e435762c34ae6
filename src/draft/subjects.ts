import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import { beforeVerb, beforeWord, peopleOfPlace } from './before-verb.js';
import { after, endsHere, insidePlace, pastAudience } from './behind-verb.js';
import { clauseStart, isAside, isSkipped, isWholeName } from './clauses.js';
import type { FoundCue } from './cues.js';
import { endOfPhrase, phraseOf } from './phrases.js';
import type { Sentence, Subject } from './sentence.js';
import { isDayWord, isMark, isOne, isRun, type Token } from './tokens.js';
import { verbLastSubject } from './verb-last.js';

/** Who says what a cue attributes; undefined where the sentence names nobody for it. */
export function subjectOf(sentence: Sentence, cue: FoundCue): Subject | undefined {
  const { tokens, lexicon } = sentence;
  if (cue.how === 'before') return after(tokens, cue.end, lexicon);
  if (cue.how === 'own') return undefined;
  if (cue.how === 'after') return lexicon.isVerbLast ? verbLastSubject(sentence, cue) : beforeWord(sentence, cue.at);
  if (lexicon.isVerbLast) return verbLastSubject(sentence, cue);
  const inside = insidePlace(sentence, cue);
  if (inside !== undefined) return inside;
  const impersonal = peopleOfPlace(sentence, cue);
  if (impersonal !== undefined) return impersonal;
  return isInverted(sentence, cue)
    ? (after(tokens, cue.end, lexicon, cue) ?? pastAudience(sentence, cue) ?? beforeVerb(sentence, cue))
    : (beforeVerb(sentence, cue) ?? laterSubject(sentence, cue));
}

/** A subject that follows a verb of the second place, or one in a place only: "heißt es in dem Bericht". */
function laterSubject({ tokens, lexicon }: Sentence, cue: FoundCue): Subject | undefined {
  const follows = after(tokens, cue.end, lexicon, cue);
  if (follows !== undefined && (lexicon.isVerbSecond || lexicon.isSubjectDropped === false))
    return isObjectLike(tokens, cue, lexicon) ? undefined : follows;
  return undefined;
}

const isObjectLike = (tokens: readonly Token[], cue: FoundCue, lexicon: SpeechLexicon): boolean =>
  !lexicon.isVerbSecond && cue.at > 0 && !isRun(tokens[cue.at - 1]) && !isMark(tokens[cue.at - 1], ',—–-');

/** Whether a verb stands before its subject: right behind what is said, after a comma behind a reported clause, or second in its sentence. */
function isInverted({ tokens, lexicon }: Sentence, cue: FoundCue): boolean {
  let at = cue.at - 1;
  while (at >= 0 && isSkipped(tokens[at], lexicon)) at -= 1;
  const hasClitic = lexicon.language === 'fr' && lexicon.pronouns.has(tokens[cue.at - 1]?.key ?? '');
  if (hasClitic) return false;
  const before = tokens[at];
  if (isRun(before)) return true;
  if (isMark(before, ',—–-!?…') && isRun(tokens[at - 1]))
    return endsHere(tokens, cue, lexicon) || !isComplement(tokens, cue.end, lexicon);
  if (isMark(before, ',—–-') && isMark(tokens[at - 1], ',—–-.') && isRun(tokens[at - 2])) return true;
  if (before === undefined)
    return at < 0 && lexicon.isVerbSecond === false && lexicon.language !== 'en' && !lexicon.isSubjectDropped;
  if (isMark(before, ',') && at > 1) return !isInsert(tokens, at, lexicon) && endsHere(tokens, cue, lexicon);
  if (lexicon.isVerbSecond) return isSecond(tokens, at, lexicon);
  return /^(?:как|як|comme|como)$/u.test(before.key);
}

/** Whether what ends at a comma stands beside a subject before it: a name, an age, who that is. */
function isInsert(tokens: readonly Token[], comma: number, lexicon: SpeechLexicon): boolean {
  let from = comma;
  while (from > 0 && !isMark(tokens[from - 1], ',;:—–(') && !isRun(tokens[from - 1])) from -= 1;
  if (!isMark(tokens[from - 1], ',(') || from < 2) return false;
  if (isAside(tokens, { from }, lexicon) || isWholeName(tokens, from, comma, lexicon)) return true;
  let start = from - 1;
  while (start > 0 && !isMark(tokens[start - 1], ',;:—–(') && !isRun(tokens[start - 1])) start -= 1;
  const phrase = phraseOf(tokens, start, from - 1, lexicon);
  return phrase?.name !== undefined && phrase.end >= from - 1 && endOfPhrase(tokens, phrase.from, lexicon) >= from - 1;
}

const isComplement = (tokens: readonly Token[], at: number, lexicon: SpeechLexicon): boolean =>
  isOne(tokens[at], 'that', lexicon);

/** In a verb-second language: whether what stands before the verb is no subject. */
function isSecond(tokens: readonly Token[], last: number, lexicon: SpeechLexicon): boolean {
  const from = clauseStart(tokens, last, lexicon);
  const first = tokens[from];
  if (from > last || first === undefined) return true;
  if (isOne(first, 'prepositions', lexicon) || isDayWord(first)) return true;
  if (isOne(first, 'beside', lexicon) && !isOne(first, 'articles', lexicon)) return true;
  return lexicon.words.relative.has(first.key) && isMark(tokens[from - 1], ',');
}
