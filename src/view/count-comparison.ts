import type { EntryId, Figure, Statement } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import { saidDateInWords } from './attribution.js';
import type { ViewContext } from './block.js';
import type { Count } from './counts.js';
import { claimantOf, sourceOf, speakerOf } from './names.js';
import { sourceInWords } from './source-link.js';

/** Whether anything on file confirms or counters the figures of a count. Not escaped. */
export function comparisonOf(
  count: Count,
  { record, language }: ViewContext,
): { readonly lines: string[]; readonly entries: EntryId[] } {
  const figures = count.series.flatMap(({ figures: own }) => own).filter(({ status }) => status === 'live');
  const lines: string[] = [];
  const same = new Map<string, Set<string>>();
  for (const figure of figures) {
    const key = `${figure.value} ${figure.population}`;
    same.set(key, (same.get(key) ?? new Set()).add(claimantOf(record, figure).name));
  }
  for (const [words, names] of same)
    if (names.size > 1) lines.push(language.say('figures.same', { names: language.and([...names]), value: words }));
  const counters = statementsAgainst(figures, record);
  for (const { figure, statement, whole } of counters) {
    const source = sourceInWords(sourceOf(record, statement.source), language);
    lines.push(
      language.say(whole ? 'figures.against-statement' : 'figures.against', {
        value: `${figure.value} ${figure.population}`,
        name: claimantOf(record, figure).name,
        words: `${speakerOf(record, statement).name} ${statement.says} (${saidDateInWords(statement, language)}; ${source})`,
      }),
    );
  }
  if (count.series.length > 1) {
    lines.push(language.say('figures.side-by-side', { count: count.series.length }));
  } else if (lines.length === 0) {
    lines.push(language.say('figures.alone'));
  }
  return { lines, entries: counters.map(({ statement }) => statement.id) };
}

/** Statements that deny, correct or contradict a figure itself, or the statement that gives it. */
function statementsAgainst(
  figures: readonly Figure[],
  record: VerbatimRecord,
): { readonly figure: Figure; readonly statement: Statement; readonly whole: boolean }[] {
  const seen = new Set<EntryId>();
  return figures.flatMap((figure) =>
    [figure.id, ...(figure.statement === undefined ? [] : [figure.statement])].flatMap((target) =>
      (record.relatedTo.get(target) ?? [])
        .filter(
          (one) =>
            one.status === 'live' && one.relations.some(({ entry, kind }) => entry === target && kind !== 'repeats'),
        )
        .flatMap((statement) => {
          if (seen.has(statement.id)) return [];
          seen.add(statement.id);
          return [{ figure, statement, whole: target !== figure.id }];
        }),
    ),
  );
}
