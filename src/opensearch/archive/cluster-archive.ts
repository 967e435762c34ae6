import type { Archive } from '../../record/archive.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { DOCUMENT_KINDS } from '../documents/fields.js';
import type { Clause } from '../query/term-clauses.js';
import type { EntryStore } from './entry-store.js';
import { gather } from './gather.js';
import { sliceRecord } from './slice-record.js';

interface Placed {
  readonly id: EntryId;
  readonly place: number;
}

/**
 * The archive of a record whose statements, figures and sources are in the cluster.
 * @param head the record of the head
 * @param places where the entries of the head are in the order of the record
 */
export function clusterArchive(head: VerbatimRecord, places: ReadonlyMap<EntryId, number>, store: EntryStore): Archive {
  const inHead: readonly Placed[] = [...places].map(([id, place]) => ({ id, place }));
  const idsWhere = async (filter: readonly Clause[], own: readonly Placed[], most: number): Promise<EntryId[]> => {
    const there = await store.idsOf(DOCUMENT_KINDS.map((kind) => ({ kind, filter, most })));
    return [...own, ...there]
      .sort((a, b) => a.place - b.place)
      .slice(0, most)
      .map(({ id }) => id);
  };
  return {
    slice: async (request) => sliceRecord(head, await gather(request, head, store)),
    async idsBeginning(typed, { most, ofWords }) {
      const filter = [{ prefix: { id: typed } }];
      if (ofWords) {
        const live = [...filter, { term: { status: 'live' } }];
        const kinds = ['statements', 'figures'] as const;
        const found = await store.idsOf(kinds.map((kind) => ({ kind, filter: live, most })));
        return found.slice(0, most).map(({ id }) => id);
      }
      return idsWhere(
        filter,
        inHead.filter(({ id }) => id.startsWith(typed)),
        most,
      );
    },
    async idsAfter(id, most) {
      const after = id === undefined ? 0 : await placeOf(id);
      if (after === undefined) return undefined;
      return idsWhere(
        [{ range: { place: { gt: after } } }],
        inHead.filter(({ place }) => place > after),
        most,
      );
    },
    async corrected() {
      const found = await store.find(DOCUMENT_KINDS.map((kind) => ({ kind, filter: [{ term: { isRevised: true } }] })));
      const ids = found.flatMap(({ entries }) => entries).map(({ entry }) => entry.id);
      return sliceRecord(head, await gather({ entries: ids }, head, store));
    },
  };

  async function placeOf(id: EntryId): Promise<number | undefined> {
    const own = places.get(id);
    if (own !== undefined) return own;
    const found = (await store.byIds([id])).get(id);
    return found?.entry.id === id ? found.place : undefined;
  }
}
