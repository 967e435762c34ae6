import anyAscii from 'any-ascii';
import type { ParsedEntry } from '../read/collector.js';

/** Keys under which an entry's names are written. */
const NAME_KEYS = ['name', 'names', 'aliases', 'names_used_by', 'title', 'publisher', 'url'];
/** Keys of a map that is one name: `{name, strength}`. */
const NOT_NAMES: ReadonlySet<string> = new Set(['strength']);
/** Longer texts are no names, in UTF-16 units. */
const MAX_NAME_LENGTH = 300;

/** The names that entries are written with, in any script: a help for those who write a name where an id belongs. */
export class EntryNames {
  #whole: Map<string, Set<string>> | undefined;
  /** The last word of each name: a surname. */
  readonly #last = new Map<string, Set<string>>();

  constructor(private readonly entries: readonly ParsedEntry[]) {}

  /** The ids of the entries that have a name; where there are none, those that have it as the last word of one. */
  idsOf(name: string): readonly string[] {
    const wanted = folded(name);
    if (wanted === '') return [];
    this.#whole ??= this.#collect();
    return [...(this.#whole.get(wanted) ?? this.#last.get(wanted) ?? [])];
  }

  #collect(): Map<string, Set<string>> {
    const whole = new Map<string, Set<string>>();
    for (const { written } of this.entries) {
      for (const name of new Set(namesIn(written).map(folded))) {
        if (name === '') continue;
        add(whole, name, written.id);
        const last = name.split(' ').at(-1) ?? '';
        if (last !== name) add(this.#last, last, written.id);
      }
    }
    return whole;
  }
}

function add(ids: Map<string, Set<string>>, name: string, id: string): void {
  const there = ids.get(name);
  if (there === undefined) ids.set(name, new Set([id]));
  else there.add(id);
}

const namesIn = (written: ParsedEntry['written']): string[] =>
  NAME_KEYS.flatMap((key) => textsIn((written as Readonly<Record<string, unknown>>)[key]));

/** Every text in a value, however its names are written. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length > MAX_NAME_LENGTH ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (NOT_NAMES.has(key) ? [] : textsIn(item)));
}

/** A name in plain Latin letters, so that it is found in whatever script it was written. */
const folded = (name: string): string =>
  anyAscii(name.slice(0, MAX_NAME_LENGTH).normalize('NFKC'))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
