import {
  type APIMessageTopLevelComponent,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { changesSince, type EntryChange } from '../../desk/corrections/entry-changes.js';
import type { ShownAnswer } from '../../desk/shown/shown-answer.js';
import { currentId } from '../../record/former-ids.js';
import { container, textDisplay } from '../../view/discord/components.js';
import { LIMITS } from '../../view/discord/violations.js';
import { byteCount, codePointCount } from '../../view/text.js';
import { type Answer, UserError, type Values } from '../command.js';
import type { Deps } from '../deps.js';
import { askInStyle } from '../house-style-option.js';
import { askedIn, toMessage, withAnswerPicture, withOwnButton } from '../replies/answer-reply.js';
import { type Message, type MessageEdit, NO_MENTIONS, type Reply, updateReply } from '../reply.js';
import { correctionLines, type Room } from './correction-lines.js';

/** Discord's limit of text, and what is left of the 10,000 bytes or so above which it refuses a message. */
const MAX_TEXT: Room = { characters: LIMITS.text, bytes: 9_900 };

/** An answer that was posted, as it is to be now. */
export interface CorrectedAnswer {
  /** Replaces the message. */
  readonly reply: Reply;
  readonly changes: readonly EntryChange[];
}

/** Asks what a public answer answers again, of the current record, and says above the answer what was corrected since it was posted. */
export async function correctedAnswer(shown: ShownAnswer, deps: Deps): Promise<CorrectedAnswer> {
  const { context } = deps;
  const { question } = shown;
  const changes = changesSince(shown, context.record);
  const command = deps.commands.get(question.command);
  if (command === undefined) return { reply: withCorrections(updateReply(noAnswer(deps)), changes, deps), changes };
  const answer = await answerOrHint(askInStyle(command, namedAsToday(question.values, deps), context));
  const shownPage = { answer, page: question.page, command };
  const fresh = await toMessage({ ...shownPage, outdated: true }, deps);
  const own = await withOwnButton({ message: fresh, ...shownPage, hidden: false }, deps);
  const message = question.shared
    ? { ...own, below: textDisplay(`-# ${context.language.say('share.by-asker')}`) as APIMessageTopLevelComponent }
    : own;
  const reply = {
    ...withAnswerPicture(updateReply(message), answer, question.page, deps),
    ...askedIn(shownPage, deps, question.shared),
  };
  return { reply: withCorrections(reply, changes, deps), changes };
}

/** What is left of an answer whose command the bot no longer has. */
const noAnswer = ({ context }: Deps): Message => ({
  components: [container([textDisplay(context.language.say('hint.changed'))])],
  buttons: [],
  files: [],
  entries: [],
});

/** A message that tells a channel what was corrected in an answer there. */
export function correctionNotice(changes: readonly EntryChange[], { context }: Deps): object {
  const heading = context.language.say('correction.notice');
  const lines = correctionLines(changes, context, {
    characters: LIMITS.budgetText - 200,
    bytes: LIMITS.budgetBytes - 400,
  });
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [container([textDisplay([`-# ${heading}`, lines].join('\n'))])],
    ...NO_MENTIONS,
  };
}

/** The message of a reply that replaces another, with its picture where it has one. */
export async function editOf(reply: Reply): Promise<MessageEdit> {
  return (await reply.drawPicture?.()) ?? { components: componentsIn(reply), files: reply.files };
}

function componentsIn({ callback }: Reply): readonly APIMessageTopLevelComponent[] {
  const data = callback.type === InteractionResponseType.UpdateMessage ? callback.data : undefined;
  return (data?.components ?? []) as readonly APIMessageTopLevelComponent[];
}

/** Says at the top of a reply that replaces a message what was corrected since the message was posted. */
export function withCorrections(reply: Reply, changes: readonly EntryChange[], { context }: Deps): Reply {
  const { callback, drawPicture } = reply;
  const sent = componentsIn(reply);
  const lines = correctionLines(changes, context, roomIn(sent));
  if (lines === '' || callback.type !== InteractionResponseType.UpdateMessage) return reply;
  return {
    ...reply,
    callback: { ...callback, data: { ...callback.data, components: withTopLines(sent, lines) } },
    ...(drawPicture === undefined
      ? {}
      : {
          async drawPicture() {
            const edit = await drawPicture.call(reply);
            return edit && { ...edit, components: withTopLines(edit.components, lines) };
          },
        }),
  };
}

function withTopLines(
  [first, ...others]: readonly APIMessageTopLevelComponent[],
  lines: string,
): APIMessageTopLevelComponent[] {
  if (first?.type !== ComponentType.Container) return first === undefined ? others : [first, ...others];
  const [heading, ...parts] = first.components;
  const top =
    heading?.type === ComponentType.TextDisplay
      ? [textDisplay(`${lines}\n${heading.content}`), ...parts]
      : [textDisplay(lines), ...first.components];
  return [{ ...first, components: top }, ...others];
}

function roomIn(components: readonly APIMessageTopLevelComponent[]): Room {
  const texts = components.flatMap((component) =>
    component.type === ComponentType.Container ? component.components : [component],
  );
  const used = texts.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : [])).join('\n');
  return {
    characters: MAX_TEXT.characters - codePointCount(used) - 1,
    bytes: MAX_TEXT.bytes - byteCount(used) - 1,
  };
}

/** Entries that have another id by now are asked for by that one. */
const namedAsToday = (values: Values, { context }: Deps): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, currentId(context.record, value)]));

async function answerOrHint(answering: Promise<Answer>): Promise<Answer> {
  try {
    return await answering;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'choices', text: error.message, choices: [] };
  }
}
