import { entriesJudged } from '../../check/entries-judged.js';
import { deleteButton, shareButton } from '../buttons/buttons.js';
import type { Answer, Command, Report, Values } from '../command.js';
import type { Deps } from '../deps.js';
import { type Message, messageReply, type Reply } from '../reply.js';
import { choiceMessage } from './choice-message.js';
import { layOut, pageMessage } from './page-message.js';
import { withPicture } from './picture-reply.js';
import { reportMessage } from './report-message.js';

/**
 * The first reply to a question: page one of its answer. Verdicts on a pasted text are always private.
 * @param asked the answer, the command that was asked, and whether only the asker sees it
 */
export async function answerReply(
  asked: { readonly answer: Answer; readonly command: Command; readonly hidden: boolean },
  deps: Deps,
): Promise<Reply> {
  const { answer } = asked;
  const command = commandOf(answer, asked.command, deps);
  const hidden = asked.hidden || answer.kind === 'report';
  const message = await toMessage({ answer, page: 1, command, outdated: false }, deps);
  const reply = messageReply(await withOwnButton({ message, answer, page: 1, command, hidden }, deps), hidden);
  return {
    ...withAnswerPicture(reply, answer, 1, deps),
    ...askedIn({ answer, page: 1, command }, deps),
    ...(answer.kind === 'report' ? { verdicts: verdictsOf(answer) } : {}),
    outcome: outcomeOf(answer),
  };
}

/** The command that answered, where the one asked passed the question on. */
function commandOf(answer: Answer, asked: Command, { commands }: Deps): Command {
  return (answer.kind !== 'report' && answer.command !== undefined && commands.get(answer.command)) || asked;
}

/** An answer and which part of it is shown. */
interface Shown {
  readonly answer: Answer;
  /** From 1. */
  readonly page: number;
  /** Where its buttons lead. */
  readonly command: Command;
  /** Whether the question was asked of an older version of the record. */
  readonly outdated: boolean;
}

/** Renders one page of an answer. */
export async function toMessage({ answer, page, command, outdated }: Shown, deps: Deps): Promise<Message> {
  switch (answer.kind) {
    case 'report':
      return reportMessage(answer, command, deps);
    case 'choices':
      return choiceMessage(answer, command, deps);
    case 'pages':
      return pageMessage({ answer, page: await layOut(answer, page), command, outdated }, deps);
  }
}

/** Adds the asker's own button: a private answer can be shared, a public one deleted. */
export async function withOwnButton(
  shown: Omit<Shown, 'outdated'> & { readonly message: Message; readonly hidden: boolean },
  { context }: Deps,
): Promise<Message> {
  const { message, answer, page, command, hidden } = shown;
  if (hidden && answer.kind === 'choices') return message;
  const values = answer.kind === 'pages' ? answer.values : {};
  const own = hidden ? await shareButton({ command, page, values }, context) : await deleteButton(command, context);
  return { ...message, buttons: [...message.buttons, own] };
}

/** Adds the picture of an answer, which is part of its first page. */
export function withAnswerPicture(reply: Reply, answer: Answer, page: number, { pictures }: Deps): Reply {
  if (answer.kind !== 'pages' || answer.picture === undefined || page > 1) return reply;
  return withPicture(reply, (font) => answer.picture?.(font), pictures);
}

/** What an answer answers, for its reply. */
export const askedIn = (
  { answer, page, command }: Omit<Shown, 'outdated'>,
  { context }: Deps,
  shared = false,
): Pick<Reply, 'asked'> =>
  answer.kind === 'pages'
    ? {
        asked: {
          command: command.definition.name,
          page,
          values: answer.values,
          version: context.record.version,
          shared,
        },
      }
    : {};

/** What was asked and is not on file, for its reply. Pasted texts are no questions. */
export function missedIn(answer: Answer, values: Values, command: Command): Pick<Reply, 'missed'> {
  const question = command.question === undefined ? undefined : values[command.question];
  if (answer.kind !== 'choices' || outcomeOf(answer) !== 'not on file') return {};
  if (command.menu !== undefined || question === undefined) return {};
  const nearest = answer.choices.map(({ label }) => label);
  return { missed: { command: command.definition.name, question, nearest } };
}

/** The kind of answer, for the log and metrics. */
export function outcomeOf(answer: Answer): string {
  if (answer.kind === 'report') return 'checked';
  if (answer.kind === 'pages') return 'answered';
  return answer.noneOf === undefined ? 'not on file' : 'offered';
}

/** In the order of the text. */
const verdictsOf = ({ judged, unjudged }: Report): NonNullable<Reply['verdicts']> =>
  [...judged, ...unjudged]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((one) => ({ pasted: one.pasted, verdict: one.verdict, entries: entriesJudged(one) }));
