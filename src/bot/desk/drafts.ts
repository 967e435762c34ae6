import type { APIChatInputApplicationCommandInteraction, APIMessageComponentInteraction } from 'discord-api-types/v10';
import { UnreadableStoryError } from '../../check/story/story-file.js';
import { type Drafted, draftedFor, keepDrafted } from '../../desk/drafted/drafted.js';
import type { Target } from '../../desk/guards.js';
import { personOf } from '../../desk/store/people.js';
import type { Candidate } from '../../draft/candidates.js';
import { currentId } from '../../record/former-ids.js';
import { button } from '../../view/discord/components.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import type { AttachedFile } from '../attached-file.js';
import { type CommandContext, UserError } from '../command.js';
import { optionsOf, valuesOf } from '../on-command.js';
import { optionText } from '../options/completion.js';
import { type Message, type Reply, updateReply } from '../reply.js';
import { clickerOf, permitted } from './clicker.js';
import { writeDeskId } from './desk-id.js';
import type { DeskService } from './desk-service.js';
import { MAX_MORE, MAX_NOTE, MAX_SAYS } from './entry-form.js';
import { openForm } from './propose.js';
import { deskMessage, privatelyLater } from './replies.js';

/** With everything around it, it must fit into a message also where every sign is escaped. */
const MAX_PASSAGE = 1_500;
const MAX_NAME = 100;
/** What the fields of the form take: what is longer is left for the editor to type, and never cut. Of keys, those that have room are given. */
const ROOM: Readonly<Record<string, number>> = { says: MAX_SAYS, passage: MAX_NOTE };

/** Whether `/propose` is to draft from a text. */
export const isDrafting = (interaction: APIChatInputApplicationCommandInteraction): boolean => {
  const { file, from } = valuesOf(optionsOf(interaction));
  return file !== undefined || from !== undefined;
};

/** `/propose file:` and `/propose from:`: what somebody says in a text, one statement a page, to be proposed from there. */
export async function draftFromText(
  interaction: APIChatInputApplicationCommandInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { language, record } = context;
  const { say } = language;
  const clicker = clickerOf(interaction);
  await permitted(desk, clicker, 'editor', language);
  const { file: fileId, from, source: given } = valuesOf(optionsOf(interaction));
  const named = from ?? given;
  const source = named === undefined ? undefined : currentId(record, optionText(named));
  if (source !== undefined && record.byId.get(source)?.entry !== 'source') throw new UserError(say('form.no-source'));
  const file = fileId === undefined ? undefined : fileOf(interaction, fileId);
  if (fileId !== undefined && file === undefined) throw new UserError(say('hint.file-not-fetched'));
  return privatelyLater(language, 'drafted', async () => {
    const candidates = await desk
      .draft({ ...(file === undefined ? {} : { file }), ...(source === undefined ? {} : { source }) })
      .catch((error: unknown) => {
        throw error instanceof UnreadableStoryError ? new UserError(say(`hint.file-${error.why}`)) : error;
      });
    if (candidates === undefined) throw new UserError(say('draft.no-text'));
    if (candidates.length === 0) return deskMessage([say('draft.none')]);
    const drafted = await desk.store.change(async (queries) =>
      keepDrafted(
        queries,
        { name: file?.name ?? source ?? '', candidates },
        { person: await personOf(queries, clicker.user), at: desk.now() },
      ),
    );
    return pageOf(drafted, 0, context);
  });
}

/** A file that came with a command, as Discord describes it. It comes from outside, so nothing is trusted to be there. */
function fileOf({ data }: APIChatInputApplicationCommandInteraction, id: string): AttachedFile | undefined {
  const {
    filename: name,
    url,
    size,
  }: Partial<Record<'filename' | 'url' | 'size', unknown>> = data.resolved?.attachments?.[id] ?? {};
  return typeof name === 'string' && typeof url === 'string' && typeof size === 'number'
    ? { name, url, size }
    : undefined;
}

/** Another page of what was drafted. The revision of the target is the number of the statement, from 0. */
export async function turnDrafted(
  interaction: APIMessageComponentInteraction,
  target: Target,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const drafted = await ownDrafted(interaction, target, desk, context);
  return { ...updateReply(pageOf(drafted, target.revision, context)), outcome: 'drafted' };
}

/** *Propose* under a drafted statement: the form with what was read from the text in it. */
export async function proposeDrafted(
  interaction: APIMessageComponentInteraction,
  target: Target,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { candidates } = await ownDrafted(interaction, target, desk, context);
  const candidate = candidates[target.revision];
  if (candidate === undefined) throw new UserError(context.language.say('draft.gone'));
  const { more = '', ...others } = candidate.fields;
  const keys = more.split('\n');
  while (keys.join('\n').length > MAX_MORE) keys.pop();
  const given = keys.join('\n');
  const fields = [...Object.entries(others), ...(given === '' ? [] : [['more', given] as const])].filter(
    ([name, { length }]) => length <= (ROOM[name] ?? length),
  );
  return openForm(interaction, { text: candidate.passage, ...Object.fromEntries(fields) }, desk, context);
}

/** @throws {UserError} where it is not kept any more, or is somebody else’s */
async function ownDrafted(
  interaction: APIMessageComponentInteraction,
  { proposal: id }: Target,
  desk: DeskService,
  { language }: CommandContext,
): Promise<Drafted<Candidate>> {
  const clicker = clickerOf(interaction);
  await permitted(desk, clicker, 'editor', language);
  const drafted = await desk.store.change(async (queries) =>
    draftedFor<Candidate>(queries, { id, person: await personOf(queries, clicker.user) }),
  );
  if (drafted === undefined) throw new UserError(language.say('draft.gone'));
  return drafted;
}

/** One drafted statement: its sentences and its speaker as the text has them, and how sure that is. */
function pageOf({ id, name, candidates }: Drafted<Candidate>, wanted: number, { language }: CommandContext): Message {
  const { say } = language;
  const at = Math.min(wanted, candidates.length - 1);
  const { passage, who, tier, related = [] } = candidates[at] as Candidate;
  const place = { name: escapeMarkdown(shorten(visible(name), MAX_NAME)), number: at + 1, total: candidates.length };
  const target = (revision: number): Target => ({ proposal: id, revision, digest: '' });
  const speaker = who === undefined ? say('draft.nobody') : `**${escapeMarkdown(shorten(visible(who), MAX_NAME))}**`;
  return deskMessage(
    [
      `### ${say('draft.title', place)}`,
      `${speaker} · ${say(`draft.tier.${tier}`)}\n> ${escapeMarkdown(shorten(visible(passage), MAX_PASSAGE))}`,
      ...related.map(
        ({ kind, entries }) =>
          `-# ${say(`relation.possibly.out.${kind}`, { name: entries.map((entry) => `\`${entry}\``).join(', ') })}?`,
      ),
    ],
    [
      button(say('button.propose'), writeDeskId('use', target(at)), true),
      ...(at > 0 ? [button(say('button.previous'), writeDeskId('page', target(at - 1)))] : []),
      ...(at + 1 < candidates.length ? [button(say('button.next'), writeDeskId('page', target(at + 1)))] : []),
    ],
  );
}
