import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';
import { GatewayLoginError, type LoginProblem } from './login-error.js';
import { networkCode } from './network-error.js';

const WRONG_TOKEN =
  'Discord does not accept the token in DISCORD_TOKEN. Open the application at https://discord.com/developers/applications, choose Bot, press Reset Token, and put the new token into DISCORD_TOKEN.';
const INTENTS =
  'Discord refused the gateway intents. This bot asks for none, so the application itself may be restricted: look at its Bot page at https://discord.com/developers/applications.';
const SHARDING =
  'Discord wants this bot split into more shards: it is in 2,500 servers or more on one of them. Start it again: it then runs as many shards as Discord recommends.';

/** By the words of @discordjs/ws, which keeps no code on the errors it makes of close codes 4004 and 4010 to 4014. */
const GATEWAY_WORDS: readonly (readonly [RegExp, LoginProblem, string])[] = [
  [/^Authentication failed$/, 'token', WRONG_TOKEN],
  [/^Used (?:invalid|disallowed) intents$/, 'intents', INTENTS],
  [/^(?:Invalid shard|Sharding is required)$/, 'sharding', SHARDING],
  [
    /^Not enough sessions remaining/,
    'sessions',
    'Discord allows no more log-ins today (1,000 in 24 hours). Wait a day, and find out what restarts the bot so often.',
  ],
];

/**
 * Turns what discord.js threw while logging in into an error a person can act on.
 * @param token removed from the message
 */
export function explainLogin(error: unknown, token: string): GatewayLoginError {
  if (error instanceof GatewayLoginError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new GatewayLoginError('token', WRONG_TOKEN);
  const words = wordsOf(error);
  for (const [pattern, problem, message] of GATEWAY_WORDS)
    if (pattern.test(words)) return new GatewayLoginError(problem, message);
  if (/invalid (?:authorization )?header/i.test(words))
    return new GatewayLoginError('token', `DISCORD_TOKEN holds characters that no token has. ${WRONG_TOKEN}`);
  if (error instanceof DiscordAPIError && error.status === 401) return new GatewayLoginError('token', WRONG_TOKEN);
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return new GatewayLoginError(
      'refused',
      `Discord refused the log-in with HTTP ${error.status}: ${without(token, words)}. Try again later; https://discordstatus.com says whether Discord is well.`,
    );
  const code = networkCode(error);
  if (code !== undefined)
    return new GatewayLoginError(
      'network',
      `Discord could not be reached (${code}). Check the network, the proxy and, where it is set, DISCORD_API_URL.`,
    );
  return new GatewayLoginError('refused', `The log-in to Discord failed: ${without(token, words)}`);
}

/**
 * The error for a start that took too long.
 */
export function tookTooLong(timeoutMs: number): GatewayLoginError {
  return new GatewayLoginError(
    'timeout',
    `Discord was not ready within ${timeoutMs / 1_000} seconds. Check the network and https://discordstatus.com, then start again.`,
  );
}

/**
 * Why a connection was closed for good, by close code. Source: Discord's "Gateway Close Event Codes".
 */
export function explainClose(code: number): GatewayLoginError {
  if (code === 4004) return new GatewayLoginError('token', WRONG_TOKEN);
  if (code === 4010 || code === 4011) return new GatewayLoginError('sharding', SHARDING);
  if (code === 4013 || code === 4014) return new GatewayLoginError('intents', INTENTS);
  return new GatewayLoginError('refused', `Discord closed the gateway for good with code ${code}.`);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const without = (token: string, words: string): string => (token === '' ? words : words.replaceAll(token, '[token]'));
