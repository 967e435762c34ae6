import { type APIInteraction, type APIModalSubmitInteraction, ChannelType, ComponentType } from 'discord-api-types/v10';
import { setUp, setupOf } from '../../desk/store/setup.js';
import type { CommandContext } from '../command.js';
import { UserError } from '../command.js';
import { mayManage } from '../may-manage.js';
import type { Reply } from '../reply.js';
import { writeDeskId } from './desk-id.js';
import type { DeskService } from './desk-service.js';
import { type Field, modalReply, radioField } from './modal.js';
import { deskMessage, privatelyLater } from './replies.js';
import { submittedFields } from './submitted.js';

/** @throws {UserError} when it is not the home server, or somebody may not manage it */
function mayBeSetUp(interaction: APIInteraction, desk: DeskService, { language }: CommandContext): void {
  if (interaction.guild_id !== desk.homeServer) throw new UserError(language.say('desk.no.elsewhere'));
  if (!mayManage(interaction)) throw new UserError(language.say('desk.no.not-keeper'));
}

/** `/desk setup`: the form for channel, roles and how many must approve. */
export async function openSetup(
  interaction: APIInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  mayBeSetUp(interaction, desk, context);
  const { say } = context.language;
  const setup = await desk.store.ask(setupOf);
  const roleField = (name: 'editors' | 'approvers'): Field => ({
    label: say(`desk.setup.${name}`),
    component: {
      type: ComponentType.RoleSelect,
      custom_id: name,
      required: true,
      ...(setup === undefined ? {} : { default_values: [{ id: setup[name], type: 'role' as never }] }),
    },
  });
  return modalReply(writeDeskId('setup'), say('desk.setup.title'), [
    {
      label: say('desk.setup.channel'),
      component: {
        type: ComponentType.ChannelSelect,
        custom_id: 'channel',
        required: true,
        channel_types: [ChannelType.GuildText],
        ...(setup === undefined ? {} : { default_values: [{ id: setup.channel, type: 'channel' as never }] }),
      },
    },
    roleField('editors'),
    roleField('approvers'),
    {
      label: say('desk.setup.approvals'),
      component: radioField(
        'approvals',
        (['1', '2', '0'] as const).map((value) => ({ value, label: say(`desk.setup.approvals.${value}`) })),
        String(setup?.approvals ?? 1),
      ),
    },
  ]);
}

/** Keeps the set-up, and tries whether the bot may post in the channel. */
export async function saveSetup(
  interaction: APIModalSubmitInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  mayBeSetUp(interaction, desk, context);
  const { language } = context;
  const { channel = '', editors = '', approvers = '', approvals } = submittedFields(interaction);
  const count = approvals === '0' ? 0 : approvals === '2' ? 2 : 1;
  const locale = interaction.guild_locale ?? interaction.locale;
  await desk.store.change((queries) => setUp(queries, { channel, editors, approvers, approvals: count, locale }));
  return privatelyLater(language, 'desk set up', async () => {
    const place = { channel: `<#${channel}>` };
    const canPost = await desk.greet(channel, locale);
    return deskMessage([language.say(canPost ? 'desk.setup.done' : 'desk.setup.cannot-post', place)]);
  });
}
