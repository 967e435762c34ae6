import type { EntryId } from '../record/entry-base.js';
import { groupBy } from '../record/group-by.js';
import { countKey } from '../record/lookup.js';
import type { Figure } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { type FiguresOfGroup, figuresByGroup } from './figure-groups.js';
import { localNameOf, nameOf } from './names.js';

/** All figures on file for one count: one metric of one event. */
export interface Count {
  readonly metric: EntryId;
  readonly event?: EntryId;
  /** Its figures by whose they are. */
  readonly groups: readonly FiguresOfGroup[];
  /** Others' figures for it, where only some were asked for: no figure is shown as if nothing stood against it. */
  readonly others?: readonly Figure[];
}

/** The figures of a count, in the order in which they are shown. */
export const figuresOf = ({ groups }: Pick<Count, 'groups'>): readonly Figure[] =>
  groups.flatMap(({ figures }) => figures);

/** Which figures of a count are shown. */
export interface CountLimits {
  /** Whether a figure is looked at at all: not one that was counted after the day of which is asked. */
  isKnown?(figure: Figure): boolean;
  /** Whether it was asked for; the others follow in one line. */
  isWanted?(figure: Figure): boolean;
  /** How well a figure fits what was asked, 0 to 1; groups whose figures fit better come first. */
  fit?(figure: Figure): number;
  /** Whether it is just what was asked for: it comes first in its group. */
  isForemost?(figure: Figure): boolean;
}

/** The counts that figures belong to, each with every competing figure on file, in the order in which the figures name them. */
export function countsOf(
  figures: readonly Figure[],
  { record, language }: Pick<ViewContext, 'record' | 'language'>,
  { isKnown = () => true, isWanted = () => true, fit = () => 0, isForemost = () => true }: CountLimits = {},
): Count[] {
  const wanted = new Map(figures.map((figure) => [countKey(figure), figure]));
  const members = groupBy(
    [...wanted.keys()].flatMap((key) => record.lookup.figuresOfCount(key)).filter(isKnown),
    countKey,
  );
  return [...wanted].map(([key, { metric, of }]) => {
    const all = members.get(key) ?? [];
    const shown = all.filter(isWanted);
    return {
      metric,
      ...(of === undefined ? {} : { event: of }),
      groups: figuresByGroup(shown, { record, language }, fit, isForemost),
      others: all.filter((figure) => figure.status === 'live' && !isWanted(figure) && countsAnyOf(figure, shown)),
    };
  });
}

/** Whether a figure counts people whom one of the others counts as well: only then does it stand against it. */
function countsAnyOf({ counted = [] }: Figure, others: readonly Figure[]): boolean {
  const groups = new Set(others.flatMap((other) => other.counted ?? []));
  return groups.size === 0 || counted.some((group) => groups.has(group));
}

/** A count in words: `Hurt · Flood of the valley`. Not escaped. */
export function countInWords(count: Count, { record, language }: Pick<ViewContext, 'record' | 'language'>): string {
  const metric = localNameOf(record, count.metric, language.locale);
  const event = count.event === undefined ? language.say('figures.no-event') : nameOf(record, count.event);
  return `${metric.charAt(0).toLocaleUpperCase(language.locale)}${metric.slice(1)} · ${event}`;
}
