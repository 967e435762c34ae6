import {
  type CallToolResult,
  Client,
  type ClientOptions,
  InMemoryTransport,
  type Transport,
} from '@modelcontextprotocol/client';
import { onTestFinished } from 'vitest';
import { commands } from '../../commands/index.js';
import type { CommandContext } from '../../src/bot/command.js';
import { createLog } from '../../src/log.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { createCallLimits } from '../../src/transport/mcp/call-limits.js';
import type { ToolAnswer } from '../../src/transport/mcp/result-schema.js';
import { type AssistantDeps, createAssistantServer } from '../../src/transport/mcp/server.js';
import { contextOver } from './bot.js';

type Arguments = Readonly<Record<string, unknown>>;

/** An assistant that asks through the SDK's own client, which holds every answer against the schema of its tool. */
export interface Assistant {
  readonly client: Client;
  /** Calls a tool that must answer. */
  ask(tool: string, args: Arguments): Promise<ToolAnswer & { readonly text: string }>;
  /** Calls a tool that must refuse, and returns what it says. */
  refused(tool: string, args: Arguments): Promise<string>;
  /** Reads an entry. */
  read(
    id: string,
  ): Promise<{ readonly record: { readonly version: string }; readonly entry: ToolAnswer['entries'][number] }>;
}

/** What assistants are answered with over a record that a test built. */
export const depsOver = (
  record: VerbatimRecord,
  more: Partial<AssistantDeps & { readonly context: (locale?: string) => CommandContext }> = {},
): AssistantDeps => ({
  version: '0.0.0',
  commands,
  context: contextOver(record),
  limits: createCallLimits(),
  log: createLog('silent', false),
  ...more,
});

/** An assistant over a record that a test built, without a process between. */
export async function assistantOver(deps: AssistantDeps): Promise<Assistant> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  await createAssistantServer(deps).connect(far);
  return assistantThrough(near);
}

/** An assistant at the other end of a transport; the connection ends with the test. */
export async function assistantThrough(transport: Transport, options: ClientOptions = {}): Promise<Assistant> {
  const client = new Client({ name: 'test', version: '0.0.0' }, options);
  await client.connect(transport);
  // The client knows the schemas of answers from here on.
  await client.listTools();
  closeWithTest(client);
  const call = (name: string, args: Arguments): Promise<CallToolResult> => client.callTool({ name, arguments: args });
  return {
    client,
    async ask(tool, args) {
      const result = await call(tool, args);
      if (result.isError === true) throw new Error(textOf(result));
      return { ...(result.structuredContent as ToolAnswer), text: textOf(result) };
    },
    async refused(tool, args) {
      const result = await call(tool, args);
      if (result.isError !== true) throw new Error(`answered: ${textOf(result)}`);
      return textOf(result);
    },
    async read(id) {
      const { contents } = await client.readResource({ uri: `verbatim://entry/${encodeURIComponent(id)}` });
      const [first] = contents;
      return JSON.parse(first !== undefined && 'text' in first ? first.text : '');
    },
  };
}

function closeWithTest(client: Client): void {
  try {
    onTestFinished(() => client.close());
  } catch {
    // Made before the tests of a file: it ends with the process.
  }
}

const textOf = ({ content }: CallToolResult): string =>
  content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
