import { type Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

interface DeployFlags {
  readonly guild?: string;
  readonly dryRun: boolean;
}

/** `verbatim deploy`: registers the slash commands with Discord. */
export function addDeploy(program: Command, context: CliContext): void {
  addSubcommand(program, 'deploy', {
    description: 'Register the slash commands; prints every change first',
    group: GROUP.run,
  })
    .option('--guild <server-id>', 'in one server only (at once); otherwise everywhere', readServerId)
    .option('--dry-run', 'only print what would change', false)
    .action((flags: DeployFlags) => deploy(flags, context));
}

async function deploy({ guild, dryRun }: DeployFlags, { config, output, exitWith }: CliContext): Promise<void> {
  const { discordToken: token, discordApiUrl: apiUrl, desk } = config();
  if (token === undefined) {
    output.error('DISCORD_TOKEN is not set: put the bot’s token into .env (see .env.example).\n');
    return exitWith(EXIT.usage);
  }
  // Loaded only where it is needed: discord.js takes longer to load than the whole record.
  const [{ DeployRefused, deployCommands }, { commandsOf }] = await Promise.all([
    import('../deploy/deploy.js'),
    import('../deploy/commands-of.js'),
  ]);
  try {
    await deployCommands({
      token,
      ...(apiUrl === undefined ? {} : { apiUrl }),
      commands: commandsOf(desk !== undefined),
      ...(guild === undefined ? {} : { guild }),
      dryRun,
      print: (line) => output.write(`${line}\n`),
    });
  } catch (error) {
    if (!(error instanceof DeployRefused)) throw error;
    output.error(`${error.message}\n`);
    exitWith(EXIT.failure);
  }
}

function readServerId(value: string): string {
  if (/^\d{15,20}$/.test(value)) return value;
  throw new InvalidArgumentError(
    `"${value}" is no server id: copy it in Discord (developer mode, right click on the server, Copy Server ID).`,
  );
}
