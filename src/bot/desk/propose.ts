import type {
  APIChatInputApplicationCommandInteraction,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import { SHORT_DIGEST, type Target } from '../../desk/guards.js';
import { writeChangeDown } from '../../desk/proposed-change.js';
import { sendProposal, TooManyOpenError } from '../../desk/send-proposal.js';
import type { State } from '../../desk/states.js';
import { personOf } from '../../desk/store/people.js';
import { beginProposal, MovedOnError, NoArrowError, proposalOf } from '../../desk/store/proposals.js';
import { type Form, keepTyped, typedSoFar } from '../../desk/store/typed.js';
import { currentId } from '../../record/former-ids.js';
import { type CommandContext, UserError, type Values } from '../command.js';
import { messageText } from '../message-text.js';
import { optionsOf, valuesOf } from '../on-command.js';
import { optionText } from '../options/completion.js';
import { type Reply, updateReply } from '../reply.js';
import { changeFrom } from './changes-from-forms.js';
import { clickerOf, permitted } from './clicker.js';
import type { DeskService } from './desk-service.js';
import { formReply, moreFormReply } from './form-reply.js';
import { namedFirst } from './named-first.js';
import { OTHER_LISTS, otherList } from './other-forms.js';
import { idOf, isOwnPanel, panelOf } from './panel.js';
import { deskMessage, privatelyLater } from './replies.js';
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
  const list = OTHER_LISTS.find((one) => one === values.kind);
  return {
    ...given('speaker'),
    ...given('source'),
    ...chosen('event'),
    ...(list === undefined
      ? chosen('entry')
      : { list, ...(values.speaker === undefined ? {} : { claimant: id('speaker') }) }),
  };
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
      list: otherList(form) ?? 'statements',
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

/** *Edit*: the form once more; *More*: another one, for what that has no room for. */
export async function reopenForm(
  interaction: APIMessageComponentInteraction,
  target: Target,
  verb: 'edit' | 'more',
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { form } = await draftOf(interaction, target, desk, context);
  return verb === 'edit' ? formReply(target, form, context) : moreFormReply(target, form, context);
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
  const change = changeFrom(form, context, idOf(proposal));
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
