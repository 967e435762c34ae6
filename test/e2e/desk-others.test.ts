import { describe, expect, it } from 'vitest';
import { deskNewsroom } from '../support/desk-newsroom.js';

describe('what is no statement', () => {
  it('is proposed and approved as well: somebody who is not on file, and a figure that the source proves', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, idOf, textOf, card, record } = room;
    const person = await discord.command('/propose', { kind: 'people' }, editor);
    const roles = 'roles: [{title: Mayor of Dolna}]';
    const wrong = await settled(await discord.fill(person, { name: 'Bo Lind', more: 'rols: []' }, editor));
    expect(textOf(wrong)).toMatch(/rols.*roles/);
    const form = await discord.press(wrong, idOf(wrong, 'Edit'), editor);
    const panel = await settled(await discord.fill(form, { aliases: 'B. Lind\n Bo L. ', more: roles }, editor));
    expect(textOf(panel)).toContain('Bo Lind');
    expect(textOf(panel)).not.toContain('not proven');
    await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    const proposed = await card('waiting for approval');
    // Nothing of a name is proven, so that there is nothing to tick.
    await settled(await discord.press(proposed, idOf(proposed, 'Approve'), approver));
    await card('live: readers see it');
    const found = textOf(await discord.command('/who', { name: 'B. Lind' }, editor));
    expect(found).toContain('Mayor of Dolna');

    const figure = await discord.command('/propose', { kind: 'figures', source: 'daily-2024-05-06' }, editor);
    const typed = { number: 'more than 200', metric: 'wounded', claimant: 'ana-rusu', 'as-of': '2024-05-06' };
    const shown = await settled(await discord.fill(figure, { ...typed, population: 'people' }, editor));
    expect(textOf(shown)).toContain('more than 200');
    const more = await discord.press(shown, idOf(shown, 'More'), editor);
    const whole = await settled(await discord.fill(more, { event: 'dolna-bridge' }, editor));
    await discord.press(whole, idOf(whole, 'Send to the desk'), editor);
    const second = await card('waiting for approval');
    const approve = await discord.press(second, idOf(second, 'Approve'), approver);
    await settled(approve.callback.type === 9 ? await discord.fill(approve, { tick: 'yes' }, approver) : approve);
    await card('live: readers see it');
    const filed = [...(await record.record()).byId.values()].filter(({ position }) => position.file.includes('/desk/'));
    expect(filed).toMatchObject([
      { entry: 'person', id: 'bo-lind', name: 'Bo Lind' },
      { entry: 'figure', value: 'more than 200', metric: 'wounded', of: 'dolna-bridge', claimant: 'ana-rusu' },
    ]);
  });
});
