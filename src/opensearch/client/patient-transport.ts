import { setTimeout as wait } from 'node:timers/promises';
import { errors, Transport } from '@opensearch-project/opensearch';

/** A node that was lost is replaced by the copies of its shards within a few seconds. */
const MAX_WAIT_MS = 20_000;
const PAUSE_MS = 500;
/** What OpenSearch says of a moment in which no copy of a shard answers. Source: its exceptions, which have status 503. */
const SHARDS_AWAY = /^(?:search_phase_execution|no_shard_available_action|unavailable_shards)_exception$/;

type Params = Parameters<Transport['request']>[0];
type Options = Parameters<Transport['request']>[1];
type Callback = Parameters<Transport['request']>[2];

/** Asks again where no copy of a shard answers just now, instead of giving up a long piece of work for it. */
export class PatientTransport extends Transport {
  /** @param callback of the library's bulk helper, which sends again by itself */
  override request(params: Params, options?: Options, callback?: Callback): never {
    const asked =
      callback === undefined
        ? untilThere(async () => super.request(params, options))
        : super.request(params, options, callback);
    return asked as never;
  }
}

async function untilThere(ask: () => Promise<unknown>): Promise<unknown> {
  for (let waited = 0; ; waited += PAUSE_MS)
    try {
      return await ask();
    } catch (error) {
      if (!areShardsAway(error) || waited >= MAX_WAIT_MS) throw error;
      await wait(PAUSE_MS);
    }
}

const areShardsAway = (error: unknown): boolean =>
  error instanceof errors.ResponseError &&
  error.statusCode === 503 &&
  SHARDS_AWAY.test((error.body as { error?: { type?: string } } | undefined)?.error?.type ?? '');
