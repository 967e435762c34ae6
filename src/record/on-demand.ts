import type { Entry } from './entries.js';
import type { EntryId } from './entry-base.js';

/** Where the items of a list come from that are not all in memory: each is made when it is asked for, and forgotten again. */
export interface Origin<T> {
  readonly length: number;
  at(place: number): T;
  /** What is known of an item without making it. */
  idAt(place: number): EntryId;
  kindAt(place: number): string;
  /** Where each item is, by its id; absent where that would have to be worked out. */
  readonly places?: ReadonlyMap<EntryId, number> | undefined;
}

const ORIGIN = Symbol('origin');

/** A list whose items are made when they are asked for. It is read as any other; the same item is another object each time. */
export function listOnDemand<T>(origin: Origin<T>): readonly T[] {
  const placeOf = (key: string | symbol): number => (typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : -1);
  // The methods of arrays work on whatever has a length and items: none of them has to be written here.
  return new Proxy<readonly T[]>([], {
    get(target, key, receiver) {
      if (key === 'length') return origin.length;
      if (key === ORIGIN) return origin;
      const place = placeOf(key);
      if (place < 0) return Reflect.get(target, key, receiver);
      return place < origin.length ? origin.at(place) : undefined;
    },
    has: (target, key) => {
      const place = placeOf(key);
      return place < 0 ? Reflect.has(target, key) : place < origin.length;
    },
  });
}

/** Where the items of a list come from; undefined where they are all in memory. */
const originOf = <T>(list: readonly T[]): Origin<T> | undefined => (list as { readonly [ORIGIN]?: Origin<T> })[ORIGIN];

/** Whether the items of a list are made when they are asked for. */
export const isOnDemand = (list: readonly unknown[]): boolean => originOf(list) !== undefined;

/** A list of what is made of each item of another one; on demand where that is. */
export function mapOnDemand<T, U>(list: readonly T[], make: (item: T) => U): readonly U[] {
  const origin = originOf(list);
  if (origin === undefined) return list.map(make);
  return listOnDemand({
    get length() {
      return origin.length;
    },
    get places() {
      return origin.places;
    },
    at: (place) => make(origin.at(place)),
    idAt: (place) => origin.idAt(place),
    kindAt: (place) => origin.kindAt(place),
  });
}

/** The items at some places of a list on demand. */
const picked = <T>(origin: Origin<T>, places: Uint32Array): readonly T[] => {
  const from = (place: number): number => places[place] ?? 0;
  return listOnDemand({
    length: places.length,
    at: (place) => origin.at(from(place)),
    idAt: (place) => origin.idAt(from(place)),
    kindAt: (place) => origin.kindAt(from(place)),
  });
};

function pick<T>(origin: Origin<T>, isWanted: (place: number) => boolean): readonly T[] {
  const places: number[] = [];
  for (let place = 0; place < origin.length; place += 1) if (isWanted(place)) places.push(place);
  return picked(origin, Uint32Array.from(places));
}

/** The items of some kinds; nothing else is made. */
export function ofKind<K extends Entry['entry']>(
  entries: readonly Entry[],
  ...kinds: readonly K[]
): readonly Extract<Entry, { readonly entry: K }>[] {
  const found = ofKinds(entries, new Set<string>(kinds), ({ entry }) => entry);
  return found as readonly Extract<Entry, { readonly entry: K }>[];
}

/** The items of some kinds of any list. */
export function ofKinds<T>(list: readonly T[], kinds: ReadonlySet<string>, kindOf: (item: T) => string): readonly T[] {
  const origin = originOf(list);
  return origin === undefined
    ? list.filter((item) => kinds.has(kindOf(item)))
    : pick(origin, (place) => kinds.has(origin.kindAt(place)));
}

/** The items whose ids pass a test. */
export function withIds<T extends { readonly id: EntryId }>(
  list: readonly T[],
  isWanted: (id: EntryId) => boolean,
): readonly T[] {
  const origin = originOf(list);
  return origin === undefined
    ? list.filter(({ id }) => isWanted(id))
    : pick(origin, (place) => isWanted(origin.idAt(place)));
}

/** The items that pass a test; on demand where the list is. */
export function passing<T>(list: readonly T[], test: (item: T) => boolean): readonly T[] {
  const origin = originOf(list);
  if (origin === undefined) return list.filter(test);
  const found = pick(origin, (place) => test(origin.at(place)));
  return found.length === origin.length ? list : found;
}

/** Where each item of a list is, by its id. */
export function placesById(list: readonly { readonly id: EntryId }[]): ReadonlyMap<EntryId, number> {
  const known = originOf(list)?.places;
  if (known !== undefined) return known;
  const places = new Map<EntryId, number>();
  for (const id of idsOf(list)) places.set(id, places.size);
  return places;
}

/** The ids of a list, in its order. */
export function* idsOf(list: readonly { readonly id: EntryId }[]): Generator<EntryId> {
  const origin = originOf(list);
  if (origin === undefined) for (const { id } of list) yield id;
  else for (let place = 0; place < origin.length; place += 1) yield origin.idAt(place);
}
