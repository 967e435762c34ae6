import {
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  MessageFlags,
} from 'discord-api-types/v10';
import { SHORT_DIGEST, type Target } from '../../desk/guards.js';
import { type ProposedChange, writeChangeDown } from '../../desk/proposed-change.js';
import { sendProposal, TooManyOpenError } from '../../desk/send-proposal.js';
import type { State } from '../../desk/states.js';
import { personOf } from '../../desk/store/people.js';
import {
  beginProposal,
  MovedOnError,
  NoArrowError,
  type Proposal,
  proposalOf,
  rivalsOf,
} from '../../desk/store/proposals.js';
import { type Form, keepTyped, typedSoFar } from '../../desk/store/typed.js';
import { currentId } from '../../record/former-ids.js';
import { button } from '../../view/discord/components.js';
import { type CommandContext, UserError, type Values } from '../command.js';
import { messageText } from '../message-text.js';
import { optionsOf, valuesOf } from '../on-command.js';
import { optionText } from '../options/completion.js';
import { buttonIdsIn } from '../pressed-message.js';
import { type Message, type Reply, updateReply } from '../reply.js';
import { blockText, inRoom, notesOn, rivalLines, type Shortening } from './card.js';
import { clickerOf, permitted } from './clicker.js';
import { isDeskId, readDeskId, writeDeskId } from './desk-id.js';
import type { DeskService, Preview } from './desk-service.js';
import { changeFrom } from './entry-form.js';
import { formReply } from './form-reply.js';
import { namedFirst } from './named-first.js';
import { deskMessage, privatelyLater, problemLines } from './replies.js';
import { submittedFields } from './submitted.js';

type Interaction =
  | APIChatInputApplicationCommandInteraction
  | APIMessageApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

/** `/propose`: the form for a new statement, or for a correction where an entry is named. */
export async function proposeByCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  return openForm(interaction, formOf(valuesOf(optionsOf(interaction)), context), desk, context);
}

/** @throws {UserError} where something is named that is not on file: nothing is typed yet that could be lost */
function formOf(values: Values, { record, language }: CommandContext): Form {
  const id = (name: string): string => currentId(record, optionText(values[name]));
  const isOnFile = (name: string, kinds: readonly string[]): boolean =>
    values[name] === undefined || kinds.includes(record.byId.get(id(name))?.entry ?? '');
  if (!isOnFile('speaker', ['person', 'organisation'])) throw new UserError(language.say('form.no-speaker'));
  if (!isOnFile('source', ['source'])) throw new UserError(language.say('form.no-source'));
  if (!isOnFile('event', ['event'])) throw new UserError(language.say('form.no-event'));
  const chosen = (name: 'entry' | 'event'): Form => (values[name] === undefined ? {} : { [name]: id(name) });
  const given = (name: 'speaker' | 'source'): Form =>
    values[name] === undefined ? {} : { [name]: id(name), [`${name}IsGiven`]: 'yes' };
  return { ...given('speaker'), ...given('source'), ...chosen('event'), ...chosen('entry') };
}

/** *Propose entry* in the menu of a message: its text is what was said. */
export function proposeFromMessage(
  interaction: APIMessageApplicationCommandInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const message = interaction.data.resolved?.messages?.[interaction.data.target_id];
  if (message === undefined) throw new UserError(context.language.say('hint.message-gone'));
  const text = messageText(message);
  return openForm(interaction, { text, says: text.slice(0, 1_000).toWellFormed() }, desk, context);
}

/** *Propose* under an answer that has nothing on file. */
export const proposeFromAnswer = (
  interaction: APIMessageComponentInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> => openForm(interaction, { text: messageText(interaction.message ?? {}) }, desk, context);

/**
 * Begins a proposal with what is known of it, and opens its form.
 * @throws {UserError} when the asker may not propose, or the entry cannot be corrected
 */
export async function openForm(
  interaction: Interaction,
  form: Form,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const clicker = clickerOf(interaction);
  await permitted(desk, clicker, 'editor', context.language);
  const at = desk.now();
  if (form.entry !== undefined && context.record.byId.get(form.entry)?.entry !== 'statement')
    throw new UserError(context.language.say('form.no-entry'));
  const id = await desk.store.change(async (queries) => {
    const person = await personOf(queries, clicker.user);
    const begun = {
      change: form.entry === undefined ? 'new' : 'correct',
      list: 'statements',
      entry: form.entry ?? '',
      proposer: person,
    };
    const proposal = await beginProposal(queries, begun, at);
    await keepTyped(queries, { interaction: interaction.id, proposal, person, form, at });
    return proposal;
  });
  const target = { proposal: id, revision: 0, digest: '' };
  return (await namedFirst(target, form, desk, context)) ?? formReply(target, form, context);
}

/** *Edit*: the form once more. */
export async function reopenForm(
  interaction: APIMessageComponentInteraction,
  target: Target,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { form } = await draftOf(interaction, target, desk, context);
  return formReply(target, form, context);
}

/** Where the words of a proposal may be changed. */
const WRITABLE: readonly State[] = ['draft', 'changes-requested', 'overtaken'];

/** A proposal that somebody may write on: their own draft, or any that changes were asked for or that was overtaken. */
async function draftOf(
  interaction: Interaction,
  { proposal: id }: Target,
  desk: DeskService,
  { language }: CommandContext,
) {
  const clicker = clickerOf(interaction);
  await permitted(desk, clicker, 'editor', language);
  return desk.store.change(async (queries) => {
    const proposal = await proposalOf(queries, id);
    const person = await personOf(queries, clicker.user);
    if (proposal === undefined) throw new UserError(language.say('desk.no.unknown'));
    if (proposal.state === 'draft' && proposal.proposer !== person)
      throw new UserError(language.say('desk.no.own-draft'));
    if (!WRITABLE.includes(proposal.state))
      throw new UserError(language.say('desk.no.no-arrow', { state: language.say(`desk.state.${proposal.state}`) }));
    return { proposal, person, form: await typedSoFar(queries, id) };
  });
}

/** A form that was sent off: what was typed is kept before anything else, then checked and shown as readers would see it. */
export async function takeForm(
  interaction: APIModalSubmitInteraction,
  target: Target,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { proposal, person, form: before } = await draftOf(interaction, target, desk, context);
  const typed = submittedFields(interaction);
  await desk.store.change((queries) =>
    keepTyped(queries, { interaction: interaction.id, proposal: proposal.id, person, form: typed, at: desk.now() }),
  );
  const form = { ...before, ...typed };
  return privatelyLater(
    context.language,
    'proposal checked',
    () => panelOf(proposal, form, desk, context),
    isOwnPanel(interaction.message, target),
  );
}

/** Whether a form was opened from a private panel about the same proposal: what comes of it takes the place of what that shows. */
function isOwnPanel(message: APIMessage | undefined, { proposal }: Target): boolean {
  if (message === undefined || ((message.flags ?? 0) & MessageFlags.Ephemeral) === 0) return false;
  const ids = buttonIdsIn(message);
  return (
    ids.every(isDeskId) &&
    ids.map(readDeskId).some((read) => read?.verb === 'edit' && read.target.proposal === proposal)
  );
}

/** The entry as readers would see it, or what is wrong with it; with the buttons for what can be done next. */
async function panelOf(proposal: Proposal, form: Form, desk: DeskService, context: CommandContext): Promise<Message> {
  const { say, locale } = context.language;
  const target = { proposal: proposal.id, revision: proposal.revision, digest: '' };
  const edit = button(say('button.desk.edit'), writeDeskId('edit', target));
  let change: ProposedChange;
  try {
    change = changeFrom(form, context, proposal.change === 'new' && proposal.revision > 0 ? proposal.entry : undefined);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return deskMessage([`### ${say('desk.problems')}`, error.message], [edit]);
  }
  const preview = await desk.preview(change, locale);
  if (!preview.ok) {
    const { text, files } = problemLines(preview.problems, context.language);
    return deskMessage([`### ${say('desk.problems')}`, text], [edit], files);
  }
  const rivals = await desk.store.ask((queries) => rivalsOf(queries, { id: proposal.id, entry: change.entry }));
  const send = writeDeskId('send', { ...target, digest: writeChangeDown(change).digest.slice(0, SHORT_DIGEST) });
  return deskMessage(
    inRoom(undefined, (shortening) => [
      `### ${say('desk.ready')}`,
      blockText(preview.block, change, shortening, context.language),
      ...smallNotes(change, preview, rivals, shortening, context),
    ]),
    [button(say('button.desk.send'), send, true), edit],
  );
}

/** What an editor should know of it. */
function smallNotes(
  change: ProposedChange,
  preview: Extract<Preview, { ok: true }>,
  rivals: readonly Proposal[],
  shortening: Shortening,
  { language }: CommandContext,
): string[] {
  const lines = [...notesOn(change, preview, shortening, language), ...rivalLines(rivals, language)];
  return lines.length === 0 ? [] : [lines.map((line) => `-# ${line}`).join('\n')];
}

/** *Send to the desk*: exactly what was shown becomes the next revision, and its card is posted. */
export async function sendToDesk(
  interaction: APIMessageComponentInteraction,
  target: Target,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { say } = context.language;
  const { proposal, person, form } = await draftOf(interaction, target, desk, context);
  const setup = await permitted(desk, clickerOf(interaction), 'editor', context.language);
  const change = changeFrom(
    form,
    context,
    proposal.change === 'new' && proposal.revision > 0 ? proposal.entry : undefined,
  );
  const written = writeChangeDown(change);
  // Typed anew since, or the record has changed: what would be sent is not what was shown.
  if (written.digest.slice(0, SHORT_DIGEST) !== target.digest || proposal.revision !== target.revision)
    throw new UserError(say('desk.no.moved-on'));
  try {
    await desk.store.change(async (queries) => {
      await sendProposal(queries, proposal, written, {
        person,
        interaction: interaction.id,
        reason: '',
        at: desk.now(),
      });
    });
  } catch (error) {
    if (error instanceof TooManyOpenError) throw new UserError(say('desk.no.too-many'));
    if (error instanceof MovedOnError || error instanceof NoArrowError) throw new UserError(say('desk.no.moved-on'));
    throw error;
  }
  void desk.showCard(proposal.id);
  // In the place of what was sent: neither of its buttons leads anywhere any more.
  return {
    ...updateReply(deskMessage([say('desk.sent', { proposal: proposal.id, channel: `<#${setup.channel}>` })])),
    outcome: 'proposal sent',
  };
}
