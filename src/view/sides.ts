import { dateSpan } from '../record/dates.js';
import type { RecordEvent } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import { sidesOfEvent } from '../record/sides.js';
import { speakerKey } from '../record/speakers.js';
import { spokenForIn } from '../record/speaks-for.js';
import type { Statement } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { localNameOf, nameOf } from './names.js';

const MAX_SIDES = 4;

/** The sides of an event, in alphabetical order. */
export function sidesOf(event: RecordEvent, { record }: Pick<ViewContext, 'record'>): EntryId[] {
  // By the record's own names: the order is the same in every language.
  const name = (id: EntryId): string => nameOf(record, id);
  return sidesOfEvent(event, record.byId)
    .sort((a, b) => (name(a) < name(b) ? -1 : 1))
    .slice(0, MAX_SIDES);
}

/** Whether somebody's words are those of a side of an event. */
export const speaksFor = (statement: Statement, side: EntryId, { byId }: Pick<VerbatimRecord, 'byId'>): boolean =>
  speakerKey(statement.speaker) === side || spokenForIn(statement, byId).has(side);

/**
 * The other sides of the event of an accusation that it names and of which nothing later is on file, on the same event or topic, in the
 * reader's language. A reader must not take the record's silence for theirs; and where anything of theirs is on file, it may well be their answer.
 */
export function sidesWithoutAnswer(statement: Statement, context: ViewContext): string[] {
  const { record, language } = context;
  const event = statement.event === undefined ? undefined : record.byId.get(statement.event);
  if (statement.kind !== 'accusation' || event?.entry !== 'event') return [];
  const sides = sidesOf(event, context);
  if (!sides.some((side) => speaksFor(statement, side, record))) return [];
  const accused = sides.filter((side) => !speaksFor(statement, side, record) && isNamed(side, statement, record));
  if (accused.length === 0) return [];
  const day = dateSpan(statement.said).first;
  const later = [...record.lookup.onSameMatter(statement)].filter(
    (other) => (dateSpan(other.said).last || LAST_DAY) >= day,
  );
  return accused
    .filter((side) => !later.some((one) => speaksFor(one, side, record)))
    .map((side) => localNameOf(record, side, language.locale));
}

/** After all others: what was said on a day that is not known may have been said later. */
const LAST_DAY = '9999-12-31';

function isNamed(side: EntryId, { says }: Statement, { byId }: Pick<VerbatimRecord, 'byId'>): boolean {
  const entry = byId.get(side);
  const names =
    entry === undefined || !('name' in entry)
      ? []
      : [
          entry.name,
          ...('aliases' in entry ? entry.aliases.map(({ name }) => name) : []),
          ...(entry.entry === 'place' ? entry.demonyms : []),
        ];
  const words = ` ${says
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .join(' ')} `;
  return names.some((name) =>
    words.includes(
      ` ${name
        .toLowerCase()
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .join(' ')} `,
    ),
  );
}
