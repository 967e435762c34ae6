import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { button } from '../../view/discord/components.js';
import type { Page } from '../../view/page.js';
import type { Choice, Choices, Command, CommandContext, Pages, Values } from '../command.js';
import type { Deps } from '../deps.js';
import { writeDeskId } from '../desk/desk-id.js';
import { statementsOn } from '../replies/statements-on-page.js';
import { type Action, writeCustomId } from './custom-id.js';

type Button = APIButtonComponentWithCustomId;
type ButtonDeps = Pick<Deps, 'commands' | 'context' | 'offersDesk'>;

/** Two rows of buttons, one place of which is left for "None of these". */
const MAX_CHOICES = 9;
/** Other questions under an answer. */
const MAX_LINKS = 5;

/** What a button asks, and of which command. */
interface Target {
  readonly command: Command;
  readonly page?: number;
  readonly values?: Values;
}

const customId = (action: Action, { command, page = 1, values = {} }: Target, context: CommandContext): string =>
  writeCustomId(
    { command: command.definition.name, action, version: context.record.version, page, values },
    command,
    context,
  );

/** Discord refuses a message in which two buttons have one custom_id. */
const unique = (buttons: readonly Button[]): Button[] => [
  ...new Map(buttons.map((one) => [one.custom_id, one])).values(),
];

/**
 * The buttons under a page: turning it, taking it along, and other questions.
 * @param answer the answer
 * @param page the page that is shown
 * @param command where the page buttons lead
 */
export function pageButtons(answer: Pages, page: Page, command: Command, deps: ButtonDeps): Button[] {
  const { context } = deps;
  const { say } = context.language;
  const to = (action: Action, number = page.number): string =>
    customId(action, { command, page: number, values: answer.values }, context);
  const hasEntries = page.blocks.some(({ entries }) => entries.length > 0);
  const buttons: Button[] = [];
  if (page.number > 1) buttons.push(button(say('button.previous'), to('page', page.number - 1)));
  if (page.more) buttons.push(button(say('button.next'), to('page', page.number + 1), true));
  if (hasEntries) buttons.push(button(say('button.plain'), to('text')));
  if (hasEntries && answer.exported) buttons.push(button(say('button.export'), to('export')));
  if (statementsOn(page, context.record).length > 0) buttons.push(button(say('button.card'), to('card')));
  return unique([...buttons, ...linkButtons((answer.choices ?? []).slice(0, MAX_LINKS), command, deps)]);
}

/**
 * Buttons that show the answer to another question below.
 * @param own the command of those that name none
 */
export const linkButtons = (choices: readonly Choice[], own: Command, deps: ButtonDeps): Button[] =>
  choices.flatMap((choice) => choiceButton('show', choice, own, deps));

/**
 * The buttons of a question back to the reader: what may have been meant, and "None of these".
 * @param own the command of the choices that name none
 */
export function choiceButtons(answer: Choices, own: Command, deps: ButtonDeps): Button[] {
  const choices = answer.choices
    .slice(0, MAX_CHOICES)
    .flatMap((choice) => choiceButton(choice.action ?? 'ask', choice, own, deps));
  if (answer.noneOf === undefined || own.question === undefined) return unique([...choices, ...proposeButtons(deps)]);
  const target = { command: own, values: { [own.question]: answer.noneOf } };
  return unique([...choices, button(deps.context.language.say('button.none'), customId('none', target, deps.context))]);
}

/** *Propose*, under what is not on file, where there is a desk. */
export const proposeButtons = ({ offersDesk = false, context }: Pick<Deps, 'offersDesk' | 'context'>): Button[] =>
  offersDesk ? [button(context.language.say('button.propose'), writeDeskId('propose'))] : [];

/** No button where this bot has no such command. */
function choiceButton(action: Action, choice: Choice, own: Command, { commands, context }: ButtonDeps): Button[] {
  const command = choice.command === undefined ? own : commands.get(choice.command);
  if (command === undefined) return [];
  const values =
    'values' in choice ? choice.values : command.question === undefined ? {} : { [command.question]: choice.question };
  return [button(choice.label, customId(action, { command, values }, context))];
}

/** *Share here*, under a private answer. */
export const shareButton = (target: Target, context: CommandContext): Button =>
  button(context.language.say('button.share'), customId('share', target, context));

/** *Delete*, under a public answer. */
export const deleteButton = (command: Command, context: CommandContext): Button =>
  button(context.language.say('button.delete'), customId('delete', { command }, context));
