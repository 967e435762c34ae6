import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { decisions } from '../../../src/desk/store/decisions.js';
import { clickOn, decided, NOW, propose, setUpDesk, stateOf } from '../../support/desk.js';
import { deskRecord, provenStatement } from '../../support/desk-record.js';
import { opened, overBothStores } from '../../support/desk-stores.js';
import { startForge } from '../../support/forge/index.js';

const PROGRAM = fileURLToPath(new URL('../landing-process.mjs', import.meta.url));
/** Longer than a landing is left to whoever took it. */
const TAKEN_MS = 130_000;

overBothStores('a process that is killed while it asks a forge', (newDatabase) => {
  it.each(['begun', 'request-commit', 'request-branch', 'request', 'merge', 'landed'])(
    'before "%s" leaves one branch and one request, once another has taken over',
    async (step) => {
      const database = await newDatabase();
      const store = await opened(database);
      await setUpDesk(store);
      const record = await deskRecord();
      const forge = await startForge(record.root);
      forge.requests.rules = { ...forge.requests.rules, checks: true };
      const proposal = await propose(store, provenStatement('rusu-no-name'));
      await decided(store, clickOn(proposal));
      const run = (now: number, more: object = {}): Promise<string> => {
        const settings = {
          database,
          folders: record.folders,
          mode: 'pull-request',
          forge: forge.settings,
          now,
          ...more,
        };
        return promisify(execFile)(process.execPath, [PROGRAM, JSON.stringify(settings)]).then(
          ({ stdout }) => stdout.trim(),
          ({ signal, stderr }: { readonly signal?: string; readonly stderr?: string }) => signal ?? stderr ?? '',
        );
      };
      expect(await run(NOW, { step })).toBe('SIGKILL');
      expect(await run(NOW + 1_000)).toBe('nothing');
      expect(await run(NOW + TAKEN_MS)).toBe('landing');
      const branches = forge.repository.git(['for-each-ref', '--format=%(refname:short)', 'refs/heads/desk/']).trim();
      expect(branches).toBe(`desk/${proposal.id}`);
      expect(forge.repository.git(['rev-list', '--count', `main..${branches}`]).trim()).toBe('1');
      expect(forge.requests.all).toMatchObject([{ number: 41, autoMerge: 'MERGE' }]);
      forge.requests.check(41, 'success');
      expect(await run(NOW + 10 * TAKEN_MS)).toBe('landed');
      expect(await run(NOW + 20 * TAKEN_MS)).toBe('nothing');
      expect(await stateOf(store, proposal)).toBe('landed');
      const landings: string[] = [];
      for await (const { to_state, reason } of decisions(store)) if (to_state === 'landed') landings.push(reason);
      expect(landings).toEqual([forge.repository.commit('main')]);
    },
  );
});
