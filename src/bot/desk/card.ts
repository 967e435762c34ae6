import { diffWordsWithSpace } from 'diff';
import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { canBeUndone } from '../../desk/proposal-in-full.js';
import type { ProposedChange } from '../../desk/proposed-change.js';
import type { State } from '../../desk/states.js';
import type { Proposal } from '../../desk/store/proposals.js';
import type { Language } from '../../language/language.js';
import type { Block } from '../../view/block.js';
import { button } from '../../view/discord/components.js';
import { headingsOf } from '../../view/page.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import { correctionInWords } from '../answers/difference-in-words.js';
import type { Message } from '../reply.js';
import { targetOf, type Verb, writeDeskId } from './desk-id.js';
import type { Preview } from './desk-service.js';
import { landingLines } from './landing-lines.js';
import { deskMessage, fitting } from './replies.js';

/** What the entry may take of a message; longer ones are shown in short. */
const MAX_ENTRY_CHARS = 2_400;
/** More than a few say no more. */
const MAX_PROBLEMS = 5;
/** What each reason, warning or difference may take, in characters: the most with which all of it fits into a message. */
const LIMITS = [1_200, 600, 300, 100];

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
export const CARD_BUTTONS: Readonly<Partial<Record<State, readonly Verb[]>>> = {
  proposed: ['approve', 'ask', 'reject', 'take', 'withdraw'],
  'changes-requested': ['edit', 'withdraw'],
  stuck: ['retry', 'reopen'],
  overtaken: ['rebase', 'withdraw'],
  live: ['undo'],
};

/** How much of a text is shown, and where all of it is. */
export interface Shortening {
  /** In characters. */
  readonly limit: number;
  /** The proposal whose `/desk why` has it whole; undefined where nobody has it but its author. */
  readonly proposal: string | undefined;
}

/** A text, escaped; where there is no room for the whole of it, its beginning and where the whole is. */
function inShort(text: string, { limit, proposal }: Shortening, { say }: Language): string {
  const line = visible(text);
  const shown = shorten(line, limit);
  const where = proposal === undefined || shown === line ? '' : ` ${say('desk.whole', { proposal })}`;
  return `${escapeMarkdown(shown)}${where}`;
}

/** What is shown in the longest form that fits into a message. */
export const inRoom = (
  proposal: string | undefined,
  wording: (shortening: Shortening) => readonly string[],
): readonly string[] => fitting(LIMITS.map((limit) => () => wording({ limit, proposal })));

/** The entry as readers will see it; of a correction also which words change. */
export function blockText(block: Block, change: ProposedChange, shortening: Shortening, language: Language): string {
  const { markdown, brief } = block;
  const entry = `${headingsOf(block, undefined)}${[...markdown].length > MAX_ENTRY_CHARS ? brief : markdown}`;
  if (change.change === 'alias')
    return `${entry}\n${language.say('desk.alias', { name: escapeMarkdown(change.alias) })}`;
  if (change.change !== 'correct') return entry;
  const parts = diffWordsWithSpace(change.was, change.value).map(({ value, added, removed }) => ({
    text: value.trim(),
    where: added ? ('pasted' as const) : removed ? ('filed' as const) : ('both' as const),
  }));
  const difference = correctionInWords(parts, language);
  const shown = shorten(difference, shortening.limit);
  const where =
    shown === difference || shortening.proposal === undefined
      ? ''
      : ` ${language.say('desk.whole', { proposal: shortening.proposal })}`;
  return `${entry}\n-# ${shown}${where}`;
}

/** The card of a proposal in the desk's channel. */
export function cardMessage(contents: CardContents, language: Language): Message {
  const { proposal, change, preview, reason } = contents;
  const { say } = language;
  const parts = inRoom(proposal.id, (shortening) => [
    `### ${say(`desk.card.${change.change}`)} · ${escapeMarkdown(change.entry)}`,
    preview.ok
      ? blockText(preview.block, change, shortening, language)
      : [
          say('desk.problems'),
          ...preview.problems.slice(0, MAX_PROBLEMS).map((problem) => `- ${inShort(problem, shortening, language)}`),
          ...(preview.problems.length > MAX_PROBLEMS ? [`- … ${say('desk.whole', { proposal: proposal.id })}`] : []),
        ].join('\n'),
    linesOf(contents, shortening, language)
      .map((line) => `-# ${line}`)
      .join('\n'),
    `**${say(`desk.state.${proposal.state}`)}**${reason === '' ? '' : `: ${inShort(reason, shortening, language)}`}`,
  ]);
  return deskMessage(parts, buttonsOf(contents, language));
}

/** Whether a source's text can prove what is proposed: names are nobody's words. */
const isProvable = ({ change, list }: ProposedChange): boolean =>
  (change === 'new' || change === 'correct') && (list === 'statements' || list === 'figures');

/** What editors should know of an entry before they decide; escaped. */
export function notesOn(
  proposed: ProposedChange,
  { proof, warnings, restingOnIt }: Extract<Preview, { ok: true }>,
  shortening: Shortening,
  language: Language,
): string[] {
  const { say } = language;
  return [
    ...(proof === 'proven' || !isProvable(proposed) ? [] : [escapeMarkdown(say('desk.unproven'))]),
    ...warnings.map((warning) => inShort(say('desk.warning', { warning }), shortening, language)),
    ...(restingOnIt.length === 0
      ? []
      : [inShort(say('desk.rests-on', { entries: restingOnIt.join(', ') }), shortening, language)]),
  ];
}

/** Other proposals for the same entry, one a line. */
export const rivalLines = (rivals: readonly Proposal[], { say }: Language): string[] =>
  rivals.map(({ id, state }) => say('desk.rival', { proposal: id, state: say(`desk.state.${state}`) }));

function linesOf(
  { proposal, change, preview, proposer, takenBy, approvals, rivals }: CardContents,
  shortening: Shortening,
  language: Language,
): string[] {
  const { say } = language;
  const name = (user: string | undefined): string => (user === undefined ? say('desk.somebody') : `<@${user}>`);
  return [
    say('desk.card.by', { name: name(proposer), proposal: proposal.id, revision: proposal.revision }),
    ...(takenBy === undefined ? [] : [say('desk.card.taken', { name: name(takenBy) })]),
    ...(approvals.wanted > 1 ? [say('desk.card.approvals', approvals)] : []),
    ...('revision' in change && change.revision.why
      ? [say('desk.card.why', { why: inShort(change.revision.why, shortening, language) })]
      : []),
    ...(preview.ok ? notesOn(change, preview, shortening, language) : []),
    ...landingLines(proposal, language),
    ...rivalLines(rivals, language),
  ];
}

/** Whoever approves what is not simply new and proven ticks that they read it. */
const needsTick = (proposed: ProposedChange, preview: Preview): boolean =>
  proposed.change === 'correct' ||
  proposed.change === 'retract' ||
  !preview.ok ||
  preview.warnings.length > 0 ||
  (isProvable(proposed) && preview.proof !== 'proven');

function buttonsOf({ proposal, change, preview }: CardContents, { say }: Language): APIButtonComponentWithCustomId[] {
  const target = targetOf(proposal);
  return (CARD_BUTTONS[proposal.state] ?? []).flatMap((verb) => {
    if (verb === 'undo' && !canBeUndone(change.change)) return [];
    const id = verb === 'approve' && needsTick(change, preview) ? 'tick' : verb;
    return [button(say(`button.desk.${verb}` as 'button.desk.edit'), writeDeskId(id, target), verb === 'approve')];
  });
}
