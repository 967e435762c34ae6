import { compact } from '../../record/compact.js';
import { UNKNOWN_DATE } from '../../record/dates.js';
import type { Figure, Statement } from '../../record/entries.js';
import type { WrittenEntry } from '../read/collector.js';
import type { EntryTools } from './entry-tools.js';

/**
 * A figure as written, as an entry of the record.
 * @returns the figure; undefined where its statement is not on file
 */
export function buildFigure(
  item: WrittenEntry<'figures'>,
  tools: EntryTools,
  statements: ReadonlyMap<string, Statement>,
): Figure | undefined {
  const { written } = item;
  const base = tools.base();
  tools.reference(['metric'], written.metric);
  tools.reference(['statement'], written.statement);
  tools.reference(['source'], written.source);
  if (written.claimant !== undefined && written.claimant !== 'outlet') tools.reference(['claimant'], written.claimant);
  const statement = written.statement === undefined ? undefined : statements.get(written.statement);
  if (written.statement === undefined) {
    for (const key of ['claimant', 'source', 'as_of'] as const) {
      if (written[key] === undefined)
        tools.report([], `\`${key}\` is missing`, `add \`${key}: …\`, or \`statement:\` to take it from there`, 'key');
    }
  } else if (statement) {
    for (const [key, own, theirs] of [
      ['claimant', written.claimant, statement.speaker],
      ['source', written.source, statement.source],
    ] as const) {
      if (own !== undefined && own !== theirs)
        tools.report(
          [key],
          `\`${key}\` contradicts the statement, which has ${theirs}`,
          'take it out: it comes from the statement',
        );
    }
  }
  const value = String(written.value);
  if (!/[\p{L}\p{N}]/u.test(value))
    tools.report(['value'], '`value` has no words and no number', 'write it exactly as in the source');
  const own = tools.passage(['passage'], written.passage);
  const asOf = tools.date(['as_of'], written.as_of);
  const of = tools.reference(['of'], written.of);
  const place = tools.reference(['place'], written.place);
  if (written.statement !== undefined && !statement) return undefined;
  return compact({
    ...base,
    entry: 'figure' as const,
    statement: written.statement,
    claimant: statement?.speaker ?? written.claimant ?? 'outlet',
    source: statement?.source ?? written.source ?? '',
    asOf: asOf ?? statement?.said ?? UNKNOWN_DATE,
    asOfBasis: written.as_of_basis ?? (written.as_of === undefined ? statement?.saidBasis : undefined),
    metric: written.metric,
    value,
    population: written.population,
    of,
    place,
    unit: written.unit,
    passage: own ?? statement?.passage,
  });
}
