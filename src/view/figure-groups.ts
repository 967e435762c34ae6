import { newestFirst } from '../record/dates.js';
import type { EntryId } from '../record/entry-base.js';
import { groupBy } from '../record/group-by.js';
import { withParents } from '../record/parents.js';
import type { VerbatimRecord } from '../record/record.js';
import { claimantKey, isDescribed } from '../record/speakers.js';
import type { Figure } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { claimantOf, localNameOf, nameOf } from './names.js';

/** Figures that count the same group of people or things, newest first. */
export interface FiguresOfGroup {
  /** Ids of the groups that each figure counts together; empty where none is filed. */
  readonly counted: readonly EntryId[];
  /** The widest group that a single one is part of: whose they are. Empty for several, and where none is filed. */
  readonly side: EntryId | '';
  readonly figures: readonly Figure[];
}

type Context = Pick<ViewContext, 'record' | 'language'>;

/**
 * Figures by whose they are: the groups of each side together, the whole side before its parts, then what several sides' groups count
 * together, and last what no group is filed for. Sides and groups are in alphabetical order: none comes first by its numbers.
 * @param fit how well a figure fits what was asked, 0 to 1; groups whose figures fit better come first
 * @param isForemost whether a figure is just what was asked for; in its group it comes first
 */
export function figuresByGroup(
  figures: readonly Figure[],
  context: Context,
  fit: (figure: Figure) => number = () => 0,
  isForemost: (figure: Figure) => boolean = () => true,
): FiguresOfGroup[] {
  const { record } = context;
  const order = (a: Figure, b: Figure): number =>
    Number(isForemost(b)) - Number(isForemost(a)) ||
    newestFirst(a.asOf, b.asOf) ||
    latestHourFirst(a, b, record) ||
    compare(claimantOf(record, a).name, claimantOf(record, b).name);
  return [...groupBy(figures, groupKey).values()]
    .map((own) => {
      const counted = own[0]?.counted ?? [];
      return {
        counted,
        side: counted.length === 1 ? (withParents(record, counted[0]).at(-1) ?? '') : '',
        figures: [...own].sort(order),
        place: placeOf(counted, context),
        fit: Math.max(...own.map(fit)),
      };
    })
    .sort((a, b) => b.fit - a.fit || compare(a.place, b.place))
    .map(({ counted, side, figures: sorted }) => ({ counted, side, figures: sorted }));
}

/** The groups of figures in words: `residents of the valley`. Not escaped. */
export function groupInWords({ counted }: Pick<FiguresOfGroup, 'counted'>, { record, language }: Context): string {
  const names = counted.map((id) => localNameOf(record, id, language.locale));
  if (names.length === 0) return language.say('figures.no-group');
  return names.length === 1 ? (names[0] ?? '') : language.say('figures.together', { groups: language.and(names) });
}

/** The same text for figures of one claimant; outlets' unnamed sources in the same words are different ones. */
export const claimantIdentity = (figure: Figure, record: VerbatimRecord): string =>
  isDescribed(figure.claimant) ? claimantKey(figure, record) : claimantOf(record, figure).name;

const groupKey = ({ counted = [] }: Figure): string => [...counted].sort().join(' ');

/** A text whose order is that of the groups. */
function placeOf(counted: readonly EntryId[], { record }: Context): string {
  // By the record's own names: the order is the same in every language.
  const name = (id: EntryId): string => nameOf(record, id);
  if (counted.length === 0) return '3';
  if (counted.length > 1) return `2 ${counted.map(name).sort().join(' ')}`;
  // From the widest group down: a part follows the whole that it is part of.
  const path = counted.flatMap((id) => withParents(record, id)).reverse();
  return `1 ${path.map(name).join('\u0001')}`;
}

/** Orders figures of one day by their hours, where the record has them. */
export const latestHourFirst = (a: Figure, b: Figure, record: VerbatimRecord): number =>
  compare(hourOf(b, record), hourOf(a, record));

/** The hour of a figure, where the record has one; otherwise noon, so that on one day the newest order is still by hour. */
function hourOf(figure: Figure, record: VerbatimRecord): string {
  const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
  const notes = [figure.asOfBasis, figure.asOf.note, statement?.entry === 'statement' ? statement.saidNote : undefined];
  const [, hour, minute] = /\b(\d{1,2}):(\d{2})\b/.exec(notes.join(' ')) ?? [];
  return hour === undefined || minute === undefined ? '12:00' : `${hour.padStart(2, '0')}:${minute}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
