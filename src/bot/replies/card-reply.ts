import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Statement } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import { container, textDisplay } from '../../view/discord/components.js';
import { nameOf } from '../../view/names.js';
import type { Page } from '../../view/page.js';
import { cardPicture } from '../../view/pictures/card-picture.js';
import { shortStatementBlock } from '../../view/statement.js';
import { shorten, visible } from '../../view/text.js';
import type { Choice, CommandContext } from '../command.js';
import type { Reply } from '../reply.js';
import { type Pictures, withPicture } from './picture-reply.js';

/**
 * The statements that a page shows, each at the head of its block.
 * @param page the page
 * @param record the record
 */
export const statementsOn = (page: Page, record: VerbatimRecord): Statement[] => [
  ...new Set(
    page.blocks.flatMap(({ entries: [first = ''] }) => {
      const entry = record.byId.get(first);
      return entry?.entry === 'statement' && entry.status === 'live' ? [entry] : [];
    }),
  ),
];

/**
 * A button that leads to a statement's card.
 * @param statement the statement
 * @param context the record and the language
 */
export function cardChoice({ id, speaker, source, says }: Statement, { record }: CommandContext): Choice {
  const name = nameOf(record, speaker === 'outlet' ? source : speaker);
  return {
    label: shorten(visible(`${name}: ${says}`), 78),
    values: { 'who-or-what': id },
    action: 'card',
  };
}

/**
 * A private message with a statement's card. The words stand in it as text as well.
 * @param statement the statement
 * @param context the record and the language
 * @param pictures draws the card
 */
export function cardOf(statement: Statement, context: CommandContext, pictures: Pictures): Reply {
  const { markdown } = shortStatementBlock(statement, context);
  const components = [container([textDisplay(`### ${context.language.say('button.card')}`), textDisplay(markdown)])];
  const reply: Reply = {
    callback: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: {
        flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
        components,
        allowed_mentions: { parse: [] },
      },
    },
    files: [],
    entries: [statement.id],
  };
  const drawn = withPicture(reply, (font) => cardPicture(statement, context, font), pictures);
  return {
    ...reply,
    async later() {
      const pictured = await drawn.later?.();
      if (pictured !== undefined) return pictured;
      const hint = textDisplay(`-# ${context.language.say('hint.no-card')}`);
      return { components: [container([textDisplay(markdown), hint])], files: [] };
    },
  };
}
