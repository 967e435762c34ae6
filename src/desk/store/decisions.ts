import { createHash } from 'node:crypto';
import type { Changes, Queries, Store } from './store.js';
import type { DecisionTable } from './tables.js';

/** What is added to the log; number and hashes are found out. */
export type NewDecision = Omit<DecisionTable, 'number' | 'previous' | 'hash'>;

/** The log does not hold what was once written. */
export interface BrokenLog {
  /** The number of the first row that is not as it was written, or is missing. */
  readonly number: number;
  readonly wrong: string;
}

/** Rows read at once. */
const PAGE = 1_000;

/** Adds a row to the log. Whoever adds at the same time waits for the end of this transaction. */
export async function addDecision(queries: Changes, decision: NewDecision): Promise<void> {
  const head = await queries
    .updateTable('log_head')
    .set((row) => ({ number: row('number', '+', 1) }))
    .where('id', '=', 1)
    .returning(['number', 'hash'])
    .executeTakeFirstOrThrow();
  const row = { ...decision, number: head.number, previous: head.hash };
  const hash = hashOf(row);
  await queries
    .insertInto('decision')
    .values({ ...row, hash })
    .execute();
  await queries.updateTable('log_head').set({ hash }).where('id', '=', 1).execute();
}

/** Every field in a fixed order: the order of a table's columns may change. */
function hashOf(row: Omit<DecisionTable, 'hash'>): string {
  const fields = [
    row.previous,
    row.number,
    row.at,
    row.person,
    row.proposal,
    row.revision,
    row.digest,
    row.action,
    row.from_state,
    row.to_state,
    row.reason,
    row.interaction,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** The rows of the log in order; of one proposal where it is named. */
export async function* decisions(store: Store, proposal?: string): AsyncGenerator<DecisionTable> {
  for (let last = 0; ; ) {
    const rows = await store.ask((queries) => page(queries, last, proposal));
    yield* rows;
    const newest = rows.at(-1);
    if (newest === undefined || rows.length < PAGE) return;
    last = newest.number;
  }
}

function page(queries: Queries, last: number, proposal: string | undefined): Promise<DecisionTable[]> {
  const rows = queries.selectFrom('decision').selectAll().where('number', '>', last).orderBy('number').limit(PAGE);
  return (proposal === undefined ? rows : rows.where('proposal', '=', proposal)).execute();
}

/**
 * Looks through the whole log: every row as it was written, none missing, and none taken away at the end.
 * @returns where it is broken; undefined where it is whole
 */
export async function verifyLog(store: Store): Promise<BrokenLog | undefined> {
  // Read first: what is added meanwhile comes after it.
  const head = await store.ask((queries) => queries.selectFrom('log_head').selectAll().executeTakeFirst());
  let previous = '';
  let number = 0;
  let atHead = '';
  for await (const row of decisions(store)) {
    number += 1;
    if (row.number !== number)
      return {
        number,
        wrong: row.number === number + 1 ? 'it is missing' : `rows ${number} to ${row.number - 1} are missing`,
      };
    if (row.previous !== previous) return { number, wrong: 'it does not follow from the row before it' };
    if (hashOf(row) !== row.hash) return { number, wrong: 'it was changed after it was written' };
    previous = row.hash;
    if (number === head?.number) atHead = row.hash;
  }
  if (head === undefined) return { number: number + 1, wrong: 'how long the log should be is not kept any more' };
  if (number < head.number) return { number: number + 1, wrong: `rows ${number + 1} to ${head.number} are missing` };
  return atHead === head.hash ? undefined : { number: head.number, wrong: 'it is not the row that was written last' };
}
