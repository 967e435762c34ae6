import { z } from 'zod';
import type { Queries } from './store.js';

const snowflake = z.string().regex(/^\d{17,20}$/);

/** What was set up in the home server. */
const SETUP = z.object({
  /** The id of the channel with the desk's cards. */
  channel: snowflake,
  /** The ids of the roles of those who propose, and of those who decide. */
  editors: snowflake,
  approvers: snowflake,
  /** How many must approve; 0: a newsroom of one, where approvers may approve their own. */
  approvals: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** The locale that the desk's cards are in. */
  locale: z.string().default('en-US'),
});
export type Setup = z.output<typeof SETUP>;

const NAME = 'setup';

/** @returns undefined while nothing was set up */
export async function setupOf(queries: Queries): Promise<Setup | undefined> {
  const row = await queries.selectFrom('setting').select('value').where('name', '=', NAME).executeTakeFirst();
  return row === undefined ? undefined : SETUP.parse(JSON.parse(row.value));
}

/** @throws {ZodError} where an id is none */
export async function setUp(queries: Queries, setup: z.input<typeof SETUP>): Promise<void> {
  const value = JSON.stringify(SETUP.parse(setup));
  await queries
    .insertInto('setting')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
