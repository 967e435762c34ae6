import { createInterface } from 'node:readline/promises';
import { CommandLineError, type ParsedCommand, parseCommandLine } from '../bot/command-line.js';
import { autocompleteInteraction, commandInteraction } from '../bot/local-interaction.js';
import type { App } from '../process/app.js';
import { captureReply } from './capture-reply.js';
import { explain } from './explain.js';
import type { Output } from './output.js';
import { asText } from './text.js';

/** How a question is answered on the terminal. */
export interface AskOptions {
  readonly json: boolean;
  readonly complete: boolean;
  /** Whether to say why it was answered so; not with JSON. */
  readonly explain: boolean;
  /** The reader's locale, such as `ru`. */
  readonly locale: string;
}

/**
 * Answers one line such as `/claims Mirzoyan`.
 * @param app the bot
 * @param line the line
 * @param options how to answer
 * @param output where to write
 * @returns whether the line could be understood
 */
export async function ask(app: App, line: string, options: AskOptions, output: Output): Promise<boolean> {
  let parsed: ParsedCommand;
  try {
    const definitions = app.commands.map(({ definition }) => definition);
    parsed = parseCommandLine(line, definitions, { complete: options.complete });
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    if (options.json) output.write(`${JSON.stringify({ error: error.message })}\n`);
    output.error(`${error.message}\n`);
    return false;
  }
  const toInteraction = options.complete ? autocompleteInteraction : commandInteraction;
  // The answer is complete without its picture, so one that cannot be drawn is no failure.
  const { reply, ms, pictured } = await captureReply(app, toInteraction(parsed, options.locale));
  const sent = pictured?.files ?? reply.files;
  if (options.json) {
    const files = sent.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength }));
    output.write(
      `${JSON.stringify({ response: reply.callback, entries: reply.entries, ...(reply.verdicts === undefined ? {} : { verdicts: reply.verdicts }), files, ms: Math.round(ms * 100) / 100 })}\n`,
    );
  } else {
    output.write(`${asText(reply.callback, output.colours)}\n`);
    if (options.explain && !options.complete) await explain(app, line, output);
    for (const { name, bytes, description = name } of sent)
      output.write(
        name.endsWith('.png')
          ? `\n${app.languages(options.locale).say('picture.words', { words: description })}\n`
          : `\n${name}:\n${new TextDecoder().decode(bytes)}`,
      );
  }
  return true;
}

/**
 * Answers every line of an input, in order.
 * @param app the bot
 * @param input lines of text
 * @param options how to answer
 * @param output where to write
 * @returns whether every line could be understood
 */
export async function askEach(
  app: App,
  input: NodeJS.ReadableStream,
  options: AskOptions,
  output: Output,
): Promise<boolean> {
  let understood = true;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    understood = (await ask(app, line, options, output)) && understood;
  }
  return understood;
}
