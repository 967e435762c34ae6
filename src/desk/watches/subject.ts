import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntryId } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import { wholesOf, withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';
import { namedIn, REFERENCES, type Reference } from '../../record/references.js';
import { shownDigest } from '../shown/shown-digest.js';

/** What is watched: an entry with everything about it, or a question that is not on file. */
export type Subject =
  | { readonly kind: 'entry'; readonly entry: EntryId }
  | { readonly kind: 'asked'; readonly command: string; readonly values: Readonly<Record<string, string>> };

/** What entries say, by id. */
export type Contents = ReadonlyMap<EntryId, string>;

/** A subject as the store keeps it: the same one is always written the same. */
export function writeSubject(subject: Subject): string {
  if (subject.kind === 'entry') return JSON.stringify({ kind: 'entry', entry: subject.entry });
  const values = Object.fromEntries(Object.entries(subject.values).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ kind: 'asked', command: subject.command, values });
}

export const readSubject = (text: string): Subject => JSON.parse(text) as Subject;

/** Entries looked at before others have a turn. */
const AT_ONCE = 500;

/** Only words, numbers and events are news of what they name: that somebody holds a post is not news of the whole country. */
const TELLING = ['statement', 'figure', 'event'] as const;
const FIELDS: ReadonlyMap<string, readonly Reference[]> = new Map(
  TELLING.map((kind) => [
    kind,
    (REFERENCES[kind] as readonly Reference[]).filter(
      ({ field }) => field !== 'revisions.by' && !field.startsWith('summary.'),
    ),
  ]),
);

/**
 * What is on file about entries, by the entry it is about: the entry itself, and all that name it or a part of it. Looks through the whole
 * record, and lets others have their turn meanwhile.
 */
export async function contentsAbout(
  wanted: Iterable<EntryId>,
  record: VerbatimRecord,
): Promise<Map<EntryId, Map<EntryId, string>>> {
  const about = new Map([...wanted].map((id) => [id, new Map<EntryId, string>()]));
  if (about.size === 0) return about;
  const own = new Map<EntryId, EntryId[]>();
  for (const id of about.keys()) own.set(currentId(record, id), [...(own.get(currentId(record, id)) ?? []), id]);
  const subjectsOf = withParts(own, record);
  let looked = 0;
  for (const entry of record.byId.values()) {
    looked += 1;
    if (looked % AT_ONCE === 0) await nextTurn();
    const named = (FIELDS.get(entry.entry) ?? []).flatMap((field) => namedIn(entry, field));
    // The entry itself is news, what is only a part of it is news where it is named.
    const subjects = new Set([...(own.get(entry.id) ?? []), ...named.flatMap((id) => subjectsOf.get(id) ?? [])]);
    if (subjects.size === 0) continue;
    const digest = shownDigest(entry.id, record);
    for (const subject of subjects) about.get(subject)?.set(entry.id, digest);
  }
  return about;
}

/** Which of the wanted entries another is, or is a part of, by its id. */
function withParts(
  wanted: ReadonlyMap<EntryId, readonly EntryId[]>,
  record: VerbatimRecord,
): ReadonlyMap<EntryId, readonly EntryId[]> {
  const found = new Map(wanted);
  for (const entry of record.byId.values()) {
    if (wholesOf(entry).length === 0) continue;
    const subjects = withParents(record, entry.id).flatMap((id) => wanted.get(id) ?? []);
    if (subjects.length > 0) found.set(entry.id, subjects);
  }
  return found;
}
