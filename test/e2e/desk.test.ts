import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decisions } from '../../src/desk/store/decisions.js';
import { DESK, USERS } from '../support/desk.js';
import { at, deskNewsroom, proposeStatement, STATEMENT } from '../support/desk-newsroom.js';
import type { Circumstances } from '../support/fake-discord/index.js';

describe('the desk in Discord', () => {
  it('takes a statement from the form to live, with a second editor, and readers find it', async () => {
    const room = await deskNewsroom();
    const { discord, record, approver, editor, textOf, idOf, settled, card, store } = room;
    const proposed = await proposeStatement(room);
    expect(textOf(proposed)).toContain('“people it could not name”');
    expect(textOf(proposed)).toContain('Ana Rusu');
    const approved = await discord.press(proposed, idOf(proposed, 'Approve'), approver);
    expect(textOf(await settled(approved))).toMatch(/: approved\.$/m);
    const live = await card('live: readers see it');
    expect(textOf(live)).toContain('New entry');
    expect(record.git('log', '--format=%s', '-1')).toMatch(/^Add rusu-people-could/);
    expect(record.git('status', '--porcelain', 'knowledge')).toBe('');
    const found = await discord.command('/claims', { 'who-or-what': 'people it could not name' }, editor);
    expect(textOf(found)).toContain('“people it could not name”');
    const rows: string[] = [];
    for await (const { action } of decisions(store)) rows.push(action);
    expect(rows).toEqual(['send', 'approve', 'begin', 'land', 'show']);
    // What has come to its end keeps no button but the one that takes it back.
    expect(() => idOf(live, 'Approve')).toThrow();
    expect(discord.posted(DESK.channel).map((one) => one.mentions)).toEqual([[], []]);
  });

  it('says what is wrong, and has what was typed in the form when it is opened again', async () => {
    const { discord, editor, settled, idOf, textOf } = await deskNewsroom();
    const form = await discord.command('/propose', { speaker: 'ana-rusu', source: 'daily-2024-05-06' }, editor);
    const typed = { ...STATEMENT, says: 'spoke of “people it could name”', note: '@everyone **look** \u202e' };
    const panel = await settled(await discord.fill(form, typed, editor));
    expect(textOf(panel)).toContain('This cannot go on file yet');
    expect(textOf(panel)).toContain('people it could');
    const again = await discord.press(panel, idOf(panel, 'Edit'), editor);
    expect(JSON.stringify(again.callback)).toContain('spoke of “people it could name”');
    const better = await settled(await discord.fill(again, { says: 'spoke of “people it could not name”' }, editor));
    expect(textOf(better)).toContain('As readers will see it');
    expect(idOf(better, 'Send to the desk')).toMatch(/^desk:s:/);
  });

  it('sends back for changes with a reason, and approval of the older revision is refused', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, idOf, textOf, card } = room;
    const first = await proposeStatement(room);
    const why = await discord.press(first, idOf(first, 'Ask for changes'), approver);
    await settled(await discord.fill(why, { reason: 'wording', words: 'who are “they”?' }, approver));
    const asked = await card('changes were asked for');
    expect(textOf(asked)).toContain('The wording: who are “they”?');
    const form = await discord.press(asked, idOf(asked, 'Edit'), editor);
    const panel = await settled(await discord.fill(form, { note: 'The council is meant.' }, editor));
    await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    const second = await card('revision 2');
    const late = await discord.press(first, idOf(second, 'Approve'), approver).catch(() => undefined);
    expect(late).toBeDefined();
    await card('live: readers see it');
  });

  it('refuses whoever proposed it, whoever has no role, and every other server', async () => {
    const room = await deskNewsroom();
    const { discord, settled, idOf, textOf, store } = room;
    const proposed = await proposeStatement(room);
    const approve = idOf(proposed, 'Approve');
    const say = async (circumstances: Circumstances) =>
      textOf(await settled(await discord.press(proposed, approve, circumstances)));
    expect(await say(at(USERS.editor, DESK.editors, DESK.approvers))).toContain(
      'Nobody decides about what they proposed',
    );
    expect(await say({ ...at(USERS.second), manages: true })).toContain('You do not have the role');
    expect(await say({ ...at(USERS.second, DESK.approvers), guild: DESK.otherServer })).toContain(
      'in its own server only',
    );
    expect(await say({ context: 'dm', user: USERS.second })).toContain('in its own server only');
    const states = await store.ask((queries) => queries.selectFrom('proposal').select('state').execute());
    expect(states).toEqual([{ state: 'proposed' }]);
  });

  it('corrects a statement after a tick, shows which words change, and takes it back on request', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, idOf, textOf, card, record } = room;
    const form = await discord.command('/propose', { entry: 'rusu-sudden-act' }, editor);
    const value = 'spoke of a “sudden and well-planned act”';
    const panel = await settled(await discord.fill(form, { value, why: 'heard again on tape' }, editor));
    await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    const proposed = await card('Correction');
    expect(textOf(proposed)).toContain('heard again on tape');
    const tick = await discord.press(proposed, idOf(proposed, 'Approve'), approver);
    await settled(await discord.fill(tick, { tick: 'yes' }, approver));
    const live = await card('live: readers see it');
    expect(await readFile(join(record.root, 'knowledge/statements.yaml'), 'utf8')).toContain(`says: ${value}`);
    const undone = await discord.press(live, idOf(live, 'Undo'), editor);
    expect(textOf(undone)).toContain('Sent: proposal');
    await card('waiting for approval');
  });

  it('offers to propose what is not on file, in its own server only', async () => {
    const { discord, editor, idOf } = await deskNewsroom();
    const asked = await discord.command('/claims', { 'who-or-what': 'zzqx wvvk' }, editor);
    const form = await discord.press(asked, idOf(asked, 'Propose'), editor);
    expect(form.callback.type).toBe(9);
    const elsewhere = await discord.command('/claims', { 'who-or-what': 'zzqx wvvk' }, { guild: DESK.otherServer });
    expect(() => idOf(elsewhere, 'Propose')).toThrow();
  });

  it('posts another card where somebody deleted it, and goes on where it may not post', async () => {
    const room = await deskNewsroom();
    const { discord, approver, idOf, settled, card, store } = room;
    const proposed = await proposeStatement(room);
    discord.deleteMessage(proposed.id);
    await settled(await discord.press(proposed, idOf(proposed, 'Take'), approver));
    const again = await card('is on it');
    expect(again.id).not.toBe(proposed.id);
    discord.forbid(DESK.channel);
    await settled(await discord.press(again, idOf(again, 'Approve'), approver));
    const state = async () =>
      (await store.ask((queries) => queries.selectFrom('proposal').select('state').executeTakeFirst()))?.state;
    await expect.poll(state).toBe('live');
  });

  it('shows what is odd about an entry, and asks whoever approves it to have read it beside its source', async () => {
    const room = await deskNewsroom();
    const { discord, editor, settled, idOf, textOf, card } = room;
    const form = await discord.command('/propose', { speaker: 'milo-sandor', source: 'daily-2024-05-06' }, editor);
    const panel = await settled(await discord.fill(form, STATEMENT, editor));
    expect(textOf(panel)).toMatch(/Look at this: .*Milo Sandor/);
    await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    const proposed = await card('waiting for approval');
    expect(textOf(proposed)).toMatch(/Look at this: .*Milo Sandor/);
    // Approving opens a form with a tick.
    expect(idOf(proposed, 'Approve')).toMatch(/^desk:k:/);
  });

  it('says at once who is not on file, before anything is typed', async () => {
    const { discord, editor } = await deskNewsroom();
    const refused = await discord.command('/propose', { speaker: 'nobody', source: 'daily-2024-05-06' }, editor);
    expect(JSON.stringify(refused.callback)).toContain('Choose somebody on file as the speaker');
    const event = { speaker: 'ana-rusu', source: 'daily-2024-05-06', event: 'no such' };
    expect(JSON.stringify((await discord.command('/propose', event, editor)).callback)).toContain(
      'Choose an event on file',
    );
  });

  it('shows what is to be withdrawn, and what rests on it', async () => {
    const room = await deskNewsroom();
    const { discord, editor, settled, idOf, textOf, card } = room;
    const form = await discord.command('/propose', { entry: 'rusu-sudden-act' }, editor);
    const panel = await settled(await discord.fill(form, { change: 'retract', why: 'filed twice' }, editor));
    await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    const proposed = textOf(await card('waiting for approval'));
    expect(proposed).toContain('“sudden and well-planned act”');
    expect(proposed).toContain('filed twice');
    expect(proposed).toContain('This rests on it, and readers would still see it');
    expect(proposed).toContain('rusu-hurt');
    expect(proposed).not.toContain('not proven: no text');
  });
});
