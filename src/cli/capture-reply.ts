import type { APIInteraction } from 'discord-api-types/v10';
import { createInteractionHandler } from '../bot/delivery/handle-interaction.js';
import type { Pictured, Reply } from '../bot/reply.js';
import { createLog } from '../log.js';
import type { App } from '../process/app.js';

/** Somebody at a terminal waits as long as it takes. In milliseconds. */
const PATIENCE_MS = 10 * 60_000;

/** What came of an interaction. */
interface Captured {
  readonly reply: Reply;
  /** Time to the reply, without its picture, in milliseconds. */
  readonly ms: number;
  readonly pictured?: Pictured;
}

/** Hands an interaction to the delivery that every door uses, and returns what it sent; a failure is a reply with a reference, and one log line. */
export async function captureReply(app: App, interaction: APIInteraction): Promise<Captured> {
  const started = performance.now();
  let reply: Reply | undefined;
  let ms = 0;
  let pictured: Pictured | undefined;
  const handle = createInteractionHandler({
    respond: app.cachedRespond,
    log: createLog('error', false),
    languages: app.languages,
    patience: PATIENCE_MS,
  });
  await handle(interaction, {
    async send(sent) {
      reply = sent;
      ms = performance.now() - started;
      return 'answered';
    },
    async edit(message) {
      pictured = message;
    },
    async remove() {},
  });
  if (reply === undefined) throw new Error('the interaction was not answered');
  return { reply, ms, ...(pictured === undefined ? {} : { pictured }) };
}
