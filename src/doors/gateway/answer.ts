import { randomBytes } from 'node:crypto';
import { type APIInteraction, DiscordAPIError, InteractionType, type REST } from 'discord.js';
import type { Reply } from '../../discord/reply.js';
import type { Logger } from '../../log.js';
import { apology } from './apology.js';
import { type Delivery, deleteOriginal, deliver, editOriginal } from './deliver.js';
import { ageOf } from './snowflake.js';

/** Gives the reply to an interaction in Discord's own form. */
export type Respond = (interaction: APIInteraction) => Promise<Reply>;

/**
 * Answers one interaction and writes one line about it: what was asked for by name, the outcome, how long it took and how old the
 * interaction was by then. The line holds no user, no text and no token. Never rejects.
 * @param interaction Discord's raw JSON
 */
export async function answer(interaction: APIInteraction, respond: Respond, rest: REST, log: Logger): Promise<void> {
  const started = performance.now();
  const outcome = await attempt(interaction, respond, rest, log);
  const line = {
    ...nameOf(interaction),
    outcome,
    ms: Math.round(performance.now() - started),
    ageMs: ageOf(interaction.id, Date.now()),
  };
  if (outcome === 'late') log.warn(line, 'the reply came too late: Discord waits 3 seconds');
  else if (outcome === 'double') log.warn(line, 'the interaction had been answered already');
  else log.info(line, outcome === 'answered' ? 'answered' : 'not answered');
}

async function attempt(
  interaction: APIInteraction,
  respond: Respond,
  rest: REST,
  log: Logger,
): Promise<Delivery | 'failed'> {
  try {
    const reply = await respond(interaction);
    const delivery = await deliver(rest, interaction, reply);
    if (delivery === 'answered' && reply.deleteMessage === true) await removeMessage(interaction, rest, log);
    if (delivery === 'answered' && reply.later !== undefined) await addPicture(interaction, reply, rest, log);
    return delivery;
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    log.error({ ...nameOf(interaction), reference, error: described(error) }, 'answering failed');
    return apologise(interaction, reference, rest, log);
  }
}

/** The answer is out and stands without its picture where that cannot be drawn or sent. */
async function addPicture(interaction: APIInteraction, reply: Reply, rest: REST, log: Logger): Promise<void> {
  try {
    const pictured = await reply.later?.();
    if (pictured !== undefined) await editOriginal(rest, interaction, pictured);
  } catch (error) {
    log.warn({ ...nameOf(interaction), error: described(error) }, 'the answer has no picture');
  }
}

/** The reply is out: a message that could not be deleted is told in the log alone. */
async function removeMessage(interaction: APIInteraction, rest: REST, log: Logger): Promise<void> {
  try {
    await deleteOriginal(rest, interaction);
  } catch (error) {
    log.warn({ ...nameOf(interaction), error: described(error) }, 'the answer could not be deleted');
  }
}

async function apologise(
  interaction: APIInteraction,
  reference: string,
  rest: REST,
  log: Logger,
): Promise<Delivery | 'failed'> {
  try {
    const delivery = await deliver(rest, interaction, { callback: apology(interaction, reference), files: [] });
    return delivery === 'answered' ? 'failed' : delivery;
  } catch (error) {
    log.error({ reference, error: described(error) }, 'the apology failed too');
    return 'failed';
  }
}

function nameOf(interaction: APIInteraction): { kind: string; command?: string } {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return { kind: 'command', command: interaction.data.name };
    case InteractionType.ApplicationCommandAutocomplete:
      return { kind: 'autocomplete', command: interaction.data.name };
    case InteractionType.MessageComponent:
      return { kind: 'component' };
    case InteractionType.ModalSubmit:
      return { kind: 'modal' };
    default:
      return { kind: 'other' };
  }
}

/** Errors of discord.js carry the address with the interaction's token and the whole message: only these parts may reach the log. */
function described(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) return { status: error.status, code: error.code, message: error.message };
  if (error instanceof Error)
    return {
      name: error.name,
      message: error.message,
      ...('status' in error ? { status: error.status } : { stack: error.stack }),
    };
  return { message: String(error) };
}
