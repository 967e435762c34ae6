import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { measureClock } from '../../bot/delivery/clock.js';
import { explainLogin } from '../../bot/delivery/explain-login.js';
import { closeRest, createRest } from '../../bot/delivery/rest.js';
import type { Config } from '../../config.js';
import { type ComparedCommand, commandDifference } from '../deploy/command-difference.js';
import { advice, type Finding, failed, passed } from './finding.js';

/** With fewer log-ins left today there is advice. Discord allows 1,000 in 24 hours. */
const MIN_LOGINS_LEFT = 50;

/** Source: Discord documentation, "Application Object". */
interface Application {
  readonly id: string;
  readonly name?: string;
  readonly verify_key?: string;
  readonly interactions_endpoint_url?: string | null;
}

/**
 * Whether Discord lets the bot in, knows its commands, and sends interactions to the door that is open. Changes nothing there.
 * @param commands the bot's commands as JSON
 */
export async function discordFindings(config: Config, commands: readonly ComparedCommand[]): Promise<Finding[]> {
  const { discordToken: token, discordApiUrl: apiUrl, publicKey } = config;
  if (token === undefined)
    return publicKey === undefined
      ? [advice('Discord', 'There is no DISCORD_TOKEN: "npm start" opens the preview in the browser.')]
      : [
          advice(
            'Discord',
            'There is a public key and no DISCORD_TOKEN: interactions are answered, but nothing more can be checked here, and commands cannot be deployed.',
          ),
          await clockFinding(apiUrl),
        ];
  const rest = createRest({ token, apiUrl }, { retries: 1 });
  try {
    const application = (await rest.get(Routes.currentApplication())) as Application;
    return [
      passed('Token', `Discord knows it: ${application.name ?? application.id}.`),
      passed('Intents', 'The bot asks for none, so none has to be switched on.'),
      passed('Permissions', 'The bot needs none in any server; the scope "applications.commands" is enough.'),
      ...doorFindings(application, publicKey),
      await commandsFinding(rest, application.id, commands),
      ...(publicKey === undefined ? [await loginsFinding(rest)] : []),
      await clockFinding(apiUrl),
    ];
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      return [failed('Token', explainLogin(error, token).message)];
    return [failed('Discord', explainLogin(error, token).message)];
  } finally {
    closeRest(rest);
  }
}

/** Discord sends interactions through one door only: to an address where one is set, else over the gateway. */
function doorFindings(
  { verify_key, interactions_endpoint_url }: Application,
  publicKey: string | undefined,
): Finding[] {
  const address = interactions_endpoint_url ?? undefined;
  if (publicKey === undefined)
    return address === undefined
      ? [passed('Door', 'Interactions come over the gateway.')]
      : [
          failed(
            'Door',
            `Discord posts interactions to ${address}, so none comes over the gateway. Set DISCORD_PUBLIC_KEY to answer there, or clear Interactions Endpoint URL in the developer portal under General Information.`,
          ),
        ];
  if (verify_key !== undefined && verify_key.toLowerCase() !== publicKey)
    return [
      failed(
        'Door',
        'DISCORD_PUBLIC_KEY is not this application’s: copy Public Key from General Information in the developer portal.',
      ),
    ];
  return address === undefined
    ? [
        advice(
          'Door',
          'The HTTP door is set up here, but not at Discord: start the bot, then enter its public https address, ending in /interactions, as Interactions Endpoint URL in the developer portal under General Information.',
        ),
      ]
    : [passed('Door', `Discord posts interactions to ${address}, and the key is right.`)];
}

async function commandsFinding(rest: REST, application: string, wanted: readonly ComparedCommand[]): Promise<Finding> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const current = (await rest.get(Routes.applicationCommands(application), { query })) as readonly ComparedCommand[];
  const changes = commandDifference(wanted, current);
  if (changes.length === 0) return passed('Commands', `${wanted.length} are registered everywhere and up to date.`);
  return current.length === 0
    ? advice(
        'Commands',
        'None is registered everywhere: run "npx verbatim deploy". (Those of one server are not looked at.)',
      )
    : advice(
        'Commands',
        `They differ from those registered everywhere: run "npx verbatim deploy". ${changes.length} changes.`,
      );
}

async function loginsFinding(rest: REST): Promise<Finding> {
  const { session_start_limit: limit, shards } = (await rest.get(Routes.gatewayBot())) as {
    readonly shards: number;
    readonly session_start_limit: { readonly remaining: number; readonly total: number };
  };
  const words = `${limit.remaining} of ${limit.total} log-ins are left today; Discord recommends ${shards} ${shards === 1 ? 'shard' : 'shards'}.`;
  return limit.remaining < MIN_LOGINS_LEFT
    ? advice('Gateway', `${words} Find out what restarts the bot so often.`)
    : passed('Gateway', words);
}

async function clockFinding(apiUrl: string | undefined): Promise<Finding> {
  const ahead = await measureClock(apiUrl);
  if (ahead === undefined)
    return advice('Clock', 'Discord’s answer had no usable time, so the clock could not be compared.');
  if (ahead === 0) return passed('Clock', 'It agrees with Discord’s.');
  const seconds = Math.round(Math.abs(ahead) / 1_000);
  const words = `It is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} Discord’s: set it with NTP.`;
  return seconds >= 300
    ? failed('Clock', `${words} Over HTTP every request would be refused.`)
    : advice('Clock', `${words} Until then answers are timed by Discord’s.`);
}
