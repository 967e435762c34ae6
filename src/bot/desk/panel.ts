import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { SHORT_DIGEST, type Target } from '../../desk/guards.js';
import { type ProposedChange, writeChangeDown } from '../../desk/proposed-change.js';
import { type Proposal, rivalsOf } from '../../desk/store/proposals.js';
import type { Form } from '../../desk/store/typed.js';
import { button } from '../../view/discord/components.js';
import { type CommandContext, UserError } from '../command.js';
import { buttonIdsIn } from '../pressed-message.js';
import type { Message } from '../reply.js';
import { blockText, inRoom, notesOn, rivalLines, type Shortening } from './card.js';
import { changeFrom } from './changes-from-forms.js';
import { isDeskId, readDeskId, writeDeskId } from './desk-id.js';
import type { DeskService, Preview } from './desk-service.js';
import { otherList } from './other-forms.js';
import { deskMessage, problemLines } from './replies.js';

/** Whether a form was opened from a private panel about the same proposal: what comes of it takes the place of what that shows. */
export function isOwnPanel(message: APIMessage | undefined, { proposal }: Target): boolean {
  if (message === undefined || ((message.flags ?? 0) & MessageFlags.Ephemeral) === 0) return false;
  const ids = buttonIdsIn(message);
  return (
    ids.every(isDeskId) &&
    ids.map(readDeskId).some((read) => read?.verb === 'edit' && read.target.proposal === proposal)
  );
}

/** The entry as readers would see it, or what is wrong with it; with the buttons for what can be done next. */
export async function panelOf(
  proposal: Proposal,
  form: Form,
  desk: DeskService,
  context: CommandContext,
): Promise<Message> {
  const { say, locale } = context.language;
  const target = { proposal: proposal.id, revision: proposal.revision, digest: '' };
  const edit = [
    button(say('button.desk.edit'), writeDeskId('edit', target)),
    ...(form.entry === undefined && hasMore(form)
      ? [button(say('button.desk.more'), writeDeskId('more', target))]
      : []),
  ];
  let change: ProposedChange;
  try {
    change = changeFrom(form, context, idOf(proposal));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return deskMessage([`### ${say('desk.problems')}`, error.message], edit);
  }
  const preview = await desk.preview(change, locale);
  if (!preview.ok) {
    const { text, files } = problemLines(preview.problems, context.language);
    return deskMessage([`### ${say('desk.problems')}`, text], edit, files);
  }
  const rivals = await desk.store.ask((queries) => rivalsOf(queries, { id: proposal.id, entry: change.entry }));
  const send = writeDeskId('send', { ...target, digest: writeChangeDown(change).digest.slice(0, SHORT_DIGEST) });
  return deskMessage(
    inRoom(undefined, (shortening) => [
      `### ${say('desk.ready')}`,
      blockText(preview.block, change, shortening, context.language),
      ...smallNotes(change, preview, rivals, shortening, context),
    ]),
    [button(say('button.desk.send'), send, true), ...edit],
  );
}

/** Whether its form had not room for all of it. */
const hasMore = (form: Form): boolean => [undefined, 'figures'].includes(otherList(form));

/** The id that a new entry was given with its first revision. */
export const idOf = ({ change, revision, entry }: Proposal): string | undefined =>
  change === 'new' && revision > 0 ? entry : undefined;

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
