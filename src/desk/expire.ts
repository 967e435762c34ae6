import { forgetDrafted } from './drafted/drafted.js';
import { moveProposal, proposalOf } from './store/proposals.js';
import type { Store } from './store/store.js';

const DAY_MS = 86_400_000;
/** A proposal that nothing happened to for this long has expired. */
export const MAX_WAIT_MS = 14 * DAY_MS;
/** What was typed for a proposal is kept for this long after its end. */
export const TYPED_KEPT_MS = 90 * DAY_MS;

const WAITING = ['draft', 'proposed', 'changes-requested'];
const ENDED = ['live', 'rejected', 'withdrawn', 'expired'];

/**
 * Ends proposals that nothing happens to any more, and lets go of what was typed for those that ended long ago, and of old drafts from texts. Revisions and decisions
 * stay.
 * @param now in milliseconds since 1970
 * @returns the ids of those that have expired
 * @throws {StoreAwayError}
 */
export async function expireOld(store: Store, now: number): Promise<readonly string[]> {
  const old = await store.ask((queries) =>
    queries
      .selectFrom('proposal')
      .select('id')
      .where('state', 'in', WAITING)
      .where('changed_at', '<', now - MAX_WAIT_MS)
      .execute(),
  );
  const expired: string[] = [];
  for (const { id } of old) {
    const isExpired = await store.change(async (queries) => {
      const proposal = await proposalOf(queries, id);
      if (proposal === undefined || !WAITING.includes(proposal.state) || proposal.changed_at >= now - MAX_WAIT_MS)
        return false;
      await moveProposal(queries, proposal, 'expire', { person: 'desk', interaction: '', reason: '', at: now });
      return true;
    });
    if (isExpired) expired.push(id);
  }
  await store.change(async (queries) => {
    const ended = queries
      .selectFrom('proposal')
      .select('id')
      .where('state', 'in', ENDED)
      .where('changed_at', '<', now - TYPED_KEPT_MS);
    await queries.deleteFrom('typed').where('proposal', 'in', ended).execute();
    await forgetDrafted(queries, now);
  });
  return expired;
}
