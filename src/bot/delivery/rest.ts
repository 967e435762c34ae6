import type { RESTOptions } from 'discord.js';

/** Every interaction has a route of its own, which is of no use after its last picture. */
const SWEEP = 60_000;

/**
 * How REST is spoken with Discord.
 * @param apiUrl where REST is, without the version; absent: discord.com
 */
export function restOptions(apiUrl: string | undefined): Partial<RESTOptions> {
  return {
    handlerSweepInterval: SWEEP,
    // The answers to interactions are not bound to the global limit, and next to nothing else is sent. Source: Discord documentation,
    // "Receiving and Responding to Interactions". Where Discord asks to slow down all the same, that is heeded.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, ''), version: '10' }),
  };
}
