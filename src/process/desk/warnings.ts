import { createHash } from 'node:crypto';
import { replyTo } from '../../bot/delivery/channel-messages.js';
import { errorForLog } from '../../bot/delivery/error-for-log.js';
import { deskMessage } from '../../bot/desk/replies.js';
import { setupOf } from '../../desk/store/setup.js';
import { endWarning, takeWarnings } from '../../desk/warn.js';
import { bodyOf, type CardDeps } from './cards.js';

/**
 * Warns proposers, in reply to their cards, that a proposal will expire. Nobody else is mentioned. What cannot be said now is tried again.
 * @param now milliseconds since 1970
 * @throws {StoreAwayError}
 */
export async function warnProposers(
  { store, rest, languages, log }: Pick<CardDeps, 'store' | 'rest' | 'languages' | 'log'>,
  now: number,
): Promise<void> {
  const setup = await store.ask(setupOf);
  if (setup === undefined) return;
  const { say } = languages(setup.locale);
  for (const warning of await takeWarnings(store, now)) {
    const { proposal, proposer, expiresAt, changedAt, channel, message } = warning;
    const words = say('desk.expires', {
      name: proposer === undefined ? say('desk.somebody') : `<@${proposer}>`,
      proposal,
      when: `<t:${Math.floor(expiresAt / 1_000)}:R>`,
    });
    const body = {
      ...bodyOf(deskMessage([words])),
      allowed_mentions: { parse: [], ...(proposer === undefined ? {} : { users: [proposer] }) },
    };
    const nonce = createHash('sha256').update(`${proposal} ${changedAt}`).digest('hex').slice(0, 24);
    const result = await replyTo(rest, { channel, message }, body, nonce);
    if (result.kind === 'wait' || result.kind === 'failed') {
      log.warn({ proposal }, 'a proposer could not be warned: it is tried again');
      continue;
    }
    if (result.kind === 'refused')
      log.error({ proposal, error: errorForLog(result.error) }, 'Discord refused the warning to a proposer');
    await endWarning(store, warning);
  }
}
