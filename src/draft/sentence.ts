import type { SpeechLexicon } from '../language/words/speech/speech-lexicon.js';
import type { FoundCue } from './cues.js';
import type { NounPhrase } from './phrases.js';
import type { Token } from './tokens.js';

/** A sentence ready to be read. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly cues: readonly FoundCue[];
  readonly lexicon: SpeechLexicon;
}

/** Who does what a verb says, and how that is known: right behind or before it, by a name beside what somebody is, or from further away. */
export interface Subject {
  readonly phrase: NounPhrase;
  readonly how: 'after' | 'before' | 'apposition' | 'further';
}
