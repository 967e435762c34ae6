import { expect } from 'vitest';
import { openForge } from '../../src/desk/landing/forge/forge.js';
import { type LandingDeps, landNext } from '../../src/desk/landing/land.js';
import { type Landing, landingOf } from '../../src/desk/landing/landing.js';
import type { ProposedChange } from '../../src/desk/proposed-change.js';
import { type Proposal, proposalOf } from '../../src/desk/store/proposals.js';
import type { Store } from '../../src/desk/store/store.js';
import { clickOn, decided, NOW, propose, setUpDesk } from './desk.js';
import { type DeskRecord, deskRecord } from './desk-record.js';
import { fileDatabase, opened } from './desk-stores.js';
import { type StandIn, startForge } from './forge/index.js';

/** A desk that opens requests on a forge. */
export interface ForgeDesk {
  readonly store: Store;
  readonly record: DeskRecord;
  readonly forge: StandIn;
  readonly deps: LandingDeps;
  /** Proposes and approves a change. */
  approve(change: ProposedChange): Promise<Proposal>;
  /** Lets the desk work once on whatever is due next, an hour later than before. @returns the proposal as it is then */
  look(proposal: Proposal): Promise<Proposal>;
  landing(proposal: Proposal): Promise<Landing>;
  /** Brings the record up to date with the forge, as whoever pulls it does. */
  pull(): void;
}

const HOUR_MS = 3_600_000;

/** @param maxAnswerMs how long an answer may take */
export async function forgeDesk(maxAnswerMs?: number): Promise<ForgeDesk> {
  const record = await deskRecord();
  const forge = await startForge(record.root);
  const store = await opened(await fileDatabase());
  await setUpDesk(store);
  let time = NOW;
  const now = (): number => time;
  const deps: LandingDeps = {
    store,
    folders: record.folders,
    taker: 'test',
    now,
    forge: openForge(forge.settings, { now, ...(maxAnswerMs === undefined ? {} : { maxAnswerMs }) }),
  };
  const current = async ({ id }: Proposal): Promise<Proposal> =>
    (await store.ask((queries) => proposalOf(queries, id))) as Proposal;
  return {
    store,
    record,
    forge,
    deps,
    async approve(change) {
      const proposal = await propose(store, change);
      expect(await decided(store, clickOn(proposal))).toMatchObject({ outcome: 'done' });
      return proposal;
    },
    async look(proposal) {
      time += HOUR_MS;
      await landNext(deps);
      return current(proposal);
    },
    landing: async (proposal) => landingOf(await current(proposal)) as Landing,
    pull: () => void record.git('pull', '--quiet', '--no-rebase', forge.repository.path, 'main'),
  };
}
