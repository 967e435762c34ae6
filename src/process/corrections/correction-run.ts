import { randomBytes } from 'node:crypto';
import { errorForLog } from '../../bot/delivery/error-for-log.js';
import { isNewestVersion } from '../../desk/corrections/newest-version.js';
import {
  nextDue,
  noteCorrections,
  postponeCorrection,
  type TakenCorrection,
  takeCorrections,
} from '../../desk/corrections/outbox.js';
import { forgetOld } from '../../desk/shown/register.js';
import type { Logger } from '../../log.js';
import { groupBy } from '../../record/group-by.js';
import type { VerbatimRecord } from '../../record/record.js';
import { type CorrectionDeps, correctAnswer } from './correct-answer.js';

/** How often it is looked whether another process has left something, and said that this one answers. */
const LOOK_MS = 60_000;
const FORGET_MS = 3_600_000;
/** How many corrections a process takes at a time, and for how long: one that dies leaves them to others then. */
const BATCH = 40;
const TAKEN_MS = 60_000;
const MAX_CHANNELS_AT_ONCE = 5;
const MIN_LOOK_MS = 10;
/** What failed is tried again after longer and longer pauses, and meanwhile nothing else is tried: Discord or the store may be in trouble. */
const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_FOR_ALL_MS = 300_000;
const MAX_PAUSE_MS = 3_600_000;

/** @param failures from 1 */
const pauseAfter = (failures: number, max: number): number =>
  Math.min(max, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20));

export interface CorrectionRunOptions extends CorrectionDeps {
  record(): VerbatimRecord;
  readonly log: Logger;
  /** How often it is looked for work, in milliseconds; a minute when absent. */
  readonly lookMs?: number;
}

/** Corrects public answers in the background. */
export interface CorrectionRun {
  /** The record that answers now is another one. */
  recordChanged(): void;
  /** Something is to be corrected. */
  wake(): void;
  /** Resolves when nothing is being done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts correcting what was posted before. Errors are logged; what could not be done is done later. */
export function startCorrectionRun(options: CorrectionRunOptions): CorrectionRun {
  const { store, log, record, now } = options;
  const taker = randomBytes(6).toString('hex');
  /** Channels that Discord asked to leave alone, and until when. */
  const waiting = new Map<string, number>();
  let allWaitUntil = 0;
  let failures = 0;
  let noted = '';
  let before: string | undefined;
  let forgotten = 0;
  let isClosed = false;
  let again = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Notes what is to be corrected, where this process has the newest version. */
  const note = async (): Promise<boolean> => {
    const current = record();
    const { version } = current;
    const isNewest = await isNewestVersion(store, { version, ...(before === undefined ? {} : { before }) }, now());
    if (!isNewest) {
      log.debug({ version }, 'another process answers from a later version of the record: it corrects what was posted');
      return false;
    }
    before = version;
    const count = await noteCorrections(store, current, now());
    if (count > 0)
      log.info({ version, answers: count }, 'answers that were posted show something else than the record now');
    noted = version;
    return true;
  };

  const forgetNowAndThen = async (): Promise<void> => {
    if (now() - forgotten < FORGET_MS) return;
    forgotten = now();
    await forgetOld(store, now());
  };

  const correctBatch = async (): Promise<boolean> => {
    const at = now();
    if (allWaitUntil > at) return false;
    for (const [channel, until] of waiting) if (until <= at) waiting.delete(channel);
    const taken = await takeCorrections(store, {
      taker,
      now: at,
      forMs: TAKEN_MS,
      version: noted,
      limit: BATCH,
      not: [...waiting.keys()],
    });
    const channels = groupBy(taken, ({ channel }) => channel);
    const queue = [...channels.values()];
    const work = async (): Promise<void> => {
      for (let some = queue.shift(); some !== undefined; some = queue.shift())
        for (const correction of some) await correctOne(correction);
    };
    await Promise.all(Array.from({ length: MAX_CHANNELS_AT_ONCE }, work));
    return taken.length > 0;
  };

  const correctOne = async (correction: TakenCorrection): Promise<void> => {
    const { message, channel, attempts } = correction;
    const blocked = Math.max(allWaitUntil, waiting.get(channel) ?? 0);
    if (isClosed || blocked > now()) return postponeCorrection(store, correction, Math.max(blocked, now()), false);
    const attempt = await correctAnswer(correction, options).catch((error: unknown) => ({
      kind: 'failed' as const,
      error,
    }));
    if (attempt === 'ended') {
      failures = 0;
      return undefined;
    }
    if (attempt.kind === 'wait') {
      const until = now() + attempt.milliseconds;
      if (attempt.everywhere) allWaitUntil = until;
      else if (attempt.milliseconds > 0) waiting.set(channel, until);
      // What was edited before the wait counts as tried: the next attempt must not take it for a reader's doing.
      return postponeCorrection(store, correction, until, attempt.edited === true);
    }
    log.warn({ message, error: errorForLog(attempt.error) }, 'an answer that was posted could not be corrected');
    if (attempt.kind === 'refused') return undefined;
    failures += 1;
    allWaitUntil = now() + pauseAfter(failures, MAX_PAUSE_FOR_ALL_MS);
    return postponeCorrection(store, correction, now() + pauseAfter(attempts + 1, MAX_PAUSE_MS), true);
  };

  const work = async (): Promise<void> => {
    do {
      again = false;
      try {
        await forgetNowAndThen();
        if (!(await note())) return;
        while (!isClosed && record().version === noted && (await correctBatch()));
      } catch (error) {
        log.warn({ error: String(error) }, 'answers that were posted cannot be corrected now: it is tried again');
      }
    } while (again && !isClosed);
  };

  const schedule = async (): Promise<void> => {
    if (isClosed) return;
    const look = options.lookMs ?? LOOK_MS;
    const due = await nextDue(store, noted, [...waiting.keys()]).catch(() => undefined);
    const next = Math.max(allWaitUntil, Math.min(due ?? Number.POSITIVE_INFINITY, ...waiting.values()));
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(look, Math.max(MIN_LOOK_MS, next - now()))).unref();
  };

  function wake(): void {
    if (isClosed) return;
    again = true;
    running ??= work()
      .finally(() => {
        running = undefined;
      })
      .then(schedule);
  }

  wake();
  return {
    recordChanged: wake,
    wake,
    async settled() {
      while (running !== undefined) await running;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
