import { distance } from 'fastest-levenshtein';
import type { Metric } from '../../record/entries.js';
import { ofKinds } from '../../record/on-demand.js';
import { excerpt, type Problem } from '../problems.js';
import { KIND_OF, type ParsedEntries, type WrittenEntry } from '../read/collector.js';
import { ID_PATTERN } from './ids.js';
import { idLike, otherNamesOf } from './other-names.js';

/** Ids that differ by more letters are no slips of each other. */
const MAX_SLIPS = 2;
/** Nor are short ones of which so large a share differs. */
const MAX_SLIP_SHARE = 0.25;

/** Metrics that figures name and no list defines, with the warnings for editors. */
export interface ImpliedMetrics {
  readonly metrics: readonly Metric[];
  readonly warnings: readonly Problem[];
}

/**
 * A metric for every id that figures name as theirs and that nothing on file is called, not even nearly: records may count something
 * without describing it.
 */
export function impliedMetrics({
  entries,
  kinds,
  possibleIds,
  hasUnreadableFile,
}: Pick<ParsedEntries, 'entries' | 'kinds' | 'possibleIds' | 'hasUnreadableFile'>): ImpliedMetrics {
  const metrics: Metric[] = [];
  const warnings: Problem[] = [];
  if (hasUnreadableFile) return { metrics, warnings };
  const seen = new Set<string>();
  let known: readonly string[] | undefined;
  for (const item of ofKinds(entries, FIGURES, kindOf)) {
    if (item.list !== 'figures') continue;
    const id = item.written.metric;
    if (seen.has(id) || kinds.has(id) || possibleIds.has(id) || !ID_PATTERN.test(id)) continue;
    seen.add(id);
    known ??= ofKinds(entries, METRICS, kindOf).flatMap((entry) =>
      entry.list === 'metrics' ? namesOfMetric(entry) : [],
    );
    if (known.some((name) => isSlip(id, name))) continue;
    const name = id.replaceAll('-', ' ');
    const position = { file: item.file, ...item.place(['metric']) };
    metrics.push({ entry: 'metric', id, name, aliases: [], status: 'live', revisions: [], position });
    warnings.push({
      ...position,
      entry: item.written.id,
      wrong: `no metric has the id "${excerpt(id)}"; it is taken for one called "${excerpt(name)}"`,
      right: 'add it under `metrics`, with its unit and the words that people ask for it with',
    });
  }
  return { metrics, warnings };
}

const FIGURES: ReadonlySet<string> = new Set([KIND_OF.figures]);
const METRICS: ReadonlySet<string> = new Set([KIND_OF.metrics]);
const kindOf = ({ list }: ParsedEntries['entries'][number]): string => KIND_OF[list];

const namesOfMetric = (item: WrittenEntry<'metrics'>): string[] => [
  item.written.id,
  ...otherNamesOf(item.written).map(idLike),
];

const isSlip = (id: string, name: string): boolean => {
  const longer = Math.max(id.length, name.length);
  return (
    Math.abs(id.length - name.length) <= MAX_SLIPS && distance(id, name) <= Math.min(MAX_SLIPS, longer * MAX_SLIP_SHARE)
  );
};
