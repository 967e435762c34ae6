import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { REST } from 'discord.js';
import { UserError } from '../../bot/command.js';
import { sendTo } from '../../bot/delivery/channel-messages.js';
import { errorForLog } from '../../bot/delivery/error-for-log.js';
import type { Deps } from '../../bot/deps.js';
import { askInStyle } from '../../bot/house-style-option.js';
import { layOut } from '../../bot/replies/page-message.js';
import { noticeOf } from '../../bot/watch/watch-words.js';
import { isNewestVersion } from '../../desk/corrections/newest-version.js';
import { forgetOutlived } from '../../desk/flags/flags.js';
import { shownDigest } from '../../desk/shown/shown-digest.js';
import type { Store } from '../../desk/store/store.js';
import {
  nextNotice,
  noteNews,
  noteRefusal,
  noteTold,
  type PlaceNews,
  postponePlace,
  subjectsToLookAt,
  takePlace,
} from '../../desk/watches/news.js';
import { type Contents, contentsAbout, readSubject } from '../../desk/watches/subject.js';
import { endOldWatches } from '../../desk/watches/watches.js';
import type { Logger } from '../../log.js';
import type { VerbatimRecord } from '../../record/record.js';
import { bodyOf } from './cards.js';

/** How often it is looked for what other processes have left. */
const LOOK_MS = 60_000;
const FORGET_MS = 3_600_000;
/** For how long a process has a place to itself: one that dies leaves it to others then. */
const TAKEN_MS = 60_000;
const PAUSE_MS = 30_000;
const MIN_LOOK_MS = 10;

export interface WatchRunOptions {
  readonly store: Store;
  /** With the bot's token; it says `wait` rather than wait. */
  readonly rest: REST;
  answering(locale: string): Deps;
  record(): VerbatimRecord;
  now(): number;
  readonly log: Logger;
  /** How often it is looked for work, in milliseconds; a minute when absent. */
  readonly lookMs?: number;
}

/** Tells those who watch something what has changed. */
export interface WatchRun {
  /** The record that answers now is another one, or something is to be told. */
  wake(): void;
  close(): Promise<void>;
}

/** Starts telling. Errors are logged; what could not be told is told later. */
export function startWatchRun(options: WatchRunOptions): WatchRun {
  const { store, log, now } = options;
  const taker = randomBytes(6).toString('hex');
  let before: string | undefined;
  let forgotten = 0;
  let isClosed = false;
  let again = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const work = async (): Promise<void> => {
    do {
      again = false;
      try {
        const record = options.record();
        const { version } = record;
        const isNewest = await isNewestVersion(store, { version, ...(before === undefined ? {} : { before }) }, now());
        if (!isNewest) return;
        const isNew = before !== version;
        before = version;
        if (isNew || now() - forgotten > FORGET_MS) {
          forgotten = now();
          await forgetOutlived(store, record, now());
          await endOldWatches(store, now());
        }
        await lookThrough(record, options);
        for (let place = await take(); place !== undefined && !isClosed; place = await take())
          await tell(place, options);
      } catch (error) {
        log.warn({ error: String(error) }, 'those who watch something cannot be told now: it is tried again');
      }
    } while (again && !isClosed);
  };
  const take = () => takePlace(store, { taker, now: now(), forMs: TAKEN_MS });

  const schedule = async (): Promise<void> => {
    if (isClosed) return;
    const due = (await nextNotice(store).catch(() => undefined)) ?? Number.POSITIVE_INFINITY;
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(options.lookMs ?? LOOK_MS, Math.max(MIN_LOOK_MS, due - now()))).unref();
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
    wake,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Notes what has changed about everything that is watched. */
async function lookThrough(record: VerbatimRecord, options: WatchRunOptions): Promise<void> {
  const { store, now } = options;
  const { version } = record;
  const subjects = (await subjectsToLookAt(store, version)).map((text) => ({ text, subject: readSubject(text) }));
  if (subjects.length === 0) return;
  const entries = subjects.flatMap(({ subject }) => (subject.kind === 'entry' ? [subject.entry] : []));
  const about = await contentsAbout(entries, record);
  for (const { text, subject } of subjects) {
    // The record has changed meanwhile: what is looked at now would be noted as the newer one.
    if (options.record().version !== version) return;
    const contents =
      subject.kind === 'entry' ? (about.get(subject.entry) ?? new Map()) : await answered(subject, options);
    if (contents === undefined) continue;
    await noteNews(store, { subject: text, version, contents, now: now() });
    await yieldToOthers();
  }
}

/** What answers a question now. @returns undefined where that cannot be said now */
async function answered(
  { command, values }: { readonly command: string; readonly values: Readonly<Record<string, string>> },
  { answering, log }: WatchRunOptions,
): Promise<Contents | undefined> {
  const { commands, context } = answering('en-US');
  const asked = commands.get(command);
  if (asked === undefined) return new Map();
  try {
    const answer = await askInStyle(asked, values, context);
    if (answer.kind !== 'pages') return new Map();
    const { blocks } = await layOut(answer, 1);
    return new Map(blocks.flatMap(({ entries }) => entries.map((id) => [id, shownDigest(id, context.record)])));
  } catch (error) {
    if (error instanceof UserError) return new Map();
    log.warn({ error: errorForLog(error) }, 'a question that somebody watches could not be asked');
    return undefined;
  }
}

/** Tells one place everything that has changed of what it watches. */
async function tell(place: PlaceNews, { store, rest, answering, now, log }: WatchRunOptions): Promise<void> {
  const { channel } = place;
  const message = await noticeOf(place, answering(place.locale));
  const result = await sendTo(rest, channel, bodyOf(message), nonceOf(place));
  switch (result.kind) {
    case 'done':
    case 'refused': {
      if (result.kind === 'refused')
        log.error({ channel, error: errorForLog(result.error) }, 'Discord refused a notice about changes');
      const fulfilled = place.watches.filter(({ subject }) => readSubject(subject).kind === 'asked');
      await noteTold(
        store,
        place,
        fulfilled.map(({ id }) => id),
        now(),
      );
      return;
    }
    case 'gone':
    case 'unreachable':
      if (await noteRefusal(store, place, result.kind === 'gone', now()))
        log.info({ channel }, 'nothing is watched any more where the bot may not post');
      return;
    case 'wait':
      return postponePlace(store, place, now() + result.milliseconds);
    case 'failed':
      log.warn({ channel, error: errorForLog(result.error) }, 'a notice about changes could not be sent');
      return postponePlace(store, place, now() + PAUSE_MS);
  }
}

/** The same news are sent under the same name, so that Discord takes them once though a process died before it could note that. */
const nonceOf = ({ channel, watches }: PlaceNews): string =>
  createHash('sha256')
    .update(JSON.stringify([channel, watches]))
    .digest('hex')
    .slice(0, 24);
