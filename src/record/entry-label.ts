import type { Entry } from './entries.js';
import type { VerbatimRecord } from './record.js';
import { isDescribed } from './speakers.js';

/** What an entry is called, for readers to whom its id says nothing: its name; of words and numbers, whose they are. Not escaped. */
export function entryLabel(entry: Entry, record: VerbatimRecord): string {
  if ('name' in entry) return entry.name;
  if (entry.entry === 'source') return entry.publisher;
  const voice = entry.entry === 'statement' ? entry.speaker : entry.claimant;
  if (isDescribed(voice)) return voice.described;
  const named = record.byId.get(voice === 'outlet' ? entry.source : voice);
  return named === undefined ? entry.id : entryLabel(named, record);
}
