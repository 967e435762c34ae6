import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { decisions, verifyLog } from '../../src/desk/store/decisions.js';
import type { Store } from '../../src/desk/store/store.js';
import type { DeskDatabase } from '../../src/desk-settings.js';
import { clickOn, decided, NOW, propose, setUpDesk, stateOf } from '../support/desk.js';
import { correctionOf, type DeskRecord, deskRecord, provenStatement } from '../support/desk-record.js';
import { opened, overBothStores } from '../support/desk-stores.js';

const PROGRAM = fileURLToPath(new URL('./landing-process.mjs', import.meta.url));
/** Longer than a landing is left to whoever took it. */
const TAKEN_MS = 130_000;

interface Run {
  readonly database: DeskDatabase;
  readonly record: DeskRecord;
  readonly mode: 'files' | 'commit';
  readonly now: number;
  readonly step?: string;
}

/** @returns what the process said; `killed` where it was ended */
const landInProcess = async ({ record: { folders }, ...run }: Run): Promise<string> =>
  promisify(execFile)(process.execPath, [PROGRAM, JSON.stringify({ ...run, folders })]).then(
    ({ stdout }) => stdout.trim(),
    (error: { readonly signal?: string; readonly stderr?: string }) => {
      if (error.signal === 'SIGKILL') return 'killed';
      throw new Error(error.stderr);
    },
  );

async function landings(store: Store): Promise<number> {
  let count = 0;
  for await (const { to_state } of decisions(store)) if (to_state === 'landed') count += 1;
  return count;
}

const commits = (record: DeskRecord): number =>
  record.git('log', '--format=%H', '--grep=^Verbatim-Proposal: ').split('\n').filter(Boolean).length;

overBothStores('a landing whose process is killed', (newDatabase) => {
  it.each([
    ['commit', 'begun'],
    ['commit', 'write'],
    ['commit', 'prove'],
    ['commit', 'commit'],
    ['commit', 'committed'],
    ['commit', 'landed'],
    ['files', 'prove'],
    ['files', 'landed'],
  ] as const)('in mode %s before "%s" is finished by the next one, once', async (mode, step) => {
    const database = await newDatabase();
    const store = await opened(database);
    await setUpDesk(store);
    const record = await deskRecord();
    const change =
      step === 'prove' || step === 'committed'
        ? await correctionOf(record, 'rusu-sudden-act', 'spoke of a “sudden and well-planned act”')
        : provenStatement('rusu-no-name');
    const proposal = await propose(store, change);
    await decided(store, clickOn(proposal));
    expect(await landInProcess({ database, record, mode, step, now: NOW })).toBe('killed');
    expect(await stateOf(store, proposal)).toBe('landing');
    // Whoever comes meanwhile leaves it alone.
    expect(await landInProcess({ database, record, mode, now: NOW + 1_000 })).toBe('nothing');
    expect(await landInProcess({ database, record, mode, now: NOW + TAKEN_MS })).toBe('landed');
    expect(await landInProcess({ database, record, mode, now: NOW + 2 * TAKEN_MS })).toBe('nothing');
    expect(await landings(store)).toBe(1);
    expect(await verifyLog(store)).toBeUndefined();
    expect((await record.record()).proofs.get(change.entry)).toBe('proven');
    if (mode === 'commit') {
      expect(commits(record)).toBe(1);
      expect(record.git('status', '--porcelain')).toBe('');
    }
  });

  it('or is taken up by two processes at once, is done once', async () => {
    const database = await newDatabase();
    const store = await opened(database);
    await setUpDesk(store);
    const record = await deskRecord();
    for (const id of ['one', 'two', 'three']) await decided(store, clickOn(await propose(store, provenStatement(id))));
    const land = () => landInProcess({ database, record, mode: 'commit', now: NOW });
    for (let round = 0; round < 6 && (await landings(store)) < 3; round += 1) await Promise.all([land(), land()]);
    expect(await landings(store)).toBe(3);
    expect(commits(record)).toBe(3);
    expect(record.git('status', '--porcelain')).toBe('');
  });
});
