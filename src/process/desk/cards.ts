import { DiscordAPIError, MessageFlags, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { cardMessage } from '../../bot/desk/card.js';
import type { DeskService } from '../../bot/desk/desk-service.js';
import { type Message, NO_MENTIONS } from '../../bot/reply.js';
import { approversOf } from '../../desk/decide.js';
import { landingOf } from '../../desk/landing/landing.js';
import { decisions } from '../../desk/store/decisions.js';
import { userOf } from '../../desk/store/people.js';
import { changeOf, type Proposal, proposalOf, rivalsOf } from '../../desk/store/proposals.js';
import { setupOf } from '../../desk/store/setup.js';
import type { Store } from '../../desk/store/store.js';
import type { Languages } from '../../language/language.js';
import type { Logger } from '../../log.js';
import { buttonRows } from '../../view/discord/components.js';

/** What cards are drawn with. */
export interface CardDeps {
  readonly store: Store;
  readonly rest: REST;
  readonly languages: Languages;
  readonly preview: DeskService['preview'];
  readonly log: Logger;
}

/** The card is gone, or the channel that it was in. */
const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
]);

/**
 * Draws the card of a proposal anew; where it has none any more, posts another. The store is what counts, the card only shows it.
 * @throws {DiscordAPIError} when the bot may not post there
 */
export async function showCard(id: string, deps: CardDeps): Promise<void> {
  const { store, rest, languages, preview } = deps;
  const found = await store.ask(async (queries) => {
    const proposal = await proposalOf(queries, id);
    const setup = await setupOf(queries);
    if (proposal === undefined || proposal.revision === 0 || setup === undefined) return undefined;
    return {
      proposal,
      setup,
      change: await changeOf(queries, proposal),
      proposer: await userOf(queries, proposal.proposer),
      takenBy: proposal.taken_by === null ? undefined : await userOf(queries, proposal.taken_by),
      given: (await approversOf(queries, proposal)).length,
      rivals: await rivalsOf(queries, proposal),
    };
  });
  if (found === undefined) return;
  const { proposal, setup, change, given, rivals, proposer, takenBy } = found;
  let reason = '';
  for await (const row of decisions(store, id)) if (row.action !== 'take') reason = row.reason;
  const message = cardMessage(
    {
      proposal,
      change,
      preview: await preview(change, setup.locale),
      proposer,
      takenBy,
      approvals: { given, wanted: setup.approvals },
      rivals,
      // Where it landed, and in which version it is live, is for the log; what became of a request has a line of its own.
      reason: isForLog(proposal) ? '' : reason,
    },
    languages(setup.locale),
  );
  const { channel, message: posted } = proposal;
  if (channel !== null && posted !== null && (await redrawn(rest, channel, posted, message))) return;
  const { id: fresh } = (await rest.post(Routes.channelMessages(setup.channel), { body: bodyOf(message) })) as {
    readonly id: string;
  };
  if (!(await keepCard(store, proposal, setup.channel, fresh)))
    await rest.delete(Routes.channelMessage(setup.channel, fresh));
}

const isForLog = (proposal: Proposal): boolean =>
  proposal.state === 'landed' || proposal.state === 'live' || landingOf(proposal)?.trouble?.request !== undefined;

/** @returns whether the card was still there */
async function redrawn(rest: REST, channel: string, posted: string, message: Message): Promise<boolean> {
  try {
    await rest.patch(Routes.channelMessage(channel, posted), { body: { ...bodyOf(message), attachments: [] } });
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && GONE.has(error.code)) return false;
    throw error;
  }
}

/** A message as it is sent to a channel: it notifies nobody. */
export const bodyOf = (message: Message): object => ({
  flags: MessageFlags.IsComponentsV2,
  components: [...message.components, ...buttonRows(message.buttons)],
  ...NO_MENTIONS,
});

/** Keeps where the card is, unless another process has posted one meanwhile. */
const keepCard = (store: Store, { id, message }: Proposal, channel: string, fresh: string): Promise<boolean> =>
  store.change(async (queries) => {
    const { numUpdatedRows } = await queries
      .updateTable('proposal')
      .set({ channel, message: fresh })
      .where('id', '=', id)
      .where('message', message === null ? 'is' : '=', message)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
