import { REST, type RESTOptions } from 'discord.js';

/** Every interaction has a route of its own, which is of no use after its last picture. */
const HANDLER_SWEEP_INTERVAL_MS = 60_000;

/**
 * Replies to interactions do not count towards the global limit, and next to nothing else is sent. Where Discord asks to slow down all
 * the same, discord.js waits. Source: Discord documentation, "Receiving and Responding to Interactions".
 */
const INTERACTION_OPTIONS: Partial<RESTOptions> = {
  handlerSweepInterval: HANDLER_SWEEP_INTERVAL_MS,
  globalRequestsPerSecond: Number.POSITIVE_INFINITY,
};

/** discord.js would repeat a failed request at once; `retry` waits between attempts, and knows what an earlier one may have done. */
const NO_RETRIES: Partial<RESTOptions> = { retries: 0 };

/** Where REST is, and whose requests it sends. */
export interface RestAccess {
  /** Absent: requests without authorization, as replies to interactions are. */
  readonly token?: string;
  /** Without the version; absent: discord.com. */
  readonly apiUrl?: string | undefined;
}

const addressOf = (apiUrl: string | undefined): Partial<RESTOptions> =>
  apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, ''), version: '10' };

/** The options for the REST manager of a discord.js client. */
export const interactionRestOptions = (apiUrl: string | undefined): Partial<RESTOptions> => ({
  ...INTERACTION_OPTIONS,
  ...addressOf(apiUrl),
});

/** A REST manager within Discord's global limit; `closeRest` ends it. */
export function createRest({ token, apiUrl }: RestAccess, options: Partial<RESTOptions> = {}): REST {
  const rest = new REST({ ...options, ...addressOf(apiUrl) });
  return token === undefined ? rest : rest.setToken(token);
}

/** A REST manager for replies to interactions; `closeRest` ends it. */
export const createInteractionRest = (apiUrl: string | undefined): REST =>
  createRest({ apiUrl }, { ...INTERACTION_OPTIONS, ...NO_RETRIES });

/** Stops the timers of a REST manager. */
export function closeRest(rest: REST): void {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
}
