import { tmpdir } from 'node:os';
import type { Client } from '@opensearch-project/opensearch';
import type { Config } from '../../config.js';
import { loadRecord } from '../../knowledge/load.js';
import { formatProblem } from '../../knowledge/problems.js';
import type { RecordFolders } from '../../knowledge/read-files.js';
import { EntrySpools } from '../../knowledge/spool/spooled-entries.js';
import { connectToIndex } from '../../opensearch/client/connect.js';
import { indexRecord } from '../../opensearch/indexer/index-record.js';
import { rollBack } from '../../opensearch/indexer/roll-back.js';
import { hashSearchCode } from '../../process/open-cluster.js';
import type { VerbatimRecord } from '../../record/record.js';
import { withoutDrafts } from '../../record/without-drafts.js';
import type { SearchSettings } from '../../search-settings.js';
import type { Output } from '../output.js';
import { reasonOf, stateInWords } from './in-words.js';
import { watchAndIndex } from './watch-and-index.js';

/** What is done besides bringing the cluster to the state of the record. */
export interface IndexWish {
  /** Writes everything into new indices. */
  readonly anew?: boolean;
  /** Goes back to what was committed before, and reads no files. */
  readonly rollback?: boolean;
  /** Resolves when it is to end; until then it commits every change of the files. Absent: it ends after the first one. */
  readonly watchUntil?: Promise<void>;
}

/**
 * Reads the record and brings the cluster of the settings to its state, saying how far it is; or goes back to what was committed before.
 * @returns whether it is done
 */
export async function indexInCluster(
  config: Config,
  output: Output,
  { anew = false, rollback = false, watchUntil }: IndexWish = {},
): Promise<boolean> {
  const { search } = config;
  if (search === undefined) {
    output.error('SEARCH_NODES names no cluster: without one, the bot searches in memory and needs no index.\n');
    return false;
  }
  const client = connectToIndex(search);
  try {
    if (rollback) return await goBack(client, search, output);
    if (watchUntil === undefined) return await bringToState(client, { ...config, search }, output, anew);
    await watchAndIndex({ ...config, client, prefix: search.prefix, code: await hashSearchCode() }, output, {
      anew,
      stopped: watchUntil,
    });
    return true;
  } catch (error) {
    output.error(`${rollback ? 'Not gone back' : 'Not indexed'}: ${reasonOf(error)}\n`);
    return false;
  } finally {
    await client.close();
  }
}

async function bringToState(
  client: Client,
  { search, ...folders }: Config & { readonly search: SearchSettings },
  output: Output,
  anew: boolean,
): Promise<boolean> {
  const spools = new EntrySpools(tmpdir());
  try {
    const record = await readRecord(folders, spools, output);
    if (record === undefined) return false;
    const { isNew, state, written, retired } = await indexRecord({
      client,
      prefix: search.prefix,
      record,
      code: await hashSearchCode(),
      anew,
      now: () => new Date(),
      onProgress: ({ kind, done, of }) => output.error(`${kind}: ${done} of ${of}\n`),
    });
    output.write(
      `${stateInWords(state)}; ${isNew ? `${written} written, ${retired} taken away` : 'nothing had changed'}.\n`,
    );
    return true;
  } finally {
    spools.close();
  }
}

/** The record as readers see it; undefined where it has problems, which are printed. `npx verbatim check` has the warnings. */
async function readRecord(
  { knowledgeDir, archiveDir }: RecordFolders,
  spools: EntrySpools,
  output: Output,
): Promise<VerbatimRecord | undefined> {
  const loaded = await loadRecord({ knowledgeDir, archiveDir, spools, withoutWarnings: true });
  if (loaded.ok) return withoutDrafts(loaded.record);
  for (const problem of loaded.problems) output.error(`${formatProblem(problem)}\n`);
  output.error('Nothing was indexed: the record has problems.\n');
  return undefined;
}

async function goBack(client: Client, { prefix }: SearchSettings, output: Output): Promise<boolean> {
  const state = await rollBack({ client, prefix, code: await hashSearchCode(), now: () => new Date() });
  output.write(
    `Gone back to ${stateInWords(state)}. The files are as they were: correct them before the next npx verbatim index.\n`,
  );
  return true;
}
