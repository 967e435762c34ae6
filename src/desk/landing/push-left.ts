import type { PushTarget } from '../../desk-settings.js';
import { stateFrom } from '../states.js';
import type { Proposal } from '../store/proposals.js';
import type { Store } from '../store/store.js';
import type { WorkTree } from './git.js';
import { type Landing, landingOf } from './landing.js';

/** The name of the work that pushes what is left; no proposal has such a one. */
export const PUSH = 'push';

const LANDED = ['landed', 'live'];

/**
 * Pushes what was committed here and could not be pushed then, and notes with every proposal what came of it.
 * @param onChanged called with every proposal of which there is something new to show
 * @returns whether nothing is left
 */
export async function pushLeft(
  store: Store,
  workTree: WorkTree,
  target: PushTarget,
  onChanged: (proposal: Pick<Proposal, 'id' | 'state'>) => void,
): Promise<boolean> {
  // What is live is not taken back: somebody has to look at it.
  const pushed = await workTree.push(target, false);
  const kind = pushed.outcome === 'undone' ? 'diverged' : pushed.outcome;
  const rows = await store.ask((queries) =>
    queries
      .selectFrom('proposal')
      .select(['id', 'state', 'landing'])
      .where('state', 'in', LANDED)
      .where('landing', 'like', '%"trouble"%')
      .execute(),
  );
  for (const row of rows) {
    const { trouble: _, unpushed: __, ...landing } = landingOf(row) as Landing;
    const more =
      kind === 'pushed' ? {} : { trouble: { kind }, ...('reason' in pushed ? { unpushed: pushed.reason } : {}) };
    const text = JSON.stringify({ ...landing, ...more } satisfies Landing);
    await store.change(async (queries) => {
      await queries
        .updateTable('proposal')
        .set({ landing: text })
        .where('id', '=', row.id)
        .where('landing', '=', row.landing)
        .execute();
    });
    onChanged({ id: row.id, state: stateFrom(row.state) });
  }
  return kind === 'pushed';
}
