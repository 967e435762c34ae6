import type { Queries, Store } from '../store/store.js';
import type { ShownAnswer, ShownEntry } from './shown-answer.js';

/** How long a public answer is kept in mind, and how many at most. */
export const KEPT_MS = 90 * 86_400_000;
export const MAX_KEPT_ANSWERS = 50_000;

const flag = (value: boolean): number => (value ? 1 : 0);

/** Notes what a public answer shows, in place of what its message showed before. One that shows no entry is forgotten. */
export const register = (store: Store, answer: ShownAnswer): Promise<void> =>
  store.change(async (queries) => {
    const { place, question, version, entries, postedAt } = answer;
    if (entries.length === 0) return forget(queries, [place.message]);
    const now = {
      channel: place.channel,
      server: place.server ?? null,
      command: question.command,
      page: question.page,
      question: JSON.stringify(question.values),
      locale: question.locale,
      shared: flag(question.shared),
      reachable: flag(place.reachable),
      may_send: flag(place.maySend),
      version,
    };
    await queries
      .insertInto('shown_message')
      .values({ message: place.message, ...now, posted_at: postedAt })
      // Whoever turned a page knows neither whether it was shared nor when it was posted.
      .onConflict((conflict) => {
        const { shared: _, ...changed } = now;
        return conflict.column('message').doUpdateSet(changed);
      })
      .execute();
    await noteEntries(queries, place.message, await sinceFirstShown(queries, place.message, entries));
  });

/** What a message shows still counts from the day when it was first shown there. */
async function sinceFirstShown(
  queries: Queries,
  message: string,
  entries: readonly ShownEntry[],
): Promise<readonly ShownEntry[]> {
  const rows = await queries
    .selectFrom('shown_entry')
    .select(['entry', 'revisions'])
    .where('message', '=', message)
    .execute();
  const before = new Map(rows.map(({ entry, revisions }) => [entry, revisions]));
  return entries.map((one) => ({ ...one, revisions: before.get(one.entry) ?? one.revisions }));
}

/** Notes the entries that a message shows now. */
export async function noteEntries(queries: Queries, message: string, entries: readonly ShownEntry[]): Promise<void> {
  await queries.deleteFrom('shown_entry').where('message', '=', message).execute();
  if (entries.length === 0) return;
  await queries
    .insertInto('shown_entry')
    .values(entries.map((one) => ({ message, ...one })))
    .execute();
  await queries
    .insertInto('entry_version')
    .values(entries.map(({ entry, digest }) => ({ entry, digest })))
    .onConflict((conflict) => conflict.columns(['entry', 'digest']).doNothing())
    .execute();
}

/** The public answer that a message is; undefined where it is none that is kept in mind. */
export async function shownAnswer(queries: Queries, message: string): Promise<ShownAnswer | undefined> {
  const row = await queries.selectFrom('shown_message').selectAll().where('message', '=', message).executeTakeFirst();
  if (row === undefined) return undefined;
  const entries = await queries
    .selectFrom('shown_entry')
    .select(['entry', 'digest', 'revisions'])
    .where('message', '=', message)
    .orderBy('entry')
    .execute();
  return {
    place: {
      message,
      channel: row.channel,
      ...(row.server === null ? {} : { server: row.server }),
      reachable: row.reachable === 1,
      maySend: row.may_send === 1,
    },
    question: {
      command: row.command,
      page: row.page,
      values: JSON.parse(row.question) as Record<string, string>,
      locale: row.locale,
      shared: row.shared === 1,
    },
    version: row.version,
    entries,
    postedAt: row.posted_at,
  };
}

/** Forgets public answers: their messages are gone, or show nothing of the record any more. */
export async function forget(queries: Queries, messages: readonly string[]): Promise<void> {
  if (messages.length === 0) return;
  await queries.deleteFrom('shown_entry').where('message', 'in', messages).execute();
  await queries.deleteFrom('shown_message').where('message', 'in', messages).execute();
}

/** How many are forgotten at a time, so that a store in a file holds up nobody for long. */
const BATCH = 500;

/**
 * Forgets what is older than 90 days, and the oldest of more than 50,000 answers.
 * @param now milliseconds since 1970
 * @param most how many are kept; for tests
 */
export async function forgetOld(store: Store, now: number, most = MAX_KEPT_ANSWERS): Promise<void> {
  const since = now - KEPT_MS;
  for (let found = BATCH; found === BATCH; ) {
    found = await store.change(async (queries) => {
      const { count } = await queries
        .selectFrom('shown_message')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow();
      const over = Math.max(0, Number(count) - most);
      const oldest = await queries
        .selectFrom('shown_message')
        .select(['message', 'posted_at'])
        .orderBy('posted_at')
        .limit(BATCH)
        .execute();
      const old = oldest.filter(({ posted_at }, index) => index < over || posted_at < since);
      await forget(
        queries,
        old.map(({ message }) => message),
      );
      return old.length;
    });
  }
  await store.change(async (queries) => {
    await queries.deleteFrom('correction').where('changed_at', '<', since).execute();
    await queries.deleteFrom('correction_notice').where('at', '<', since).execute();
    await queries
      .deleteFrom('entry_version')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('shown_entry')
              .select('shown_entry.entry')
              .whereRef('shown_entry.entry', '=', 'entry_version.entry')
              .whereRef('shown_entry.digest', '=', 'entry_version.digest'),
          ),
        ),
      )
      .execute();
  });
}
