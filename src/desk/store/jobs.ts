import type { Queries, Store } from './store.js';

/** Work that was taken. */
export interface Job {
  readonly kind: string;
  readonly key: string;
  readonly payload: unknown;
  /** How often it was taken, this time included. */
  readonly attempts: number;
}

/** Adds work, or makes the same work due again. */
export async function addJob(
  queries: Queries,
  {
    kind,
    key,
    payload,
    dueAt,
  }: { readonly kind: string; readonly key: string; readonly payload: object; readonly dueAt: number },
): Promise<void> {
  const json = JSON.stringify(payload);
  await queries
    .insertInto('job')
    .values({ kind, key, payload: json, attempts: 0, due_at: dueAt, taken_until: 0, taken_by: '' })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'key']).doUpdateSet({ payload: json, attempts: 0, due_at: dueAt }),
    )
    .execute();
}

/**
 * Takes the oldest work that is due, where nobody has any of its kind: one is done at a time. Whoever takes it must finish within the time, or take it for longer.
 * @param taker a name of this taking, such as that of the process
 * @param forMs for how long others leave it alone
 */
export const takeJob = (
  store: Store,
  kind: string,
  { taker, now, forMs }: { readonly taker: string; readonly now: number; readonly forMs: number },
): Promise<Job | undefined> =>
  store.change(async (queries) => {
    await waitInLine(queries, kind);
    const jobs = queries.selectFrom('job').where('kind', '=', kind);
    const taken = await jobs.select('key').where('taken_until', '>', now).executeTakeFirst();
    if (taken !== undefined) return undefined;
    const row = await jobs.selectAll().where('due_at', '<=', now).orderBy('due_at').limit(1).executeTakeFirst();
    if (row === undefined) return undefined;
    const attempts = row.attempts + 1;
    await queries
      .updateTable('job')
      .set({ taken_until: now + forMs, taken_by: taker, attempts })
      .where('kind', '=', kind)
      .where('key', '=', row.key)
      .execute();
    return { kind, key: row.key, payload: JSON.parse(row.payload) as unknown, attempts };
  });

/** Whoever takes work of a kind at the same time waits for the end of this transaction. */
async function waitInLine(queries: Queries, kind: string): Promise<void> {
  const row = { name: `line:${kind}`, value: '' };
  await queries
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '' }))
    .execute();
}

/** Takes work off the list. */
export async function finishJob(queries: Queries, { kind, key }: Pick<Job, 'kind' | 'key'>): Promise<void> {
  await queries.deleteFrom('job').where('kind', '=', kind).where('key', '=', key).execute();
}

/**
 * Gives work back, to be done later.
 * @param attempts how often it counts as tried
 */
export async function postponeJob(
  queries: Queries,
  job: Pick<Job, 'kind' | 'key' | 'attempts'>,
  dueAt: number,
  attempts = job.attempts,
): Promise<void> {
  const { kind, key } = job;
  await queries
    .updateTable('job')
    .set({ due_at: dueAt, taken_until: 0, taken_by: '', attempts })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute();
}
