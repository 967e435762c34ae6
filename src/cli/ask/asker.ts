import { createInterface } from 'node:readline/promises';
import { CommandLineError, type ParsedCommand, parseCommandLine } from '../../bot/command-line.js';
import { autocompleteInteraction, commandInteraction } from '../../bot/local-interaction.js';
import { printableJson } from '../../printable.js';
import type { App } from '../../process/app.js';
import type { Output } from '../output.js';
import { type Captured, captureReply, createTerminalHandler } from './capture-reply.js';
import { printExplanation } from './explain.js';
import { replyAsText } from './reply-text.js';

/** How a question is answered on the terminal. */
export interface AskOptions {
  readonly json: boolean;
  readonly complete: boolean;
  /** Whether to print why it was answered so; ignored with `json`. */
  readonly explain: boolean;
  /** The reader's locale, such as `ru`. */
  readonly locale: string;
}

/** `answered` also when nothing is on file; `misunderstood`: the line is no question. */
export type Outcome = 'answered' | 'misunderstood' | 'failed';

/** Answers questions on the terminal. */
export interface Asker {
  /** Answers one line such as `/claims Lovelace`. */
  ask(line: string): Promise<Outcome>;
  /** Answers every line of an input in order, also after one that failed; returns the worst outcome. */
  askEach(input: NodeJS.ReadableStream): Promise<Outcome>;
}

/** Asks the bot through the same delivery as every other door. */
export function createAsker(app: App, options: AskOptions, output: Output): Asker {
  const handle = createTerminalHandler(app);
  const definitions = app.commands.map(({ definition }) => definition);
  const toInteraction = options.complete ? autocompleteInteraction : commandInteraction;
  const print = ({ reply, pictured }: Captured): void => {
    output.writeStyled(`${replyAsText(reply.callback, output.colours)}\n`);
    for (const { name, bytes, description = name } of pictured?.files ?? reply.files)
      output.write(
        name.endsWith('.png')
          ? `\n${app.languages(options.locale).say('picture.words', { words: description })}\n`
          : `\n${name}:\n${new TextDecoder().decode(bytes)}`,
      );
  };
  const ask = async (line: string): Promise<Outcome> => {
    let parsed: ParsedCommand;
    try {
      parsed = parseCommandLine(line, definitions, { complete: options.complete });
    } catch (error) {
      if (!(error instanceof CommandLineError)) throw error;
      if (options.json) output.write(`${printableJson({ error: error.message })}\n`);
      output.error(`${error.message}\n`);
      return 'misunderstood';
    }
    // The answer is complete without its picture, so one that cannot be drawn is no failure.
    const captured = await captureReply(handle, toInteraction(parsed, options.locale));
    const failed = captured.reply.outcome === 'failed';
    if (options.json) output.write(`${printableJson(toJson(captured))}\n`);
    else {
      print(captured);
      if (options.explain && !options.complete && !failed) await printExplanation(app, line, output);
    }
    return failed ? 'failed' : 'answered';
  };
  return {
    ask,
    async askEach(input) {
      let worst: Outcome = 'answered';
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() === '') continue;
        const outcome = await ask(line);
        if (outcome === 'failed' || worst === 'answered') worst = outcome;
      }
      return worst;
    },
  };
}

const toJson = ({ reply, ms, pictured }: Captured) => ({
  response: reply.callback,
  entries: reply.entries,
  ...(reply.verdicts === undefined ? {} : { verdicts: reply.verdicts }),
  files: (pictured?.files ?? reply.files).map(({ name, bytes }) => ({ name, bytes: bytes.byteLength })),
  ms: Math.round(ms * 100) / 100,
});
