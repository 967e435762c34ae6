import { createHash } from 'node:crypto';
import { replyTo, sendTo } from '../../bot/delivery/channel-messages.js';
import { errorForLog } from '../../bot/delivery/error-for-log.js';
import { deskMessage } from '../../bot/desk/replies.js';
import { setupOf } from '../../desk/store/setup.js';
import { sayLater, takeWord, type WordToProposer, wordSaid } from '../../desk/tell-proposers.js';
import { escapeMarkdown } from '../../view/text.js';
import { bodyOf, type CardDeps } from './cards.js';

type TellDeps = Pick<CardDeps, 'store' | 'rest' | 'languages' | 'log'>;

/**
 * Tells proposers, in reply to their cards, that changes were asked for or that it was rejected, with the whole reason. Nobody else is
 * mentioned. What cannot be said now is tried again.
 * @throws {StoreAwayError}
 */
export async function tellProposers(
  deps: TellDeps,
  { taker, now }: { readonly taker: string; readonly now: number },
): Promise<void> {
  const { store, log } = deps;
  for (
    let word = await takeWord(store, { taker, now });
    word !== undefined;
    word = await takeWord(store, { taker, now })
  ) {
    const { id: proposal } = word.proposal;
    const result = await say(word, deps);
    if (result?.kind === 'wait' || result?.kind === 'failed') {
      log.warn({ proposal }, 'a proposer could not be told what was decided: it is tried again');
      await sayLater(store, word, now);
      continue;
    }
    if (result?.kind === 'refused' || result?.kind === 'unreachable')
      log.error(
        { proposal, ...('error' in result ? { error: errorForLog(result.error) } : {}) },
        'a proposer could not be told what was decided',
      );
    await wordSaid(store, word);
  }
}

async function say({ job, proposal, proposer, state, reason }: WordToProposer, { store, rest, languages }: TellDeps) {
  const setup = await store.ask(setupOf);
  if (setup === undefined) return undefined;
  const language = languages(setup.locale);
  const words = language.say('desk.told', {
    name: proposer === undefined ? language.say('desk.somebody') : `<@${proposer}>`,
    proposal: proposal.id,
    state: language.say(`desk.state.${state}`),
  });
  const body = {
    ...bodyOf(deskMessage([reason === '' ? words : `${words}\n> ${escapeMarkdown(reason)}`])),
    allowed_mentions: { parse: [], ...(proposer === undefined ? {} : { users: [proposer] }) },
  };
  const nonce = createHash('sha256').update(job.key).digest('hex').slice(0, 24);
  const { channel, message } = proposal;
  return channel === null || message === null
    ? sendTo(rest, setup.channel, body, nonce)
    : replyTo(rest, { channel, message }, body, nonce);
}
