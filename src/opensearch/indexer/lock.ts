import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Client, errors } from '@opensearch-project/opensearch';
import { readContent, type Seen } from '../state.js';
import { stateIndex } from '../state-index.js';

/** Another process is indexing. */
export class IndexingElsewhereError extends Error {
  /** @param holder which one */
  constructor(holder: string) {
    super(
      `another process is indexing: ${holder}. Wait until it has ended; one that ended without a word is forgotten after ${STALE_MS / 1_000} s, or ${BUSY_STALE_MS / 1_000} s where it was watching files`,
    );
    this.name = 'IndexingElsewhereError';
  }
}

/** Who holds the lock, and a number that changes while it works. */
interface Held {
  readonly holder: string;
  readonly key: string;
  readonly beat: number;
  /** How long it may be silent, where that is longer than usual. */
  readonly staleMs?: number;
}

const LOCK = 'lock';
const BEAT_MS = 2_000;
/** A lock that has not changed for this long was left behind. It is watched, because clocks of machines differ. */
const STALE_MS = 10_000;
const LOOK_MS = 500;
/** Whoever holds the lock while it reads and checks a whole record is silent for as long as that takes. */
const BUSY_STALE_MS = 60_000;

/** Keeps other indexers out. */
export interface IndexLock {
  /** @throws {IndexingElsewhereError} where another process took it in the meantime */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock.
 * @param wait waits some milliseconds
 * @param isBusy whether this process may be silent for longer than usual
 * @throws {IndexingElsewhereError} where another process works
 */
export async function takeLock(
  client: Client,
  prefix: string,
  wait: (ms: number) => Promise<unknown>,
  { isBusy = false }: { readonly isBusy?: boolean } = {},
): Promise<IndexLock> {
  const holder = `${hostname()} process ${process.pid}`;
  const mine: Held = { holder, key: randomUUID(), beat: 0, ...(isBusy ? { staleMs: BUSY_STALE_MS } : {}) };
  const taken = (await write(client, prefix, mine, undefined)) ?? (await takeOver(client, prefix, mine, wait));
  let held: Seen = taken;
  let beat = 0;
  let isLost = false;
  const renew = async (): Promise<void> => {
    beat += 1;
    const next = (await write(client, prefix, { ...mine, beat }, held)) ?? (await ownOf(client, prefix, mine));
    if (next === undefined) isLost = true;
    else held = next;
  };
  let renewing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // A beat that fails is followed by another; whether the lock is still held is looked at before each commit.
    renewing = renewing.then(renew).catch(() => undefined);
  }, BEAT_MS);
  timer.unref();
  return {
    async assertHeld() {
      renewing = renewing.then(renew);
      await renewing;
      if (isLost) throw new IndexingElsewhereError('it took the lock over');
    },
    async release() {
      clearInterval(timer);
      await renewing;
      if (!isLost) await client.delete({ index: stateIndex(prefix), id: LOCK, ...held }, { ignore: [404, 409] });
    },
  };
}

/** The lock as it is, where it is this one: a beat whose answer was lost was written all the same. */
async function ownOf(client: Client, prefix: string, { key }: Held): Promise<Seen | undefined> {
  const found = await readContent<Held>(client, prefix, LOCK);
  return found?.content.key === key ? found.seen : undefined;
}

/** Takes the lock of a process that does not work any more. */
async function takeOver(
  client: Client,
  prefix: string,
  mine: Held,
  wait: (ms: number) => Promise<unknown>,
): Promise<Seen> {
  const first = await readContent<Held>(client, prefix, LOCK);
  let last = first;
  const staleMs = first?.content.staleMs ?? STALE_MS;
  for (let waited = 0; last !== undefined && waited < staleMs; waited += LOOK_MS) {
    await wait(LOOK_MS);
    last = await readContent<Held>(client, prefix, LOCK);
    if (last !== undefined && (last.content.beat !== first?.content.beat || last.content.key !== first.content.key))
      throw new IndexingElsewhereError(last.content.holder);
  }
  const taken = await write(client, prefix, mine, last?.seen);
  if (taken === undefined) throw new IndexingElsewhereError('it took the lock just before');
  return taken;
}

/** Writes the lock unless somebody else wrote it since; undefined where somebody did. */
async function write(client: Client, prefix: string, content: Held, seen: Seen | undefined): Promise<Seen | undefined> {
  try {
    const { body } = await client.index({
      index: stateIndex(prefix),
      id: LOCK,
      ...(seen ?? { op_type: 'create' }),
      body: { content: { ...content } },
    });
    return { if_seq_no: Number(body._seq_no), if_primary_term: Number(body._primary_term) };
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 409) return undefined;
    throw error;
  }
}
