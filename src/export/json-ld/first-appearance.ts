import { dateSpan } from '../../record/dates.js';
import type { Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { sourceOf } from '../../view/names.js';

/** Publishers that print what others printed first. */
const SECOND_HAND_STANDINGS = ['copy', 'machine-translation', 'aggregator'];

/**
 * The first known occurrence of a claim: the source that was published before all its others.
 * @param sources the sources that hold it
 * @returns nothing where the dates leave it open, or where that source took it from another
 */
export function firstAppearance(sources: readonly EntryId[], record: VerbatimRecord): EntryId | undefined {
  const spans = sources.map((id) => {
    const source = sourceOf(record, id);
    return { source, ...dateSpan(source.published) };
  });
  const first = spans.find((one) =>
    spans.every((other) => other === one || (one.last !== '' && other.first !== '' && one.last < other.first)),
  );
  return first === undefined || isSecondHand(first.source) ? undefined : first.source.id;
}

const isSecondHand = ({ standing, republishedFrom, wire }: Source): boolean =>
  SECOND_HAND_STANDINGS.includes(standing ?? '') || republishedFrom !== undefined || wire !== undefined;
