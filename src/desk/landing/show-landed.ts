import type { VerbatimRecord } from '../../record/record.js';
import { entryDigest } from '../entry-digest.js';
import { moveProposal, type Proposal, proposalOf } from '../store/proposals.js';
import type { Store } from '../store/store.js';
import { landingOf } from './landing.js';

/**
 * Notes which landed changes readers see: those whose entry the loaded record holds with the digest that landed.
 * @returns the proposals that are live now
 * @throws {StoreAwayError}
 */
export async function showLanded(store: Store, record: VerbatimRecord, now: number): Promise<readonly Proposal[]> {
  const landed = await store.ask((queries) =>
    queries.selectFrom('proposal').select(['id']).where('state', '=', 'landed').orderBy('changed_at').execute(),
  );
  const live: Proposal[] = [];
  for (const { id } of landed) {
    const shown = await store.change(async (queries) => {
      const proposal = await proposalOf(queries, id);
      const entry = proposal === undefined ? undefined : record.byId.get(proposal.entry);
      if (proposal?.state !== 'landed' || entry === undefined || landingOf(proposal)?.digest !== entryDigest(entry))
        return undefined;
      return moveProposal(queries, proposal, 'show', {
        person: 'desk',
        interaction: '',
        reason: `version ${record.version}`,
        at: now,
      });
    });
    if (shown !== undefined) live.push(shown);
  }
  return live;
}
