import { type Client, errors } from '@opensearch-project/opensearch';
import type { Snapshot } from './asking.js';
import { searchUnavailable } from './client/failures.js';
import type { HeadRef } from './head/stored-head.js';
import { stateIndex } from './state-index.js';

/** What was committed before, as far as it is needed to go back to it. */
export type Previous = Snapshot & Pick<IndexState, 'number' | 'record' | 'code' | 'counts' | 'head' | 'context'>;

/** What the cluster holds at this moment. */
export interface IndexState extends Snapshot {
  /** Builds are numbered. */
  readonly number: number;
  /** What was read before; it is kept until the next one. */
  readonly previous?: Previous;
  /** What processes hold that do not read the record. */
  readonly head: HeadRef;
  /** Hash of all names that its documents were made with. */
  readonly context: string;
  /** The highest revision that was ever committed in this build, where that was gone back from. */
  readonly highest?: number;
  /** The build that was gone back from, where it was another one: the next run deletes it. */
  readonly abandoned?: string;
  /** The version of the record that this revision is. */
  readonly record: string;
  /** Hash of the code that made the documents: other code asks for other fields. */
  readonly code: string;
  /** When it was committed, ISO 8601. */
  readonly at: string;
  readonly counts: { readonly statements: number; readonly figures: number; readonly sources: number };
}

/** Where a document of the state is written only if nobody wrote it since. */
export interface Seen {
  readonly if_seq_no: number;
  readonly if_primary_term: number;
}

const CURRENT = 'current';

/**
 * What is indexed.
 * @param prefix what the names of all indices begin with
 * @returns undefined where nothing has been indexed yet
 * @throws {SearchUnavailableError}
 */
export async function readState(
  client: Client,
  prefix: string,
): Promise<{ readonly state: IndexState; readonly seen: Seen } | undefined> {
  const found = await readContent<IndexState>(client, prefix, CURRENT);
  return found === undefined ? undefined : { state: found.content, seen: found.seen };
}

/** Commits: from now on, readers see this state. Fails where somebody else committed since. */
export async function writeState(
  client: Client,
  prefix: string,
  state: IndexState,
  seen: Seen | undefined,
): Promise<void> {
  await client.index({
    index: stateIndex(prefix),
    id: CURRENT,
    ...(seen ?? { op_type: 'create' }),
    body: { content: { ...state } },
  });
}

/** One document of the state; undefined where there is none. */
export async function readContent<T>(
  client: Client,
  prefix: string,
  id: string,
): Promise<{ readonly content: T; readonly seen: Seen } | undefined> {
  try {
    const { body } = await client.get({ index: stateIndex(prefix), id });
    return {
      content: (body._source as { readonly content: T }).content,
      seen: { if_seq_no: Number(body._seq_no), if_primary_term: Number(body._primary_term) },
    };
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 404) return undefined;
    throw searchUnavailable(error);
  }
}

/** Makes the index of the state where there is none. */
export async function ensureStateIndex(client: Client, prefix: string, replicas: number): Promise<void> {
  const { body: exists } = await client.indices.exists({ index: stateIndex(prefix) });
  if (exists) return;
  try {
    await client.indices.create({
      index: stateIndex(prefix),
      body: {
        settings: { number_of_shards: 1, number_of_replicas: replicas },
        mappings: { dynamic: 'strict', properties: { content: { type: 'object', enabled: false } } },
      },
    });
  } catch (error) {
    const isThere = error instanceof errors.ResponseError && /resource_already_exists/.test(error.message);
    if (!isThere) throw error;
  }
}
