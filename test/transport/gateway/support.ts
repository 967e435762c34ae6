import {
  type APIInteraction,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createInteractionHandler, type HandlerOptions } from '../../../src/bot/delivery/handle-interaction.js';
import type { Reply } from '../../../src/bot/reply.js';
import type { Logger } from '../../../src/log.js';
import { type Gateway, type GatewayOptions, startGateway } from '../../../src/transport/gateway/gateway.js';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from '../../support/fake-discord/index.js';
import { patience } from '../../support/patience.js';

export type LogLine = Readonly<Record<string, unknown>>;

/** A log that is kept in memory, with every field and every level. */
export function keptLog(): { log: Logger; lines: () => LogLine[]; text: () => string } {
  const written: string[] = [];
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => written.push(line) });
  return { log, lines: () => written.map((line) => JSON.parse(line) as LogLine), text: () => written.join('') };
}

/** A fake Discord that stops with the test. */
export async function discordForTest(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startFakeDiscord(options);
  onTestFinished(() => discord.stop());
  return discord;
}

/** A fake Discord with the real door open to it, both closed with the test. */
export async function gatewayForTest(
  respond: HandlerOptions['respond'] = echo,
  fake: FakeDiscordOptions = {},
  more: Partial<GatewayOptions & HandlerOptions> = {},
): Promise<{ discord: FakeDiscord; gateway: Gateway; lines: () => LogLine[]; text: () => string }> {
  const discord = await discordForTest(fake);
  const { log, lines, text } = keptLog();
  const answer = createInteractionHandler({ respond, log, deadlineMs: patience(2_000), ...more });
  const gateway = await startGateway({ token: discord.token, apiUrl: discord.apiUrl, answer, log, ...more });
  onTestFinished(() => gateway.close({ graceMs: 1_000 }));
  return { discord, gateway, lines, text };
}

/** Answers every kind of interaction in the smallest way that Discord accepts. */
export async function echo(interaction: APIInteraction): Promise<Reply> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return reply({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [{ name: 'Ararat Mirzoyan', value: 'mirzoyan' }] },
      });
    case InteractionType.MessageComponent:
      return reply({
        type: InteractionResponseType.UpdateMessage,
        data: { ...page('second page'), flags: MessageFlags.IsComponentsV2 },
      });
    default:
      return reply({
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { ...page('first page'), flags: MessageFlags.IsComponentsV2 },
      });
  }
}

/** A reply without files or entries. */
export const reply = (callback: Reply['callback']): Reply => ({ callback, files: [], entries: [] });

/** A short plain message. */
export const message = (content: string, flags = 0): Reply =>
  reply({
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { content, flags, allowed_mentions: { parse: [] } },
  });

const page = (content: string) => ({
  allowed_mentions: { parse: [] },
  components: [
    { type: ComponentType.TextDisplay as const, content },
    {
      type: ComponentType.ActionRow as const,
      components: [{ type: ComponentType.Button as const, style: 2 as const, label: 'Next', custom_id: 'page:2' }],
    },
  ],
});

/** The lines that the door writes, one for each interaction it answered. */
export const answerLines = (lines: readonly LogLine[]): LogLine[] => lines.filter((line) => 'outcome' in line);
