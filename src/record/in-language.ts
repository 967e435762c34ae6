import type { Entry } from './entries.js';
import type { EntryId, LocalNames } from './entry-base.js';
import type { VerbatimRecord } from './record.js';

/** An entry that may have names in several languages. */
type Named = Extract<Entry, { readonly names?: LocalNames }>;

const inLanguages = new WeakMap<VerbatimRecord, Map<string, VerbatimRecord>>();
const usual = new WeakMap<VerbatimRecord, VerbatimRecord>();

/**
 * The record with everything called what it is called in a language, where it has a name there. Ids, words and numbers are the same; the
 * usual name becomes one of the aliases.
 * @param locale BCP 47, such as `es-ES`
 */
export function recordInLanguage(record: VerbatimRecord, locale: string): VerbatimRecord {
  const base = withUsualNames(record);
  const known = inLanguages.get(base) ?? new Map<string, VerbatimRecord>();
  inLanguages.set(base, known);
  const made = known.get(locale) ?? inLanguage(base, locale);
  known.set(locale, made);
  return made;
}

/** The record with the names that its files give first, whatever language it was made for. */
export const withUsualNames = (record: VerbatimRecord): VerbatimRecord => usual.get(record) ?? record;

function inLanguage(record: VerbatimRecord, locale: string): VerbatimRecord {
  const changed = new Map<Entry, Entry>();
  const language = locale.split('-')[0] ?? locale;
  const local = <T extends Entry>(entry: T): T => {
    if (!isNamed(entry)) return entry;
    const name = entry.names?.[locale]?.[0] ?? entry.names?.[language]?.[0];
    if (name === undefined || name === entry.name) return entry;
    const known = changed.get(entry);
    if (known !== undefined) return known as T;
    const other = { ...entry, name, aliases: [...entry.aliases, { name: entry.name, strength: 'strong' as const }] };
    changed.set(entry, other);
    return other;
  };
  const made: VerbatimRecord = {
    ...record,
    people: record.people.map(local),
    organisations: record.organisations.map(local),
    places: record.places.map(local),
    events: record.events.map(local),
    metrics: record.metrics.map(local),
    topics: record.topics.map(local),
    groups: record.groups.map(local),
    byId: new EntriesInLanguage(record.byId, local),
  };
  if (changed.size === 0) return record;
  usual.set(made, record);
  return made;
}

const isNamed = (entry: Entry): entry is Named => 'names' in entry && entry.names !== undefined;

/** The entries of another map, each as it is called in a language. */
class EntriesInLanguage implements ReadonlyMap<EntryId, Entry> {
  readonly #base: ReadonlyMap<EntryId, Entry>;
  readonly #local: (entry: Entry) => Entry;

  constructor(base: ReadonlyMap<EntryId, Entry>, local: (entry: Entry) => Entry) {
    this.#base = base;
    this.#local = local;
  }

  get size(): number {
    return this.#base.size;
  }

  has(id: EntryId): boolean {
    return this.#base.has(id);
  }

  get(id: EntryId): Entry | undefined {
    const entry = this.#base.get(id);
    return entry === undefined ? undefined : this.#local(entry);
  }

  forEach(act: (entry: Entry, id: EntryId, map: ReadonlyMap<EntryId, Entry>) => void): void {
    for (const [id, entry] of this) act(entry, id, this);
  }

  keys(): MapIterator<EntryId> {
    return this.#base.keys();
  }

  *values(): MapIterator<Entry> {
    for (const entry of this.#base.values()) yield this.#local(entry);
  }

  *entries(): MapIterator<[EntryId, Entry]> {
    for (const [id, entry] of this.#base) yield [id, this.#local(entry)];
  }

  [Symbol.iterator](): MapIterator<[EntryId, Entry]> {
    return this.entries();
  }
}
