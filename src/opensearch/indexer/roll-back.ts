import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import { type IndexState, readState, writeState } from '../state.js';
import { pointAliases } from './builds.js';
import { takeLock } from './lock.js';

/** There is nothing to go back to. */
export class NothingBeforeError extends Error {}

export interface RollBackOptions {
  readonly client: Client;
  /** What the names of all indices begin with. */
  readonly prefix: string;
  /** Hash of the code that asks for documents. */
  readonly code: string;
  readonly now: () => Date;
}

/**
 * Lets readers see what was committed before, which is kept until the next run. The files are not touched: the next run brings the cluster
 * to their state again.
 * @returns what is read from now on
 * @throws {NothingBeforeError} where nothing is kept that could be read
 * @throws {IndexingElsewhereError} where another process is indexing
 */
export async function rollBack({ client, prefix, code, now }: RollBackOptions): Promise<IndexState> {
  const first = await readState(client, prefix);
  if (first === undefined) throw new NothingBeforeError('there is no index yet: run npx verbatim index');
  const lock = await takeLock(client, prefix, wait);
  try {
    const current = await readState(client, prefix);
    const previous = current?.state.previous;
    if (current === undefined || previous === undefined)
      throw new NothingBeforeError('nothing was committed before this revision, or it was gone back from already');
    if (previous.code !== code)
      throw new NothingBeforeError(
        'the revision before was made by another version of the program: start that version, and roll back with it',
      );
    const { build, revision, highest = revision } = current.state;
    const state: IndexState = {
      ...previous,
      at: now().toISOString(),
      // A number is not given twice: readers of the revision that is left go on seeing it whole.
      ...(previous.build === build ? { highest } : { abandoned: build }),
    };
    await lock.assertHeld();
    await writeState(client, prefix, state, current.seen);
    if (previous.build !== build) await pointAliases(client, prefix, previous.build);
    return state;
  } finally {
    await lock.release();
  }
}
