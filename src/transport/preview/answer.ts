import { type APIInteraction, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { CommandLineError, parseCommandLine } from '../../bot/command-line.js';
import { autocompleteInteraction, commandInteraction, componentInteraction } from '../../bot/local-interaction.js';
import { NO_MENTIONS, type Reply, type ReplyFile } from '../../bot/reply.js';
import type { PreviewOptions } from './options.js';
import { type Asked, RequestError } from './requests.js';
import type { Waiting } from './waiting.js';

/** What the page is told: the reply as Discord would get it, and what Discord would say to it. */
export interface Answered {
  readonly reply: Reply['callback'];
  readonly files: readonly { readonly name: string; readonly base64: string; readonly description?: string }[];
  readonly violations: readonly string[];
  /** Names the picture that can be asked for next; absent where there is none. */
  readonly later?: string;
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
 * @param waiting pictures that may be asked for next
 * @throws {RequestError} when the command line cannot be understood
 */
export async function answerAsked(
  asked: Asked,
  options: Pick<PreviewOptions, 'respond' | 'commands' | 'check'>,
  waiting: Waiting,
): Promise<Answered> {
  const began = performance.now();
  if (asked.kind === 'later') return picture(asked.name, waiting, options, began);
  const reply = await options.respond(interactionFor(asked, options.commands));
  const names = reply.files.map(({ name }) => name);
  const later = waiting.add(reply);
  return {
    reply: reply.callback,
    ...(later === undefined ? {} : { later }),
    files: reply.files.map(sent),
    violations: options.check?.(reply.callback, names) ?? [],
    deleted: reply.deleteMessage === true,
    entries: reply.entries,
    ms: Math.round((performance.now() - began) * 10) / 10,
  };
}

/** The message again, with its picture; nothing changes where it could not be drawn. */
async function picture(
  name: string,
  waiting: Waiting,
  { check }: Pick<PreviewOptions, 'check'>,
  began: number,
): Promise<Answered> {
  const pictured = await waiting.take(name);
  const reply: Reply['callback'] =
    pictured === undefined
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.UpdateMessage,
          data: {
            flags: MessageFlags.IsComponentsV2,
            components: [...pictured.components],
            ...NO_MENTIONS,
          },
        };
  const files = pictured?.files ?? [];
  return {
    reply,
    files: files.map(sent),
    violations:
      check?.(
        reply,
        files.map((file) => file.name),
      ) ?? [],
    deleted: false,
    entries: [],
    ms: Math.round((performance.now() - began) * 10) / 10,
  };
}

const sent = ({ name, bytes, description }: ReplyFile): Answered['files'][number] => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
  ...(description === undefined ? {} : { description }),
});

function interactionFor(
  asked: Exclude<Asked, { kind: 'later' }>,
  commands: PreviewOptions['commands'],
): APIInteraction {
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
