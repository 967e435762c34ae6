import type { RecordEvent } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import { speakerKey } from '../record/speakers.js';
import { spokenForIn } from '../record/speaks-for.js';
import type { RelationKind, Statement } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { localNameOf } from './names.js';

const MAX_SIDES = 4;

/** The sides of an event: those who have a name of their own for it or its place, in alphabetical order. */
export function sidesOf({ namesUsedBy, place }: RecordEvent, { record, language }: ViewContext): EntryId[] {
  const where = place === undefined ? undefined : record.byId.get(place);
  const names = [...namesUsedBy, ...(where?.entry === 'place' ? where.namesUsedBy : [])];
  const owners = [...new Set(names.map(({ owner }) => owner))].filter((id) => record.byId.has(id));
  const name = (id: EntryId): string => localNameOf(record, id, language.locale);
  return owners.sort((a, b) => (name(a) < name(b) ? -1 : 1)).slice(0, MAX_SIDES);
}

/** Whether somebody's words are those of a side of an event. */
export const speaksFor = (statement: Statement, side: EntryId, { byId }: Pick<VerbatimRecord, 'byId'>): boolean =>
  speakerKey(statement.speaker) === side || spokenForIn(statement, byId).has(side);

const ANSWERS: ReadonlySet<RelationKind> = new Set(['denies', 'contradicts', 'corrects', 'answers']);

/**
 * The other sides of the event of an accusation of which no answer to it is on file, in the reader's language. A reader must not take the
 * record's silence for theirs.
 */
export function sidesWithoutAnswer(statement: Statement, context: ViewContext): string[] {
  const { record, language } = context;
  const event = statement.event === undefined ? undefined : record.byId.get(statement.event);
  if (statement.kind !== 'accusation' || event?.entry !== 'event') return [];
  const sides = sidesOf(event, context);
  if (!sides.some((side) => speaksFor(statement, side, record))) return [];
  const others = sides.filter((side) => !speaksFor(statement, side, record));
  const answers = (record.relatedTo.get(statement.id) ?? []).filter(
    ({ status, relations }) =>
      status === 'live' && relations.some(({ kind, entry }) => entry === statement.id && ANSWERS.has(kind)),
  );
  return others
    .filter((side) => !answers.some((one) => speaksFor(one, side, record)))
    .map((side) => localNameOf(record, side, language.locale));
}
