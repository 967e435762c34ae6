import { describe, expect, it } from 'vitest';
import { DESK } from '../support/desk.js';
import { deskRecord } from '../support/desk-record.js';
import { fileDatabase } from '../support/desk-stores.js';
import { startForge } from '../support/forge/index.js';
import { verbatim } from './support.js';

async function doctor() {
  const { root } = await deskRecord();
  const forge = await startForge(root);
  const database = await fileDatabase();
  const { api, repository, token } = forge.settings;
  return {
    forge,
    async run(more: Readonly<Record<string, string>> = {}) {
      const env = {
        HOME_SERVER: DESK.server,
        DESK_DB: database.kind === 'file' ? database.path : '',
        DESK_LANDING: 'pull-request',
        DESK_FORGE_API: api,
        DESK_FORGE_REPOSITORY: repository,
        DESK_FORGE_TOKEN: token,
        ...more,
      };
      const { out, err } = await verbatim(['doctor'], { env });
      expect(out + err).not.toContain(env.DESK_FORGE_TOKEN);
      return out.split('\n').filter((line) => line.slice(2).startsWith('Forge:'));
    },
  };
}

describe('verbatim doctor, with pull requests', () => {
  it('says where requests are opened, and changes nothing there', async () => {
    const { forge, run } = await doctor();
    expect(await run()).toEqual([
      '✓ Forge: What is approved becomes a request to merge into main of the-daily/record.',
    ]);
    expect(forge.asked.every(({ method }) => method === 'GET')).toBe(true);
    forge.requests.rules = { ...forge.requests.rules, allowAutoMerge: false };
    expect((await run())[1]).toMatch(/^! Forge: .*somebody merges each request there/);
  });

  it.each([
    ['the token', { DESK_FORGE_TOKEN: 'expired' }, /^✗ Forge: \S+ refuses the token: make another one/],
    ['the repository', { DESK_FORGE_REPOSITORY: 'the-daily/other' }, /^✗ Forge: .* has no repository the-daily\/other/],
    [
      'the branch',
      { DESK_FORGE_BRANCH: 'trunk' },
      /^✗ Forge: .*no branch trunk: set DESK_FORGE_BRANCH, perhaps to main/,
    ],
    ['the folder', { DESK_FORGE_FOLDER: 'facts' }, /^✗ Forge: .*no folder facts on main/],
    [
      'the address',
      { DESK_FORGE_API: 'http://127.0.0.1:1' },
      /^✗ Forge: the forge cannot be reached \([\w ]+\): see that/,
    ],
  ])('says that %s is wrong', async (_, more, said) => {
    const { run } = await doctor();
    expect((await run(more))[0]).toMatch(said);
  });

  it('says that the token may not write', async () => {
    const { forge, run } = await doctor();
    forge.world.mayPush = false;
    expect((await run())[0]).toMatch(/^✗ Forge: The token may read the-daily\/record and not write it/);
  });
});
