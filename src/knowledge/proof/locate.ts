import type { Passage } from '../../record/statement.js';
import {
  findInEither,
  foldWords,
  originalSpan,
  passageSpan,
  runsWithin,
  type Span,
  toComparable,
} from './comparable-text.js';

/**
 * The span of a passage in a source's text, in UTF-16 units.
 * @param passage the passage; without one, the whole text
 */
export function locatePassage(text: string, passage: Passage | undefined): Span | undefined {
  const folded = toComparable(text);
  const result = passageSpan(folded, passage);
  if (!('span' in result)) return undefined;
  return result.span.end === result.span.start ? { start: 0, end: text.length } : originalSpan(folded, result.span);
}

/**
 * The spans of quoted runs inside a passage, in order, in UTF-16 units of the text.
 * @param passage the passage; without one, the whole text
 * @returns one span a run, or undefined when one of them is not there
 */
export function findRuns(
  text: string,
  passage: Passage | undefined,
  runs: readonly string[],
): readonly Span[] | undefined {
  return findInEither(toComparable(text), (folded) => {
    const result = passageSpan(folded, passage);
    if (!('span' in result)) return undefined;
    const found = runsWithin(folded, result.span, runs.map(foldWords));
    return found.missing === undefined ? found.spans.map((span) => originalSpan(folded, span)) : undefined;
  });
}
