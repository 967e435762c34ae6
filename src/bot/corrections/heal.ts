import { InteractionResponseType } from 'discord-api-types/v10';
import { changesSince, isOutdated } from '../../desk/corrections/entry-changes.js';
import type { ShownAnswer } from '../../desk/shown/shown-answer.js';
import type { Deps } from '../deps.js';
import { privateText, type Reply } from '../reply.js';
import { correctedAnswer, withCorrections } from './corrected-answer.js';

/** The public answer whose button was pressed, where it is otherwise than the record by now. */
export async function outdatedAnswer(message: string | undefined, deps: Deps): Promise<ShownAnswer | undefined> {
  if (message === undefined || deps.shownOn === undefined) return undefined;
  const shown = await deps.shownOn(message);
  return shown !== undefined && isOutdated(shown, deps.context.record) ? shown : undefined;
}

/** A form cannot be opened beside the answer, and what the reader had before them is gone by now. */
const flaggedTooLate = ({ context }: Deps): Reply => ({
  ...privateText(context.language.say('flag.outdated')),
  outcome: 'outdated',
});

/**
 * The reply to a button of an outdated answer, which brings the answer up to date: a click may replace its message wherever it is, also
 * where the bot's token cannot.
 * @param reply what the button asked for; it follows as a message of its own
 */
export async function healed(shown: ShownAnswer, reply: Reply, deps: Deps): Promise<Reply> {
  if (reply.callback.type === InteractionResponseType.UpdateMessage)
    return withCorrections(reply, changesSince(shown, deps.context.record), deps);
  if (reply.callback.type === InteractionResponseType.Modal) return healed(shown, flaggedTooLate(deps), deps);
  // What deletes the message leaves nothing to bring up to date.
  if (reply.callback.type !== InteractionResponseType.ChannelMessageWithSource) return reply;
  const corrected = await correctedAnswer(shown, deps);
  return { ...corrected.reply, also: reply, ...(reply.outcome === undefined ? {} : { outcome: reply.outcome }) };
}
