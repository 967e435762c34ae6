import type { APIChatInputApplicationCommandInteraction, APIInteraction } from 'discord-api-types/v10';
import { actionsOf, type OwnAction, type ProposalInFull, proposalInFull } from '../../desk/proposal-in-full.js';
import type { ProposedChange } from '../../desk/proposed-change.js';
import { decisions } from '../../desk/store/decisions.js';
import { userOf } from '../../desk/store/people.js';
import { changeOf, type Proposal } from '../../desk/store/proposals.js';
import type { DecisionTable } from '../../desk/store/tables.js';
import { recentProposals } from '../../desk/waiting.js';
import type { Language } from '../../language/language.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import { type CommandContext, type Completion, UserError } from '../command.js';
import type { Reply } from '../reply.js';
import { clickerOf, permitted } from './clicker.js';
import type { Verb } from './desk-id.js';
import type { DeskService, Preview } from './desk-service.js';
import { deskMessage, fitting, privatelyLater, textFile } from './replies.js';

/** How many steps are shown, newest last, and how much of each reason: the most with which all of it fits. The file has all of them, whole. */
const HISTORY = [
  { steps: 20, limit: 1_000 },
  { steps: 10, limit: 300 },
  { steps: 10, limit: 100 },
];

/** The button on the card for what people can do. What has none is not theirs to do from there. */
const BUTTON_OF = {
  send: 'edit',
  approve: 'approve',
  ask: 'ask',
  reject: 'reject',
  take: 'take',
  withdraw: 'withdraw',
  retry: 'retry',
  reopen: 'reopen',
  rebase: 'rebase',
  undo: 'undo',
} as const satisfies Partial<Record<OwnAction['action'], Verb>>;

/** The buttons of a card for what can be done with a proposal. */
export const buttonFor = (action: OwnAction['action']): (typeof BUTTON_OF)[keyof typeof BUTTON_OF] | undefined =>
  action in BUTTON_OF ? BUTTON_OF[action as keyof typeof BUTTON_OF] : undefined;

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
  const change = await desk.store.ask((queries) => changeOf(queries, found.proposal));
  const parts = fitting(
    HISTORY.map((shown) => () => [
      whereItIs(found, names, language),
      whatMayBeDone(found, actions, language),
      history(rows, names, shown, language),
    ]),
  );
  return privatelyLater(language, 'why', async () => {
    const preview = await desk.preview(change, language.locale);
    const text = wholeOf({ proposal: found.proposal, change, preview, rows }, language);
    return deskMessage(parts, [], [textFile(`proposal-${found.proposal.id}.txt`, text)]);
  });
}

/** Completes the name of a proposal for editors: what waits, then what was decided last. */
export async function completeProposal(
  interaction: APIInteraction,
  typed: string,
  desk: DeskService,
  { language }: CommandContext,
): Promise<readonly Completion[]> {
  try {
    await permitted(desk, clickerOf(interaction), 'editor', language);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
  const { say } = language;
  const wanted = typed.trim().toLowerCase();
  return (await recentProposals(desk.store))
    .map(({ id, change, entry, state }) => ({
      name: [id, say(`desk.card.${change}` as 'desk.card.new'), entry, say(`desk.state.${state}`)].join(' · '),
      value: id,
    }))
    .filter(({ name }) => name.toLowerCase().includes(wanted));
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

function whatMayBeDone({ undoneBy = '' }: ProposalInFull, actions: readonly OwnAction[], { say }: Language): string {
  const said = actions.flatMap(({ action, refusal }) => {
    const name = buttonFor(action);
    return name === undefined ? [] : [{ label: say(`button.desk.${name}`), refusal }];
  });
  if (said.length === 0) return say('why.nothing');
  return said
    .map(({ label, refusal }) =>
      refusal === undefined
        ? `- ${say('why.may', { action: label })}`
        : `- ${say('why.may-not', { action: label, why: say(`desk.no.${refusal as 'undone'}`, { proposal: undoneBy }) })}`,
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

function history(
  rows: readonly DecisionTable[],
  names: ReadonlyMap<string, string>,
  { steps, limit }: (typeof HISTORY)[number],
  { say }: Language,
): string {
  const lines = rows.slice(-steps).map((row) => {
    const reasoned = row.reason === '' ? '' : `: ${escapeMarkdown(shorten(visible(row.reason), limit))}`;
    return `-# <t:${Math.floor(row.at / 1_000)}:f> · ${names.get(row.person) ?? '–'} · ${stepOf(row, say)}${reasoned}`;
  });
  return [say('why.history'), ...lines].join('\n');
}

const stepOf = ({ action, to_state }: DecisionTable, say: Language['say']): string =>
  action === 'take' ? say('button.desk.take') : say(`desk.state.${to_state}` as 'desk.state.draft');

interface Whole {
  readonly proposal: Proposal;
  readonly change: ProposedChange;
  readonly preview: Preview;
  readonly rows: readonly DecisionTable[];
}

/** Everything about a proposal that a message may have no room for, as ordinary text. People are not in it: files are passed on. */
function wholeOf({ proposal, change, preview, rows }: Whole, { say }: Language): string {
  const what =
    change.change === 'new'
      ? change.yaml
      : [
          ...(change.change === 'correct' ? [`- ${change.was}`, `+ ${change.value}`] : []),
          ...(change.change === 'alias' ? [`+ ${change.alias}`] : []),
          ...('revision' in change ? [say('desk.card.why', { why: change.revision.why ?? '' })] : []),
        ].join('\n');
  const found = preview.ok
    ? [
        ...preview.warnings.map((warning) => say('desk.warning', { warning })),
        ...(preview.restingOnIt.length === 0
          ? []
          : [say('desk.rests-on', { entries: preview.restingOnIt.join(', ') })]),
      ]
    : [say('desk.problems'), ...preview.problems];
  const steps = rows.map(
    (row) => `${new Date(row.at).toISOString()} ${stepOf(row, say)}${row.reason === '' ? '' : `: ${row.reason}`}`,
  );
  return [
    `${say(`desk.card.${change.change}`)} · ${change.entry} · ${proposal.id}/${proposal.revision}`,
    what,
    ...(found.length === 0 ? [] : [found.join('\n')]),
    [say('why.history'), ...steps].join('\n'),
    '',
  ].join('\n\n');
}
