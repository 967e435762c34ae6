import type { APIInteraction } from 'discord-api-types/v10';
import { CommandLineError, parseCommandLine } from '../../discord/command-line.js';
import { autocompleteInteraction, commandInteraction, componentInteraction } from '../../discord/local-interaction.js';
import type { Reply } from '../../discord/reply.js';
import type { PreviewOptions } from './options.js';
import { type Asked, RequestError } from './requests.js';

/** What the page is told: the reply as Discord would get it, and what Discord would say to it. */
export interface Answered {
  readonly reply: Reply['callback'];
  readonly files: readonly { readonly name: string; readonly base64: string; readonly description?: string }[];
  readonly violations: readonly string[];
  /** Whether the message is to be deleted. */
  readonly deleted: boolean;
  readonly entries: readonly string[];
  /** Time taken, in milliseconds. */
  readonly ms: number;
}

/**
 * Turns what the page asks into Discord's own JSON, and answers it.
 * @param asked what the page asks
 * @param options the router, the commands and the limits
 * @throws {RequestError} when the command line cannot be understood
 */
export async function answerAsked(
  asked: Asked,
  options: Pick<PreviewOptions, 'respond' | 'commands' | 'check'>,
): Promise<Answered> {
  const began = performance.now();
  const reply = await options.respond(interactionFor(asked, options.commands));
  const names = reply.files.map(({ name }) => name);
  return {
    reply: reply.callback,
    files: reply.files.map(({ name, bytes, description }) => ({
      name,
      base64: Buffer.from(bytes).toString('base64'),
      ...(description === undefined ? {} : { description }),
    })),
    violations: options.check?.(reply.callback, names) ?? [],
    deleted: reply.deleteMessage === true,
    entries: reply.entries,
    ms: Math.round((performance.now() - began) * 10) / 10,
  };
}

function interactionFor(asked: Asked, commands: PreviewOptions['commands']): APIInteraction {
  try {
    switch (asked.kind) {
      case 'command':
        return commandInteraction(parseCommandLine(asked.line, commands), asked.locale);
      case 'complete':
        return autocompleteInteraction(
          parseCommandLine(asked.line.slice(0, asked.cursor), commands, { complete: true }),
          asked.locale,
        );
      case 'component': {
        const { id, flags, components } = asked.message ?? {};
        const used = {
          customId: asked.custom_id,
          ...(asked.component_type === undefined ? {} : { componentType: asked.component_type }),
          ...(asked.values === undefined ? {} : { values: asked.values }),
          message: {
            ...(id === undefined ? {} : { id }),
            ...(flags === undefined ? {} : { flags }),
            ...(components === undefined ? {} : { components }),
          },
        };
        return componentInteraction(used, asked.locale);
      }
    }
  } catch (error) {
    if (error instanceof CommandLineError) throw new RequestError(422, error.message);
    throw error;
  }
}
