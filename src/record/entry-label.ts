import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';
import type { VerbatimRecord } from './record.js';
import { isDescribed } from './speakers.js';

/** What an entry is called, for readers to whom its id says nothing: its name; of words and numbers, whose they are. Not escaped. */
export function entryLabel(entry: Entry, record: VerbatimRecord): string {
  if ('name' in entry) return entry.name;
  if (entry.entry === 'source') return entry.publisher;
  const voice = entry.entry === 'statement' ? entry.speaker : entry.claimant;
  if (isDescribed(voice)) return voice.described;
  return nameIn(record, voice === 'outlet' ? entry.source : voice) ?? entry.id;
}

function nameIn(record: VerbatimRecord, id: EntryId): string | undefined {
  const entry = record.byId.get(id);
  if (entry === undefined) return undefined;
  return 'name' in entry ? entry.name : entry.entry === 'source' ? entry.publisher : undefined;
}
