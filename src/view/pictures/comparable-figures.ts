import type { Quantity } from '../../language/words/quantities.js';
import type { Figure } from '../../record/entries.js';
import { addToGroup } from '../../record/group-by.js';
import type { ViewContext } from '../block.js';
import type { Count } from '../counts.js';
import { quantityOf } from '../figure-value.js';
import { claimantOf } from '../names.js';

/** One claimant's newest figure for one population, with its value read. */
export interface ComparableFigure {
  readonly figure: Figure;
  readonly claimant: string;
  readonly quantity: Quantity;
}

/**
 * The figures of a count that can share one axis: the newest figure of each claimant for the same population, as the first such group
 * of claimants has it. Values without a number, and outlets' own figures beside none of a claimant, are left out.
 */
export function comparableFigures(count: Count, { record }: Pick<ViewContext, 'record'>): ComparableFigure[] {
  const groups = new Map<string, ComparableFigure[]>();
  for (const series of count.series) {
    const taken = new Set<string>();
    for (const figure of series.figures) {
      const quantity = quantityOnAxis(figure.value);
      const key = `${quantity?.unit ?? ''} ${populationKey(figure)}`;
      if (figure.status !== 'live' || quantity === undefined || taken.has(key)) continue;
      taken.add(key);
      addToGroup(groups, key, { figure, claimant: claimantOf(record, figure).name, quantity });
    }
  }
  // The message begins with the first claimants, so the picture compares with them; outlets that name no claimant count for less.
  const named = (group: readonly ComparableFigure[]): number =>
    group.filter(({ figure }) => figure.claimant !== 'outlet').length;
  const all = [...groups.values()];
  return all.find((group) => named(group) > 1) ?? all.find((group) => group.length > 1) ?? [];
}

/** The quantity of a value that has a place on an axis: one number, or the two ends of a range. */
function quantityOnAxis(value: string): Quantity | undefined {
  const quantity = quantityOf(value);
  // The axis begins at zero.
  if (quantity === undefined || quantity.phrase !== undefined || quantity.negative) return undefined;
  return quantity.numbers.length === (quantity.qualifier === 'range' ? 2 : 1) ? quantity : undefined;
}

/** Who is counted is in the first words; the patterns below take long over thousands of brackets. */
const MAX_POPULATION_CHARS = 300;

/** Who is counted, without where and how: soldiers and civilians never share an axis. */
const populationKey = ({ population, unit }: Figure): string =>
  `${unit ?? ''} ${population}`
    .slice(0, MAX_POPULATION_CHARS)
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/,.*$/, ' ')
    .replace(/\s(?:in|at|from|near)\s.*$/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
