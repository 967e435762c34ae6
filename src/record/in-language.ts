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
  const names = namesIn.get(locale) ?? new NamesIn(locale);
  namesIn.set(locale, names);
  const lists = {
    people: names.list(record.people),
    organisations: names.list(record.organisations),
    places: names.list(record.places),
    events: names.list(record.events),
    metrics: names.list(record.metrics),
    topics: names.list(record.topics),
    groups: names.list(record.groups),
  };
  if (Object.entries(lists).every(([kind, list]) => record[kind as keyof typeof lists] === list)) return record;
  const made = { ...record, ...lists, byId: new EntriesInLanguage(record.byId, (entry) => names.entry(entry)) };
  usual.set(made, record);
  return made;
}

const namesIn = new Map<string, NamesIn>();

/** Entries as they are called in one language. Parts of a record that are fetched for one answer share its lists: each is read through once. */
class NamesIn {
  readonly #entries = new WeakMap<Entry, Entry>();
  readonly #lists = new WeakMap<readonly Entry[], readonly Entry[]>();

  /** @param locale BCP 47 */
  constructor(private readonly locale: string) {}

  entry<T extends Entry>(entry: T): T {
    if (!isNamed(entry)) return entry;
    const known = this.#entries.get(entry);
    if (known !== undefined) return known as T;
    const name = entry.names?.[this.locale]?.[0] ?? entry.names?.[this.locale.split('-')[0] ?? '']?.[0];
    const isOther = name !== undefined && name !== entry.name;
    const usualName = { name: entry.name, strength: 'strong' as const };
    const made = isOther ? { ...entry, name, aliases: [...entry.aliases, usualName] } : entry;
    this.#entries.set(entry, made);
    return made;
  }

  /** @returns the list itself where nothing in it has another name */
  list<T extends Entry>(list: readonly T[]): readonly T[] {
    const known = this.#lists.get(list);
    if (known !== undefined) return known as readonly T[];
    const made = list.map((entry) => this.entry(entry));
    const shown = made.some((entry, at) => entry !== list[at]) ? made : list;
    this.#lists.set(list, shown);
    return shown;
  }
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
