import type { Archive } from '../../record/archive.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { SearchIndex } from '../../search/index/search-index.js';
import type { Vocabulary } from '../../search/names/vocabulary.js';
import { clusterArchive } from '../archive/cluster-archive.js';
import { EntryStore } from '../archive/entry-store.js';
import type { Asked, Snapshot } from '../asking.js';
import { headIndex } from './head-index.js';
import { headRecord } from './head-record.js';
import { IdFilter } from './id-filter.js';
import type { PackedHead } from './packed-head.js';

/** A version of the record of which only names and counts are in this process. */
export interface OpenHead {
  /** Names and events; of statements, figures and sources the counts. */
  readonly record: VerbatimRecord;
  readonly index: SearchIndex;
  readonly archive: Archive;
  /** Its other entries. */
  readonly store: EntryStore;
}

/**
 * Opens a head, for answers from one revision.
 * @param loadedAt ISO 8601
 * @param vocabulary its names, where they are there already
 */
export function openHead(
  head: PackedHead,
  asked: Asked,
  snapshot: Snapshot,
  loadedAt: string,
  vocabulary?: Vocabulary,
): OpenHead {
  const at = (): Snapshot => snapshot;
  const record = headRecord(head, loadedAt);
  const store = new EntryStore(record, IdFilter.unpack(head.ids), asked, at);
  const places = new Map(head.entries.map(({ id }, number) => [id, head.places[number] ?? 0]));
  return {
    record,
    store,
    index: headIndex(head, record, store, { asked, snapshot: at, vocabulary }),
    archive: clusterArchive(record, places, store),
  };
}
