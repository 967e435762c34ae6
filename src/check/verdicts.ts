import type { EntryId } from '../record/entry-base.js';
import type { Figure, Statement } from '../record/statement.js';

/**
 * Verdicts on a pasted quote. What is not on file is never called false; `withdrawn` outranks every other verdict on words on file. Words
 * without quotation marks are never an altered quotation: they may look like one (`looks-like`). A word or two that several people use prove
 * nothing about who said them (`common-words`).
 */
export type QuoteVerdict =
  | 'withdrawn'
  | 'before-correction'
  | 'exact'
  | 'translation'
  | 'altered'
  | 'looks-like'
  | 'common-words'
  | 'joined'
  | 'other-speaker'
  | 'part'
  | 'rendering'
  | 'not-on-file';

export type FigureVerdict = 'matches' | 'qualifier' | 'other-claimant' | 'other-scope' | 'superseded' | 'not-on-file';

/** Words of a comparison: in both texts, only in the paste, or only on file. */
export interface DifferencePart {
  readonly text: string;
  readonly where: 'both' | 'pasted' | 'filed';
}

/** The place of what is judged in the checked text, in UTF-16 units; `end` is exclusive. */
export interface JudgedStretch {
  readonly start: number;
  readonly end: number;
}

export interface JudgedQuote extends JudgedStretch {
  readonly kind: 'quote';
  /** As pasted. */
  readonly pasted: string;
  readonly verdict: QuoteVerdict;
  /** The statements it was judged by, best first; the nearest ones where it is not on file. */
  readonly statements: readonly Statement[];
  /** The words on file it was compared with, one text a run; none of a withdrawn statement. */
  readonly filed: readonly string[];
  /** Word by word, where it is altered. */
  readonly difference?: readonly DifferencePart[];
  /** Who said it according to the paste, where that is not the speaker on file. */
  readonly attributedTo?: string;
  /** Archived sources whose text holds the words, although no entry does. */
  readonly archived?: readonly EntryId[];
  /** Whether it has an opening mark that nothing closes. */
  readonly unclosed: boolean;
  /** Whether it was pasted in quotation marks. */
  readonly marked: boolean;
}

export interface JudgedFigure extends JudgedStretch {
  readonly kind: 'figure';
  /** Its clause, as pasted. */
  readonly pasted: string;
  readonly verdict: FigureVerdict;
  /** The figures it was judged by, best first; those on file for the same count where it is not on file. */
  readonly figures: readonly Figure[];
  /** The figure of a later day by the same claimant, where it is superseded. */
  readonly later?: Figure;
  /** Figures of later days for the same count that others give, newest first. */
  readonly laterByOthers?: readonly Figure[];
  /** Who gave it according to the paste, where that is not the claimant on file. */
  readonly attributedTo?: string;
}

/** A number that cannot be judged. It is listed all the same. */
export interface JudgedNumber extends JudgedStretch {
  readonly kind: 'number';
  readonly verdict: 'not-judged';
  /** It is a day, or a number of what nothing on file counts. */
  readonly why: 'day' | 'not-counted';
  /** With the word behind it. */
  readonly pasted: string;
}

export type Judged = JudgedQuote | JudgedFigure | JudgedNumber;

export interface CheckReport {
  /** In the order of the text. */
  readonly judged: readonly Judged[];
  /** Whether a quotation mark in it opens nothing and closes nothing: what was meant to be quoted is not certain. */
  readonly strayMark: boolean;
  /** Whether the text was longer, or had more quotes or figures, than is checked. */
  readonly more: boolean;
}
