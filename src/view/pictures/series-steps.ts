import { type Quantity, quantitiesInValue } from '../../language/words/quantities.js';
import { dateSpan } from '../../record/dates.js';
import { addToGroup } from '../../record/group-by.js';
import type { Figure } from '../../record/statement.js';
import { MS_PER_DAY } from './scale.js';

/** One figure of a series, with its value and its day. */
export interface Step {
  readonly figure: Figure;
  readonly quantity: Quantity;
  /** Days since 1970. */
  readonly day: number;
}

const MAX_STEPS = 8;

/** The live figures with a day and a number, of the population with the most of them, oldest first. */
export function stepsOf(figures: readonly Figure[]): Step[] {
  const groups = new Map<string, Step[]>();
  for (const figure of figures) {
    const step = stepOf(figure);
    // Figures come newest first: of one day only the last is drawn, the message has them all.
    const key = `${step?.quantity.direction ?? ''} ${step?.quantity.unit ?? ''} ${figure.population}`;
    const isKnown = groups.get(key)?.some(({ day }) => day === step?.day);
    if (step !== undefined && isKnown !== true) addToGroup(groups, key, step);
  }
  const largest = [...groups.values()].reduce<Step[]>((best, group) => (group.length > best.length ? group : best), []);
  return largest.length < 2 ? [] : largest.sort((a, b) => a.day - b.day).slice(-MAX_STEPS);
}

function stepOf(figure: Figure): Step | undefined {
  const [quantity, ...more] = quantitiesInValue(figure.value);
  if (figure.status !== 'live' || figure.asOf.precision !== 'day' || quantity === undefined) return undefined;
  // The axis begins at zero.
  if (quantity.phrase !== undefined || quantity.form !== undefined || quantity.qualifier === 'change') return undefined;
  if (quantity.negative || quantity.negated || more.length > 0) return undefined;
  return { figure, quantity, day: Date.parse(`${dateSpan(figure.asOf).first}T00:00:00Z`) / MS_PER_DAY };
}
