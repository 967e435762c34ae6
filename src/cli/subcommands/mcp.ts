import type { Command } from 'commander';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { isLoopback, readAddress, readHostName, readPort, readTokenFile } from '../mcp/read-flags.js';
import { GROUP } from './groups.js';

const USUAL_HOST = '127.0.0.1';
const USUAL_PORT = 8484;
/** Options that say nothing without --http. */
const FOR_HTTP = ['host', 'port', 'tokenFile', 'allowHost'] as const;

interface McpFlags {
  readonly http: boolean;
  readonly host: string;
  readonly port: number;
  /** The token itself. */
  readonly tokenFile?: string;
  readonly allowHost: readonly string[];
}

/** `verbatim mcp`: the record for assistants, read-only. */
export function addMcp(program: Command, { config }: CliContext): void {
  addSubcommand(program, 'mcp', {
    description: 'Answer assistants from the record over the Model Context Protocol; read-only',
    group: GROUP.assistants,
  })
    .option('--http', 'over HTTP instead of standard input and output', false)
    .option('--host <address>', `with --http: where to listen; ${USUAL_HOST} when absent`, readAddress, USUAL_HOST)
    .option('--port <port>', `with --http: ${USUAL_PORT} when absent, 0 for any free one`, readPort, USUAL_PORT)
    .option('--token-file <file>', 'with --http: holds the token that assistants must send', readTokenFile)
    .option('--allow-host <name>', 'with --http: a further name it is reached by; may be repeated', readHostName, [])
    .addHelpText(
      'after',
      '\nAssistants start it by themselves: docs/assistants.md has the settings. Standard output carries the protocol only;\nthe log goes to standard error. Where others can reach the address, --token-file is needed.',
    )
    .action(async (flags: McpFlags, command: Command) => {
      const given = FOR_HTTP.filter((name) => command.getOptionValueSource(name) === 'cli');
      if (!flags.http && given.length > 0) command.error('--host, --port, --token-file and --allow-host need --http.');
      if (!isLoopback(flags.host) && flags.tokenFile === undefined)
        command.error(`Others can reach ${flags.host}: --token-file is needed.`);
      // Loaded only where it is needed: the protocol takes longer to load than all other commands.
      const { serveAssistants } = await import('../mcp/serve.js');
      await serveAssistants(config(), flags.http ? httpFlags(flags) : undefined);
    });
}

const httpFlags = ({ host, port, allowHost, tokenFile }: McpFlags) => ({
  host,
  port,
  allowedHosts: allowHost,
  ...(tokenFile === undefined ? {} : { token: tokenFile }),
});
