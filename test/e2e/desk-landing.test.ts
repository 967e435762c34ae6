import { describe, expect, it } from 'vitest';
import { DESK, USERS } from '../support/desk.js';
import { askedByOthers, at, type DeskNewsroom, deskNewsroom, proposeStatement } from '../support/desk-newsroom.js';
import { type StandIn, startForge } from '../support/forge/index.js';
import { patience } from '../support/patience.js';

/** Proposes another text of a statement on file, up to its card. */
async function proposeCorrection({ discord, editor, settled, idOf, card }: DeskNewsroom, value: string) {
  const form = await discord.command('/propose', { entry: 'rusu-sudden-act' }, editor);
  const panel = await settled(await discord.fill(form, { value, why: 'heard again on tape' }, editor));
  await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
  return card('Correction');
}

/** Changes the file of statements by hand, commits that, and approves a card after it. */
async function approveAfter(
  room: DeskNewsroom,
  from: string,
  to: string,
  proposed: Awaited<ReturnType<DeskNewsroom['card']>>,
) {
  const { discord, approver, idOf, settled, record, store } = room;
  // As somebody does between the click and the landing: the check at the click is not in the way.
  const tick = await discord.press(proposed, idOf(proposed, 'Approve'), approver);
  await store.change((queries) => queries.updateTable('job').set({ due_at: 0 }).execute());
  await record.write('statements.yaml', (await record.read('statements.yaml')).replace(from, to));
  record.git('commit', '--quiet', '--all', '--message', 'By hand');
  return settled(await discord.fill(tick, { tick: 'yes' }, approver));
}

describe('a desk that asks a forge', () => {
  it('shows how the request goes on, and live once the record was pulled', async () => {
    let forge: StandIn | undefined;
    const room = await deskNewsroom('gateway', async ({ root }) => {
      forge = await startForge(root);
      const { api, repository, token } = forge.settings;
      return {
        DESK_LANDING: 'pull-request',
        DESK_FORGE_API: api,
        DESK_FORGE_REPOSITORY: repository,
        DESK_FORGE_TOKEN: token,
      };
    });
    if (forge === undefined) throw new Error('no forge');
    const { discord, approver, idOf, settled, card, textOf, record, store } = room;
    forge.requests.rules = { ...forge.requests.rules, review: true };
    const proposed = await proposeStatement(room);
    await settled(await discord.press(proposed, idOf(proposed, 'Approve'), approver));
    const waiting = await card('waiting for a review there');
    expect(textOf(waiting)).toContain(
      '[Request 41](<https://forge.example/the-daily/record/pull/41>): no checks there, waiting for a review there',
    );
    forge.requests.review(41, 'APPROVED');
    await store.change((queries) => queries.updateTable('job').set({ due_at: 0 }).execute());
    await card('on file, not yet shown');
    record.git('pull', '--quiet', forge.repository.path, 'main');
    await card('live: readers see it');
  });
});

describe('a proposal that was overtaken', () => {
  it('becomes the next revision on what is there now by one click, and is approved again', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, idOf, settled, card, textOf } = room;
    const proposed = await proposeCorrection(room, 'spoke of a “sudden and well-planned act”');
    await room.store.change((queries) => queries.updateTable('proposal').set({ state: 'overtaken' }).execute());
    const stale = await discord.press(proposed, idOf(proposed, 'Approve'), approver);
    await settled(await discord.fill(stale, { tick: 'yes' }, approver));
    const overtaken = await card('overtaken');
    const again = await discord.press(overtaken, idOf(overtaken, 'Propose on what is there now'), editor);
    expect(textOf(again)).toContain('Sent: proposal');
    const second = await card('revision 2');
    const tick = await discord.press(second, idOf(second, 'Approve'), approver);
    await settled(await discord.fill(tick, { tick: 'yes' }, approver));
    await card('live: readers see it');
  });

  it('opens the form with both where the words themselves were changed', async () => {
    const room = await deskNewsroom();
    const { discord, editor, idOf, settled, card, record } = room;
    const proposed = await proposeCorrection(room, 'spoke of a “sudden and well-planned act”');
    const refused = await approveAfter(room, 'called it a “sudden', 'named it a “sudden', proposed);
    expect(room.textOf(refused)).toContain('has changed since');
    await room.store.change((queries) => queries.updateTable('proposal').set({ state: 'overtaken' }).execute());
    // A click on the older card draws it as it is.
    const late = await discord.press(proposed, idOf(proposed, 'Take'), editor);
    await settled(late);
    const overtaken = await card('overtaken');
    // The record that answers has to be that one, too.
    const claims = askedByOthers(room, '/claims', { 'who-or-what': 'rusu-sudden-act' });
    await expect.poll(claims, { timeout: patience(20_000), interval: 500 }).toContain('named it a');
    const form = await discord.press(overtaken, idOf(overtaken, 'Propose on what is there now'), editor);
    const shown = JSON.stringify(form.callback);
    expect(shown).toContain('named it a “sudden and well-planned act”');
    expect(shown).toContain('spoke of a “sudden and well-planned act”');
    const panel = await settled(await discord.fill(form, { value: 'named it “sudden and well-planned act”' }, editor));
    await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    await card('revision 2');
    expect(await record.read('statements.yaml')).toContain('named it a “sudden');
  });
});

describe('whoever begins a proposal', () => {
  it('is told first who is on the same entry, or the same speaker and source, and may go on', async () => {
    const room = await deskNewsroom();
    const { discord, idOf, textOf } = room;
    const proposed = await proposeStatement(room);
    const other = at(USERS.second, DESK.editors);
    const options = { speaker: 'ana-rusu', source: 'daily-2024-05-06' };
    const told = await discord.command('/propose', options, other);
    expect(textOf(told)).toContain('Somebody is on this already');
    expect(textOf(told)).toContain(`https://discord.com/channels/${DESK.server}/${DESK.channel}/${proposed.id}`);
    const form = await discord.press(told, idOf(told, 'Propose all the same'), other);
    expect(form.callback.type).toBe(9);
    // Another source, and an entry that nobody is on, open the form at once.
    expect((await discord.command('/propose', { entry: 'rusu-sudden-act' }, other)).callback.type).toBe(9);
    await proposeCorrection(room, 'spoke of a “sudden and well-planned act”');
    expect(textOf(await discord.command('/propose', { entry: 'rusu-sudden-act' }, other))).toContain('on this already');
  });
});
