import { randomBytes } from 'node:crypto';
import type { Queries, Store } from '../store/store.js';
import { type Contents, readSubject, type Subject, writeSubject } from './subject.js';

/** How long a watch holds, and how many a place and all places together may have. */
export const WATCH_MS = 180 * 86_400_000;
export const MAX_WATCHES_HERE = 25;
const MAX_WATCHES = 5_000;

/** Where somebody wants to hear of changes. */
export interface WatchPlace {
  readonly channel: string;
  /** The Discord id of the user who gets the direct messages; absent for a channel. */
  readonly user?: string;
  readonly locale: string;
}

/** Something that is watched. */
export interface Watch {
  readonly id: string;
  readonly subject: Subject;
  readonly channel: string;
  readonly user?: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** What is to be watched, as it is on file now. */
export interface NewWatch {
  readonly place: WatchPlace;
  readonly subject: Subject;
  /** The version of the record that the contents are of. */
  readonly version: string;
  readonly contents: Contents;
  readonly now: number;
}

/** Begins to watch; what is watched there already holds for longer. @returns the watch; `too-many` where the place has its share */
export const beginWatch = (
  store: Store,
  { place, subject, version, contents, now }: NewWatch,
): Promise<Watch | 'too-many'> =>
  store.change(async (queries) => {
    const written = writeSubject(subject);
    const { channel, user, locale } = place;
    await queries
      .insertInto('watch_place')
      .values({ channel, user_id: user ?? null, locale, due_at: 0, refusals: 0, taken_until: 0, taken_by: '' })
      .onConflict((conflict) => conflict.column('channel').doUpdateSet({ locale, refusals: 0 }))
      .execute();
    const here = await queries.selectFrom('watch').select(['id', 'subject']).where('channel', '=', channel).execute();
    const known = here.find((one) => one.subject === written);
    const id = known?.id ?? randomBytes(6).toString('hex');
    const endsAt = now + WATCH_MS;
    const watch = { id, subject, channel, ...(user === undefined ? {} : { user }), endsAt };
    if (known !== undefined) {
      await queries.updateTable('watch').set({ ends_at: endsAt }).where('id', '=', id).execute();
      return watch;
    }
    const { count } = await queries
      .selectFrom('watch')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    if (here.length >= MAX_WATCHES_HERE || Number(count) >= MAX_WATCHES) return 'too-many';
    await queries.insertInto('watch').values({ id, channel, subject: written, ends_at: endsAt }).execute();
    const { numInsertedOrUpdatedRows = 0n } = await queries
      .insertInto('watch_subject')
      .values({ subject: written, version })
      .onConflict((conflict) => conflict.column('subject').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows > 0n) await keepContents(queries, written, contents);
    return watch;
  });

/** Rows written at once. */
const BATCH = 200;

async function keepContents(queries: Queries, subject: string, contents: Contents): Promise<void> {
  const rows = [...contents].map(([entry, digest]) => ({ subject, entry, digest }));
  for (let at = 0; at < rows.length; at += BATCH)
    await queries
      .insertInto('watched_entry')
      .values(rows.slice(at, at + BATCH))
      .execute();
}

/** What is watched in a channel or by a person, what ends first at the top. */
export const watchesOf = (store: Store, { user, channel }: { readonly user: string; readonly channel?: string }) =>
  store.ask(async (queries): Promise<Watch[]> => {
    const rows = await withPlace(queries)
      .where(({ or, eb, and }) =>
        or([
          eb('watch_place.user_id', '=', user),
          ...(channel === undefined
            ? []
            : [and([eb('watch_place.channel', '=', channel), eb('watch_place.user_id', 'is', null)])]),
        ]),
      )
      .orderBy('watch.ends_at')
      .orderBy('watch.id')
      .execute();
    return rows.map(toWatch);
  });

/** @returns undefined where there is none of this id any more */
export const watchOf = (store: Store, id: string): Promise<Watch | undefined> =>
  store.ask(async (queries) => {
    const row = await withPlace(queries).where('watch.id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : toWatch(row);
  });

const withPlace = (queries: Queries) =>
  queries
    .selectFrom('watch')
    .innerJoin('watch_place', 'watch_place.channel', 'watch.channel')
    .select(['watch.id', 'watch.subject', 'watch.channel', 'watch.ends_at', 'watch_place.user_id']);

const toWatch = (row: {
  readonly id: string;
  readonly subject: string;
  readonly channel: string;
  readonly ends_at: number;
  readonly user_id: string | null;
}): Watch => ({
  id: row.id,
  subject: readSubject(row.subject),
  channel: row.channel,
  ...(row.user_id === null ? {} : { user: row.user_id }),
  endsAt: row.ends_at,
});

/** Ends watches. */
export const endWatches = (store: Store, ids: readonly string[]): Promise<void> =>
  store.change((queries) => removeWatches(queries, ids));

/** Ends watches, and forgets what nobody watches any more. */
export async function removeWatches(queries: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await queries.deleteFrom('watch_news').where('watch', 'in', ids).execute();
  await queries.deleteFrom('watch').where('id', 'in', ids).execute();
  await queries
    .deleteFrom('watch_place')
    .where('channel', 'not in', (row) => row.selectFrom('watch').select('channel'))
    .execute();
  await queries
    .deleteFrom('watch_subject')
    .where('subject', 'not in', (row) => row.selectFrom('watch').select('subject'))
    .execute();
  await queries
    .deleteFrom('watched_entry')
    .where('subject', 'not in', (row) => row.selectFrom('watch').select('subject'))
    .execute();
}

/** Ends everything that is watched in a place. */
export async function removePlace(queries: Queries, channel: string): Promise<void> {
  const rows = await queries.selectFrom('watch').select('id').where('channel', '=', channel).execute();
  await removeWatches(
    queries,
    rows.map(({ id }) => id),
  );
}

/** Ends watches whose time is over. */
export const endOldWatches = (store: Store, now: number): Promise<void> =>
  store.change(async (queries) => {
    const rows = await queries.selectFrom('watch').select('id').where('ends_at', '<', now).execute();
    await removeWatches(
      queries,
      rows.map(({ id }) => id),
    );
  });

/** Ends everything that a user watches. @returns whether there was anything */
export async function forgetWatcher(queries: Queries, user: string): Promise<boolean> {
  const places = await queries.selectFrom('watch_place').select('channel').where('user_id', '=', user).execute();
  for (const { channel } of places) await removePlace(queries, channel);
  return places.length > 0;
}
