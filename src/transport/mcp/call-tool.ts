import { randomBytes } from 'node:crypto';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { type Command, type CommandContext, UserError } from '../../bot/command.js';
import { errorForLog } from '../../bot/delivery/error-for-log.js';
import { UNAVAILABLE } from '../../bot/reply.js';
import type { Language } from '../../language/language.js';
import type { Logger } from '../../log.js';
import { printable, printableValues } from '../../printable.js';
import { SearchUnavailableError } from '../../search/search-unavailable.js';
import { plainFromMarkdown } from '../../view/text.js';
import { answerText } from './answer-text.js';
import { type CallLimits, TooBusyError } from './call-limits.js';
import type { ToolAnswer } from './result-schema.js';
import { toolAnswer } from './tool-answer.js';
import { optionsFrom, type Tool, type ToolArguments } from './tools.js';

/** What calls of tools are answered with. */
export interface CallDeps {
  /** The bot's commands, by name. */
  readonly commands: ReadonlyMap<string, Command>;
  /** The record as it is at this moment, for a reader of a locale. */
  context(locale: string): CommandContext;
  readonly limits: CallLimits;
  readonly log: Logger;
}

/**
 * Answers a call by the command of the same name, and writes one log line about it without the words that were asked. Never rejects: what
 * went wrong is a result that says so.
 * @param args as the tool's own schema has read them
 * @param cancelled aborted when the caller no longer waits
 */
export async function callTool(
  tool: Tool,
  args: ToolArguments,
  deps: CallDeps,
  cancelled: AbortSignal,
): Promise<CallToolResult> {
  const started = performance.now();
  const { language } = deps.context(String(args.language));
  try {
    const answer = await deps.limits.run((signal) => answerTo(tool, args, deps, signal), cancelled);
    logCall(deps.log, tool, answer.outcome, started, answer.entries.length);
    return { content: [{ type: 'text', text: answerText(answer) }], structuredContent: answer };
  } catch (error) {
    // Nobody reads the answer, and the reason is the caller's own words.
    const { text, outcome } = cancelled.aborted
      ? { text: 'cancelled', outcome: 'cancelled' }
      : failure(error, tool, language, deps.log);
    logCall(deps.log, tool, outcome, started, 0);
    return { content: [{ type: 'text', text: printable(text) }], isError: true };
  }
}

async function answerTo(tool: Tool, args: ToolArguments, deps: CallDeps, signal: AbortSignal): Promise<ToolAnswer> {
  const command = deps.commands.get(tool.command);
  if (command === undefined) throw new Error(`there is no command "${tool.command}"`);
  // The answer and the entries in it are of one version, also where the record is exchanged meanwhile.
  const context = { ...deps.context(String(args.language)), signal };
  const answer = await command.answer(optionsFrom(tool, args), context);
  signal.throwIfAborted();
  const range = { offset: Number(args.offset ?? 0), limit: Number(args.limit ?? 0) };
  return printableValues(await toolAnswer(answer, range, tool, context));
}

function failure(error: unknown, tool: Tool, { say }: Language, log: Logger): { text: string; outcome: string } {
  if (error instanceof UserError) return { text: plainFromMarkdown(error.message), outcome: 'hint' };
  if (error instanceof TooBusyError) return { text: plainFromMarkdown(say('hint.busy')), outcome: 'busy' };
  if (error instanceof SearchUnavailableError)
    return { text: plainFromMarkdown(say('hint.unavailable')), outcome: UNAVAILABLE };
  const reference = randomBytes(4).toString('hex');
  log.error({ tool: tool.command, reference, error: errorForLog(error) }, 'answering failed');
  return { text: plainFromMarkdown(say('hint.failed', { reference })), outcome: 'failed' };
}

const logCall = (log: Logger, tool: Tool, outcome: string, started: number, entries: number): void =>
  log.info({ tool: tool.command, outcome, entries, ms: Math.round(performance.now() - started) }, 'called');
