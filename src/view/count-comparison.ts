import { newestFirst } from '../record/dates.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Figure, Relation, RelationKind, Statement } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { type Count, figuresOf } from './counts.js';
import { claimantIdentity } from './figure-groups.js';
import { figureInWords } from './figure-words.js';
import { claimantOf } from './names.js';

/** What else is on file for a count: who gives the same figure, what others count, whether anything on file can be compared with it. Not escaped. */
export function comparisonOf(count: Count, { record, language }: ViewContext): string[] {
  const figures = figuresOf(count).filter(({ status }) => status === 'live');
  const claimants = new Set(figures.map((figure) => claimantIdentity(figure, record)));
  const same = new Map<string, Set<string>>();
  for (const figure of figures) {
    const key = figureInWords(figure, record, language.locale);
    same.set(key, (same.get(key) ?? new Set()).add(claimantOf(record, figure).name));
  }
  const lines = [...same].flatMap(([words, names]) =>
    names.size > 1 ? [language.say('figures.same', { names: language.and([...names]), value: words })] : [],
  );
  lines.push(...otherFigures(count.others ?? [], record, language));
  if (claimants.size > 1) lines.push(language.say('figures.side-by-side', { count: claimants.size }));
  else if (lines.length === 0 && isAlone(figures, record)) lines.push(language.say('figures.alone'));
  return lines;
}

/**
 * Whether nothing on file can be compared with figures of one claimant: no other figure of the same day, none of the same metric of another
 * event, nobody's words against them.
 */
function isAlone(figures: readonly Figure[], record: VerbatimRecord): boolean {
  const own = new Set(figures.map(({ id }) => id));
  const metrics = new Set(figures.map(({ metric }) => metric));
  return (
    new Set(figures.map(({ asOf, counted = [] }) => `${asOf.iso} ${[...counted].sort().join(' ')}`)).size ===
      figures.length &&
    figures.every((figure) => statementsAgainst(figure, record).length === 0) &&
    [...metrics].reduce((all, metric) => all + record.lookup.countOf(metric), 0) === own.size
  );
}

/** Figures of others that were not asked for, one for each claimant, the newest. */
function otherFigures(others: readonly Figure[], record: VerbatimRecord, language: ViewContext['language']): string[] {
  const newest = new Map<string, Figure>();
  for (const figure of [...others].sort((a, b) => newestFirst(a.asOf, b.asOf))) {
    const { name } = claimantOf(record, figure);
    if (!newest.has(name)) newest.set(name, figure);
  }
  const shown = [...newest]
    .slice(0, MAX_OTHERS)
    .map(([name, figure]) => `${name}: ${figureInWords(figure, record, language.locale)}`);
  if (shown.length === 0) return [];
  const more = newest.size > MAX_OTHERS ? [`+${newest.size - MAX_OTHERS}`] : [];
  return [language.say('figures.others', { figures: [...shown, ...more].join(' · ') })];
}

/** The others are one question away, without the claimant. */
const MAX_OTHERS = 6;

/** What takes a figure back stands above it already. */
const NOT_AGAINST: ReadonlySet<RelationKind> = new Set(['repeats', 'retracts']);

/** A statement that denies, corrects or contradicts a figure. */
export interface StatementAgainst {
  readonly statement: Statement;
  readonly relation: Relation;
  /** Whether it is against the statement that gives the figure, and not against the figure alone. */
  readonly isOnStatement: boolean;
}

/** The statements that deny, correct or contradict a figure itself, or the statement that gives it. */
export function statementsAgainst(figure: Figure, record: VerbatimRecord): StatementAgainst[] {
  const targets = [figure.id, ...(figure.statement === undefined ? [] : [figure.statement])];
  const seen = new Set<EntryId>();
  return targets.flatMap((target) =>
    (record.relatedTo.get(target) ?? []).flatMap((statement): StatementAgainst[] => {
      const relation = statement.relations.find(({ entry, kind }) => entry === target && !NOT_AGAINST.has(kind));
      if (relation === undefined || statement.status !== 'live' || seen.has(statement.id)) return [];
      seen.add(statement.id);
      return [{ statement, relation, isOnStatement: target !== figure.id }];
    }),
  );
}
