import type { APIInteraction } from 'discord-api-types/v10';
import { createInteractionHandler } from '../../src/bot/delivery/handle-interaction.js';
import type { Reply } from '../../src/bot/reply.js';
import type { Respond } from '../../src/bot/router.js';
import { createLog, type Logger } from '../../src/log.js';

/** What a router's answer becomes on its way to Discord: the reply that is sent, also where the router fails. */
export function throughDelivery(respond: Respond, log: Logger = createLog('silent', false)) {
  const handle = createInteractionHandler({ respond, log, deadlineMs: 60_000, clock: { ageOf: () => undefined } });
  return async (interaction: APIInteraction): Promise<Reply> => {
    const sent: Reply[] = [];
    await handle(interaction, {
      send: async (reply) => {
        sent.push(reply);
        return 'answered';
      },
      edit: async () => {},
      notify: async () => {},
      remove: async () => {},
    });
    const [reply, ...more] = sent;
    if (reply === undefined || more.length > 0) throw new Error(`${sent.length} replies were sent`);
    return reply;
  };
}
