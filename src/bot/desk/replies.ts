import { ComponentType } from 'discord-api-types/v10';
import type { Decided } from '../../desk/decide.js';
import { StoreAwayError } from '../../desk/store/store-errors.js';
import type { Language } from '../../language/language.js';
import { buttonRows, container, divider, textDisplay } from '../../view/discord/components.js';
import { codePointCount, escapeMarkdown, shorten } from '../../view/text.js';
import { UserError } from '../command.js';
import { type Message, type MessageEdit, messageReply, type Reply, type ReplyFile, updateReply } from '../reply.js';

const MAX_PROBLEMS = 5;
const MAX_PROBLEM_CHARS = 400;
/** Discord's limit for the text of a message, with some room. Source: Discord documentation, "Using Message Components". */
const MAX_TEXT_CHARS = 3_900;

/** A message of parts, divided by lines, with files below them. */
export const deskMessage = (
  parts: readonly string[],
  buttons: Message['buttons'] = [],
  files: Message['files'] = [],
): Message => ({
  components: [
    container([
      ...parts.flatMap((part, index) => (index === 0 ? [textDisplay(part)] : [divider(), textDisplay(part)])),
      ...files.map(({ name }) => ({ type: ComponentType.File, file: { url: `attachment://${name}` } }) as const),
    ]),
  ],
  buttons,
  files,
  entries: [],
});

/** The first of several wordings, from long to short, that fits into a message; the last where none does. */
export function fitting(wordings: readonly (() => readonly string[])[]): readonly string[] {
  let parts: readonly string[] = [];
  for (const wording of wordings) {
    parts = wording();
    if (codePointCount(parts.join('')) <= MAX_TEXT_CHARS) break;
  }
  return parts;
}

/** A file of ordinary text. */
export const textFile = (name: string, text: string): ReplyFile => ({ name, bytes: Buffer.from(text, 'utf8') });

/** A private answer. */
export const privately = (message: Message, outcome: string): Reply => ({ ...messageReply(message, true), outcome });

/**
 * A private note at once, and the answer once it is there: checking a record takes longer than Discord waits.
 * @param inPlace whether it replaces the message that was pressed on, rather than be one more
 */
export function privatelyLater(
  language: Language,
  outcome: string,
  work: () => Promise<Message>,
  inPlace = false,
): Reply {
  const note = deskMessage([language.say('desk.checking')]);
  return {
    ...(inPlace ? { ...updateReply(note), outcome } : privately(note, outcome)),
    async later(): Promise<MessageEdit> {
      const { components, buttons, files } = await work().catch((error: unknown) =>
        deskMessage([hintOf(error, language)]),
      );
      return { components: [...components, ...buttonRows(buttons)], files };
    },
  };
}

/** What to tell somebody about an error that is theirs, or that passes. @throws any other error */
export function hintOf(error: unknown, { say }: Language): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof StoreAwayError) return say('desk.away');
  throw error;
}

/** Problems of a record, one a line, short enough for a message; and all of them in a file where those are not all, or not whole. */
export function problemLines(
  problems: readonly string[],
  { say }: Language,
): { readonly text: string; readonly files: readonly ReplyFile[] } {
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => shorten(problem, MAX_PROBLEM_CHARS));
  const lines = shown.map((problem) => `- ${escapeMarkdown(problem)}`);
  const isWhole = shown.length === problems.length && shown.every((one, index) => one === problems[index]);
  return isWhole
    ? { text: lines.join('\n'), files: [] }
    : {
        text: [...lines, say('desk.more-problems')].join('\n'),
        files: [textFile('problems.txt', `${problems.join('\n')}\n`)],
      };
}

/** What came of a click, in words. */
export function decidedInWords(decided: Decided, language: Language): Message {
  if (decided.outcome === 'refused' && decided.why === 'problems') {
    const { text, files } = problemLines(decided.problems ?? [], language);
    return deskMessage([`${language.say('desk.no.problems')}\n${text}`], [], files);
  }
  return deskMessage([inOneLine(decided, language)]);
}

function inOneLine(decided: Decided, { say }: Language): string {
  if (decided.outcome === 'done') {
    const { proposal, action, approvals } = decided;
    if (action === 'take') return say('desk.done.take', { proposal });
    if (action === 'second' && approvals !== undefined) return say('desk.done.second', { proposal, ...approvals });
    const words = action === 'ask' || action === 'reject' ? 'desk.done.reasoned' : 'desk.done';
    return say(words, { proposal, state: say(`desk.state.${decided.state}`) });
  }
  const { why, state } = decided;
  if (why === 'no-arrow' && state !== undefined) return say('desk.no.no-arrow', { state: say(`desk.state.${state}`) });
  return say(`desk.no.${why}`);
}
