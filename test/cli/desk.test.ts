import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clickOn, DESK, decided, newStatement, propose, setUpDesk, USERS } from '../support/desk.js';
import { fileDatabase, opened } from '../support/desk-stores.js';
import { verbatim } from './support.js';

/** A desk with one approved proposal, and the command for it. */
async function desk() {
  const database = await fileDatabase();
  const store = await opened(database);
  await setUpDesk(store);
  const proposal = await propose(store, newStatement('one'));
  await decided(store, clickOn(proposal, { reason: 'read beside the source\n\u202e' }));
  const env = { DESK_DB: database.kind === 'file' ? database.path : '', HOME_SERVER: DESK.server };
  const path = () => (database.kind === 'file' ? database.path : '');
  return { store, proposal, path, run: (...words: string[]) => verbatim(['desk', ...words], { env }) };
}

describe('verbatim desk', () => {
  it('prints the log and says that it is whole', async () => {
    const { run, proposal } = await desk();
    const { code, out, err } = await run('log');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [first, second, last] = out.trimEnd().split('\n');
    expect(first).toMatch(new RegExp(`^1 {2}\\S+ {2}${proposal.id}/1 {2}send: draft → proposed, by [0-9a-f]{12}$`));
    expect(second).toMatch(/^2 {2}\S+ {2}\S+ {2}approve: proposed → approved, by [0-9a-f]{12} “read beside the source/);
    expect(last).toBe('The log is whole.');
    expect(out).not.toContain('\u202e');
    const json = (await run('log', proposal.id, '--json')).out.trimEnd().split('\n');
    expect(json.map((line) => (JSON.parse(line) as { number: number }).number)).toEqual([1, 2]);
  });

  it('says where the log is broken, and fails', async () => {
    const { store, run } = await desk();
    await store.change((queries) => queries.deleteFrom('decision').where('number', '=', 1).execute());
    const { code, err } = await run('log');
    expect(code).toBe(1);
    expect(err).toMatch(/^The log is broken at row 1: it is missing\. Compare it with a backup/);
  });

  it('says where a proposal is and why', async () => {
    const { run, proposal } = await desk();
    const { code, out } = await run('why', proposal.id);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${proposal.id}: approved, revision 1, new one\n`));
    expect(out).toContain('Approved by 1 of 1.');
    expect(await run('why', 'nothing')).toMatchObject({
      code: 1,
      err: 'There is no proposal "nothing": its card names it.\n',
    });
  });

  it('forgets a user', async () => {
    const { run } = await desk();
    expect((await run('forget', USERS.approver)).out).toBe('Forgotten.\n');
    expect((await run('forget', USERS.approver)).out).toBe('Nothing is kept about this user.\n');
    expect((await run('log')).out).toContain('The log is whole.');
  });

  it('says what to do where there is no desk', async () => {
    const { code, err } = await verbatim(['desk', 'log']);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'There is no desk here: set DESK_DB and HOME_SERVER (.env.example).\n',
    });
  });

  it('is looked at by the doctor, which makes no file', async () => {
    const { store, path, proposal } = await desk();
    const settings = async (path: string) =>
      (await verbatim(['doctor'], { env: { DESK_DB: path, HOME_SERVER: DESK.server, DESK_LANDING: 'files' } })).out;
    expect(await settings('nowhere/desk.db')).toContain('! Desk: nowhere/desk.db does not exist yet');
    expect(existsSync('nowhere')).toBe(false);
    expect(await settings(path())).toContain('✓ Desk: It is set up, and its store can be used.');
    await store.change((queries) => queries.deleteFrom('decision').where('proposal', '=', proposal.id).execute());
    expect(await settings(path())).toContain('✗ Desk: Its log is broken at row 1');
  });
});
