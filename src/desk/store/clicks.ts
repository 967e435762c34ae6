import type { Queries } from './store.js';

/** Marks a click as seen, before it changes anything. @returns whether it was new */
export async function markClick(queries: Queries, interaction: string, at: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('click')
    .values({ interaction, outcome: 'null', at })
    .onConflict((conflict) => conflict.column('interaction').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Keeps what came of a click, so that the same one finds it when it is delivered again. */
export async function keepOutcome(queries: Queries, interaction: string, outcome: object): Promise<void> {
  await queries
    .updateTable('click')
    .set({ outcome: JSON.stringify(outcome) })
    .where('interaction', '=', interaction)
    .execute();
}

/** What came of a click; undefined where it was never seen. */
export async function outcomeOf(queries: Queries, interaction: string): Promise<unknown> {
  const row = await queries
    .selectFrom('click')
    .select('outcome')
    .where('interaction', '=', interaction)
    .executeTakeFirst();
  return row === undefined ? undefined : JSON.parse(row.outcome);
}
