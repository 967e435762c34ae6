import { type APIMessageComponentInteraction, MessageFlags } from 'discord-api-types/v10';
import { notOnFileText } from './answers/not-on-file.js';
import { deleteButton, oneStatementButtons } from './buttons/buttons.js';
import { type Action, type ButtonState, readCustomId } from './buttons/custom-id.js';
import { deleteReply } from './buttons/delete.js';
import { sharedMessage, shownMessage } from './buttons/share.js';
import { type Answer, type Command, UserError } from './command.js';
import { healed, outdatedAnswer } from './corrections/heal.js';
import type { Deps } from './deps.js';
import { flagForm } from './flags/flag-form.js';
import { askInStyle } from './house-style-option.js';
import { askedIn, missedIn, outcomeOf, toMessage, withAnswerPicture, withOwnButton } from './replies/answer-reply.js';
import { cardReply } from './replies/card-reply.js';
import { exportReply } from './replies/export-reply.js';
import { orHint } from './replies/hint-reply.js';
import { layOut } from './replies/page-message.js';
import { plainTextReply } from './replies/plain-text-reply.js';
import { type Message, messageReply, privateText, type Reply, updateReply } from './reply.js';

/** A button that was pressed, and what it carries. */
interface Press {
  readonly interaction: APIMessageComponentInteraction;
  readonly state: ButtonState;
  readonly command: Command;
}

type Handler = (press: Press, deps: Deps) => Reply | Promise<Reply>;

const HANDLERS: Readonly<Record<Action, Handler>> = {
  page: showInPlace,
  ask: showInPlace,
  show: showBelow,
  none: showNothing,
  text: givePlainText,
  export: giveExport,
  card: giveCard,
  flag: openFlagForm,
  watch: watchIt,
  share,
  delete: ({ interaction }, { context }) => ({ ...deleteReply(interaction, context.language), outcome: 'deleted' }),
};

/**
 * Does what a button says. Everything it needs is in its custom_id, so buttons outlive a restart. Where the record has changed since, the
 * message with the button is brought up to date by the way.
 * @throws {UserError} when the button leads nowhere any more, or is somebody else's
 */
export async function onButton(interaction: APIMessageComponentInteraction, deps: Deps): Promise<Reply> {
  const outdated = isPrivate(interaction) ? undefined : await outdatedAnswer(interaction.message?.id, deps);
  if (outdated === undefined) return press(interaction, deps);
  return healed(outdated, await orHint(press(interaction, deps)), deps);
}

async function press(interaction: APIMessageComponentInteraction, deps: Deps): Promise<Reply> {
  const state = await readCustomId(String(interaction.data.custom_id), deps.commands, deps.context);
  const command = state === undefined ? undefined : deps.commands.get(state.command);
  if (state === undefined || command === undefined) throw new UserError(deps.context.language.say('hint.button'));
  return HANDLERS[state.action]({ interaction, state, command }, deps);
}

/** The command's answer to what the button carries, from the current record. */
const askAgain = ({ state, command }: Press, { context }: Deps): Promise<Answer> =>
  askInStyle(command, state.values, context);

const isPrivate = ({ message }: APIMessageComponentInteraction): boolean =>
  ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

function pageMessageOf(answer: Answer, { state, command }: Press, deps: Deps): Promise<Message> {
  const outdated = state.version !== deps.context.record.version;
  return toMessage({ answer, page: state.page, command, outdated }, deps);
}

async function showInPlace(press: Press, deps: Deps): Promise<Reply> {
  return showAnswer(press, deps, updateReply);
}

async function showBelow(press: Press, deps: Deps): Promise<Reply> {
  return showAnswer(press, deps, (message) => messageReply(message, isPrivate(press.interaction)));
}

async function showAnswer(press: Press, deps: Deps, toReply: (message: Message) => Reply): Promise<Reply> {
  const { interaction, state, command } = press;
  const answer = await askAgain(press, deps);
  const message = await withOwnButton(
    {
      message: await pageMessageOf(answer, press, deps),
      answer,
      page: state.page,
      command,
      hidden: isPrivate(interaction),
    },
    deps,
  );
  return {
    ...withAnswerPicture(toReply(message), answer, state.page, deps),
    ...askedIn({ answer, page: state.page, command }, deps),
    outcome: outcomeOf(answer),
  };
}

/** "None of these": the question is not on file. */
async function showNothing({ state, command }: Press, deps: Deps): Promise<Reply> {
  const question = command.question === undefined ? '' : (state.values[command.question] ?? '');
  const text = notOnFileText(question, false, deps.context.language);
  const answer: Answer = { kind: 'choices', text, choices: [], ...(question === '' ? {} : { asked: state.values }) };
  return {
    ...updateReply(await toMessage({ answer, page: 1, command, outdated: false }, deps)),
    ...missedIn(answer, state.values, command),
    outcome: 'none of these',
  };
}

async function givePlainText(press: Press, deps: Deps): Promise<Reply> {
  const answer = await askAgain(press, deps);
  if (answer.kind !== 'pages') return { ...noLongerOnFile(deps), outcome: 'plain text' };
  const page = await layOut(answer, press.state.page);
  const one = await oneStatementButtons(page, press.state.values, press.command, deps);
  return { ...plainTextReply(page, deps.context.language, one), outcome: 'plain text' };
}

async function giveExport(press: Press, deps: Deps): Promise<Reply> {
  const answer = await askAgain(press, deps);
  const reply =
    answer.kind === 'pages'
      ? await exportReply(await layOut(answer, press.state.page), deps.context)
      : noLongerOnFile(deps);
  return { ...reply, outcome: 'export' };
}

async function giveCard(press: Press, deps: Deps): Promise<Reply> {
  const answer = await askAgain(press, deps);
  const reply =
    answer.kind === 'pages' ? await cardReply(await layOut(answer, press.state.page), press.command, deps) : undefined;
  return { ...(reply ?? noLongerOnFile(deps)), outcome: 'card' };
}

/** What is wrong with which of the entries that the page shows. */
async function openFlagForm(press: Press, deps: Deps): Promise<Reply> {
  if (deps.takesFlags !== true) throw new UserError(deps.context.language.say('hint.button'));
  const answer = await askAgain(press, deps);
  if (answer.kind !== 'pages') return noLongerOnFile(deps);
  const { blocks } = await layOut(answer, press.state.page);
  return flagForm([...new Set(blocks.flatMap(({ entries }) => entries))], deps.context);
}

/** *Tell me when there is*: notifies the user once the question can be answered. */
function watchIt({ interaction, state, command }: Press, { watchQuestion, context }: Deps): Reply {
  if (watchQuestion === undefined) throw new UserError(context.language.say('hint.button'));
  return watchQuestion(interaction, { command: command.definition.name, values: state.values }, context);
}

/** Shows a private answer to everybody. */
async function share(press: Press, deps: Deps): Promise<Reply> {
  const { interaction, state, command } = press;
  const { language } = deps.context;
  const shareReply = async (message: Message): Promise<Reply> => {
    const buttons = [...message.buttons, await deleteButton(command, deps.context)];
    return messageReply(sharedMessage({ ...message, buttons }, interaction, language), false);
  };
  // What was pasted is in no button: such an answer cannot be made again, only copied.
  if (command.menu !== undefined)
    return { ...(await shareReply(shownMessage(interaction, language))), outcome: 'shared' };
  const answer = await askAgain(press, deps);
  const reply = await shareReply(await pageMessageOf(answer, press, deps));
  return {
    ...withAnswerPicture(reply, answer, state.page, deps),
    ...askedIn({ answer, page: state.page, command }, deps, true),
    outcome: 'shared',
  };
}

const noLongerOnFile = ({ context }: Deps): Reply => privateText(context.language.say('hint.changed'));
