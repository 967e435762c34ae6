import { correctedAnswer } from '../../bot/corrections/corrected-answer.js';
import type { MissLog } from '../../bot/delivery/handle-interaction.js';
import type { AnswerRegister } from '../../bot/delivery/public-answer.js';
import { closeRest, createRest } from '../../bot/delivery/rest.js';
import type { Deps } from '../../bot/deps.js';
import type { Config } from '../../config.js';
import { COUNTED_MS, type CorrectionCounts, countCorrections } from '../../desk/corrections/count-corrections.js';
import { countItems } from '../../desk/count-items.js';
import type { Store } from '../../desk/store/store.js';
import type { Logger } from '../../log.js';
import type { App } from '../app.js';
import { startWatchRun } from '../desk/watch-run.js';
import { createAnswerRegister, createLookup } from './answer-register.js';
import { type CorrectionRun, startCorrectionRun } from './correction-run.js';
import { createMissLog } from './miss-log.js';

/** Other requests with the bot's token need their share of Discord's fifty a second. */
const MAX_REQUESTS_PER_SECOND = 30;

/** What keeps answers that were posted as the record is. */
export interface Corrections extends Pick<CorrectionRun, 'recordChanged' | 'settled'> {
  readonly register: AnswerRegister;
  /** How the corrections of the last 30 days went. */
  counts(): Promise<CorrectionCounts>;
  /** The same, and how much is on each list of the desk. */
  kept(): Promise<{ readonly corrections: Record<string, number>; readonly items: Record<string, number> }>;
  close(): Promise<void>;
}

/** What public answers showed, in the desk's store. */
export interface ShownAnswers {
  readonly shownOn: NonNullable<Deps['shownOn']>;
  /** Counts what was asked and is not on file. */
  readonly misses: MissLog;
  /** Starts correcting them by what an app answers. */
  correctedBy(app: CorrectionsOptions['app']): Corrections;
}

/** What keeps answers in mind. Nothing is asked of the store before something is to be noted. */
export function openShown(store: Store, config: CorrectionsOptions['config'], log: Logger): ShownAnswers {
  return {
    shownOn: createLookup(store, log),
    misses: createMissLog(store, log),
    correctedBy: (app) => openCorrections({ store, app, config, log }),
  };
}

export interface CorrectionsOptions {
  readonly store: Store;
  readonly app: Pick<App, 'record' | 'answering'>;
  readonly config: Pick<Config, 'discordToken' | 'discordApiUrl'>;
  readonly log: Logger;
  /** How often it is looked for work, in milliseconds; a minute when absent. */
  readonly lookMs?: number;
  readonly now?: () => number;
}

/** Starts noting what public answers show, and correcting them. Without a token nothing can be corrected but by readers' clicks. */
export function openCorrections(options: CorrectionsOptions): Corrections {
  const { store, app, config, log, now = Date.now } = options;
  const { discordToken: token, discordApiUrl: apiUrl } = config;
  const rest = createRest(
    { apiUrl, ...(token === undefined ? {} : { token }) },
    // A channel that Discord wants left alone keeps no other one waiting.
    { rejectOnRateLimit: () => true, globalRequestsPerSecond: MAX_REQUESTS_PER_SECOND, retries: 0 },
  );
  if (token === undefined)
    log.warn(
      'without DISCORD_TOKEN, answers that were posted are only corrected when somebody presses a button of theirs',
    );
  const run: CorrectionRun | undefined =
    token === undefined
      ? undefined
      : startCorrectionRun({
          store,
          rest,
          answering: app.answering,
          corrected: correctedAnswer,
          record: () => app.record(),
          log,
          now,
          ...(options.lookMs === undefined ? {} : { lookMs: options.lookMs }),
        });
  const watches =
    token === undefined
      ? undefined
      : startWatchRun({
          store,
          rest,
          answering: app.answering,
          record: () => app.record(),
          log,
          now,
          ...(options.lookMs === undefined ? {} : { lookMs: options.lookMs }),
        });
  return {
    register: createAnswerRegister({
      store,
      record: () => app.record(),
      now,
      onOutdated: () => run?.wake(),
    }),
    recordChanged() {
      run?.recordChanged();
      watches?.wake();
    },
    settled: async () => run?.settled(),
    counts: () => countCorrections(store, now() - COUNTED_MS),
    kept: async () => ({
      corrections: { ...(await countCorrections(store, now() - COUNTED_MS)) },
      items: { ...(await countItems(store)) },
    }),
    async close() {
      await run?.close();
      await watches?.close();
      closeRest(rest);
    },
  };
}
