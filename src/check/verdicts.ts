import type { EntryId, Figure, Statement } from '../record/entries.js';

/** What can be said of a pasted quote. Nothing on file is never "false". */
export type QuoteVerdict = 'exact' | 'altered' | 'joined' | 'other-speaker' | 'part' | 'rendering' | 'not-on-file';

/** What can be said of a pasted figure. */
export type FigureVerdict = 'matches' | 'qualifier' | 'other-claimant' | 'other-scope' | 'superseded' | 'not-on-file';

/** A piece of a comparison: words in both, only in the paste, or only on file. */
export interface DifferencePart {
  readonly text: string;
  readonly where: 'both' | 'pasted' | 'filed';
}

/** A pasted quote, judged. */
export interface JudgedQuote {
  readonly kind: 'quote';
  /** As pasted. */
  readonly pasted: string;
  readonly verdict: QuoteVerdict;
  /** The statements it was judged by, best first; the nearest ones where it is not on file. */
  readonly statements: readonly Statement[];
  /** The words on file it was compared with, one text a run. */
  readonly filed: readonly string[];
  /** Word by word, where it is altered. */
  readonly difference?: readonly DifferencePart[];
  /** Who the paste says said it, where that is somebody else. */
  readonly attributedTo?: string;
  /** Archived sources whose text holds the words, although no entry does. */
  readonly archived?: readonly EntryId[];
  /** Whether a mark opens it that nothing closes. */
  readonly unclosed: boolean;
  /** Whether it stands in quotation marks. */
  readonly marked: boolean;
}

/** A pasted figure, judged. */
export interface JudgedFigure {
  readonly kind: 'figure';
  /** The clause it stands in, as pasted. */
  readonly pasted: string;
  readonly verdict: FigureVerdict;
  /** The figures it was judged by, best first; those on file for the same count where it is not on file. */
  readonly figures: readonly Figure[];
  /** The figure of a later day by the same claimant, where it is superseded. */
  readonly later?: Figure;
  /** Who the paste says gave it, where that is somebody else. */
  readonly attributedTo?: string;
}

export type Judged = JudgedQuote | JudgedFigure;

/** A pasted text, judged part by part. */
export interface CheckReport {
  readonly judged: readonly Judged[];
  /** Whether there was more than is looked at. */
  readonly more: boolean;
}
