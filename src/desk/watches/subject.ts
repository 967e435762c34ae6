import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import { withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';
import { namedIn, REFERENCES } from '../../record/references.js';
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

/** What is on file about entries, by the entry it is about: the entry itself, and all that name it or a part of it. */
export function contentsAbout(wanted: Iterable<EntryId>, record: VerbatimRecord): Map<EntryId, Map<EntryId, string>> {
  const about = new Map([...wanted].map((id) => [id, new Map<EntryId, string>()]));
  const current = new Map([...about.keys()].map((id) => [currentId(record, id), id]));
  if (about.size === 0) return about;
  for (const entry of record.byId.values()) {
    const subjects = new Set<EntryId>();
    for (const id of namedBy(entry, record)) {
      const subject = current.get(id);
      if (subject !== undefined) subjects.add(subject);
    }
    if (subjects.size === 0) continue;
    const digest = shownDigest(entry.id, record);
    for (const subject of subjects) about.get(subject)?.set(entry.id, digest);
  }
  return about;
}

/** Only words, numbers and events are news of what they name: that somebody holds a post is not news of the whole country. */
const TELLING: ReadonlySet<Entry['entry']> = new Set(['statement', 'figure', 'event']);

function namedBy(entry: Entry, record: VerbatimRecord): Set<EntryId> {
  const ids = new Set<EntryId>([entry.id]);
  if (!TELLING.has(entry.entry)) return ids;
  for (const reference of REFERENCES[entry.entry]) {
    if (reference.field === 'revisions.by' || reference.field.startsWith('summary.')) continue;
    for (const named of namedIn(entry, reference)) for (const id of withParents(record, named)) ids.add(id);
  }
  return ids;
}
