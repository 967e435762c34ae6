import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { closeRest, createRest } from '../../bot/delivery/rest.js';
import { type ComparedCommand, commandDifference, commandKey } from './command-difference.js';

/** Commands would show twice, or Discord refuses; the message says what to do. Nothing was changed. */
export class DeployRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DeployRefused';
  }
}

export interface DeployOptions {
  readonly token: string;
  /** Where REST is, without the version; absent: discord.com. */
  readonly apiUrl?: string;
  /** The commands as JSON. They replace all commands of the scope. */
  readonly commands: readonly ComparedCommand[];
  /** The server to deploy to; absent: everywhere. */
  readonly guild?: string;
  /** Servers searched for the same names on a deployment everywhere; absent: all the bot is in. */
  readonly guilds?: readonly string[];
  /** Only prints what would change. */
  readonly dryRun: boolean;
  /** Takes one line of text. */
  readonly print: (line: string) => void;
}

/** Source: Discord documentation, "Get Current User Guilds". */
const MAX_GUILDS_PER_PAGE = 200;

/** Only commands everywhere have these. Source: Discord documentation, "Contexts", "Installation Context". */
const GLOBAL_ONLY = new Set(['contexts', 'integration_types', 'dm_permission']);

/**
 * Replaces the commands of one scope, after saying what will change. Sends nothing when nothing would change.
 * @throws {DeployRefused} when a name would be registered both in a server and everywhere (Discord shows both), or when Discord refuses
 */
export async function deployCommands(options: DeployOptions): Promise<{ readonly changed: boolean }> {
  const { guild, print } = options;
  const rest = createRest(options);
  try {
    const { id: application } = (await rest.get(Routes.currentApplication())) as { id: string };
    const wanted = guild === undefined ? options.commands : options.commands.map(withoutGlobalFields);
    await refuseDuplicates(rest, application, options);
    const current = await commandsOf(rest, application, guild);
    const lines = commandDifference(wanted, current);
    const place = guild === undefined ? 'everywhere' : `in server ${guild}`;
    if (lines.length === 0) {
      print(`The commands ${place} are up to date.`);
      return { changed: false };
    }
    print(`${options.dryRun ? 'Would change' : 'Changing'} the commands ${place}:`);
    for (const line of lines) print(`  ${line}`);
    if (options.dryRun) return { changed: false };
    await rest.put(commandsRoute(application, guild), { body: wanted });
    print('Done.');
    return { changed: true };
  } catch (error) {
    throw withAdvice(error, guild);
  } finally {
    closeRest(rest);
  }
}

async function refuseDuplicates(rest: REST, application: string, options: DeployOptions): Promise<void> {
  const { guild, commands } = options;
  const keys = new Set(commands.map(commandKey));
  const others = guild === undefined ? (options.guilds ?? (await guildsOf(rest))) : [undefined];
  for (const other of others) {
    const duplicates = (await commandsOfOtherScope(rest, application, other)).filter((command) =>
      keys.has(commandKey(command)),
    );
    if (duplicates.length === 0) continue;
    const names = duplicates.map(({ name }) => `"${name}"`).join(', ');
    const there = other === undefined ? 'everywhere' : `in server ${other}`;
    const here = guild === undefined ? 'everywhere' : `in server ${guild}`;
    throw new DeployRefused(
      `${names} ${duplicates.length === 1 ? 'is' : 'are'} already deployed ${there}; deployed ${here} as well, people would see ${duplicates.length === 1 ? 'it' : 'them'} twice. Remove the commands ${there} first (deploy an empty list there), or deploy ${there} instead.`,
    );
  }
}

/** A server that does not let the bot look has none of its commands. */
async function commandsOfOtherScope(
  rest: REST,
  application: string,
  guild: string | undefined,
): Promise<readonly ComparedCommand[]> {
  try {
    return await commandsOf(rest, application, guild);
  } catch (error) {
    if (guild !== undefined && error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess)
      return [];
    throw error;
  }
}

async function guildsOf(rest: REST): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const query = new URLSearchParams({ limit: String(MAX_GUILDS_PER_PAGE), after: found.at(-1) ?? '0' });
    const page = (await rest.get(Routes.userGuilds(), { query })) as readonly { id: string }[];
    found.push(...page.map(({ id }) => id));
    if (page.length < MAX_GUILDS_PER_PAGE) return found;
  }
}

async function commandsOf(
  rest: REST,
  application: string,
  guild: string | undefined,
): Promise<readonly ComparedCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return (await rest.get(commandsRoute(application, guild), { query })) as readonly ComparedCommand[];
}

const commandsRoute = (application: string, guild: string | undefined) =>
  guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);

const withoutGlobalFields = (command: ComparedCommand): ComparedCommand =>
  Object.fromEntries(Object.entries(command).filter(([key]) => !GLOBAL_ONLY.has(key))) as unknown as ComparedCommand;

/** Discord’s refusal as advice to the operator; any other error as it is. */
function withAdvice(error: unknown, guild: string | undefined): unknown {
  if (!(error instanceof DiscordAPIError)) return error;
  if (error.status === 401)
    return new DeployRefused(
      'Discord does not accept the token in DISCORD_TOKEN. Reset it on the Bot page of the application at https://discord.com/developers/applications.',
    );
  if (error.code === RESTJSONErrorCodes.MissingAccess || error.code === RESTJSONErrorCodes.UnknownGuild)
    return new DeployRefused(
      `The bot cannot reach server ${guild ?? ''}: invite it with the scopes "bot" and "applications.commands", and check the server's id.`,
    );
  if (error.status === 403 || error.status === 404)
    return new DeployRefused(
      `Discord refused with HTTP ${error.status} (${error.code}): ${error.message}. Check that the token belongs to this application.`,
    );
  if (error.status === 400) return new DeployRefused(`Discord does not accept the commands: ${error.message}`);
  return error;
}
