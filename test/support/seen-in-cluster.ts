import { onTestFinished } from 'vitest';
import { connectToIndex } from '../../src/opensearch/client/connect.js';
import { DOCUMENT_KINDS } from '../../src/opensearch/documents/fields.js';
import type { PackedDictionary } from '../../src/opensearch/documents/packed-dictionary.js';
import { IdFilter } from '../../src/opensearch/head/id-filter.js';
import { readHead } from '../../src/opensearch/head/stored-head.js';
import { storedNow } from '../../src/opensearch/indexer/stored-now.js';
import { readState } from '../../src/opensearch/state.js';
import type { SearchSettings } from '../../src/search-settings.js';

/** A dictionary without the order of its words, which comes from that in which they were counted. */
export const counted = ({ stems, counts, weighty, subjects, ...dictionary }: PackedDictionary): unknown => ({
  ...dictionary,
  subjects: Object.fromEntries(Object.entries(subjects).map(([field, of]) => [field, { ...of }])),
  stems: Object.fromEntries(stems.map((stem, at) => [stem, [counts[at], weighty[at]]])),
});

/** All that readers see in the cluster: each document by its hash, and names and counts. */
export async function seenIn(settings: SearchSettings): Promise<unknown> {
  const client = connectToIndex(settings);
  onTestFinished(() => client.close());
  const found = await readState(client, settings.prefix);
  if (found === undefined) throw new Error('nothing was committed');
  const { build, counts, context, head } = found.state;
  const stored = await Promise.all(DOCUMENT_KINDS.map((kind) => storedNow(client, build, kind)));
  const documents = stored.map((of) => [...of].map(([id, { hash }]) => [id, hash]));
  const { ids, places: _, record, statements, figures, ...names } = await readHead(client, settings.prefix, head);
  const filter = IdFilter.unpack(ids);
  return {
    record,
    counts,
    context,
    ...names,
    statements: counted(statements),
    figures: counted(figures),
    documents,
    isFiltered: documents.flat().every(([id = '']) => filter.mayHold(id)),
  };
}
