import type { Entry } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import { YearsOnFile } from '../../search/days.js';
import { buildCorpus } from '../../search/embedded/corpus.js';
import { CorpusDictionary } from '../../search/embedded/corpus-dictionary.js';
import { weighSubjects } from '../../search/embedded/embedded-index.js';
import { centralEvents } from '../../search/embedded/order.js';
import { eventDocuments } from '../../search/index/documents.js';
import type { SearchIndex } from '../../search/index/search-index.js';
import { buildVocabulary, type Vocabulary } from '../../search/names/vocabulary.js';
import { entryFinder, idsNamed } from '../../search/reading/entry-ids.js';
import type { EntryStore } from '../archive/entry-store.js';
import type { Asked, Snapshot } from '../asking.js';
import { UnpackedDictionary } from '../documents/packed-dictionary.js';
import { figureIndex, sourceIndex, statementIndex } from '../entry-index.js';
import type { PackedHead } from './packed-head.js';

/**
 * The index of a record of which only the head is in memory: names, events and words as ever, all else is asked for.
 * @param record the record of the head
 * @param store where its other entries are
 */
export function headIndex(
  head: PackedHead,
  record: VerbatimRecord,
  store: EntryStore,
  {
    asked,
    snapshot,
    vocabulary = buildVocabulary(record),
  }: {
    readonly asked: Asked;
    readonly snapshot: () => Snapshot;
    /** The names of the record, where they are there already. */
    readonly vocabulary?: Vocabulary | undefined;
  },
): SearchIndex {
  const said = new UnpackedDictionary(head.statements);
  const counted = new UnpackedDictionary(head.figures);
  const importance = weighSubjects(vocabulary, [said, counted]);
  const events = buildCorpus(
    eventDocuments(centralEvents(record, vocabulary, importance), record, vocabulary),
    vocabulary,
  );
  const findInHead = entryFinder(record);
  return {
    vocabulary,
    importance,
    years: YearsOnFile.of(head.years),
    counted: new Set(head.metrics.flatMap(([metric, count]) => (count > 0 ? [metric] : []))),
    events: { documents: events, dictionary: new CorpusDictionary(events) },
    statements: statementIndex(asked, snapshot, said),
    figures: figureIndex(asked, snapshot, counted),
    sources: sourceIndex(asked, snapshot),
    entry: (id) => store.entry(id),
    async named(query) {
      const { ids, short } = idsNamed(query);
      // The first id that is on file is meant, whichever kind of entry it names.
      const found = await Promise.all([...new Set(ids)].map((id) => store.entry(id)));
      const [entry] = found.filter((one): one is Entry => one !== undefined);
      return entry ?? (await store.shortened(short)) ?? findInHead(query);
    },
  };
}
