import type { APIChatInputApplicationCommandInteraction } from 'discord-api-types/v10';
import { actionsOf, type OwnAction, type ProposalInFull, proposalInFull } from '../../desk/proposal-in-full.js';
import { decisions } from '../../desk/store/decisions.js';
import { userOf } from '../../desk/store/people.js';
import type { DecisionTable } from '../../desk/store/tables.js';
import type { Language } from '../../language/language.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import { type CommandContext, UserError } from '../command.js';
import type { Reply } from '../reply.js';
import { clickerOf, permitted } from './clicker.js';
import type { DeskService } from './desk-service.js';
import { deskMessage, privately } from './replies.js';

const MAX_HISTORY = 10;
const MAX_REASON_CHARS = 100;

/** The words of the buttons for what people can do. What has no button is not theirs to do. */
const SAID = ['send', 'approve', 'ask', 'reject', 'take', 'withdraw', 'retry', 'reopen'] as const;

/** `/desk why`: where a proposal is, what the asker may do with it, why not the rest, and how it came there. */
export async function why(
  interaction: APIChatInputApplicationCommandInteraction,
  wanted: string,
  desk: DeskService,
  { language }: CommandContext,
): Promise<Reply> {
  const clicker = clickerOf(interaction);
  await permitted(desk, clicker, 'editor', language);
  const found = await desk.store.ask((queries) => proposalInFull(queries, wanted.trim().toLowerCase()));
  // A draft is its author's alone.
  if (found === undefined || found.proposal.revision === 0) throw new UserError(language.say('desk.no.unknown'));
  const actions = await actionsOf(desk.store, found, clicker, desk.homeServer);
  const rows: DecisionTable[] = [];
  for await (const row of decisions(desk.store, found.proposal.id)) rows.push(row);
  const names = await namesOf(rows, found, desk, language);
  return privately(
    deskMessage([whereItIs(found, names, language), whatMayBeDone(actions, language), history(rows, names, language)]),
    'why',
  );
}

function whereItIs(
  { proposal, setup, approvers, rivals }: ProposalInFull,
  names: ReadonlyMap<string, string>,
  { say }: Language,
): string {
  const { id, state, change, entry, proposer, revision, channel, message } = proposal;
  const kind = say(`desk.card.${change}` as 'desk.card.new');
  const card = channel === null || message === null || setup === undefined ? [] : [`<#${channel}>`];
  return [
    `### ${kind} · ${escapeMarkdown(entry)}`,
    `**${say(`desk.state.${state}`)}**`,
    ...[
      say('desk.card.by', { name: names.get(proposer) ?? say('desk.somebody'), proposal: id, revision }),
      say('desk.card.approvals', { given: approvers.length, wanted: Math.max(1, setup?.approvals ?? 1) }),
      ...rivals.map((rival) => say('desk.rival', { proposal: rival.id, state: say(`desk.state.${rival.state}`) })),
      ...card,
    ].map((line) => `-# ${line}`),
  ].join('\n');
}

function whatMayBeDone(actions: readonly OwnAction[], { say }: Language): string {
  const said = actions.flatMap(({ action, refusal }) => {
    const name = SAID.find((one) => one === action);
    return name === undefined ? [] : [{ label: say(`button.desk.${name}`), refusal }];
  });
  if (said.length === 0) return say('why.nothing');
  return said
    .map(({ label, refusal }) =>
      refusal === undefined
        ? `- ${say('why.may', { action: label })}`
        : `- ${say('why.may-not', { action: label, why: say(`desk.no.${refusal as 'own'}`) })}`,
    )
    .join('\n');
}

/** Who did something, as the desk knows it: mentions that notify nobody. */
async function namesOf(
  rows: readonly DecisionTable[],
  { proposal }: ProposalInFull,
  desk: DeskService,
  { say }: Language,
): Promise<ReadonlyMap<string, string>> {
  const people = new Set([proposal.proposer, ...rows.map(({ person }) => person)]);
  const names = new Map<string, string>();
  for (const person of people) {
    const user = await desk.store.ask((queries) => userOf(queries, person));
    names.set(person, person === 'desk' ? '–' : user === undefined ? say('desk.somebody') : `<@${user}>`);
  }
  return names;
}

function history(rows: readonly DecisionTable[], names: ReadonlyMap<string, string>, { say }: Language): string {
  const shown = rows.slice(-MAX_HISTORY);
  const lines = shown.map(({ at, person, to_state, reason, action }) => {
    const to = say(`desk.state.${to_state}` as 'desk.state.draft');
    const what = action === 'take' ? say('button.desk.take') : to;
    const reasoned = reason === '' ? '' : `: ${escapeMarkdown(shorten(visible(reason), MAX_REASON_CHARS))}`;
    return `-# <t:${Math.floor(at / 1_000)}:f> · ${names.get(person) ?? '–'} · ${what}${reasoned}`;
  });
  return [say('why.history'), ...lines].join('\n');
}
