import { dateSpan, type RecordDate } from '../record/dates.js';
import type { EntryId, Figure, OwnedName, Person, Role, Source, Statement } from '../record/entries.js';
import { groupBy } from '../record/group-by.js';
import type { VerbatimRecord } from '../record/record.js';

/** Whose words these are, as readers see it. */
export interface Attribution {
  readonly name: string;
  /** The post held on the day, or the role as the source gives it. */
  readonly role?: string;
  /** The outlet's own voice: narration, never a person's words. */
  readonly outlet: boolean;
}

/**
 * The name of an entry, or the words themselves where they name none.
 * @param idOrWords an entry's id, or plain words
 */
export function nameOf(record: VerbatimRecord, idOrWords: string): string {
  const entry = record.byId.get(idOrWords);
  if (entry === undefined) return idOrWords;
  return 'name' in entry ? entry.name : entry.entry === 'source' ? entry.publisher : idOrWords;
}

/**
 * The source of an entry.
 * @throws {Error} when the record was built without checking that sources exist
 */
export function sourceOf(record: VerbatimRecord, id: EntryId): Source {
  const entry = record.byId.get(id);
  if (entry?.entry !== 'source') throw new Error(`no source "${id}" in the record`);
  return entry;
}

/** Who said something, with the role on that day. */
export function speakerOf(record: VerbatimRecord, statement: Statement): Attribution {
  if (statement.speaker === 'outlet') return { name: sourceOf(record, statement.source).publisher, outlet: true };
  return voiceOf(record, statement.speaker, dayOr(statement.said, record, statement.source), statement.roleInSource);
}

/** Who gave a figure, with the role on the day it speaks of. */
export function claimantOf(record: VerbatimRecord, figure: Figure): Attribution {
  if (figure.claimant === 'outlet') return { name: sourceOf(record, figure.source).publisher, outlet: true };
  const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
  const said = statement?.entry === 'statement' ? statement : undefined;
  return voiceOf(record, figure.claimant, dayOr(said?.said ?? figure.asOf, record, figure.source), said?.roleInSource);
}

/** The day something was said, or else the day of publication: the role was held no later. */
const dayOr = (day: RecordDate, record: VerbatimRecord, source: EntryId): RecordDate =>
  day.precision === 'unknown' ? sourceOf(record, source).published : day;

/**
 * A person or body with the role on a day.
 * @param roleInSource what the source calls the speaker, used where no role is on file for the day
 */
export function voiceOf(record: VerbatimRecord, id: string, day: RecordDate, roleInSource?: string): Attribution {
  const entry = record.byId.get(id);
  const role = (entry?.entry === 'person' ? roleOn(record, entry, day) : undefined) ?? roleInSource;
  return { name: nameOf(record, id), ...(role === undefined ? {} : { role }), outlet: false };
}

/** The post somebody held on a day, in words. A role without dates holds for the whole record. */
export function roleOn(record: VerbatimRecord, person: Person, day: RecordDate): string | undefined {
  const { first, last } = dateSpan(day);
  const held = person.roles.find(({ from, to }) => {
    const start = from === undefined ? '' : dateSpan(from).first;
    const end = to === undefined ? '' : dateSpan(to).last;
    if (first === '') return start === '' && end === '';
    return (start === '' || start <= last) && (end === '' || end >= first);
  });
  return held === undefined ? undefined : roleInWords(record, held);
}

/** A post in words: `Foreign Minister, Armenia`; the organisation is left out where the title names it already. */
export function roleInWords(record: VerbatimRecord, role: Role): string {
  if (role.organisation === undefined) return role.title;
  const organisation = nameOf(record, role.organisation);
  return role.title.toLowerCase().includes(organisation.toLowerCase()) ? role.title : `${role.title}, ${organisation}`;
}

/** Sides' own names with their owners: `Artsakh, Արցախ (Armenia)`, one text an owner. */
export function ownedNamesInWords(record: VerbatimRecord, names: readonly OwnedName[]): string[] {
  return [...groupBy(names, ({ owner }) => owner)].map(
    ([owner, own]) => `${own.map(({ name }) => name).join(', ')} (${nameOf(record, owner)})`,
  );
}
