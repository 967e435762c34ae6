import type { APIInteraction } from 'discord-api-types/v10';
import { createInteractionHandler, type InteractionHandler } from '../../bot/delivery/handle-interaction.js';
import type { MessageEdit, Reply } from '../../bot/reply.js';
import { createLog } from '../../log.js';
import type { App } from '../../process/app.js';

/** There is no deadline at a terminal. */
const PATIENCE_MS = 10 * 60_000;

/** A reply as the terminal got it. */
export interface Captured {
  readonly reply: Reply;
  /** Time to the reply, without its picture, in milliseconds. */
  readonly ms: number;
  readonly pictured?: MessageEdit;
}

/** The delivery that every door uses, for a terminal: no limits, and only errors in the log. */
export const createTerminalHandler = (app: App): InteractionHandler =>
  createInteractionHandler({
    respond: app.cachedRespond,
    log: createLog('error', false),
    languages: app.languages,
    deadlineMs: PATIENCE_MS,
  });

/** Hands over an interaction and returns what was sent; a failure is a reply with a reference, and a line in the log. */
export async function captureReply(handle: InteractionHandler, interaction: APIInteraction): Promise<Captured> {
  const started = performance.now();
  let reply: Reply | undefined;
  let ms = 0;
  let pictured: MessageEdit | undefined;
  await handle(interaction, {
    async send(sent) {
      reply = sent;
      ms = performance.now() - started;
      return 'answered';
    },
    async edit(message) {
      pictured = message;
    },
    // The log has it, on standard error.
    async notify() {},
    async remove() {},
  });
  if (reply === undefined) throw new Error('the interaction was not answered');
  return { reply, ms, ...(pictured === undefined ? {} : { pictured }) };
}
