import type { Quantity } from '../../language/words/quantities.js';
import { groupBy } from '../../record/group-by.js';
import type { Figure } from '../../record/statement.js';
import type { ViewContext } from '../block.js';
import type { Count } from '../counts.js';
import { claimantIdentity, groupInWords } from '../figure-groups.js';
import { quantityOf } from '../figure-value.js';
import { claimantOf } from '../names.js';

/** One claimant's newest figure for one group, with its value read. */
export interface ComparableFigure {
  readonly figure: Figure;
  readonly claimant: string;
  readonly quantity: Quantity;
}

/** Figures that can share one axis: the newest of every claimant who counts one group. */
export interface ComparableFigures {
  /** Who is counted, in words. */
  readonly group: string;
  readonly rows: readonly ComparableFigure[];
}

/**
 * The first group of a count that a picture can show whole: the newest figure of each of two claimants or more, all in one unit. A group
 * of which one claimant gives no number, or more claimants than a picture has rows, has none: who is left out of a picture seems not to exist.
 */
export function comparableFigures(count: Count, maxRows: number, context: ViewContext): ComparableFigures | undefined {
  const groups = count.groups.flatMap(({ counted, figures }) =>
    counted.length > 0
      ? [{ group: groupInWords({ counted }, context), figures }]
      : [...groupBy(figures, populationKey)].map(([, own]) => ({ group: own[0]?.population ?? '', figures: own })),
  );
  for (const { group, figures } of groups) {
    const rows = rowsOf(figures, context);
    if (rows !== undefined && rows.length > 1 && rows.length <= maxRows) return { group, rows };
  }
  return undefined;
}

/** @returns undefined where the newest figure of a claimant has no place on an axis that all share */
function rowsOf(figures: readonly Figure[], { record }: ViewContext): ComparableFigure[] | undefined {
  const newest = new Map<string, Figure>();
  for (const figure of figures) {
    const claimant = claimantIdentity(figure, record);
    if (figure.status === 'live' && !newest.has(claimant)) newest.set(claimant, figure);
  }
  const rows: ComparableFigure[] = [];
  for (const figure of newest.values()) {
    const quantity = quantityOnAxis(figure.value);
    if (quantity === undefined) return undefined;
    rows.push({ figure, claimant: claimantOf(record, figure).name, quantity });
  }
  const units = new Set(rows.map(({ quantity, figure }) => `${quantity.direction} ${quantity.unit ?? figure.unit}`));
  return units.size > 1 ? undefined : rows;
}

/** The quantity of a value that has a place on an axis: one number, or the two ends of a range. */
function quantityOnAxis(value: string): Quantity | undefined {
  const quantity = quantityOf(value);
  // The axis begins at zero.
  if (quantity === undefined || quantity.phrase !== undefined || quantity.negative || quantity.negated)
    return undefined;
  if (quantity.form !== undefined) return undefined;
  return quantity.numbers.length === (quantity.qualifier === 'range' ? 2 : 1) ? quantity : undefined;
}

/** Who is counted is in the first words; the patterns below take long over thousands of brackets. */
const MAX_POPULATION_CHARS = 300;

/** Who is counted, without where and how: pupils and teachers never share an axis. */
const populationKey = ({ population, unit }: Figure): string =>
  `${unit ?? ''} ${population}`
    .slice(0, MAX_POPULATION_CHARS)
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/,.*$/, ' ')
    .replace(/\s(?:in|at|from|near)\s.*$/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
