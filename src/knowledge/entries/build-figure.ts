import { compact } from '../../record/compact.js';
import { UNKNOWN_DATE } from '../../record/dates.js';
import { speakerKey } from '../../record/speakers.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { WrittenEntry } from '../read/collector.js';
import type { EntryTools } from './entry-tools.js';
import { readSpeaker } from './written-speakers.js';

/**
 * A figure as written, as an entry of the record.
 * @returns the figure; undefined where its statement is not on file
 */
export function buildFigure(
  item: WrittenEntry<'figures'>,
  tools: EntryTools,
  statementOf: (id: string) => Statement | undefined,
): Figure | undefined {
  const { written } = item;
  const base = tools.base();
  tools.reference(['metric'], written.metric);
  tools.reference(['statement'], written.statement);
  tools.reference(['source'], written.source);
  const claimant = written.claimant === undefined ? undefined : readSpeaker('claimant', written.claimant, tools);
  const statement = written.statement === undefined ? undefined : statementOf(written.statement);
  if (written.statement === undefined) {
    for (const key of ['claimant', 'source', 'as_of'] as const) {
      if (written[key] === undefined)
        tools.report([], `\`${key}\` is missing`, `add \`${key}: …\`, or \`statement:\` to take it from there`, 'key');
    }
  } else if (statement) {
    for (const [key, own, theirs] of [
      ['claimant', claimant && speakerKey(claimant), speakerKey(statement.speaker)],
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
  // A draft's value may be still to be written.
  if (!/[\p{L}\p{N}]|^…$/u.test(value))
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
    claimant: statement?.speaker ?? claimant ?? 'outlet',
    source: statement?.source ?? written.source ?? '',
    asOf: asOf ?? statement?.said ?? UNKNOWN_DATE,
    asOfBasis: written.as_of_basis ?? (written.as_of === undefined ? statement?.saidBasis : undefined),
    metric: written.metric,
    value,
    population: written.population,
    counted: tools.references('counted', written.counted),
    of,
    place,
    unit: written.unit,
    passage: own ?? statement?.passage,
    read: tools.reading(written.read),
  });
}
