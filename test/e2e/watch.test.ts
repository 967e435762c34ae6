import { describe, expect, it } from 'vitest';
import { watchesOf } from '../../src/desk/watches/watches.js';
import { DESK } from '../support/desk.js';
import { type DoorKind, deskNewsroom } from '../support/desk-newsroom.js';
import type { Circumstances } from '../support/fake-discord/index.js';

const READER = '70000000000000001';
const reader: Circumstances = { guild: DESK.otherServer, user: READER };

describe.each<DoorKind>(['gateway', 'http'])('watching, through the door %s', (door) => {
  it('is begun with a direct message, listed, and stopped from the list; a question that is not on file too', async () => {
    const { discord, store, settled, textOf, idOf } = await deskNewsroom(door);
    const typed = await discord.autocomplete('/watch', { what: 'Ana' }, 'what', reader);
    expect(JSON.stringify(typed.callback)).toContain('ana-rusu');
    const begun = await settled(await discord.command('/watch', { what: 'ana-rusu' }, reader));
    expect(textOf(begun)).toContain('You get a direct message when something on file about **Ana Rusu** changes');
    const nothing = await discord.command('/claims', { 'who-or-what': 'zzqx wvvk' }, reader);
    const asked = await settled(await discord.press(nothing, idOf(nothing, 'Tell me when there is'), reader));
    expect(textOf(asked)).toContain('You get a direct message as soon as there is something on file for **zzqx wvvk**');
    const direct = discord.posted(discord.directChannel(READER) ?? '');
    expect(direct.map((message) => textOf(message))).toEqual([
      expect.stringContaining('Ana Rusu'),
      expect.stringContaining('zzqx wvvk'),
    ]);
    const list = await discord.command('/watch', {}, reader);
    const stopped = await discord.press(list, idOf(list, 'Stop: Ana Rusu'), reader);
    // The button goes with the watch, and stays nowhere else once it is pressed there.
    expect(textOf(stopped)).toContain('No longer watched: **Ana Rusu**');
    expect(() => idOf(stopped, 'Stop: Ana Rusu')).toThrow();
    expect(idOf(stopped, 'Stop: zzqx wvvk')).toMatch(/^watch:stop:/);
    const [message] = direct;
    if (message === undefined) throw new Error('no direct message');
    const late = await discord.press(message, idOf(message, 'Stop: Ana Rusu'), reader);
    expect(textOf(late)).toContain('not watched any more');
    expect(textOf(late)).toContain('You get a direct message');
    expect(() => idOf(late, 'Stop: Ana Rusu')).toThrow();
    await discord.press(list, idOf(list, 'Stop: zzqx wvvk'), reader);
    expect(await watchesOf(store, { user: READER })).toEqual([]);
    const unknown = await discord.command('/watch', { what: 'nobody of that name' }, reader);
    expect(JSON.stringify(unknown.callback)).toContain('Choose a name on file');
  });
});
