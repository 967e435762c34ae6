import { describe, expect, it } from 'vitest';
import { noteCorrections } from '../../src/desk/corrections/outbox.js';
import { noteMiss } from '../../src/desk/misses/misses.js';
import { register } from '../../src/desk/shown/register.js';
import { DESK } from '../support/desk.js';
import { fileDatabase, opened } from '../support/desk-stores.js';
import { recordOf } from '../support/entries.js';
import { verbatim } from './support.js';

/** A store, and the command for it. */
async function desk() {
  const database = await fileDatabase();
  const store = await opened(database);
  const env = { DESK_DB: database.kind === 'file' ? database.path : '', HOME_SERVER: DESK.server };
  return { store, run: (...words: string[]) => verbatim(['desk', ...words], { env }) };
}

describe('verbatim desk', () => {
  it('lists what is not on file, and sets aside what is not for this record', async () => {
    const { store, run } = await desk();
    expect((await run('misses')).out).toBe('Nothing was asked that is not on file.\n');
    const at = Date.UTC(2024, 5, 1);
    await noteMiss(store, { command: 'claims', question: 'the \u202eferry', nearest: ['Ferry quay'] }, 'ada', at);
    const { out } = await run('misses');
    expect(out).toMatch(/^1 asked {2}2024-06-01 to 2024-06-01 {2}\/claims the .*ferry {2}nearest: Ferry quay\n$/);
    expect(out).not.toContain('\u202e');
    expect(JSON.parse((await run('misses', '--json')).out)).toMatchObject({ command: 'claims', askers: 1 });
    expect((await run('misses', '--not-ours', 'The ferry')).out).toBe('Set aside.\n');
    expect(await run('misses', '--not-ours', 'The ferry')).toMatchObject({
      code: 1,
      err: 'Nobody asked that, or it is set aside already.\n',
    });
    expect((await run('misses')).out).toBe('Nothing was asked that is not on file.\n');
  });

  it('says how corrections went, and where the bot could not reach what it posted', async () => {
    const { store, run } = await desk();
    await register(store, {
      place: { message: '1', channel: '22', server: '33', reachable: false, maySend: false },
      question: { command: 'who', page: 1, values: {}, locale: 'en-US', shared: false },
      version: '00000000',
      entries: [{ entry: 'ada', digest: '', revisions: -1 }],
      postedAt: Date.now(),
    });
    await noteCorrections(store, recordOf(), Date.now());
    expect((await run('corrections')).out).toBe(
      'In the last 30 days: 0 corrected, 0 by a click, 0 deleted before, 1 out of reach, 0 refused by Discord, 0 waiting.\n' +
        'Out of reach: 1 in channel 22 of server 33\n',
    );
    expect(JSON.parse((await run('corrections', '--json')).out)).toMatchObject({
      unreachable: 1,
      outOfReach: [{ server: '33', channel: '22', count: 1 }],
    });
  });
});
