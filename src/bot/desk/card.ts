import { diffWordsWithSpace } from 'diff';
import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import type { ProposedChange } from '../../desk/proposed-change.js';
import type { State } from '../../desk/states.js';
import type { Proposal } from '../../desk/store/proposals.js';
import type { Language } from '../../language/language.js';
import type { Block } from '../../view/block.js';
import { button } from '../../view/discord/components.js';
import { headingsOf } from '../../view/page.js';
import { escapeMarkdown, shorten } from '../../view/text.js';
import { differenceInWords } from '../answers/difference-in-words.js';
import type { Message } from '../reply.js';
import { targetOf, type Verb, writeDeskId } from './desk-id.js';
import type { Preview } from './desk-service.js';
import { landingLines } from './landing-lines.js';
import { deskMessage, problemLines } from './replies.js';

/** What the entry may take of a message; longer ones are shown in short. */
const MAX_ENTRY_CHARS = 2_400;
const MAX_REASON_CHARS = 300;

/** What a card shows. */
export interface CardContents {
  readonly proposal: Proposal;
  readonly change: ProposedChange;
  readonly preview: Preview;
  /** Discord ids of the people in it, where they are not forgotten. */
  readonly proposer: string | undefined;
  readonly takenBy: string | undefined;
  readonly approvals: { readonly given: number; readonly wanted: number };
  readonly rivals: readonly Proposal[];
  /** The reason of what happened last, as somebody wrote it. */
  readonly reason: string;
}

/** What can be done from each state, in the order of the buttons. */
const BUTTONS: Readonly<Partial<Record<State, readonly Verb[]>>> = {
  proposed: ['approve', 'ask', 'reject', 'take', 'withdraw'],
  'changes-requested': ['edit', 'withdraw'],
  stuck: ['retry', 'reopen'],
  overtaken: ['rebase', 'withdraw'],
  live: ['undo'],
};

/** The entry as readers will see it; of a correction also which words change. */
export function blockText(block: Block, change: ProposedChange, language: Language): string {
  const { markdown, brief } = block;
  const entry = `${headingsOf(block, undefined)}${[...markdown].length > MAX_ENTRY_CHARS ? brief : markdown}`;
  if (change.change !== 'correct') return entry;
  const parts = diffWordsWithSpace(change.was, change.value).map(({ value, added, removed }) => ({
    text: value.trim(),
    where: added ? ('pasted' as const) : removed ? ('filed' as const) : ('both' as const),
  }));
  return `${entry}\n-# ${shorten(differenceInWords(parts, language), MAX_REASON_CHARS)}`;
}

/** The card of a proposal in the desk's channel. */
export function cardMessage(contents: CardContents, language: Language): Message {
  const { proposal, change, preview, reason } = contents;
  const { say } = language;
  const parts = [
    `### ${say(`desk.card.${change.change}`)} · ${escapeMarkdown(change.entry)}`,
    preview.ok
      ? blockText(preview.block, change, language)
      : `${say('desk.problems')}\n${problemLines(preview.problems)}`,
    linesOf(contents, language)
      .map((line) => `-# ${line}`)
      .join('\n'),
    `**${say(`desk.state.${proposal.state}`)}**${reason === '' ? '' : `: ${escapeMarkdown(shorten(reason, MAX_REASON_CHARS))}`}`,
  ];
  return deskMessage(parts, buttonsOf(contents, language));
}

/** What editors should know of an entry before they decide; escaped. */
export function notesOn(
  { change }: ProposedChange,
  { proof, warnings, restingOnIt }: Extract<Preview, { ok: true }>,
  { say }: Language,
): string[] {
  return [
    ...(proof === 'proven' || change === 'retract' ? [] : [say('desk.unproven')]),
    ...warnings.map((warning) => say('desk.warning', { warning: shorten(warning, MAX_REASON_CHARS) })),
    ...(restingOnIt.length === 0
      ? []
      : [say('desk.rests-on', { entries: shorten(restingOnIt.join(', '), MAX_REASON_CHARS) })]),
  ].map(escapeMarkdown);
}

/** Other proposals for the same entry, one a line. */
export const rivalLines = (rivals: readonly Proposal[], { say }: Language): string[] =>
  rivals.map(({ id, state }) => say('desk.rival', { proposal: id, state: say(`desk.state.${state}`) }));

function linesOf(
  { proposal, change, preview, proposer, takenBy, approvals, rivals }: CardContents,
  language: Language,
): string[] {
  const { say } = language;
  const name = (user: string | undefined): string => (user === undefined ? say('desk.somebody') : `<@${user}>`);
  return [
    say('desk.card.by', { name: name(proposer), proposal: proposal.id, revision: proposal.revision }),
    ...(takenBy === undefined ? [] : [say('desk.card.taken', { name: name(takenBy) })]),
    ...(approvals.wanted > 1 ? [say('desk.card.approvals', approvals)] : []),
    ...('revision' in change && change.revision.why
      ? [say('desk.card.why', { why: escapeMarkdown(shorten(change.revision.why, MAX_REASON_CHARS)) })]
      : []),
    ...(preview.ok ? notesOn(change, preview, language) : []),
    ...landingLines(proposal, language),
    ...rivalLines(rivals, language),
  ];
}

/** Whoever approves what is not simply new and proven ticks that they read it. */
const needsTick = (change: ProposedChange, preview: Preview): boolean =>
  change.change !== 'new' || !preview.ok || preview.proof !== 'proven' || preview.warnings.length > 0;

function buttonsOf({ proposal, change, preview }: CardContents, { say }: Language): APIButtonComponentWithCustomId[] {
  const target = targetOf(proposal);
  return (BUTTONS[proposal.state] ?? []).flatMap((verb) => {
    if (verb === 'undo' && change.change === 'retract') return [];
    const id = verb === 'approve' && needsTick(change, preview) ? 'tick' : verb;
    return [button(say(`button.desk.${verb}` as 'button.desk.edit'), writeDeskId(id, target), verb === 'approve')];
  });
}
