import type { Gender, SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import type { Attribution } from './attribution.js';
import type { FoundCue } from './cues.js';
import type { Said, Tier } from './found.js';
import type { Sentence } from './sentence.js';
import type { Span } from './span.js';
import type { Voice } from './voices.js';

/** English verbs behind which a clause stands without "that". */
export const SAYS_CLAUSE =
  /^(?:said|says|say|added|adds|insist(?:ed|s)|claim(?:ed|s)|argue[ds]|believe[ds]?|estimate[ds]|state[ds]|told)$/u;

/** Words of which nobody is named yet. */
export const NOBODY = (sentence: Span): Said => ({ sentence, kind: 'assertion', tier: 'look', passedOnBy: [] });

/** Where a cue stands in the text. */
export const spanOf = ({ tokens }: Sentence, { at, end }: FoundCue): Span => ({
  start: tokens[at]?.start ?? 0,
  end: tokens[end - 1]?.end ?? 0,
});

/** One tier less sure. */
export const lower = (tier: Tier): Tier => (tier === 'sure' ? 'likely' : 'look');

/**
 * How sure it is who says something.
 * @param isClear whether a pronoun can mean one person only
 */
export function tierOf(
  { tokens, lexicon: { words } }: Sentence,
  { how, cue, subject }: Attribution,
  voice: Voice,
  isClear: boolean,
): Tier {
  if (how === 'beside') return 'look';
  if (subject === undefined || (cue === undefined && how === 'behind')) return 'likely';
  const verb = tokens[cue?.at ?? -1];
  // "For Lind it is a joke" is said of him as often as by him.
  const isFor = cue?.how === 'before' && cue.end === cue.at + 1 && verb?.isFirst === true && words.nouns.has(verb.key);
  if (isFor || cue?.cue.class === 'weak') return 'look';
  const isNamed = voice.entry !== undefined || voice.hasName;
  if (subject.phrase.gender !== undefined) return !isNamed ? 'look' : isClear && how !== 'around' ? 'sure' : 'likely';
  if (how === 'around' || subject.how === 'further') return 'likely';
  return isNamed || subject.phrase.end - subject.phrase.from >= 2 ? 'sure' : 'likely';
}

/** Russian and Ukrainian verbs of the past tell a woman from a man. */
export function genderOfVerb(
  { tokens }: Sentence,
  cue: FoundCue | undefined,
  { language }: SpeechLexicon,
): Gender | undefined {
  if (cue === undefined || (language !== 'ru' && language !== 'uk') || cue.how !== 'verb') return undefined;
  const word = tokens[cue.at]?.key ?? '';
  if (/(?:ла|лась|лася)$/u.test(word)) return 'f';
  if (/(?:ли|лись|лися)$/u.test(word)) return 'p';
  if (/(?:ло|лось|лося)$/u.test(word)) return 'n';
  return /(?:л|лся|в|вся)$/u.test(word) ? 'm' : undefined;
}
