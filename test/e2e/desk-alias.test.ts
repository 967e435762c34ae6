import { describe, expect, it } from 'vitest';
import { topMisses } from '../../src/desk/misses/misses.js';
import { DESK } from '../support/desk.js';
import { deskNewsroom } from '../support/desk-newsroom.js';

describe('what nobody could be told about', () => {
  it('becomes another name of somebody on file: proposed from the board, approved, and answered from then on', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, idOf, textOf, settled, card, record, store } = room;
    const reader = { guild: DESK.otherServer, user: '70000000000000004' };
    const asked = async () => textOf(await discord.command('/claims', { 'who-or-what': 'Zubrowka' }, reader));
    expect(await asked()).not.toContain('sudden and well-planned');
    await expect.poll(async () => (await topMisses(store, 10)).map(({ question }) => question)).toContain('Zubrowka');
    const board = await discord.command('/desk board', {}, editor);
    const misses = await discord.press(board, idOf(board, 'Not on file 1'), editor);
    const form = await discord.press(misses, idOf(misses, 'Another name for …'), editor);
    // The name is what was asked: choosing whom it means is all there is to do.
    const sent = await discord.fill(form, { entry: 'ana-rusu' }, editor);
    expect(textOf(sent)).toContain('Sent: proposal');
    expect(await topMisses(store, 10)).toEqual([]);
    const proposed = await card('Another name');
    expect(textOf(proposed)).toContain('Also called **Zubrowka**');
    await settled(await discord.press(proposed, idOf(proposed, 'Approve'), approver));
    const live = await card('live: readers see it');
    expect(() => idOf(live, 'Undo')).toThrow();
    expect(record.git('log', '--format=%s', '-1')).toBe('Add a name of ana-rusu\n');
    expect(record.git('show', '--stat', '--format=', 'HEAD')).toMatch(/people\.yaml/);
    expect(await asked()).toContain('sudden and well-planned');
    const again = await discord.fill(form, { entry: 'ana-rusu' }, editor);
    expect(JSON.stringify(again.callback)).toContain('The words are the same as before');
  });
});
