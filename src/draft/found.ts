import type { SpeechLanguage } from '../language/words/speech/speech-lexicon.js';
import type { CueKind } from '../language/words/speech/speech-words.js';
import type { FoundDay } from './days.js';
import type { FoundFigure } from './figures.js';
import type { ForeignPart } from './language-of.js';
import type { Run } from './runs.js';
import type { Span } from './span.js';
import type { Voice } from './voices.js';

/** How sure it is who says something: by pattern and name; by pattern or from the sentence before; to be looked at. */
export type Tier = 'sure' | 'likely' | 'look';

/** Words that somebody says in a text. */
export interface Said {
  /** The sentence that they stand in. */
  readonly sentence: Span;
  readonly voice?: Voice;
  /** The words by which this sentence names the speaker. */
  readonly mention?: Span;
  /** What attributes them. */
  readonly cue?: Span;
  readonly kind: CueKind;
  readonly tier: Tier;
  /** Who passes them on, outermost first. */
  readonly passedOnBy: readonly Voice[];
}

/** A quotation, and whether it is speech. */
export interface DraftedQuotation extends Said {
  readonly run: Run;
  readonly isSpeech: boolean;
}

/** Words that a text reports without quoting them. */
export interface DraftedReport extends Said {
  readonly words: Span;
}

export interface DraftedFigure extends FoundFigure {
  readonly sentence: Span;
  /** Whoever gives it; absent for the text itself. */
  readonly voice?: Voice;
  readonly tier: Tier;
}

/** What can be filed from a text. Everything in it is a stretch of the text. */
export interface Draft {
  readonly language: SpeechLanguage;
  /** Paragraphs in other languages. */
  readonly foreign?: readonly ForeignPart[];
  readonly quotations: readonly DraftedQuotation[];
  readonly reports: readonly DraftedReport[];
  readonly figures: readonly DraftedFigure[];
  readonly days: readonly FoundDay[];
}

/** The language of a place of a text. */
export const languageAt = ({ language, foreign = [] }: Draft, { start }: Span): SpeechLanguage =>
  foreign.find((part) => part.start <= start && start < part.end)?.language ?? language;
