import type { Decided } from '../../desk/decide.js';
import { StoreAwayError } from '../../desk/store/store-errors.js';
import type { Language } from '../../language/language.js';
import { buttonRows, container, divider, textDisplay } from '../../view/discord/components.js';
import { escapeMarkdown, shorten } from '../../view/text.js';
import { UserError } from '../command.js';
import { type Message, type MessageEdit, messageReply, type Reply } from '../reply.js';

const MAX_PROBLEMS = 5;
const MAX_PROBLEM_CHARS = 400;

/** A message of parts, divided by lines. */
export const deskMessage = (parts: readonly string[], buttons: Message['buttons'] = []): Message => ({
  components: [
    container(parts.flatMap((part, index) => (index === 0 ? [textDisplay(part)] : [divider(), textDisplay(part)]))),
  ],
  buttons,
  files: [],
  entries: [],
});

/** A private answer. */
export const privately = (message: Message, outcome: string): Reply => ({ ...messageReply(message, true), outcome });

/** A private note at once, and the answer once it is there: checking a record takes longer than Discord waits. */
export function privatelyLater(language: Language, outcome: string, work: () => Promise<Message>): Reply {
  return {
    ...privately(deskMessage([language.say('desk.checking')]), outcome),
    async later(): Promise<MessageEdit> {
      const { components, buttons } = await work().catch((error: unknown) => deskMessage([hintOf(error, language)]));
      return { components: [...components, ...buttonRows(buttons)], files: [] };
    },
  };
}

/** What to tell somebody about an error that is theirs, or that passes. @throws any other error */
export function hintOf(error: unknown, { say }: Language): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof StoreAwayError) return say('desk.away');
  throw error;
}

/** Problems of a record, one a line, short enough for a message. */
export const problemLines = (problems: readonly string[]): string =>
  problems
    .slice(0, MAX_PROBLEMS)
    .map((problem) => `- ${escapeMarkdown(shorten(problem, MAX_PROBLEM_CHARS))}`)
    .join('\n');

/** What came of a click, in words. */
export function decidedInWords(decided: Decided, { say }: Language): string {
  if (decided.outcome === 'done')
    return say('desk.done', { proposal: decided.proposal, state: say(`desk.state.${decided.state}`) });
  const { why, state, problems = [] } = decided;
  if (why === 'problems') return `${say('desk.no.problems')}\n${problemLines(problems)}`;
  if (why === 'no-arrow' && state !== undefined) return say('desk.no.no-arrow', { state: say(`desk.state.${state}`) });
  return say(`desk.no.${why}`);
}
