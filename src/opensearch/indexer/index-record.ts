import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import type { VerbatimRecord } from '../../record/record.js';
import { indexOf } from '../asking.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../documents/fields.js';
import type { Filed } from '../documents/packed-entry.js';
import { contextOf } from '../documents/seeds.js';
import { documentMaker } from '../documents/stored-documents.js';
import { idFilterOf, packHead } from '../head/packed-head.js';
import { type HeadRef, removeHeads, writeHead } from '../head/stored-head.js';
import { ofRevision } from '../query/filter-clauses.js';
import { ensureStateIndex, type IndexState, type Previous, readState, writeState } from '../state.js';
import { buildsOf, deleteBuild, ensureBuild, finishBuild, pointAliases, refresh, replicasFor } from './builds.js';
import { changesTo, type Target } from './changes.js';
import { compareAnswers } from './compare-answers.js';
import type { Difference } from './difference.js';
import { type IndexLock, takeLock } from './lock.js';
import { type NamesAndWords, namesAndWords } from './names-and-words.js';
import { documentCounts, documented, placesOf } from './record-documents.js';
import { removeRetired } from './remove-retired.js';
import { storedNow } from './stored-now.js';
import { type Written, writeChanges } from './write-changes.js';

export interface IndexOptions {
  readonly client: Client;
  /** What the names of all indices begin with. */
  readonly prefix: string;
  readonly record: VerbatimRecord;
  /** Its names and words, where they are counted already. */
  readonly words?: NamesAndWords;
  /** How many statements, figures and sources answers are compared over, at most. */
  readonly compared?: number;
  /** Hash of the code that makes the documents. */
  readonly code: string;
  /** Makes all documents anew, in a build of its own. */
  readonly anew?: boolean;
  readonly now: () => Date;
  /** Called now and then with how many changes of a kind were written. */
  readonly onProgress?: (progress: { readonly kind: DocumentKind; readonly done: number; readonly of: number }) => void;
}

/** Statements, figures and sources over which answers are compared, at most: an index of them is in memory. */
const MAX_COMPARED = 20_000;
/** Questions of each sort with which a new build is compared with the record in memory. */
const QUESTIONS_EACH = 6;

export interface Indexed extends Written {
  /** Whether anything was different. */
  readonly isNew: boolean;
  readonly state: IndexState;
}

/** The index does not hold what was written to it. */
export class IndexIncompleteError extends Error {}

/**
 * Brings the cluster to the state of a record. What readers see is not touched before all is written and compared; then they are switched
 * over at once. After an interruption, the next run goes on.
 * @throws {IndexingElsewhereError} where another process is indexing
 * @throws {IndexIncompleteError} where documents are missing, or answers differ
 */
export async function indexRecord(options: IndexOptions): Promise<Indexed> {
  const lock = await lockIndices(options.client, options.prefix);
  try {
    return await indexLocked(options, lock);
  } finally {
    await lock.release();
  }
}

/**
 * Keeps other indexers out.
 * @param isBusy whether it is held while a record is read and checked
 * @throws {IndexingElsewhereError} where another process is indexing
 */
export async function lockIndices(client: Client, prefix: string, isBusy = false): Promise<IndexLock> {
  await ensureStateIndex(client, prefix, await replicasFor(client));
  return takeLock(client, prefix, wait, { isBusy });
}

/** The same as `indexRecord`, for a caller that holds the lock. */
export async function indexLocked(options: IndexOptions, lock: IndexLock): Promise<Indexed> {
  const { client, prefix, record, code, anew = false } = options;
  const current = await readState(client, prefix);
  if (!anew && current?.state.record === record.version && current.state.code === code)
    return { isNew: false, state: current.state, written: 0, retired: 0 };
  if (current !== undefined) await tidyUp(options, current.state);
  const made = await makeRevision(options, current?.state, await replicasFor(client));
  await lock.assertHeld();
  await writeState(client, prefix, made.state, current?.seen);
  if (made.state.build !== current?.state.build) await pointAliases(client, prefix, made.state.build);
  return made;
}

async function makeRevision(
  options: IndexOptions,
  current: IndexState | undefined,
  replicas: number,
): Promise<Indexed> {
  const {
    client,
    prefix,
    record,
    words = namesAndWords(record),
    code,
    anew = false,
    now,
    compared = MAX_COMPARED,
  } = options;
  const isInPlace = current !== undefined && current.code === code && !anew;
  const number = isInPlace ? current.number : (current?.number ?? 0) + 1;
  const build = `${prefix}-${number}`;
  const revision = isInPlace ? (current.highest ?? current.revision) + 1 : 1;
  const context = contextOf(record);
  await ensureBuild(client, build, { code, size: record.statements.length });
  const { places, ...written } = await writeAll(
    { ...options, words },
    {
      build,
      revision,
      isFirst: !isInPlace,
      // What was written for other names, or was never committed, may hold other words.
      trusted: isInPlace && current.context === context ? current.revision : 0,
    },
  );
  await refresh(client, build);
  if (!isInPlace) await finishBuild(client, build, replicas);
  const parts = {
    statements: words.dictionaries.statements.packed,
    figures: words.dictionaries.figures.packed,
    ids: idFilterOf(record).packed,
    places,
  };
  const head = await writeHead(client, prefix, packHead(record, parts));
  const state: IndexState = {
    build,
    number,
    revision,
    record: record.version,
    code,
    at: now().toISOString(),
    counts: documentCounts(record),
    head,
    context,
    ...(current === undefined ? {} : { previous: previousOf(current) }),
  };
  await assertComplete(client, state);
  const difference = await compareAnswers(
    client,
    state,
    { record, places, statements: parts.statements, figures: parts.figures },
    { each: isInPlace ? 1 : QUESTIONS_EACH, most: compared },
  );
  if (difference !== undefined) throw new IndexIncompleteError(inWords(difference));
  return { isNew: true, state, ...written };
}

export const previousOf = ({ build, revision, number, record, code, counts, head, context }: IndexState): Previous => ({
  build,
  revision,
  number,
  record,
  code,
  counts,
  head,
  context,
});

const inWords = ({ question, inMemory, inCluster }: Difference): string =>
  `the cluster answers “${question}” otherwise than the record in memory (${inCluster} entries, and ${inMemory}): readers stay with what they have; index again with --anew`;

/** What was written, and where each entry is in the order of the record. */
interface WrittenAll extends Written {
  readonly places: ReadonlyMap<string, number>;
}

async function writeAll(
  { client, record, words, onProgress }: IndexOptions & { readonly words: NamesAndWords },
  { build, ...of }: Pick<Target, 'revision' | 'isFirst' | 'trusted'> & { readonly build: string },
): Promise<WrittenAll> {
  await refresh(client, build);
  const stored = await Promise.all(
    DOCUMENT_KINDS.map(async (kind) => [kind, await storedNow(client, build, kind)] as const),
  );
  const places = placesOf(record, stored);
  const sum = { written: 0, retired: 0, places };
  const maker = documentMaker(record, words.vocabulary);
  for (const [kind, storedOfKind] of stored) {
    const entries = documented<Filed>(record[kind]);
    const changes = countingOf(changesTo(maker, storedOfKind, { ...of, kind, entries, places }), (done) =>
      onProgress?.({ kind, done, of: entries.length }),
    );
    const { written, retired } = await writeChanges(client, indexOf(build, kind), changes);
    sum.written += written;
    sum.retired += retired;
  }
  return sum;
}

/** Documents looked at between two reports of progress. */
const REPORT_EVERY = 10_000;

function* countingOf<T>(items: Iterable<T>, report: (done: number) => void): Generator<T> {
  let done = 0;
  for (const item of items) {
    yield item;
    done += 1;
    if (done % REPORT_EVERY === 0) report(done);
  }
}

/**
 * Looks whether there are as many documents as there must be.
 * @throws {IndexIncompleteError}
 */
export async function assertComplete(client: Client, { build, revision, counts }: IndexState): Promise<void> {
  for (const kind of DOCUMENT_KINDS) {
    const { body } = await client.count({
      index: indexOf(build, kind),
      body: { query: { bool: { must_not: ofRevision(revision) } } } as Record<string, unknown>,
    });
    if (body._shards.failed > 0 || body.count !== counts[kind])
      throw new IndexIncompleteError(
        `the index holds ${body.count} ${kind} of ${counts[kind]}: readers stay with what they have; see the log of the cluster, then index again`,
      );
  }
}

/** Takes away what neither the revision that answers nor the one before it sees: somebody may still read that one. */
async function tidyUp(
  { client, prefix }: IndexOptions,
  { build, number, revision, head, previous, abandoned }: IndexState,
): Promise<void> {
  if (abandoned !== undefined) await deleteBuild(client, abandoned);
  // An index of an earlier version of the program has no head.
  await removeHeads(
    client,
    prefix,
    [head, previous?.head].flatMap((one: HeadRef | undefined) => one ?? []),
  );
  for (const other of await buildsOf(client, prefix))
    if (other.number < number && other.build !== previous?.build) await deleteBuild(client, other.build);
  await removeRetired(client, { build, revision });
}
