import { createDiscordClock, type DiscordClock, measureClock } from '../bot/delivery/clock.js';
import type { Config } from '../config.js';
import type { Logger } from '../log.js';

/** Discord's clock, with a warning in the log when this machine's differs. */
export const startDiscordClock = ({ discordApiUrl }: Config, log: Logger): DiscordClock =>
  createDiscordClock({
    measure: () => measureClock(discordApiUrl),
    onWrong: (ahead) =>
      log.warn(
        { aheadMs: Math.round(ahead) },
        'the clock of this machine is not Discord’s: set it with NTP; answers are timed by Discord’s meanwhile',
      ),
  });
