import type { Store } from '../store/store.js';

/** A version that no process has spoken of for this long is taken to be answered from no more. */
const SILENT_MS = 180_000;

/** A version of the record, and how the process came to it. */
export interface OwnVersion {
  readonly version: string;
  /** The version that this process answered from before; absent after a start. */
  readonly before?: string;
}

/**
 * Says that this process answers from a version of the record, and whether it is the newest. Hosts load a changed record at different
 * times: one that is behind must not put back what another has corrected. To be asked at every change and every minute.
 * @param now milliseconds since 1970
 */
export const isNewestVersion = (store: Store, { version, before }: OwnVersion, now: number): Promise<boolean> =>
  store.change(async (queries) => {
    const newest = await queries
      .selectFrom('record_version')
      .selectAll()
      .orderBy('since', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest?.version === version) {
      await queries.updateTable('record_version').set({ seen_at: now }).where('version', '=', version).execute();
      return true;
    }
    const known = await queries
      .selectFrom('record_version')
      .select('version')
      .where('version', '=', version)
      .executeTakeFirst();
    // An earlier version is the newest again where this process went back to it, or nobody answers from the later one any more.
    const follows =
      newest === undefined || known === undefined || before === newest.version || now - newest.seen_at > SILENT_MS;
    if (!follows) return false;
    const since = Math.max(now, (newest?.since ?? 0) + 1);
    await queries
      .insertInto('record_version')
      .values({ version, since, seen_at: now })
      .onConflict((conflict) => conflict.column('version').doUpdateSet({ since, seen_at: now }))
      .execute();
    return true;
  });
