import { distance } from 'fastest-levenshtein';
import type { EntryKind } from '../../record/entries.js';
import { formerIdsOf } from '../../record/former-ids.js';
import { mapOnDemand } from '../../record/on-demand.js';
import { nearestWords } from '../problems.js';
import type { ParsedEntries } from '../read/collector.js';
import { EntryNames } from './entry-names.js';
import { NameBearers } from './name-bearers.js';

/** Max ids that get a hint: with 100,000 ids on file a hint takes milliseconds, and a file may be full of slips. */
const MAX_HINTS = 200;

/** Every id that an entry may name, and the nearest ones to an id that is not on file. */
export class KnownIds {
  readonly #kinds: ReadonlyMap<string, EntryKind>;
  readonly #implied: ReadonlySet<string>;
  readonly #possibleIds: ReadonlySet<string>;
  /** Whether a file could not be read at all, so that any id may be in it. */
  readonly hasUnreadableFile: boolean;
  readonly #hints = new Map<string, readonly string[]>();
  readonly #names: EntryNames;
  readonly #bearers: NameBearers;
  readonly #former: ReadonlyMap<string, string>;

  /** @param implied ids that figures name as metrics, without an entry */
  constructor({ kinds, possibleIds, hasUnreadableFile, entries }: ParsedEntries, implied: readonly string[]) {
    this.#kinds = kinds;
    this.#implied = new Set(implied);
    this.#possibleIds = possibleIds;
    this.hasUnreadableFile = hasUnreadableFile;
    this.#names = new EntryNames(entries);
    this.#bearers = new NameBearers(entries);
    this.#former = formerIdsOf(mapOnDemand(entries, ({ written }) => written));
  }

  /** The id that a former id gave way to. */
  idNow(former: string): string | undefined {
    return this.#former.get(former);
  }

  /** The kind of entry an id names. */
  kindOf(id: string): EntryKind | undefined {
    return this.#kinds.get(id) ?? (this.#implied.has(id) ? 'metric' : undefined);
  }

  /** Whether an id was seen in a file that could not be parsed. */
  mayExist(id: string): boolean {
    return this.#possibleIds.has(id);
  }

  /** The ids of some kinds whose entries go by a name, in any script. */
  named(name: string, wanted: readonly EntryKind[]): readonly string[] {
    return this.#names.idsOf(name).filter((id) => wanted.includes(this.kindOf(id) as EntryKind));
  }

  /** The only place or body with exactly this name, in whatever letters. */
  bearerOf(name: string, kind: 'place' | 'organisation'): string | undefined {
    return this.#bearers.only(name, kind);
  }

  /** The nearest ids of some kinds. */
  near(id: string, wanted: readonly EntryKind[]): readonly string[] {
    return this.#hint(`${wanted.join(' ')} ${id}`, () =>
      nearestWords(
        id,
        this.#idsThat((each) => wanted.includes(this.kindOf(each) as EntryKind)),
      ),
    );
  }

  /** The ids that plain words may be a slip of: those at most two letters away. */
  slipsOf(words: string): readonly string[] {
    return this.#hint(words, () =>
      nearestWords(
        words,
        this.#idsThat((id) => Math.abs(id.length - words.length) <= 2),
      ).filter((id) => distance(words, id) <= 2),
    );
  }

  #idsThat(test: (id: string) => boolean): string[] {
    const found: string[] = [];
    for (const ids of [this.#kinds.keys(), this.#implied]) for (const id of ids) if (test(id)) found.push(id);
    return found;
  }

  #hint(key: string, find: () => readonly string[]): readonly string[] {
    const there = this.#hints.get(key);
    if (there !== undefined) return there;
    if (this.#hints.size >= MAX_HINTS) return [];
    const found = find();
    this.#hints.set(key, found);
    return found;
  }
}
