import type { EntryId } from '../../record/entry-base.js';
import type { Resting } from '../../record/lookup.js';
import type { Statement } from '../../record/statement.js';
import type { EntriesFound, EntryRequest, EntryStore, Fetched } from './entry-store.js';

/** How an entry is shown: itself, beside another one, or only as what one beside it rests on. */
export type Depth = 0 | 1 | 2;

/** All that was fetched for one answer. */
export class Gathered {
  readonly store: EntryStore;
  readonly entries = new Map<EntryId, Fetched>();
  readonly resting = new Map<EntryId, Resting>();
  /** What somebody said last, newest first. */
  readonly latest = new Map<EntryId, readonly Statement[]>();
  readonly onEvents = new Map<EntryId, readonly Statement[]>();
  /** Events, and counts, of which all figures are there. */
  readonly events = new Set<EntryId>();
  readonly counts = new Set<string>();
  /** What is on the same matter as an accusation, as far as it was asked for. */
  readonly matters = new Map<EntryId, readonly Statement[]>();
  readonly #depths = new Map<EntryId, Depth>();
  readonly #found: readonly Fetched[][] = [[], [], []];
  #round: { readonly request: EntryRequest; readonly use: (found: EntriesFound) => void }[] = [];

  constructor(store: EntryStore) {
    this.store = store;
  }

  /** Asks for something in the next round. */
  ask(request: EntryRequest, use: (found: EntriesFound) => void): void {
    this.#round.push({ request, use });
  }

  /** Whether anything is asked for. */
  get isAsking(): boolean {
    return this.#round.length > 0;
  }

  /** Notes entries that came in. */
  found(depth: Depth, entries: Iterable<Fetched>): void {
    // One by one: an event may have more than can be handed over at once.
    for (const one of entries) this.#found[depth]?.push(one);
  }

  /** Takes in the entries that came for a depth: those that were not there, or only farther below. */
  take(depth: Depth): readonly Fetched[] {
    return (this.#found[depth]?.splice(0) ?? []).filter((one) => {
      const { id } = one.entry;
      if (this.isThere(id, depth)) return false;
      this.entries.set(id, one);
      this.#depths.set(id, depth);
      return true;
    });
  }

  /** Whether an entry is there in some depth already. */
  isThere(id: EntryId, depth: Depth): boolean {
    return (this.#depths.get(id) ?? Number.POSITIVE_INFINITY) <= depth;
  }

  /** Sends what is asked for, together with entries by their ids. */
  async round(ids: readonly EntryId[]): Promise<ReadonlyMap<EntryId, Fetched>> {
    const round = this.#round;
    this.#round = [];
    const [byId, answers] = await Promise.all([
      this.store.byIds(ids),
      this.store.find(round.map(({ request }) => request)),
    ]);
    for (const [at, { use }] of round.entries()) use(answers[at] ?? { entries: [], total: 0 });
    return byId;
  }
}

export const statementsIn = (found: Iterable<Fetched>): Statement[] =>
  [...found].flatMap(({ entry }) => (entry.entry === 'statement' ? [entry] : []));
