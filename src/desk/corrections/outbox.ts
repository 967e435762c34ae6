import type { VerbatimRecord } from '../../record/record.js';
import { forget, noteEntries } from '../shown/register.js';
import type { ShownEntry } from '../shown/shown-answer.js';
import { shownDigest } from '../shown/shown-digest.js';
import type { Queries, Store } from '../store/store.js';
import type { EntryChange } from './entry-changes.js';
import { addNotices } from './notices.js';

/**
 * How a correction ended. `corrected`: the message says what the record says; `healed`: a reader had its button do it before; `gone`: the
 * message was deleted; `unreachable`: the bot's token cannot edit it; `failed`: Discord refuses the new text.
 */
export type CorrectionOutcome = 'corrected' | 'healed' | 'gone' | 'unreachable' | 'failed';

/** A correction that was taken. */
export interface TakenCorrection {
  readonly message: string;
  readonly channel: string;
  readonly version: string;
  /** How often it was taken before. */
  readonly attempts: number;
}

/**
 * Notes every public answer that shows something else than the record says now. Asked again it notes nothing new.
 * @param now milliseconds since 1970
 * @returns how many answers are to be corrected, or cannot be
 */
export async function noteCorrections(store: Store, record: VerbatimRecord, now: number): Promise<number> {
  const versions = await store.ask((queries) => queries.selectFrom('entry_version').selectAll().execute());
  const stale = versions.filter(({ entry, digest }) => digest !== shownDigest(entry, record));
  let noted = 0;
  for (const { entry, digest } of stale)
    noted += await store.change((queries) => noteOne(queries, { entry, digest, version: record.version, now }));
  return noted;
}

interface StaleVersion {
  readonly entry: string;
  readonly digest: string;
  /** Of the record that is to be shown. */
  readonly version: string;
  readonly now: number;
}

async function noteOne(queries: Queries, { entry, digest, version, now }: StaleVersion): Promise<number> {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('correction')
    .columns([
      'message',
      'channel',
      'posted_at',
      'version',
      'outcome',
      'attempts',
      'due_at',
      'taken_until',
      'taken_by',
      'changed_at',
    ])
    .expression(({ selectFrom }) =>
      selectFrom('shown_message')
        .innerJoin('shown_entry', 'shown_entry.message', 'shown_message.message')
        .where('shown_entry.entry', '=', entry)
        .where('shown_entry.digest', '=', digest)
        .select((row) => [
          'shown_message.message',
          'shown_message.channel',
          'shown_message.posted_at',
          row.cast<string>(row.val(version), 'text').as('version'),
          row.case().when('shown_message.reachable', '=', 0).then('unreachable').end().as('outcome'),
          row.cast<number>(row.val(0), 'integer').as('attempts'),
          row.cast<number>(row.val(now), 'bigint').as('due_at'),
          row.cast<number>(row.val(0), 'bigint').as('taken_until'),
          row.cast<string>(row.val(''), 'text').as('taken_by'),
          row.cast<number>(row.val(now), 'bigint').as('changed_at'),
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .column('message')
        .doUpdateSet(({ ref }) => ({
          version,
          outcome: ref('excluded.outcome'),
          attempts: 0,
          due_at: now,
          changed_at: now,
        }))
        // Of the same version it is noted already; only what was done is to be done again, for the message is outdated all the same.
        .where((where) =>
          where.or([
            where('correction.version', '!=', version),
            where('correction.outcome', 'in', ['corrected', 'healed']),
          ]),
        ),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}

/** Who takes corrections, and which. */
export interface Taking {
  /** A name of the process. */
  readonly taker: string;
  readonly now: number;
  /** For how long others leave them alone, in milliseconds. */
  readonly forMs: number;
  /** Those of another version are left to processes that have it. */
  readonly version: string;
  readonly limit: number;
  /** Channels that Discord asked to leave alone for a while. */
  readonly not: readonly string[];
}

/** Takes the newest answers that wait to be corrected. */
export const takeCorrections = (store: Store, taking: Taking): Promise<TakenCorrection[]> =>
  store.change(async (queries) => {
    const { now, version, not } = taking;
    let waiting = queries
      .selectFrom('correction as waiting')
      .select('waiting.message')
      .where('waiting.outcome', 'is', null)
      .where('waiting.version', '=', version)
      .where('waiting.due_at', '<=', now)
      .where('waiting.taken_until', '<=', now);
    if (not.length > 0) waiting = waiting.where('waiting.channel', 'not in', not);
    const taken = await queries
      .updateTable('correction')
      .set((row) => ({
        taken_until: now + taking.forMs,
        taken_by: taking.taker,
        attempts: row('attempts', '+', 1),
      }))
      .where('message', 'in', waiting.orderBy('waiting.posted_at', 'desc').limit(taking.limit))
      // Another process may have taken it since it was looked up.
      .where('taken_until', '<=', now)
      .returning(['message', 'channel', 'version', 'attempts', 'posted_at'])
      .execute();
    return taken
      .sort((a, b) => b.posted_at - a.posted_at)
      .map(({ message, channel, version: of, attempts }) => ({
        message,
        channel,
        version: of,
        attempts: attempts - 1,
      }));
  });

/**
 * Gives a correction back, to be made later.
 * @param wasTried whether it was: waiting for a rate limit is no attempt
 */
export const postponeCorrection = (
  store: Store,
  { message, attempts }: TakenCorrection,
  dueAt: number,
  wasTried: boolean,
): Promise<void> =>
  store.change(async (queries) => {
    await queries
      .updateTable('correction')
      .set({ due_at: dueAt, taken_until: 0, taken_by: '', ...(wasTried ? {} : { attempts }) })
      .where('message', '=', message)
      .execute();
  });

/**
 * When the first correction that waits may be made, in milliseconds since 1970; undefined where none waits.
 * @param not channels that are left alone
 */
export const nextDue = (store: Store, version: string, not: readonly string[]): Promise<number | undefined> =>
  store.ask(async (queries) => {
    let waiting = queries
      .selectFrom('correction')
      .select((row) =>
        row.fn
          .min(
            row
              .case()
              .when('taken_until', '>', row.ref('due_at'))
              .then(row.ref('taken_until'))
              .else(row.ref('due_at'))
              .end(),
          )
          .as('due'),
      )
      .where('outcome', 'is', null)
      .where('version', '=', version);
    if (not.length > 0) waiting = waiting.where('channel', 'not in', not);
    return (await waiting.executeTakeFirst())?.due ?? undefined;
  });

/** A message that says now what the record says. */
export interface Corrected {
  readonly correction: TakenCorrection;
  readonly entries: readonly ShownEntry[];
  /** What its channel is to be told of. */
  readonly tell: readonly EntryChange[];
  readonly now: number;
}

/** Notes that a message was edited. Its channel has yet to be told, so the correction still waits. */
export const noteEdited = (store: Store, { correction, entries, tell, now }: Corrected): Promise<void> =>
  store.change(async (queries) => {
    const { message, channel, version } = correction;
    await queries.updateTable('shown_message').set({ version }).where('message', '=', message).execute();
    await noteEntries(queries, message, entries);
    await addNotices(queries, { channel, message, tell, now });
  });

/**
 * Ends a correction. Where the record has changed meanwhile it waits for the next one.
 * @param now milliseconds since 1970
 */
export const endCorrection = (
  store: Store,
  { message, version }: TakenCorrection,
  outcome: CorrectionOutcome,
  now: number,
): Promise<void> =>
  store.change(async (queries) => {
    if (outcome === 'gone') await forget(queries, [message]);
    if (outcome === 'unreachable')
      await queries.updateTable('shown_message').set({ reachable: 0 }).where('message', '=', message).execute();
    // What is gone or out of reach stays so, whatever the record says next.
    const isFinal = outcome === 'gone' || outcome === 'unreachable';
    let ended = queries
      .updateTable('correction')
      .set({ outcome, taken_until: 0, taken_by: '', changed_at: now })
      .where('message', '=', message);
    if (!isFinal) ended = ended.where('version', '=', version);
    const { numUpdatedRows } = await ended.executeTakeFirst();
    if (numUpdatedRows === 0n)
      await queries
        .updateTable('correction')
        .set({ taken_until: 0, taken_by: '' })
        .where('message', '=', message)
        .execute();
  });
