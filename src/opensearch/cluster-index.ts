import type { VerbatimRecord } from '../record/record.js';
import type { EmbeddedIndex } from '../search/embedded/embedded-index.js';
import { indexInMemory } from '../search/embedded/search-index.js';
import type { SearchIndex } from '../search/index/search-index.js';
import type { Asked, Snapshot } from './asking.js';
import { packDictionary, UnpackedDictionary } from './documents/packed-dictionary.js';
import { figureIndex, sourceIndex, statementIndex } from './entry-index.js';

/**
 * The index of a record whose statements, figures and sources are searched in a cluster. Names, events and words are in memory; of the
 * corpora of statements and figures nothing is kept.
 * @param record the record
 * @param built its corpora, from which the words are counted
 * @param snapshot what is asked at this moment; throws where nothing can be
 */
export function clusterIndex(
  record: VerbatimRecord,
  built: EmbeddedIndex,
  asked: Asked,
  snapshot: () => Snapshot,
): SearchIndex {
  const { statements: _, figures: __, sources: ___, ...names } = indexInMemory(record, built);
  const { vocabulary } = built;
  const said = new UnpackedDictionary(packDictionary(built.statements, vocabulary));
  const counted = new UnpackedDictionary(packDictionary(built.figures, vocabulary));
  return {
    ...names,
    statements: statementIndex(asked, snapshot, said),
    figures: figureIndex(asked, snapshot, counted),
    sources: sourceIndex(asked, snapshot),
  };
}
