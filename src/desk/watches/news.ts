import { GONE } from '../shown/shown-digest.js';
import type { Queries, Store } from '../store/store.js';
import type { Contents } from './subject.js';
import { removePlace, removeWatches } from './watches.js';

/** A place hears of changes once an hour at most, and of the first a little later: mostly several come together. */
export const BETWEEN_NOTICES_MS = 3_600_000;
export const SETTLING_MS = 120_000;
/** More changes than this of one thing are told as so many. */
const MAX_NEWS = 500;
/** How often in a row a place may refuse. */
const MAX_REFUSALS = 3;

/** What is watched and was not looked through since the record changed. */
export const subjectsToLookAt = (store: Store, version: string): Promise<string[]> =>
  store.ask(async (queries) => {
    const rows = await queries.selectFrom('watch_subject').select('subject').where('version', '!=', version).execute();
    return rows.map(({ subject }) => subject);
  });

/** What a subject was found to be. */
export interface LookedAt {
  readonly subject: string;
  readonly version: string;
  readonly contents: Contents;
  readonly now: number;
}

/** Notes what has changed about a subject for all who watch it. Of several processes one does. @returns how many changes there are */
export const noteNews = (store: Store, looked: LookedAt): Promise<number> =>
  store.change(async (queries) => {
    const { subject, version, contents } = looked;
    const { numUpdatedRows } = await queries
      .updateTable('watch_subject')
      .set({ version })
      .where('subject', '=', subject)
      .where('version', '!=', version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return 0;
    const rows = await queries
      .selectFrom('watched_entry')
      .select(['entry', 'digest'])
      .where('subject', '=', subject)
      .execute();
    const before = new Map(rows.map(({ entry, digest }) => [entry, digest]));
    const changed = [
      ...[...contents].filter(([entry, digest]) => before.get(entry) !== digest),
      ...rows.flatMap(({ entry }) => (contents.has(entry) ? [] : [[entry, GONE] as const])),
    ];
    for (const [entry, digest] of changed) {
      if (digest === GONE)
        await queries.deleteFrom('watched_entry').where('subject', '=', subject).where('entry', '=', entry).execute();
      else
        await queries
          .insertInto('watched_entry')
          .values({ subject, entry, digest })
          .onConflict((conflict) => conflict.columns(['subject', 'entry']).doUpdateSet({ digest }))
          .execute();
    }
    if (changed.length > 0) await addNews(queries, looked, changed.slice(0, MAX_NEWS), before);
    return changed.length;
  });

async function addNews(
  queries: Queries,
  { subject, now }: LookedAt,
  changed: readonly (readonly [string, string])[],
  before: Contents,
): Promise<void> {
  const watching = await queries.selectFrom('watch').select(['id', 'channel']).where('subject', '=', subject).execute();
  for (const { id, channel } of watching) {
    const waiting = await queries
      .selectFrom('watch_news')
      .innerJoin('watch', 'watch.id', 'watch_news.watch')
      .select('watch_news.entry')
      .where('watch.channel', '=', channel)
      .limit(1)
      .executeTakeFirst();
    if (waiting === undefined)
      await queries
        .updateTable('watch_place')
        .set({ due_at: now + SETTLING_MS })
        .where('channel', '=', channel)
        .where('due_at', '<', now + SETTLING_MS)
        .execute();
    for (const [entry, digest] of changed)
      await queries
        .insertInto('watch_news')
        .values({ watch: id, entry, was: before.get(entry) ?? '', digest })
        // What it said when the place last heard of it stays.
        .onConflict((conflict) => conflict.columns(['watch', 'entry']).doUpdateSet({ digest }))
        .execute();
    // What is as it was again is no news.
    await queries.deleteFrom('watch_news').where('watch', '=', id).whereRef('was', '=', 'digest').execute();
    await queries
      .deleteFrom('watch_news')
      .where('watch', '=', id)
      .where('was', '=', '')
      .where('digest', '=', GONE)
      .execute();
  }
}

/** What a place is to be told. */
export interface PlaceNews {
  readonly channel: string;
  readonly locale: string;
  readonly refusals: number;
  readonly watches: readonly {
    readonly id: string;
    readonly subject: string;
    readonly news: readonly { readonly entry: string; readonly was: string; readonly digest: string }[];
  }[];
}

/** Takes a place that is to be told something now, so that no other process does. */
export const takePlace = (
  store: Store,
  { taker, now, forMs }: { readonly taker: string; readonly now: number; readonly forMs: number },
): Promise<PlaceNews | undefined> =>
  store.change(async (queries) => {
    const due = await queries
      .selectFrom('watch_place')
      .innerJoin('watch', 'watch.channel', 'watch_place.channel')
      .innerJoin('watch_news', 'watch_news.watch', 'watch.id')
      .select('watch_place.channel')
      .where('watch_place.due_at', '<=', now)
      .where('watch_place.taken_until', '<=', now)
      .orderBy('watch_place.due_at')
      .limit(1)
      .executeTakeFirst();
    if (due === undefined) return undefined;
    const { channel } = due;
    const place = await queries
      .updateTable('watch_place')
      .set({ taken_until: now + forMs, taken_by: taker })
      .where('channel', '=', channel)
      .where('taken_until', '<=', now)
      .where('due_at', '<=', now)
      .returning(['locale', 'refusals'])
      .executeTakeFirst();
    if (place === undefined) return undefined;
    const watches = await queries
      .selectFrom('watch')
      .select(['id', 'subject'])
      .where('channel', '=', channel)
      .orderBy('id')
      .execute();
    const news = await queries
      .selectFrom('watch_news')
      .selectAll()
      .where(
        'watch',
        'in',
        watches.map(({ id }) => id),
      )
      .orderBy('entry')
      .execute();
    return {
      channel,
      ...place,
      watches: watches.flatMap(({ id, subject }) => {
        const own = news.flatMap(({ watch, ...one }) => (watch === id ? [one] : []));
        return own.length === 0 ? [] : [{ id, subject, news: own }];
      }),
    };
  });

/** Notes that a place was told: of what changed meanwhile it hears the next time. @param ended watches that are fulfilled by that */
export const noteTold = (store: Store, told: PlaceNews, ended: readonly string[], now: number): Promise<void> =>
  store.change(async (queries) => {
    for (const { id, news } of told.watches)
      for (const { entry, digest } of news) {
        await queries
          .deleteFrom('watch_news')
          .where('watch', '=', id)
          .where('entry', '=', entry)
          .where('digest', '=', digest)
          .execute();
        await queries
          .updateTable('watch_news')
          .set({ was: digest })
          .where('watch', '=', id)
          .where('entry', '=', entry)
          .execute();
      }
    await queries
      .updateTable('watch_place')
      .set({ due_at: now + BETWEEN_NOTICES_MS, refusals: 0, taken_until: 0, taken_by: '' })
      .where('channel', '=', told.channel)
      .execute();
    await removeWatches(queries, ended);
  });

/** Gives a place back, to be told later. */
export const postponePlace = (store: Store, { channel }: Pick<PlaceNews, 'channel'>, dueAt: number): Promise<void> =>
  store.change(async (queries) => {
    await queries
      .updateTable('watch_place')
      .set({ due_at: dueAt, taken_until: 0, taken_by: '' })
      .where('channel', '=', channel)
      .execute();
  });

/** Notes that a place refused: after three times in a row, or where it is gone, nothing is watched there any more. @returns whether it ended */
export const noteRefusal = (
  store: Store,
  { channel, refusals }: Pick<PlaceNews, 'channel' | 'refusals'>,
  isGone: boolean,
  now: number,
): Promise<boolean> =>
  store.change(async (queries) => {
    if (isGone || refusals + 1 >= MAX_REFUSALS) {
      await removePlace(queries, channel);
      return true;
    }
    await queries
      .updateTable('watch_place')
      .set({ refusals: refusals + 1, due_at: now + BETWEEN_NOTICES_MS, taken_until: 0, taken_by: '' })
      .where('channel', '=', channel)
      .execute();
    return false;
  });

/** When the next place is to be told something, in milliseconds since 1970. */
export const nextNotice = (store: Store): Promise<number | undefined> =>
  store.ask(async (queries) => {
    const row = await queries
      .selectFrom('watch_place')
      .innerJoin('watch', 'watch.channel', 'watch_place.channel')
      .innerJoin('watch_news', 'watch_news.watch', 'watch.id')
      .select(['watch_place.due_at', 'watch_place.taken_until'])
      .orderBy('watch_place.due_at')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? undefined : Math.max(row.due_at, row.taken_until);
  });
