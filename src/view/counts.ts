import { newestFirst } from '../record/dates.js';
import type { EntryId, Figure } from '../record/entries.js';
import { groupBy } from '../record/group-by.js';
import type { VerbatimRecord } from '../record/record.js';
import type { ViewContext } from './block.js';
import { claimantOf, nameOf } from './names.js';

/** All figures on file for one count: one metric of one event. */
export interface Count {
  readonly metric: EntryId;
  readonly event?: EntryId;
  /** One series a claimant, in neutral order. */
  readonly series: readonly ClaimantSeries[];
}

/** One claimant's figures over time, newest first. */
export interface ClaimantSeries {
  readonly claimant: string;
  readonly figures: readonly Figure[];
}

/**
 * The counts that figures belong to, each with every competing figure on file, in the order in which the figures name them.
 * Claimants are in alphabetical order, those asked for first and outlets that name no claimant last; nobody is ranked by size.
 * @param asked ids of claimants that were asked for by name
 */
export function countsOf(
  figures: readonly Figure[],
  record: VerbatimRecord,
  asked: ReadonlySet<EntryId> = new Set(),
): Count[] {
  const wanted = new Map(figures.map((figure) => [countKey(figure), figure]));
  const members = groupBy(
    record.figures.filter((figure) => figure.status !== 'draft' && wanted.has(countKey(figure))),
    countKey,
  );
  return [...wanted].map(([key, { metric, of }]) => ({
    metric,
    ...(of === undefined ? {} : { event: of }),
    series: seriesByClaimant(members.get(key) ?? [], record, asked),
  }));
}

/** Figures with the same key compete: they count the same metric of the same event. */
export const countKey = (figure: Figure): string => `${figure.metric} ${figure.of ?? ''}`;

function seriesByClaimant(
  figures: readonly Figure[],
  record: VerbatimRecord,
  asked: ReadonlySet<EntryId>,
): ClaimantSeries[] {
  const byClaimant = groupBy(figures, (figure) => claimantOf(record, figure).name);
  const first = (series: ClaimantSeries): number =>
    series.figures.some(({ claimant }) => asked.has(claimant)) ? 0 : 1;
  // An outlet's own figure does not name who counted; figures that do come first.
  const own = (series: ClaimantSeries): number =>
    series.figures.every(({ claimant }) => claimant === 'outlet') ? 1 : 0;
  return [...byClaimant]
    .map(([claimant, all]) => ({
      claimant,
      figures: [...all].sort((a, b) => newestFirst(a.asOf, b.asOf) || compare(hourOf(b, record), hourOf(a, record))),
    }))
    .sort((a, b) => first(a) - first(b) || own(a) - own(b) || compare(a.claimant, b.claimant));
}

/** The hour of a figure, where the record has one; otherwise noon, so that on one day the newest order is still by hour. */
function hourOf(figure: Figure, record: VerbatimRecord): string {
  const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
  const notes = [figure.asOfBasis, figure.asOf.note, statement?.entry === 'statement' ? statement.saidNote : undefined];
  const [, hour, minute] = /\b(\d{1,2}):(\d{2})\b/.exec(notes.join(' ')) ?? [];
  return hour === undefined || minute === undefined ? '12:00' : `${hour.padStart(2, '0')}:${minute}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A count in words: `Killed · Flood of the valley`. Not escaped. */
export function countInWords(count: Count, { record, language }: Pick<ViewContext, 'record' | 'language'>): string {
  const metric = nameOf(record, count.metric);
  const event = count.event === undefined ? language.say('figures.no-event') : nameOf(record, count.event);
  return `${metric.charAt(0).toLocaleUpperCase('en')}${metric.slice(1)} · ${event}`;
}
