import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { shownDigest } from '../shown/shown-digest.js';
import { hashOfToday } from '../store/daily-hash.js';
import type { Queries, Store } from '../store/store.js';

/** Why a reader flags an entry. */
export const FLAG_REASONS = ['not-asked', 'wrong', 'out-of-date', 'other-side', 'broken-link'] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

/** How long a flag is kept. */
export const FLAGS_KEPT_MS = 90 * 86_400_000;
/** How many entries a reader may flag a day; how many versions of entries are kept with flags, and notes beside each. */
export const MAX_FLAGS_A_DAY = 20;
const MAX_FLAGGED = 5_000;
const MAX_NOTES = 20;
/** What a reader may write beside a flag, in characters. */
export const MAX_FLAG_WORDS = 500;

/** A version of an entry. */
export interface FlaggedVersion {
  readonly entry: EntryId;
  /** What it says, as `shownDigest` gives it. */
  readonly digest: string;
}

/** A flag as it is raised. */
export interface RaisedFlag extends FlaggedVersion {
  readonly reason: FlagReason;
  /** What the reader wrote; may be empty. */
  readonly words: string;
  /** The Discord id of the reader, of whom a name for today is made. */
  readonly user: string;
  /** Whether the reader may be asked back, for which the id is kept. */
  readonly mayBeAsked: boolean;
  readonly interaction: string;
  /** The public answer that shows it, as `server/channel/message`; absent where nobody else sees the answer. */
  readonly place?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What became of a flag: `again`: the reader has flagged this version today; `too-many`: enough for today. */
export type Flagged = 'counted' | 'again' | 'too-many';

/**
 * Counts a flag. The same reader counts once a day and version, and may then still add words.
 * @throws {StoreAwayError}
 */
export const raiseFlag = (store: Store, flag: RaisedFlag): Promise<Flagged> =>
  store.change(async (queries) => {
    const { entry, digest, reason, place, at } = flag;
    const sender = await hashOfToday(queries, flag.user, at);
    const sent = await queries
      .selectFrom('flag_sender')
      .select(['entry', 'digest'])
      .where('sender', '=', sender)
      .execute();
    const isAgain = sent.some((one) => one.entry === entry && one.digest === digest);
    if (!isAgain && sent.length >= MAX_FLAGS_A_DAY) return 'too-many';
    await noteWords(queries, flag);
    if (isAgain) return 'again';
    const { numInsertedOrUpdatedRows = 0n } = await queries
      .insertInto('flag_sender')
      .values({ sender, entry, digest })
      .onConflict((conflict) => conflict.columns(['sender', 'entry', 'digest']).doNothing())
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows) === 0) return 'again';
    await queries
      .insertInto('flag')
      .values({ entry, digest, reason, times: 1, place: place ?? null, first_at: at, last_at: at })
      .onConflict((conflict) =>
        conflict.columns(['entry', 'digest', 'reason']).doUpdateSet((row) => ({
          times: row('flag.times', '+', 1),
          last_at: at,
          ...(place === undefined ? {} : { place }),
        })),
      )
      .execute();
    await forgetOldFlags(queries, at);
    return 'counted';
  });

/** Keeps the newest notes of a version: a flood of them pushes out no other entry's. */
async function noteWords(queries: Queries, flag: RaisedFlag): Promise<void> {
  const { interaction, entry, digest, reason, at } = flag;
  const words = [...flag.words.trim()].slice(0, MAX_FLAG_WORDS).join('');
  const ask_back = flag.mayBeAsked ? flag.user : null;
  if (words === '' && ask_back === null) return;
  await queries
    .insertInto('flag_note')
    .values({ interaction, entry, digest, reason, words, ask_back, at })
    .onConflict((conflict) => conflict.column('interaction').doNothing())
    .execute();
  const notes = await queries
    .selectFrom('flag_note')
    .select('interaction')
    .where('entry', '=', entry)
    .where('digest', '=', digest)
    .orderBy('at', 'desc')
    .execute();
  const old = notes.slice(MAX_NOTES).map((note) => note.interaction);
  if (old.length > 0) await queries.deleteFrom('flag_note').where('interaction', 'in', old).execute();
}

async function forgetOldFlags(queries: Queries, now: number): Promise<void> {
  await queries
    .deleteFrom('flag_note')
    .where('at', '<', now - FLAGS_KEPT_MS)
    .execute();
  await queries
    .deleteFrom('flag')
    .where('last_at', '<', now - FLAGS_KEPT_MS)
    .execute();
  const { count } = await queries
    .selectFrom('flag')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) <= MAX_FLAGGED) return;
  const oldest = await queries
    .selectFrom('flag')
    .select(['entry', 'digest'])
    .orderBy('last_at')
    .limit(Number(count) - MAX_FLAGGED)
    .execute();
  for (const version of oldest) await forgetVersion(queries, version);
}

async function forgetVersion(queries: Queries, { entry, digest }: FlaggedVersion): Promise<number> {
  await queries.deleteFrom('flag_note').where('entry', '=', entry).where('digest', '=', digest).execute();
  const { numDeletedRows } = await queries
    .deleteFrom('flag')
    .where('entry', '=', entry)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Says that an editor has looked at the flags of a version. @returns whether there were any */
export const settleFlags = (store: Store, version: FlaggedVersion): Promise<boolean> =>
  store.change(async (queries) => (await forgetVersion(queries, version)) > 0);

/** Forgets the flags of versions that are not on file any more, and those of long ago. @param record the newest there is */
export const forgetOutlived = (store: Store, record: VerbatimRecord, now: number): Promise<void> =>
  store.change(async (queries) => {
    await forgetOldFlags(queries, now);
    const versions = [
      ...(await queries.selectFrom('flag').select(['entry', 'digest']).distinct().execute()),
      ...(await queries.selectFrom('flag_note').select(['entry', 'digest']).distinct().execute()),
    ];
    for (const version of versions)
      if (shownDigest(version.entry, record) !== version.digest) await forgetVersion(queries, version);
  });

/** What readers said of an entry as it is. */
export interface FlaggedEntry extends FlaggedVersion {
  readonly times: number;
  readonly reasons: readonly { readonly reason: FlagReason; readonly times: number }[];
  /** Newest first. */
  readonly notes: readonly { readonly reason: FlagReason; readonly words: string; readonly askBack?: string }[];
  /** The newest public answers that it was flagged on, as `server/channel/message`, one a reason. */
  readonly places: readonly string[];
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

/** The entries that are flagged as they are in a record, those with the most flags first. */
export const flaggedEntries = (store: Store, record: VerbatimRecord): Promise<FlaggedEntry[]> =>
  store.ask(async (queries) => {
    const rows = await queries.selectFrom('flag').selectAll().orderBy('times', 'desc').orderBy('reason').execute();
    const notes = await queries.selectFrom('flag_note').selectAll().orderBy('at', 'desc').execute();
    const keys = new Map(rows.map(({ entry, digest }) => [`${entry} ${digest}`, { entry, digest }]));
    return [...keys.values()]
      .filter(({ entry, digest }) => shownDigest(entry, record) === digest)
      .map((version): FlaggedEntry => {
        const isOwn = (row: FlaggedVersion) => row.entry === version.entry && row.digest === version.digest;
        const own = rows.filter(isOwn);
        return {
          ...version,
          times: own.reduce((sum, { times }) => sum + times, 0),
          reasons: own.map(({ reason, times }) => ({ reason: reasonFrom(reason), times })),
          notes: notes.filter(isOwn).map(({ reason, words, ask_back }) => ({
            reason: reasonFrom(reason),
            words,
            ...(ask_back === null ? {} : { askBack: ask_back }),
          })),
          places: [...new Set(own.flatMap(({ place }) => place ?? []))],
          lastAt: Math.max(...own.map(({ last_at }) => last_at)),
        };
      })
      .sort((a, b) => b.times - a.times || b.lastAt - a.lastAt || (a.entry < b.entry ? -1 : 1));
  });

/** A reason from outside, where it is one. */
export const flagReason = (text: string | undefined): FlagReason | undefined =>
  FLAG_REASONS.find((one) => one === text);

const reasonFrom = (text: string): FlagReason => flagReason(text) ?? 'wrong';
