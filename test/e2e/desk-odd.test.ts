import { describe, expect, it } from 'vitest';
import { DESK } from '../support/desk.js';
import { deskNewsroom, proposeStatement, STATEMENT } from '../support/desk-newsroom.js';

const QUARTER_OF_AN_HOUR = 900_000;

describe('the desk, where things go wrong', () => {
  it('takes forms long after they were opened, keeps what is typed where the panel is gone, and passes on no text as markup', async () => {
    const room = await deskNewsroom();
    const { discord, editor, settled, idOf, textOf } = room;
    const options = { speaker: 'ana-rusu', source: 'daily-2024-05-06' };
    const form = await discord.command('/propose', options, editor);
    discord.advance(QUARTER_OF_AN_HOUR - 1_000);
    const before = await settled(await discord.fill(form, STATEMENT, editor));
    expect(textOf(before)).toContain('As readers will see it');
    const again = await discord.press(before, idOf(before, 'Edit'), editor);
    discord.advance(QUARTER_OF_AN_HOUR + 1_000);
    // Telephones type curved quotation marks; what would hide or turn letters does not reach a message, and markup stays text.
    const odd = '@everyone **look** \u202eback\u202c \u200bhere <@1> [a](https://b.example) “people it could not name”';
    const after = await settled(await discord.fill(again, { says: odd }, editor));
    expect(textOf(after)).not.toMatch(/[\u202e\u200b]/u);
    expect(textOf(after)).toContain(String.raw`\*\*look\*\*`);
    expect(textOf(after)).toContain(String.raw`\@everyone`);
    const third = await discord.press(after, idOf(after, 'Edit'), editor);
    discord.deleteMessage(after.id);
    const emoji = `“people it could not name” ${'👩‍👩‍👧‍👦'.repeat(130)}`;
    await discord.fill(third, { says: emoji }, editor).catch(() => undefined);
    const drafts = await discord.command('/desk board', {}, editor);
    const own = await discord.press(drafts, idOf(drafts, 'Your drafts 1'), editor);
    const kept = await discord.press(own, idOf(own, 'Edit'), editor);
    expect(JSON.stringify(kept.callback)).toContain(emoji);
  });

  it('goes on where its channel is gone, closed or archived, and has its cards again once there is one', async () => {
    const room = await deskNewsroom();
    const { discord, approver, idOf, settled, store, textOf } = room;
    const proposed = await proposeStatement(room);
    const state = async () =>
      (await store.ask((queries) => queries.selectFrom('proposal').select('state').executeTakeFirst()))?.state;
    const troubles = [
      { status: 404, code: 10_003 },
      { status: 403, code: 50_001 },
      { status: 400, code: 50_083 },
    ] as const;
    for (const [at, trouble] of troubles.entries()) {
      discord.closeChannel(DESK.channel, trouble);
      const taken = await settled(await discord.press(proposed, idOf(proposed, 'Take'), approver));
      expect(textOf(taken)).toContain('that you are on proposal');
      expect(await state(), String(at)).toBe('proposed');
    }
    await settled(await discord.press(proposed, idOf(proposed, 'Approve'), approver));
    await expect.poll(state).toBe('live');
    // Set up anew in another channel: the next thing that happens is shown there.
    discord.closeChannel(DESK.channel, { status: 404, code: 10_003 });
    const elsewhere = '81384788765712777';
    const manager = { ...room.editor, manages: true };
    const setup = await discord.command('/desk setup', {}, manager);
    const done = await discord.fill(setup, { channel: elsewhere }, manager);
    expect(textOf(await settled(done))).toContain('The desk is set up');
    const undone = await discord.press(proposed, idOf(proposed, 'Take'), approver);
    await settled(undone);
    await discord.until(
      () => discord.posted(elsewhere).some((one) => textOf(one).includes('live: readers see it')),
      'its card',
    );
  });
});
