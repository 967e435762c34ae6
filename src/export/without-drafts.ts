import type { Entry, EntryId, Figure, RecordEvent, Statement } from '../record/entries.js';
import { buildRecord, type VerbatimRecord } from '../record/record.js';

/**
 * The record as it may leave the house: no draft, nothing that names one, and no statement or figure that could not be attributed
 * without one. Withdrawn entries stay.
 * @param record the record
 * @returns the record itself where it holds no draft
 */
export function withoutDrafts(record: VerbatimRecord): VerbatimRecord {
  const hidden = hiddenIds(record);
  if (hidden.size === 0) return record;
  const entries = [...record.byId.values()]
    .filter(({ id }) => !hidden.has(id))
    .map((entry) => withoutNames(entry, hidden));
  return buildRecord({ version: record.version, loadedAt: record.loadedAt, proofs: record.proofs, entries });
}

/** Drafts, and the statements and figures whose speaker, source, metric or counted event is one. */
function hiddenIds({ byId, statements, figures }: VerbatimRecord): ReadonlySet<EntryId> {
  const drafts = new Set([...byId.values()].filter(({ status }) => status === 'draft').map(({ id }) => id));
  if (drafts.size === 0) return drafts;
  const hidden = new Set(drafts);
  const restsOnDraft = (ids: readonly (string | undefined)[]): boolean =>
    ids.some((id) => id !== undefined && drafts.has(id));
  for (const { id, speaker, source, reportedBy } of statements)
    if (restsOnDraft([speaker, source, ...reportedBy])) hidden.add(id);
  for (const { id, claimant, source, metric, of } of figures)
    if (restsOnDraft([claimant, source, metric, of])) hidden.add(id);
  return hidden;
}

function withoutNames(entry: Entry, hidden: ReadonlySet<EntryId>): Entry {
  const revisions = entry.revisions.map((revision) => without(revision, ['by'], hidden));
  switch (entry.entry) {
    case 'source':
      return { ...without(entry, ['republishedFrom', 'wire'], hidden), revisions };
    case 'person':
      return { ...entry, revisions, roles: entry.roles.map((role) => without(role, ['organisation'], hidden)) };
    case 'place':
      return { ...without(entry, ['partOf'], hidden), revisions, namesUsedBy: shownNames(entry, hidden) };
    case 'event':
      return { ...withoutInEvent(entry, hidden), revisions };
    case 'statement':
      return { ...withoutInStatement(entry, hidden), revisions };
    case 'figure':
      return { ...without<Figure, 'statement' | 'place'>(entry, ['statement', 'place'], hidden), revisions };
    default:
      return { ...entry, revisions };
  }
}

function withoutInEvent(event: RecordEvent, hidden: ReadonlySet<EntryId>): RecordEvent {
  return {
    ...without(event, ['place', 'partOf'], hidden),
    follows: event.follows.filter((id) => !hidden.has(id)),
    namesUsedBy: shownNames(event, hidden),
    // A sentence that rests on a draft would tell what the draft says.
    summary: event.summary.filter(({ entries }) => !entries.some((id) => hidden.has(id))),
  };
}

function withoutInStatement(statement: Statement, hidden: ReadonlySet<EntryId>): Statement {
  return {
    ...without(statement, ['event', 'addressee', 'translatedBy'], hidden),
    relations: statement.relations.filter(({ entry }) => entry === undefined || !hidden.has(entry)),
    renderings: statement.renderings.filter(({ source }) => !hidden.has(source)),
  };
}

const shownNames = ({ namesUsedBy }: Pick<RecordEvent, 'namesUsedBy'>, hidden: ReadonlySet<EntryId>) =>
  namesUsedBy.filter(({ owner }) => !hidden.has(owner));

/** Leaves out those optional properties that name a hidden entry. */
function without<T extends object, K extends keyof T>(value: T, keys: readonly K[], hidden: ReadonlySet<EntryId>): T {
  const named = keys.filter((key) => typeof value[key] === 'string' && hidden.has(value[key] as string));
  if (named.length === 0) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !named.includes(key as K))) as T;
}
