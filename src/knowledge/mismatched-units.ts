import { canonicalUnit, dimensionOf, unitsNamed } from '../language/words/units.js';
import type { Entry } from '../record/entries.js';
import type { Problem } from './problems.js';

/** Warnings about figures in a unit that their metric is not counted in: years of a metric in dollars, per cent of one in people. */
export function mismatchedUnits(entries: readonly Entry[]): readonly Problem[] {
  const units = new Map(
    entries.flatMap((entry) =>
      entry.entry === 'metric' && entry.unit !== undefined ? [[entry.id, entry.unit] as const] : [],
    ),
  );
  return entries.flatMap((entry): Problem[] => {
    const unit = entry.entry === 'figure' && entry.note === undefined ? units.get(entry.metric) : undefined;
    if (entry.entry !== 'figure' || unit === undefined) return [];
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
