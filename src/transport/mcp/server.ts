import { McpServer } from '@modelcontextprotocol/server';
import type { Command, CommandContext } from '../../bot/command.js';
import type { Logger } from '../../log.js';
import type { CallLimits } from './call-limits.js';
import { callTool } from './call-tool.js';
import { INSTRUCTIONS } from './instructions.js';
import { addResources } from './resources.js';
import { resultSchema } from './result-schema.js';
import { TOOLS } from './tools.js';

/** What assistants are answered with. */
export interface AssistantDeps {
  /** The version of the program. */
  readonly version: string;
  readonly commands: readonly Command[];
  /** The record as it is at this moment, for a reader of a locale. */
  context(locale?: string): CommandContext;
  readonly limits: CallLimits;
  readonly log: Logger;
}

/** Nothing is changed by any tool, the same call has the same answer until the record changes, and nothing but the record is asked. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

/** A server for one connection: read-only tools over the bot's own commands, and the entries of the record as resources. */
export function createAssistantServer({ version, commands, context, limits, log }: AssistantDeps): McpServer {
  const server = new McpServer({ name: 'verbatim', title: 'Verbatim', version }, { instructions: INSTRUCTIONS });
  const deps = { commands: new Map(commands.map((one) => [one.definition.name, one])), context, limits, log };
  for (const tool of TOOLS) {
    const { title, description, input } = tool;
    server.registerTool(
      tool.command,
      { title, description, inputSchema: input, outputSchema: resultSchema, annotations: { title, ...ANNOTATIONS } },
      (args, { mcpReq }) => callTool(tool, args, deps, mcpReq.signal),
    );
  }
  addResources(server, context);
  return server;
}
