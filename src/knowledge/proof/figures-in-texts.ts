import type { EntryId } from '../../record/entry-base.js';
import { ofKind } from '../../record/on-demand.js';
import type { Figure } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { ComparableText, Span } from './comparable-text.js';
import { placeOf, sentenceOf } from './context.js';
import type { SourceText } from './source-texts.js';

/** A figure where its source gives it. */
export interface FigureInText {
  readonly figure: Figure;
  readonly text: ComparableText;
  /** The passage, or the value where there is none, in the offsets of the original. */
  readonly place: Span;
  /** The sentence that has the value. */
  readonly sentence: string;
}

/** The figures whose value is found in the text of their source. Those with a note are left out: it tells readers how they are meant. */
export function figuresInTexts(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly FigureInText[] {
  return ofKind(entriesOf(built), 'figure').flatMap((entry): FigureInText[] => {
    if (entry.note !== undefined) return [];
    const text = texts.get(entry.source)?.text;
    const place = text === undefined ? undefined : placeOf(entry, text);
    if (text === undefined || place === undefined) return [];
    return [{ figure: entry, text, place, sentence: sentenceOf(entry, text, place) }];
  });
}
