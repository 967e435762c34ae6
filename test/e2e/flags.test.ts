import { describe, expect, it } from 'vitest';
import { flaggedEntries } from '../../src/desk/flags/flags.js';
import { DESK } from '../support/desk.js';
import { askedByOthers, type DoorKind, deskNewsroom } from '../support/desk-newsroom.js';
import type { Circumstances } from '../support/fake-discord/index.js';

const READER = '70000000000000001';
const elsewhere: Circumstances = { guild: DESK.otherServer, user: READER };

describe.each<DoorKind>(['gateway', 'http'])('something wrong, through the door %s', (door) => {
  it('is said by any reader in any server, about one of the entries shown, and answered in private', async () => {
    const { discord, record, store, textOf, idOf } = await deskNewsroom(door);
    const answer = await discord.command('/claims', { 'who-or-what': 'ana-rusu' }, elsewhere);
    const form = await discord.press(answer, idOf(answer, 'Something wrong?'), elsewhere);
    const thanks = await discord.fill(
      form,
      { reason: 'other-side', words: '@everyone **look** \u202e', 'ask-back': 'yes' },
      elsewhere,
    );
    expect(textOf(thanks)).toContain('may ask you back');
    expect(thanks.message?.flags).toBe((1 << 15) | (1 << 6));
    const [flagged] = await flaggedEntries(store, await record.record());
    expect(flagged).toMatchObject({
      times: 1,
      reasons: [{ reason: 'other-side', times: 1 }],
      notes: [{ words: '@everyone **look** \u202e', askBack: READER }],
    });
  });
});

describe('something wrong', () => {
  it('is in no answer of a choice, and works in private answers, shared ones and direct messages', async () => {
    const { discord, idOf } = await deskNewsroom();
    const nothing = await discord.command('/claims', { 'who-or-what': 'zzqx wvvk' }, elsewhere);
    expect(() => idOf(nothing, 'Something wrong?')).toThrow();
    const dm: Circumstances = { context: 'dm', user: READER };
    const hidden = await discord.command('/who', { name: 'ana-rusu', hide: true }, dm);
    const form = await discord.press(hidden, idOf(hidden, 'Something wrong?'), dm);
    expect(form.callback.type).toBe(9);
    const shared = await discord.press(hidden, idOf(hidden, 'Share here'), dm);
    expect(idOf(shared, 'Something wrong?')).toMatch(/^who\|f\|/);
  });

  it('of an entry that was changed while the form was open counts nothing, and of an outdated answer brings that up to date', async () => {
    const room = await deskNewsroom();
    const { discord, record, store, textOf, idOf, bot } = room;
    const answer = await discord.command('/claims', { 'who-or-what': 'rusu-sudden-act' }, elsewhere);
    const button = idOf(answer, 'Something wrong?');
    const form = await discord.press(answer, button, elsewhere);
    const statements = await record.read('statements.yaml');
    const noted = () => store.ask((queries) => queries.selectFrom('shown_message').selectAll().execute());
    await expect.poll(noted).toHaveLength(1);
    // Only a click can correct it there.
    discord.forbid(answer.message?.channel_id ?? '');
    await record.write(
      'statements.yaml',
      statements.replace('  - id: rusu-sudden-act\n', '  - id: rusu-sudden-act\n    note: Heard again on tape.\n'),
    );
    bot.reload();
    await expect
      .poll(askedByOthers(room, '/claims', { 'who-or-what': 'rusu-sudden-act' }))
      .toContain('Heard again on tape');
    const late = await discord.fill(form, { reason: 'wrong' }, elsewhere);
    expect(JSON.stringify(late.callback)).toContain('has been changed since');
    expect(await flaggedEntries(store, await record.record())).toEqual([]);
    const healed = await discord.press(answer, button, elsewhere);
    expect(textOf(healed)).toContain('Heard again on tape');
    const told = () => JSON.stringify(discord.requests.filter(({ path }) => path.includes(healed.interaction.token)));
    await discord.until(() => told().includes('has just been brought up to date'));
  });

  it('forged or cut off, is refused in words', async () => {
    const { discord, store, record } = await deskNewsroom();
    for (const id of ['flag', 'flag:', `flag:${'x'.repeat(90)}`, 'flag:AAAAAAA:gone']) {
      const answer = await discord.submit(id, { reason: 'wrong' }, elsewhere);
      expect(JSON.stringify(answer.callback)).toContain('content');
    }
    expect(await flaggedEntries(store, await record.record())).toEqual([]);
  });
});
