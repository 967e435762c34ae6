import { canonicalUnit, dimensionOf, unitsNamed } from '../language/words/units.js';
import type { Entry } from '../record/entries.js';
import { ofKind } from '../record/on-demand.js';
import type { Problem } from './problems.js';

/** Warnings about figures in a unit that their metric is not counted in: years of a metric in dollars, per cent of one in people. */
export function mismatchedUnits(entries: readonly Entry[]): readonly Problem[] {
  const units = new Map(
    ofKind(entries, 'metric').flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, unit] as const])),
  );
  return ofKind(entries, 'figure').flatMap((entry): Problem[] => {
    const unit = entry.note === undefined ? units.get(entry.metric) : undefined;
    if (unit === undefined) return [];
    const given = [...unitsNamed(`${entry.value} ${entry.unit ?? ''}`)];
    const canonical = canonicalUnit(unit);
    const wanted = canonical === undefined ? undefined : dimensionOf(canonical);
    const other = given.find((one) => dimensionOf(one) !== wanted);
    if (other === undefined || given.some((one) => dimensionOf(one) === wanted)) return [];
    return [
      {
        ...entry.position,
        entry: entry.id,
        wrong: `its value is in ${other}, and ${entry.metric} is counted in ${unit}`,
        right: 'name the metric that the number is of, or say in `note` how it is meant',
      },
    ];
  });
}
