import { createHash } from 'node:crypto';
import { fold } from '../../search/words/fold.js';
import { hashOfToday } from '../store/daily-hash.js';
import type { Queries, Store } from '../store/store.js';

/** How long a question is kept after it was last asked, and how many are. */
export const MISSES_KEPT_MS = 90 * 86_400_000;
const MAX_MISSES = 5_000;
/** Longer ones are texts that somebody pasted. */
const MAX_QUESTION_CHARS = 200;

/** A question that the record did not answer. */
export interface Missed {
  readonly command: string;
  readonly question: string;
  /** The names that were offered instead. */
  readonly nearest: readonly string[];
}

/** What is known of it. */
export interface Miss extends Missed {
  readonly key: string;
  readonly times: number;
  /** How many people asked, each counted once a day. */
  readonly askers: number;
  /** Milliseconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
}

const keyOf = ({ command, question }: Missed): string => `${command} ${fold(question)}`;

/**
 * Counts a question that was not answered.
 * @param asker the id of the user who asked, kept as a hash until the day is over
 * @param now milliseconds since 1970
 */
export async function noteMiss(store: Store, missed: Missed, asker: string, now: number): Promise<void> {
  const key = keyOf(missed);
  if ([...missed.question].length > MAX_QUESTION_CHARS || fold(missed.question) === '') return;
  await store.change(async (queries) => {
    const hash = await hashOfToday(queries, asker, now);
    const { numInsertedOrUpdatedRows = 0n } = await queries
      .insertInto('miss_asker')
      .values({ key, asker: hash })
      .onConflict((conflict) => conflict.columns(['key', 'asker']).doNothing())
      .executeTakeFirst();
    const isNew = Number(numInsertedOrUpdatedRows) > 0 ? 1 : 0;
    await queries
      .insertInto('miss')
      .values({
        key,
        command: missed.command,
        question: missed.question,
        nearest: JSON.stringify(missed.nearest),
        times: 1,
        askers: 1,
        first_at: now,
        last_at: now,
        set_aside_at: null,
      })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((row) => ({
          nearest: JSON.stringify(missed.nearest),
          times: row('miss.times', '+', 1),
          askers: row('miss.askers', '+', isNew),
          last_at: now,
        })),
      )
      .execute();
    await forgetOldMisses(queries, now);
  });
}

async function forgetOldMisses(queries: Queries, now: number): Promise<void> {
  await queries
    .deleteFrom('miss')
    .where('last_at', '<', now - MISSES_KEPT_MS)
    .execute();
  const { count } = await queries
    .selectFrom('miss')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) <= MAX_MISSES) return;
  await queries
    .deleteFrom('miss')
    .where('key', 'in', (row) =>
      row
        .selectFrom('miss')
        .select('key')
        .orderBy('last_at')
        .limit(Number(count) - MAX_MISSES),
    )
    .execute();
}

/** What was not answered and nobody has set aside: first what most people asked. */
export const topMisses = (store: Store, limit: number): Promise<Miss[]> =>
  store.ask(async (queries) => {
    const rows = await queries
      .selectFrom('miss')
      .selectAll()
      .where('set_aside_at', 'is', null)
      .orderBy('askers', 'desc')
      .orderBy('last_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ first_at, last_at, nearest, set_aside_at: _, ...row }) => ({
      ...row,
      nearest: JSON.parse(nearest) as string[],
      firstAt: first_at,
      lastAt: last_at,
    }));
  });

/**
 * Says that a question is not for this record.
 * @param question however it is spelled
 * @returns how many were set aside: the same question may have been asked of several commands
 */
export const setMissAside = (store: Store, question: string, now: number): Promise<number> =>
  store.change(async (queries) => {
    const rows = await queries
      .selectFrom('miss')
      .select(['key', 'command'])
      .where('set_aside_at', 'is', null)
      .execute();
    const keys = rows
      .filter(({ key, command }) => key === keyOf({ command, question, nearest: [] }))
      .map(({ key }) => key);
    if (keys.length > 0)
      await queries.updateTable('miss').set({ set_aside_at: now }).where('key', 'in', keys).execute();
    return keys.length;
  });

/** A question that was not answered, by a short name that stays the same. */
export const missNamed = (
  store: Store,
  name: string,
): Promise<Pick<Miss, 'key' | 'question' | 'nearest'> | undefined> =>
  store.ask(async (queries) => {
    const rows = await queries.selectFrom('miss').select(['key', 'question', 'nearest']).execute();
    const row = rows.find(({ key }) => missName({ key }) === name);
    return row && { ...row, nearest: JSON.parse(row.nearest) as string[] };
  });

/** A short name of a question: 16 hexadecimal digits. */
export const missName = ({ key }: Pick<Miss, 'key'>): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 16);
