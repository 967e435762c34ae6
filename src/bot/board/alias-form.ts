import type { APIModalSubmitInteraction } from 'discord-api-types/v10';
import { entryDigest } from '../../desk/entry-digest.js';
import { type Miss, missName, missNamed, setMissAside } from '../../desk/misses/misses.js';
import { type ProposedAlias, writeChangeDown } from '../../desk/proposed-change.js';
import { sendProposal, TooManyOpenError } from '../../desk/send-proposal.js';
import { personOf } from '../../desk/store/people.js';
import { beginProposal, proposalOf } from '../../desk/store/proposals.js';
import type { Entry } from '../../record/entries.js';
import { currentId } from '../../record/former-ids.js';
import { type CommandContext, UserError } from '../command.js';
import { clickerOf, permitted } from '../desk/clicker.js';
import type { DeskService } from '../desk/desk-service.js';
import { modalReply, type Option, selectField, textField } from '../desk/modal.js';
import { deskMessage, privately } from '../desk/replies.js';
import { submittedFields } from '../desk/submitted.js';
import { complete } from '../options/completion.js';
import type { Reply } from '../reply.js';
import { readBoardId, writeDoId } from './board-id.js';

const MAX_CHOICES = 25;
const MAX_NAME = 100;

/** What can get another name at the desk, by the list of its file. */
const LIST_OF = { person: 'people', organisation: 'organisations', place: 'places', event: 'events' } as const;
type Named = Extract<Entry, { entry: keyof typeof LIST_OF }>;
const isNamed = (entry: Entry | undefined): entry is Named => entry !== undefined && entry.entry in LIST_OF;

/**
 * *Another name for …*: what was asked becomes another name of something on file; those that it is nearest to are to be chosen from.
 * @throws {UserError} where nothing on file comes near
 */
export async function aliasForm(
  miss: Pick<Miss, 'key' | 'question' | 'nearest'>,
  context: CommandContext,
): Promise<Reply> {
  const { say } = context.language;
  const choices = await nearestTo(miss, context);
  const [first] = choices;
  if (first === undefined) throw new UserError(say('board.gone'));
  const name = [...miss.question].slice(0, MAX_NAME).join('');
  return modalReply(writeDoId('alias', missName(miss)), say('button.board.alias'), [
    { label: say('form.alias.entry'), component: selectField('entry', choices, first.value) },
    { label: say('form.alias.name'), component: textField('name', { value: name, required: true, max: MAX_NAME }) },
  ]);
}

/** What was offered to those who asked, then what completion offers for each of its words, then who is named most. */
async function nearestTo(
  { question, nearest }: Pick<Miss, 'question' | 'nearest'>,
  context: CommandContext,
): Promise<Option[]> {
  const { record } = context;
  const found = new Map<string, Option>();
  const add = (id: string): void => {
    const entry = record.byId.get(currentId(record, id));
    if (isNamed(entry) && entry.status === 'live') found.set(entry.id, { value: entry.id, label: entry.name });
  };
  for (const name of [...nearest, question, ...question.split(/\s+/u)])
    for (const { value } of await complete('claims', name, context)) add(value);
  const others = [...record.people, ...record.organisations]
    .map(({ id }) => ({ id, count: record.lookup.ofVoice(id).statements }))
    .sort((a, b) => b.count - a.count);
  for (const { id } of others) if (found.size < MAX_CHOICES) add(id);
  return [...found.values()].slice(0, MAX_CHOICES);
}

/**
 * Proposes the name, to be approved like anything else.
 * @throws {UserError} where the entry or the question is gone, or the entry has that name
 */
export async function takeAlias(
  interaction: APIModalSubmitInteraction,
  desk: DeskService,
  { record, language }: CommandContext,
): Promise<Reply> {
  const { say } = language;
  const clicker = clickerOf(interaction);
  const setup = await permitted(desk, clicker, 'editor', language);
  const read = readBoardId(interaction.data.custom_id);
  const miss = read?.kind === 'do' && read.action === 'alias' ? await missNamed(desk.store, read.about) : undefined;
  const { entry: id = '', name = '' } = submittedFields(interaction);
  const entry = record.byId.get(currentId(record, id));
  const alias = name.trim();
  if (miss === undefined || !isNamed(entry) || alias === '') throw new UserError(say('board.gone'));
  if ([entry.name, ...entry.aliases.map((one) => one.name)].includes(alias)) throw new UserError(say('form.no-change'));
  const list = LIST_OF[entry.entry];
  const change: ProposedAlias = { change: 'alias', list, entry: entry.id, alias, base: entryDigest(entry) };
  const at = desk.now();
  const proposal = await desk.store.change(async (queries) => {
    const person = await personOf(queries, clicker.user);
    const begun = await beginProposal(queries, { change: 'alias', list, entry: entry.id, proposer: person }, at);
    const draft = await proposalOf(queries, begun);
    if (draft === undefined) throw new UserError(say('desk.no.unknown'));
    const mover = { person, interaction: interaction.id, reason: '', at };
    return sendProposal(queries, draft, writeChangeDown(change), mover).catch((error: unknown) => {
      throw error instanceof TooManyOpenError ? new UserError(say('desk.no.too-many')) : error;
    });
  });
  await setMissAside(desk.store, miss.question, at);
  void desk.showCard(proposal.id);
  return privately(
    deskMessage([say('desk.sent', { proposal: proposal.id, channel: `<#${setup.channel}>` })]),
    'alias proposed',
  );
}
