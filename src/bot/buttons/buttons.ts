import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { button } from '../../view/discord/components.js';
import type { Page } from '../../view/page.js';
import { statementLabel } from '../../view/statement-label.js';
import type { Choice, Choices, Command, CommandContext, Pages, Values } from '../command.js';
import type { Deps } from '../deps.js';
import { writeDeskId } from '../desk/desk-id.js';
import { statementLink } from '../links.js';
import { STYLE } from '../options/define.js';
import { statementsOn } from '../replies/statements-on-page.js';
import { type Action, writeCustomId } from './custom-id.js';

type Button = APIButtonComponentWithCustomId;
type ButtonDeps = Pick<Deps, 'commands' | 'context' | 'offersDesk' | 'takesFlags'>;

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

const customId = (
  action: Action,
  { command, page = 1, values = {} }: Target,
  context: CommandContext,
): Promise<string> =>
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
export async function pageButtons(answer: Pages, page: Page, command: Command, deps: ButtonDeps): Promise<Button[]> {
  const { context } = deps;
  const { say } = context.language;
  const to = (action: Action, number = page.number): Promise<string> =>
    customId(action, { command, page: number, values: answer.values }, context);
  const hasEntries = page.blocks.some(({ entries }) => entries.length > 0);
  const buttons: Button[] = [];
  if (page.number > 1) buttons.push(button(say('button.previous'), await to('page', page.number - 1)));
  if (page.more) buttons.push(button(say('button.next'), await to('page', page.number + 1), true));
  if (hasEntries) buttons.push(button(say('button.plain'), await to('text')));
  if (hasEntries && answer.exported) buttons.push(button(say('button.export'), await to('export')));
  if ((await statementsOn(page, context)).statements.length > 0)
    buttons.push(button(say('button.card'), await to('card')));
  const links = await linkButtons((answer.choices ?? []).slice(0, MAX_LINKS), command, deps);
  const flag = hasEntries && deps.takesFlags === true ? [button(say('button.flag'), await to('flag'))] : [];
  return unique([...buttons, ...links, ...flag]);
}

/** Buttons that give one statement of a page alone as plain text, in the same style; none where the page shows but one. */
export async function oneStatementButtons(
  page: Page,
  { [STYLE]: style }: Values,
  own: Command,
  deps: ButtonDeps,
): Promise<Button[]> {
  const { statements, context } = await statementsOn(page, deps.context);
  if (statements.length < 2) return [];
  const choices = statements.slice(0, MAX_CHOICES).map((one): Choice => {
    const { command, question } = statementLink(one.id);
    const option = deps.commands.get(command)?.question ?? '';
    return {
      label: statementLabel(one, context.record),
      command,
      values: { [option]: question, ...(style === undefined ? {} : { [STYLE]: style }) },
    };
  });
  return buttonsOf(choices, () => 'text', own, deps);
}

/**
 * Buttons that show the answer to another question below.
 * @param own the command of those that name none
 */
export const linkButtons = (choices: readonly Choice[], own: Command, deps: ButtonDeps): Promise<Button[]> =>
  buttonsOf(choices, () => 'show', own, deps);

/**
 * The buttons of a question back to the reader: what may have been meant, and "None of these".
 * @param own the command of the choices that name none
 */
export async function choiceButtons(answer: Choices, own: Command, deps: ButtonDeps): Promise<Button[]> {
  const choices = await buttonsOf(answer.choices.slice(0, MAX_CHOICES), ({ action }) => action ?? 'ask', own, deps);
  if (answer.noneOf === undefined || own.question === undefined)
    return unique([...choices, ...(await watchButtons(answer, own, deps)), ...proposeButtons(deps)]);
  const target = { command: own, values: { [own.question]: answer.noneOf } };
  const none = await customId('none', target, deps.context);
  return unique([...choices, button(deps.context.language.say('button.none'), none)]);
}

/** *Tell me when there is*, under what is not on file, where there is a desk. */
async function watchButtons({ asked }: Choices, command: Command, deps: ButtonDeps): Promise<Button[]> {
  if (asked === undefined || deps.takesFlags !== true) return [];
  return [
    button(
      deps.context.language.say('button.watch'),
      await customId('watch', { command, values: asked }, deps.context),
    ),
  ];
}

/** *Propose*, under what is not on file, where there is a desk. */
export const proposeButtons = ({ offersDesk = false, context }: Pick<Deps, 'offersDesk' | 'context'>): Button[] =>
  offersDesk ? [button(context.language.say('button.propose'), writeDeskId('propose'))] : [];

/** One button a choice, one after the other: they mostly carry the same question. None where this bot has no such command. */
async function buttonsOf(
  choices: readonly Choice[],
  actionOf: (choice: Choice) => Action,
  own: Command,
  { commands, context }: ButtonDeps,
): Promise<Button[]> {
  const buttons: Button[] = [];
  for (const choice of choices) {
    const command = choice.command === undefined ? own : commands.get(choice.command);
    if (command === undefined) continue;
    const { question } = command;
    const values = 'values' in choice ? choice.values : question === undefined ? {} : { [question]: choice.question };
    buttons.push(button(choice.label, await customId(actionOf(choice), { command, values }, context)));
  }
  return buttons;
}

/** *Share here*, under a private answer. */
export const shareButton = async (target: Target, context: CommandContext): Promise<Button> =>
  button(context.language.say('button.share'), await customId('share', target, context));

/** *Delete*, under a public answer. */
export const deleteButton = async (command: Command, context: CommandContext): Promise<Button> =>
  button(context.language.say('button.delete'), await customId('delete', { command }, context));
