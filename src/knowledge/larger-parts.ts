import { type Quantity, quantitiesInValue } from '../language/words/quantities.js';
import { dateInWords } from '../record/dates.js';
import type { Entry } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { addToGroup } from '../record/group-by.js';
import { ofKind } from '../record/on-demand.js';
import { withParents } from '../record/parents.js';
import { claimantKey } from '../record/speakers.js';
import type { Figure } from '../record/statement.js';
import type { Problem } from './problems.js';

/** A figure of groups on file, and the least and the most that it says. */
interface Bounded {
  readonly figure: Figure;
  readonly counted: readonly EntryId[];
  readonly least: number;
  readonly most: number;
}

/**
 * Warnings about figures of a part that are larger than the whole, where one claimant gives both for the same event and day: more children
 * than people, more first-time voters than voters.
 */
export function largerParts(entries: readonly Entry[], byId: ReadonlyMap<EntryId, Entry>): readonly Problem[] {
  const counts = new Map<string, Bounded[]>();
  for (const entry of ofKind(entries, 'figure')) {
    const bounded = entry.status !== 'withdrawn' ? boundedFigure(entry) : undefined;
    if (bounded !== undefined) addToGroup(counts, countOf(bounded.figure, byId), bounded);
  }
  return [...counts.values()].flatMap((same) => {
    const wholes = largestByGroups(same);
    return wholes.length < 2 ? [] : same.flatMap((part) => warningAbout(part, wholes, byId) ?? []);
  });
}

function countOf(figure: Figure, byId: ReadonlyMap<EntryId, Entry>): string {
  const { metric, of = '', unit = '', asOf } = figure;
  return [metric, of, claimantKey(figure, { byId }), unit, asOf.iso].join(' ');
}

function boundedFigure(figure: Figure): Bounded | undefined {
  const { counted = [], value, asOf } = figure;
  if (counted.length === 0 || asOf.precision === 'unknown') return undefined;
  const quantities = quantitiesInValue(value);
  const numbers = quantities.flatMap((one) => one.numbers);
  if (numbers.length === 0 || quantities.some(({ negative }) => negative)) return undefined;
  const has = (...wanted: Quantity['qualifier'][]): boolean =>
    quantities.some(({ qualifier }) => wanted.includes(qualifier));
  return {
    figure,
    counted,
    least: has('fewer', 'at most') ? 0 : Math.min(...numbers),
    most: has('more', 'at least') ? Number.POSITIVE_INFINITY : Math.max(...numbers),
  };
}

/** Of the figures of the same groups, the one that says most: within a day a count grows. */
function largestByGroups(all: readonly Bounded[]): readonly Bounded[] {
  const largest = new Map<string, Bounded>();
  for (const one of all) {
    const key = [...one.counted].sort().join(' ');
    const there = largest.get(key);
    if (there === undefined || one.most > there.most) largest.set(key, one);
  }
  return [...largest.values()];
}

function warningAbout(
  { figure, counted, least }: Bounded,
  wholes: readonly Bounded[],
  byId: ReadonlyMap<EntryId, Entry>,
): Problem | undefined {
  const wider = counted.map((id) => new Set(withParents({ byId }, id)));
  const whole = wholes.find(
    (other) =>
      other.most < least &&
      wider.every((ids) => other.counted.some((id) => ids.has(id))) &&
      // The same groups are no part of themselves.
      !other.counted.every((id) => counted.includes(id)),
  );
  if (whole === undefined) return undefined;
  return {
    ...figure.position,
    entry: figure.id,
    wrong: `${figure.value} of a part is more than the whole: ${whole.figure.id} has ${whole.figure.value} (${dateInWords(figure.asOf)})`,
    right: 'correct the value, the day or `counted`, or `part_of` of the group',
  };
}
