import type { Config } from '../../config.js';
import { formatProblem } from '../../knowledge/problems.js';
import { createLog } from '../../log.js';
import { connectToIndex } from '../../opensearch/client/connect.js';
import { TROUBLE_IN_WORDS, troubleOf } from '../../opensearch/client/failures.js';
import { IndexIncompleteError, indexRecord } from '../../opensearch/indexer/index-record.js';
import { IndexingElsewhereError } from '../../opensearch/indexer/lock.js';
import { hashSearchCode } from '../../process/open-cluster.js';
import { openRecord } from '../../process/reload/open-record.js';
import type { Output } from '../output.js';

/**
 * Reads the record and brings the cluster of the settings to its state, saying how far it is.
 * @param anew writes everything into new indices
 * @returns whether the cluster holds the record now
 */
export async function indexInCluster(config: Config, output: Output, anew: boolean): Promise<boolean> {
  const { search, knowledgeDir, archiveDir, cacheDir } = config;
  if (search === undefined) {
    output.error('SEARCH_NODES names no cluster: without one, the bot searches in memory and needs no index.\n');
    return false;
  }
  const opened = await openRecord({ knowledgeDir, archiveDir, cacheDir, log: createLog('silent', false) });
  if (!opened.ok) {
    for (const problem of opened.problems) output.error(`${formatProblem(problem)}\n`);
    output.error('Nothing was indexed: the record has problems.\n');
    return false;
  }
  const { record, index } = opened;
  const client = connectToIndex(search);
  try {
    const { isNew, state, written, retired } = await indexRecord({
      client,
      prefix: search.prefix,
      record,
      index,
      code: await hashSearchCode(),
      anew,
      now: () => new Date(),
      onProgress: ({ kind, done, of }) => output.error(`${kind}: ${done} of ${of}\n`),
    });
    const { statements, figures, sources } = state.counts;
    const what = isNew ? `${written} written, ${retired} taken away` : 'nothing had changed';
    output.write(
      `${state.build}, revision ${state.revision}: version ${state.record} of the record with ${statements} statements, ${figures} figures and ${sources} sources; ${what}.\n`,
    );
    return true;
  } catch (error) {
    const isKnown = error instanceof IndexingElsewhereError || error instanceof IndexIncompleteError;
    const reason = isKnown ? error.message : `${TROUBLE_IN_WORDS[troubleOf(error)]} (${(error as Error).message})`;
    output.error(`Not indexed: ${reason}\n`);
    return false;
  } finally {
    await client.close();
  }
}
