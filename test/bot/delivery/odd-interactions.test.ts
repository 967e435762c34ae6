import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createInteractionHandler } from '../../../src/bot/delivery/handle-interaction.js';
import type { Reply } from '../../../src/bot/reply.js';
import { createLog } from '../../../src/log.js';

describe('an answer to an interaction that Discord would never send', () => {
  it.each([
    ['a name without a text', { type: 2, data: { type: 1, name: { toString: 1 } } }],
    ['a custom_id without a text', { type: 3, data: { component_type: 2, custom_id: { toString: 1 } } }],
    ['an id without a text', { id: { toString: 1 }, type: 2, data: { type: 1, name: 'help' } }],
  ])('is sent all the same where it has %s', async (_, interaction) => {
    const sent: Reply[] = [];
    const reply: Reply = { callback: { type: 1 }, files: [], entries: [] };
    const answer = createInteractionHandler({ respond: async () => reply, log: createLog('silent', false) });
    await answer(interaction as unknown as APIInteraction, {
      send: async (one) => {
        sent.push(one);
        return 'answered';
      },
      edit: async () => {},
      notify: async () => {},
      remove: async () => {},
    });
    expect(sent).toEqual([reply]);
  });
});
