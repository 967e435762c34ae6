import type { REST } from 'discord.js';
import { type CorrectedAnswer, correctionNotice, editOf } from '../../bot/corrections/corrected-answer.js';
import { type ChannelResult, editMessage, replyTo } from '../../bot/delivery/channel-messages.js';
import type { Deps } from '../../bot/deps.js';
import { changesSince, type EntryChange, isOutdated } from '../../desk/corrections/entry-changes.js';
import { endNotice, pendingNotices } from '../../desk/corrections/notices.js';
import { endCorrection, noteEdited, type TakenCorrection } from '../../desk/corrections/outbox.js';
import { shownAnswer } from '../../desk/shown/register.js';
import { type ShownAnswer, type ShownEntry, shownEntries } from '../../desk/shown/shown-answer.js';
import type { Store } from '../../desk/store/store.js';

/** What corrections are made with. */
export interface CorrectionDeps {
  readonly store: Store;
  /** With the bot's token; it says `wait` rather than wait. */
  readonly rest: REST;
  /** What the record of this moment answers with, for readers of a locale. */
  answering(locale: string): Deps;
  /** The answer as it is to be now. */
  corrected(shown: ShownAnswer, deps: Deps): Promise<CorrectedAnswer>;
  now(): number;
}

/** How an attempt ended: for good, or with what Discord said. `edited`: the message was, and only its channel has yet to be told. */
export type Attempt =
  | 'ended'
  | (Extract<ChannelResult, { readonly kind: 'wait' | 'failed' | 'refused' }> & { readonly edited?: boolean });

/**
 * Makes one correction: edits the message, notes that it did, and tells the channel where a number or a withdrawal is concerned. Whatever
 * was done before an end of the process is not done again; an edit that was not noted is repeated, which shows the same.
 * @throws {StoreAwayError} when the store cannot be used now
 */
export async function correctAnswer(correction: TakenCorrection, deps: CorrectionDeps): Promise<Attempt> {
  const { store, now } = deps;
  const shown = await store.ask((queries) => shownAnswer(queries, correction.message));
  if (shown === undefined) {
    await endCorrection(store, correction, 'gone', now());
    return 'ended';
  }
  const answering = deps.answering(shown.question.locale);
  if (answering.context.record.version !== correction.version)
    return { kind: 'wait', milliseconds: 0, everywhere: false };
  const edited = isOutdated(shown, answering.context.record)
    ? await edit(shown, correction, answering, deps)
    : { kind: 'healed' as const };
  if (edited.kind === 'wait' || edited.kind === 'failed') return edited;
  if (edited.kind === 'gone' || edited.kind === 'unreachable') {
    await endCorrection(store, correction, edited.kind, now());
    return 'ended';
  }
  if (edited.kind === 'refused') {
    await endCorrection(store, correction, 'failed', now());
    return edited;
  }
  const told = await tell(shown, answering, deps);
  if (told !== undefined) return { ...told, edited: edited.kind === 'done' };
  // An attempt before this one may have edited it, and ended before it could say so.
  const isOwn = edited.kind === 'done' || correction.attempts > 0;
  await endCorrection(store, correction, isOwn ? 'corrected' : 'healed', now());
  return 'ended';
}

async function edit(
  shown: ShownAnswer,
  correction: TakenCorrection,
  answering: Deps,
  { store, rest, corrected, now }: CorrectionDeps,
): Promise<ChannelResult> {
  const { reply, changes } = await corrected(shown, answering);
  const result = await editMessage(rest, shown.place, await editOf(reply));
  if (result.kind !== 'done') return result;
  const { record } = answering.context;
  const known = new Map(shown.entries.map((one) => [one.entry, one.revisions]));
  // What the answer no longer shows is kept too: the line above it speaks of it.
  const ids = [...new Set([...shown.entries.map(({ entry }) => entry), ...reply.entries])];
  const entries: ShownEntry[] = shownEntries(ids, record.version, record).map((one) => ({
    ...one,
    revisions: known.get(one.entry) ?? one.revisions,
  }));
  const tellOf = shown.place.maySend ? changes.filter((change) => isWorthTelling(change, shown)) : [];
  await noteEdited(store, { correction, entries, tell: tellOf, now: now() });
  return result;
}

/** An edit notifies nobody: of numbers and withdrawals the channel is told. */
function isWorthTelling({ id, entry, change, digest }: EntryChange, { entries }: ShownAnswer): boolean {
  if (entries.some((one) => one.entry === id && one.digest === digest)) return false;
  return change === 'withdrawn' || change === 'gone' || (change === 'corrected' && entry?.entry === 'figure');
}

/** @returns undefined once the channel has been told, or cannot be */
async function tell(
  shown: ShownAnswer,
  answering: Deps,
  { store, rest }: CorrectionDeps,
): Promise<Extract<Attempt, { readonly kind: 'wait' | 'failed' }> | undefined> {
  const pending = await pendingNotices(store, shown.place.message);
  const [first] = pending;
  if (first === undefined) return undefined;
  const ids = new Set(pending.map(({ entry }) => entry));
  const changes = changesSince(shown, answering.context.record).filter(({ id }) => ids.has(id));
  const result =
    changes.length === 0
      ? ({ kind: 'refused', error: undefined } as const)
      : await replyTo(rest, shown.place, correctionNotice(changes, answering), first.nonce);
  if (result.kind === 'wait' || result.kind === 'failed') return result;
  const nonces = pending.map(({ nonce }) => nonce);
  await endNotice(store, shown.place.message, nonces, result.kind === 'done' ? 'sent' : 'refused');
  return undefined;
}
