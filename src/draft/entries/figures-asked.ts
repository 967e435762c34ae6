import { dateInWords } from '../../record/dates.js';
import type { EntryId } from '../../record/entry-base.js';
import { speakerId } from '../../record/speakers.js';
import { spokenForBy, spokenForInFigure } from '../../record/speaks-for.js';
import type { Figure } from '../../record/statement.js';
import { fold } from '../../search/words/fold.js';
import type { OnFile } from './entry-to-write.js';

const MAX_NAMED = 3;

/** A drafted figure, as far as others on file go. */
export interface FigureToRelate {
  readonly event?: EntryId;
  readonly groups: readonly EntryId[];
  readonly value: string;
  /** Who gives it, where that is somebody on file. */
  readonly claimant?: EntryId;
}

/**
 * Asks how a drafted figure goes with those of the same metric, event and groups on file: whether it takes the place of one that the same
 * side gave before, and which others differ.
 * @param figures those of its metric
 */
export function figuresAsked(
  { event, groups, value, claimant }: FigureToRelate,
  figures: readonly Figure[],
  byId: OnFile['byId'],
  source: EntryId,
): string[] {
  if (claimant === undefined) return [];
  const same = figures.filter(
    (one) =>
      one.of === event &&
      one.source !== source &&
      one.status === 'live' &&
      (one.counted ?? []).join() === groups.join(),
  );
  const isOwn = (one: Figure): boolean => {
    const theirs = new Set([...spokenForInFigure(one, byId), speakerId(one.claimant) ?? '']);
    const own = claimant === 'outlet' ? [] : [claimant, ...spokenForBy(claimant, one.asOf, byId)];
    return own.some((id) => theirs.has(id));
  };
  const isSameValue = (one: Figure): boolean => fold(one.value) === fold(value);
  const own = same.filter(isOwn);
  const others = same.filter((one) => !isOwn(one) && !isSameValue(one));
  return [
    ...asked('repeats', own.filter(isSameValue)),
    ...asked(
      'takes the place of',
      own.filter((one) => !isSameValue(one)),
    ),
    ...asked('differs from', others),
  ];
}

const asked = (how: string, found: readonly Figure[]): string[] => {
  const latest = [...found].sort((a, b) => (a.asOf.iso < b.asOf.iso ? 1 : -1)).slice(0, MAX_NAMED);
  const named = latest.map(
    ({ id, value, asOf }) => `${id} (${value}${asOf.iso === '' ? '' : `, ${dateInWords(asOf)}`})`,
  );
  return named.length === 0 ? [] : [`${how} – ${named.join(', ')}?`];
};
