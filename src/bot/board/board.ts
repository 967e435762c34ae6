import type { APIInteraction, APIMessageComponentInteraction } from 'discord-api-types/v10';
import { settleFlags } from '../../desk/flags/flags.js';
import { missNamed, setMissAside } from '../../desk/misses/misses.js';
import { button, buttonRows, container, divider, textDisplay } from '../../view/discord/components.js';
import { type CommandContext, UserError } from '../command.js';
import { clickerOf, permitted } from '../desk/clicker.js';
import type { DeskService } from '../desk/desk-service.js';
import { openForm } from '../desk/propose.js';
import { privately } from '../desk/replies.js';
import { readVersion } from '../flags/flag-id.js';
import { type Message, type Reply, updateReply } from '../reply.js';
import { aliasForm } from './alias-form.js';
import { readBoardId, SECTIONS, type Section, writeShowId } from './board-id.js';
import { type BoardLists, boardLists } from './board-lists.js';
import { boardParts, PER_PAGE } from './board-parts.js';

/** `/desk board`: what waits for an editor, for editors alone. */
export async function openBoard(
  interaction: APIInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  return privately(await boardMessage('waiting', 1, interaction, desk, context), 'board');
}

/**
 * A button of the board.
 * @throws {UserError} when it is about nothing any more
 */
export async function pressBoard(
  interaction: APIMessageComponentInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Reply> {
  const { say } = context.language;
  const id = readBoardId(interaction.data.custom_id);
  if (id === undefined) throw new UserError(say('hint.button'));
  const redrawn = async (section: Section, page = 1): Promise<Reply> => ({
    ...updateReply(await boardMessage(section, page, interaction, desk, context)),
    outcome: 'board',
  });
  if (id.kind === 'show') return redrawn(id.section, id.page);
  await permitted(desk, clickerOf(interaction), 'editor', context.language);
  if (id.action === 'draft' || id.action === 'aside' || id.action === 'alias') {
    const miss = await missNamed(desk.store, id.about);
    if (miss === undefined) throw new UserError(say('board.gone'));
    if (id.action === 'draft')
      return openForm(interaction, { text: miss.question, asked: miss.question }, desk, context);
    if (id.action === 'alias') return aliasForm(miss, context);
    await setMissAside(desk.store, miss.question, desk.now());
    return redrawn('misses');
  }
  const version = await readVersion(id.about, context.codes);
  if (version === undefined) throw new UserError(say('board.gone'));
  if (id.action === 'correct') return openForm(interaction, { entry: version.entry }, desk, context);
  await settleFlags(desk.store, version);
  return redrawn('flags');
}

async function boardMessage(
  section: Section,
  wanted: number,
  interaction: APIInteraction,
  desk: DeskService,
  context: CommandContext,
): Promise<Message> {
  const clicker = clickerOf(interaction);
  await permitted(desk, clicker, 'editor', context.language);
  const lists = await boardLists(desk, clicker.user, context);
  const pages = Math.max(1, Math.ceil(lists[section].length / PER_PAGE[section]));
  const page = Math.min(wanted, pages);
  const parts = await boardParts(section, lists, (page - 1) * PER_PAGE[section], context, desk.homeServer);
  const { say } = context.language;
  const place = pages > 1 ? `\n-# ${say('footer.page', { number: page, total: pages })}` : '';
  const heading = textDisplay(`### ${say(`board.${section}`)}${place}`);
  const shown = parts.flatMap(({ text, buttons }) => [textDisplay(text), ...buttonRows(buttons)]);
  const body = shown.length === 0 ? [textDisplay(say('board.none'))] : shown;
  return {
    components: [container([heading, divider(), ...body] as Parameters<typeof container>[0])],
    buttons: [...tabs(section, lists, context), ...turning(section, page, pages, context)],
    files: [],
    entries: [],
  };
}

/** A button for each list, with how much is on it; that of the list shown is highlighted. */
const tabs = (section: Section, lists: BoardLists, { language }: CommandContext) =>
  SECTIONS.map((one) =>
    button(
      `${language.say(`board.${one}`)} ${language.number(lists[one].length)}`,
      writeShowId(one, 1, true),
      one === section,
    ),
  );

const turning = (section: Section, page: number, pages: number, { language: { say } }: CommandContext) => [
  ...(page > 1 ? [button(say('button.previous'), writeShowId(section, page - 1, false))] : []),
  ...(page < pages ? [button(say('button.next'), writeShowId(section, page + 1, false))] : []),
];
