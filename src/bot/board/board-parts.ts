import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { missName } from '../../desk/misses/misses.js';
import { entryLabel } from '../../record/entry-label.js';
import { button } from '../../view/discord/components.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import type { CommandContext } from '../command.js';
import { writeDeskId } from '../desk/desk-id.js';
import { wordsOf } from '../flags/flag-form.js';
import { writeVersion } from '../flags/flag-id.js';
import { type Section, writeDoId } from './board-id.js';
import type { BoardLists } from './board-lists.js';

/** One thing on the board, and what can be done with it from there. */
export interface BoardPart {
  readonly text: string;
  readonly buttons: readonly APIButtonComponentWithCustomId[];
}

/** How many things fit on a page: forty components, of which those with buttons take up to five. */
export const PER_PAGE: Readonly<Record<Section, number>> = {
  waiting: 10,
  misses: 4,
  flags: 4,
  review: 10,
  reach: 10,
  drafts: 5,
};
/** What somebody wrote takes at most this much of a page, in characters. */
const MAX_WORDS = 150;
const MAX_QUESTION = 200;
const MAX_ENTRY = 300;
const MAX_NOTES = 2;
const MAX_NAMES = 3;

/** Things of one list of the board, in words. */
export async function boardParts(
  section: Section,
  lists: BoardLists,
  from: number,
  context: CommandContext,
  homeServer: string,
): Promise<readonly BoardPart[]> {
  const slice = <Item>(items: readonly Item[]) => items.slice(from, from + PER_PAGE[section]);
  switch (section) {
    case 'waiting':
      return slice(lists.waiting).map((one) => waitingPart(one, context, homeServer));
    case 'misses':
      return slice(lists.misses).map((one) => missPart(one, context));
    case 'flags':
      return Promise.all(slice(lists.flags).map((one) => flagPart(one, context)));
    case 'review':
      return slice(lists.review).map(({ entry, date }) => ({
        text: context.language.say('board.review.line', {
          entry: named(entry.id, context),
          date: context.language.date(date),
        }),
        buttons: [],
      }));
    case 'reach':
      return slice(lists.reach).map((one) => reachPart(one, context));
    case 'drafts':
      return slice(lists.drafts).map((one) => draftPart(one, context));
  }
}

const words = (text: string, limit = MAX_WORDS): string => escapeMarkdown(shorten(visible(text), limit));
const since = (at: number): string => `<t:${Math.floor(at / 1_000)}:R>`;

function named(id: string, { record }: CommandContext): string {
  const entry = record.byId.get(id);
  const label = entry === undefined ? '' : `**${words(entryLabel(entry, record), 80)}** `;
  return `${label}(${words(id, 80)})`;
}

function waitingPart(
  { proposal, proposer }: BoardLists['waiting'][number],
  { language: { say } }: CommandContext,
  homeServer: string,
): BoardPart {
  const { change, entry, state, changed_at, channel, message, id } = proposal;
  const line = say('board.waiting.line', {
    kind: say(`desk.card.${change}` as 'desk.card.new'),
    entry: words(entry, 80),
    state: say(`desk.state.${state}`),
    when: since(changed_at),
    name: proposer === undefined ? say('desk.somebody') : `<@${proposer}>`,
  });
  const card =
    channel === null || message === null
      ? id
      : `[${id}](https://discord.com/channels/${homeServer}/${channel}/${message})`;
  return { text: `${line} · ${card}`, buttons: [] };
}

function missPart(miss: BoardLists['misses'][number], { language: { say }, mention }: CommandContext): BoardPart {
  const { question, askers, lastAt, command, nearest } = miss;
  const offered = nearest.slice(0, MAX_NAMES).map((name) => words(name, 60));
  return {
    text: [
      `**${words(question, MAX_QUESTION)}**`,
      `-# ${say('board.miss', { count: askers, when: since(lastAt), command: mention(command) })}`,
      ...(offered.length === 0 ? [] : [`-# ${say('board.miss.nearest', { names: offered.join(', ') })}`]),
    ].join('\n'),
    buttons: [
      button(say('button.board.draft'), writeDoId('draft', missName(miss)), true),
      button(say('button.board.alias'), writeDoId('alias', missName(miss))),
      button(say('button.board.aside'), writeDoId('aside', missName(miss))),
    ],
  };
}

async function flagPart(flagged: BoardLists['flags'][number], context: CommandContext): Promise<BoardPart> {
  const { language, record, codes } = context;
  const { say } = language;
  const { entry: id, reasons, notes, places } = flagged;
  const entry = record.byId.get(id);
  const about = await writeVersion(flagged, codes);
  const told = notes.slice(0, MAX_NOTES).map(({ reason, words: said, askBack }) => {
    const who = askBack === undefined ? '' : ` · ${say('board.flag.ask-back', { name: `<@${askBack}>` })}`;
    return `> ${said === '' ? say(`flag.reason.${reason}`) : words(said)}${who}`;
  });
  const answers = places.map((place) => `[${say('board.flag.answer')}](https://discord.com/channels/${place})`);
  return {
    text: [
      named(id, context),
      ...(entry === undefined ? [] : [`-# ${words(wordsOf(entry, record), MAX_ENTRY)}`]),
      [
        ...reasons.map(({ reason, times }) => `${say(`flag.reason.${reason}`)} × ${language.number(times)}`),
        ...answers,
      ].join(' · '),
      ...told,
    ].join('\n'),
    buttons:
      about === undefined
        ? []
        : [
            ...(entry?.entry === 'statement'
              ? [button(say('button.board.correct'), writeDoId('correct', about), true)]
              : []),
            button(say('button.board.settled'), writeDoId('settled', about)),
          ],
  };
}

function reachPart(
  { server, channel, count }: BoardLists['reach'][number],
  { language: { say } }: CommandContext,
): BoardPart {
  const link = server === null ? `\`${channel}\`` : `https://discord.com/channels/${server}/${channel}`;
  return { text: say('board.reach.line', { count, channel: link }), buttons: [] };
}

function draftPart({ proposal, form }: BoardLists['drafts'][number], { language: { say } }: CommandContext): BoardPart {
  const { id, changed_at, entry } = proposal;
  const typed =
    form.entry === undefined ? (form.says ?? form.number ?? form.name ?? '') : `${entry}: ${form.value ?? ''}`;
  return {
    text: `${words(typed, MAX_QUESTION) || id}\n-# ${id} · ${since(changed_at)}`,
    buttons: [button(say('button.desk.edit'), writeDeskId('edit', { proposal: id, revision: 0, digest: '' }))],
  };
}
