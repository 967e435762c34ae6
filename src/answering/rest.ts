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
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, ''), version: '10' }),
  };
}
