import type { RecordDate } from '../record/dates.js';
import type { Person, Role, Source } from '../record/entries.js';
import type { EntryId, OwnedName } from '../record/entry-base.js';
import { groupBy } from '../record/group-by.js';
import type { VerbatimRecord } from '../record/record.js';
import { rolesOn } from '../record/roles.js';
import { isDescribed, speakerId } from '../record/speakers.js';
import { dayOr } from '../record/speaks-for.js';
import type { Figure, Speaker, Statement } from '../record/statement.js';

/** Names of up to so many letters may be ordinary words in small letters. */
const MAX_SHORT_NAME = 3;

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
 * The name of an entry in a reader's language where it has one, else its usual name.
 * @param locale BCP 47, such as `es-ES`
 */
export function localNameOf(record: VerbatimRecord, id: EntryId, locale: string): string {
  const entry = record.byId.get(id);
  const local = entry !== undefined && 'names' in entry ? entry.names : undefined;
  return local?.[locale]?.[0] ?? local?.[locale.split('-')[0] ?? '']?.[0] ?? nameOf(record, id);
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

/** The name of who says something or gives a number: on file, of the publisher, or the words of the source. */
export function speakerInWords(record: VerbatimRecord, speaker: Speaker, source: EntryId): string {
  if (isDescribed(speaker)) return speaker.described;
  return speaker === 'outlet' ? sourceOf(record, source).publisher : nameOf(record, speaker);
}

/** Who said something, with the role on that day. */
export function speakerOf(record: VerbatimRecord, statement: Statement): Attribution {
  const { speaker, said, source, roleInSource } = statement;
  return attributionOf(record, speaker, source, { day: said, roleInSource });
}

/** Who gave a figure, with the role on the day it speaks of. */
export function claimantOf(record: VerbatimRecord, figure: Figure): Attribution {
  const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
  const said = statement?.entry === 'statement' ? statement : undefined;
  const { claimant, source, asOf } = figure;
  return attributionOf(record, claimant, source, { day: said?.said ?? asOf, roleInSource: said?.roleInSource });
}

function attributionOf(
  record: VerbatimRecord,
  speaker: Speaker,
  source: EntryId,
  { day, roleInSource }: { readonly day: RecordDate; readonly roleInSource: string | undefined },
): Attribution {
  const id = speakerId(speaker);
  if (id === undefined) return { name: speakerInWords(record, speaker, source), outlet: speaker === 'outlet' };
  return voiceOf(record, id, dayOr(day, source, record.byId), roleInSource);
}

/**
 * A person or body with the role on a day.
 * @param roleInSource what the source calls the speaker, used where no role is on file for the day
 */
export function voiceOf(record: VerbatimRecord, id: string, day: RecordDate, roleInSource?: string): Attribution {
  const entry = record.byId.get(id);
  const role = (entry?.entry === 'person' ? roleOn(record, entry, day) : undefined) ?? roleInSource;
  return { name: nameOf(record, id), ...(role === undefined ? {} : { role }), outlet: false };
}

/** The posts that somebody held on a day, in words: `Deputy Prime Minister; Minister of Finance, Ruritania`. */
export function roleOn(record: VerbatimRecord, person: Person, day: RecordDate): string | undefined {
  const held = rolesOn(person, day);
  const words = held.map((role, index) => {
    const isNamedNext = held[index + 1] !== undefined && held[index + 1]?.organisation === role.organisation;
    return isNamedNext ? role.title : roleInWords(record, role);
  });
  return words.length === 0 ? undefined : words.join('; ');
}

/**
 * A post in words: `Foreign Minister, Ruritania`. The body or country is left out where the title names it already, or names the country or
 * the wider body that it belongs to: `Foreign Minister of Ruritania`.
 */
export function roleInWords(record: VerbatimRecord, role: Role): string {
  const holder = role.organisation ?? role.country;
  if (holder === undefined) return role.title;
  const body = record.byId.get(holder);
  const wider = body?.entry === 'organisation' ? [body.country, body.parent] : [];
  const names = [holder, ...wider].flatMap((one) => (one === undefined ? [] : namesOf(record, one)));
  return names.some((name) => hasWords(role.title, name)) ? role.title : `${role.title}, ${nameOf(record, holder)}`;
}

function namesOf(record: VerbatimRecord, id: string): string[] {
  const entry = record.byId.get(id);
  const aliases = entry !== undefined && 'aliases' in entry ? entry.aliases.map(({ name }) => name) : [];
  return [nameOf(record, id), ...aliases, ...(entry?.entry === 'place' ? entry.demonyms : [])];
}

/** Short names, such as US, are names only as they are written. */
function hasWords(text: string, words: string): boolean {
  const plain = (one: string): string => ` ${one.split(/[^\p{L}\p{N}]+/u).join(' ')} `;
  const [inText, name] = [plain(text), plain(words)];
  return words.length <= MAX_SHORT_NAME ? inText.includes(name) : inText.toLowerCase().includes(name.toLowerCase());
}

/** Sides' own names with their owners: `Lower Bridge, Old Bridge (the council)`, one text an owner. */
export function ownedNamesInWords(record: VerbatimRecord, names: readonly OwnedName[]): string[] {
  return [...groupBy(names, ({ owner }) => owner)].map(
    ([owner, own]) => `${own.map(({ name }) => name).join(', ')} (${nameOf(record, owner)})`,
  );
}
