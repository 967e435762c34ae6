import type { Client } from '@opensearch-project/opensearch';
import type { Config } from '../../config.js';
import { formatProblem } from '../../knowledge/problems.js';
import { createLog } from '../../log.js';
import { connectToIndex } from '../../opensearch/client/connect.js';
import { TROUBLE_IN_WORDS, troubleOf } from '../../opensearch/client/failures.js';
import { IndexIncompleteError, indexRecord } from '../../opensearch/indexer/index-record.js';
import { IndexingElsewhereError } from '../../opensearch/indexer/lock.js';
import { NothingBeforeError, rollBack } from '../../opensearch/indexer/roll-back.js';
import type { IndexState } from '../../opensearch/state.js';
import { hashSearchCode } from '../../process/open-cluster.js';
import { openRecord } from '../../process/reload/open-record.js';
import type { SearchSettings } from '../../search-settings.js';
import type { Output } from '../output.js';

/** What is done besides bringing the cluster to the state of the record. */
export interface IndexWish {
  /** Writes everything into new indices. */
  readonly anew?: boolean;
  /** Goes back to what was committed before, and reads no files. */
  readonly rollback?: boolean;
}

/**
 * Reads the record and brings the cluster of the settings to its state, saying how far it is; or goes back to what was committed before.
 * @returns whether it is done
 */
export async function indexInCluster(
  config: Config,
  output: Output,
  { anew = false, rollback = false }: IndexWish = {},
): Promise<boolean> {
  const { search } = config;
  if (search === undefined) {
    output.error('SEARCH_NODES names no cluster: without one, the bot searches in memory and needs no index.\n');
    return false;
  }
  const client = connectToIndex(search);
  try {
    return rollback
      ? await goBack(client, search, output)
      : await bringToState(client, { ...config, search }, output, anew);
  } catch (error) {
    const isKnown = [IndexingElsewhereError, IndexIncompleteError, NothingBeforeError].some(
      (kind) => error instanceof kind,
    );
    const reason = isKnown
      ? (error as Error).message
      : `${TROUBLE_IN_WORDS[troubleOf(error)]} (${(error as Error).message})`;
    output.error(`${rollback ? 'Not gone back' : 'Not indexed'}: ${reason}\n`);
    return false;
  } finally {
    await client.close();
  }
}

async function bringToState(
  client: Client,
  { search, knowledgeDir, archiveDir, cacheDir }: Config & { readonly search: SearchSettings },
  output: Output,
  anew: boolean,
): Promise<boolean> {
  const opened = await openRecord({ knowledgeDir, archiveDir, cacheDir, log: createLog('silent', false) });
  if (!opened.ok) {
    for (const problem of opened.problems) output.error(`${formatProblem(problem)}\n`);
    output.error('Nothing was indexed: the record has problems.\n');
    return false;
  }
  const { record, index } = opened;
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
  output.write(`${inWords(state)}; ${isNew ? `${written} written, ${retired} taken away` : 'nothing had changed'}.\n`);
  return true;
}

async function goBack(client: Client, { prefix }: SearchSettings, output: Output): Promise<boolean> {
  const state = await rollBack({ client, prefix, code: await hashSearchCode(), now: () => new Date() });
  output.write(
    `Gone back to ${inWords(state)}. The files are as they were: correct them before the next npx verbatim index.\n`,
  );
  return true;
}

const inWords = ({ build, revision, record, counts: { statements, figures, sources } }: IndexState): string =>
  `${build}, revision ${revision}: version ${record} of the record with ${statements} statements, ${figures} figures and ${sources} sources`;
