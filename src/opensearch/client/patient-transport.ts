import { setTimeout as wait } from 'node:timers/promises';
import { type ApiResponse, errors, Transport } from '@opensearch-project/opensearch';

/** A node that was lost is replaced by the copies of its shards within a few seconds. */
const MAX_WAIT_MS = 20_000;
const PAUSE_MS = 500;
/** OpenSearch answers with it while no copy of a shard is there, or no manager is elected. */
const SERVICE_UNAVAILABLE = 503;
/** What a node says that has more to do than memory or threads for it just now. A full disk has the same status, and is not waited for. */
const TOO_MUCH = /^(?:circuit_breaking|(?:es_|opensearch_)?rejected_execution)_exception$/;

type Params = Parameters<Transport['request']>[0];
type Options = Parameters<Transport['request']>[1];
type Callback = Parameters<Transport['request']>[2];

/**
 * Asks again where a cluster that has answered before does not answer just now, or has too much to do, instead of giving
 * up a long piece of work for it. A cluster that has never answered is given up at once: its address is more likely to be wrong.
 */
export class PatientTransport extends Transport {
  #hasAnswered = false;

  /** @param callback of the library's bulk helper, which does not take a promise */
  override request(params: Params, options?: Options, callback?: Callback): never {
    const asked = this.#untilThere(params, options);
    // The library's types leave out that no error is null.
    const call = callback as ((error: Error | null, answer: Partial<ApiResponse>) => void) | undefined;
    if (call !== undefined)
      asked.then(
        (answer) => call(null, answer),
        (error) => call(error, error.meta ?? {}),
      );
    return asked as never;
  }

  async #untilThere(params: Params, options: Options): Promise<ApiResponse> {
    for (let waited = 0; ; waited += PAUSE_MS)
      try {
        // The library writes into what it is asked with.
        const asked: PromiseLike<ApiResponse> = super.request({ ...params }, options);
        const answer = await asked;
        this.#hasAnswered = true;
        return answer;
      } catch (error) {
        if (!this.#hasAnswered || waited >= MAX_WAIT_MS || !isAwayForNow(error)) throw error;
        await wait(PAUSE_MS);
      }
  }
}

const isAwayForNow = (error: unknown): boolean =>
  error instanceof errors.ConnectionError ||
  error instanceof errors.NoLivingConnectionsError ||
  (error instanceof errors.ResponseError &&
    (error.statusCode === SERVICE_UNAVAILABLE || TOO_MUCH.test(reasonOf(error) ?? '')));

const reasonOf = ({ body }: errors.ResponseError): string | undefined =>
  (body as { error?: { type?: string } } | undefined)?.error?.type;
