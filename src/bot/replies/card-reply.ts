import type { Statement } from '../../record/statement.js';
import { container, textDisplay } from '../../view/discord/components.js';
import type { Page } from '../../view/page.js';
import { cardPicture } from '../../view/pictures/card-picture.js';
import { shortStatementText } from '../../view/statement.js';
import { statementLabel } from '../../view/statement-label.js';
import type { Choice, Choices, Command, CommandContext } from '../command.js';
import type { Deps } from '../deps.js';
import { statementLink } from '../links.js';
import { messageReply, type Reply } from '../reply.js';
import { choiceMessage } from './choice-message.js';
import { type Pictures, withPicture } from './picture-reply.js';
import { statementsOn } from './statements-on-page.js';

/**
 * The card of the statement that a page shows; a question which one, where it shows several.
 * @returns undefined where the page shows no statement, or nothing can be drawn
 */
export async function cardReply(page: Page, command: Command, deps: Deps): Promise<Reply | undefined> {
  const { pictures } = deps;
  const { statements, context } = await statementsOn(page, deps.context);
  const [first] = statements;
  if (first === undefined || pictures === undefined) return undefined;
  if (statements.length === 1) return cardOf(first, context, pictures);
  const choices = statements.map((one) => cardChoice(one, context));
  const which: Choices = { kind: 'choices', text: context.language.say('card.which'), choices };
  return messageReply(await choiceMessage(which, command, deps), true);
}

/** A button that leads to a statement's card. */
const cardChoice = (statement: Statement, { record }: CommandContext): Choice => ({
  label: statementLabel(statement, record),
  action: 'card',
  ...statementLink(statement.id),
});

/** A private message with a statement's card. Its words are there as text as well. */
function cardOf(statement: Statement, context: CommandContext, pictures: Pictures): Reply {
  const markdown = shortStatementText(statement, context);
  const components = [container([textDisplay(`### ${context.language.say('button.card')}`), textDisplay(markdown)])];
  const reply = messageReply({ components, buttons: [], files: [], entries: [statement.id] }, true);
  const drawn = withPicture(reply, (font) => cardPicture(statement, context, font), pictures);
  return {
    ...reply,
    async drawPicture() {
      const pictured = await drawn.drawPicture?.();
      if (pictured !== undefined) return pictured;
      const hint = textDisplay(`-# ${context.language.say('card.not-drawable')}`);
      return { components: [container([textDisplay(markdown), hint])], files: [] };
    },
  };
}
