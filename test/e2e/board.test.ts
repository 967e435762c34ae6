import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { topMisses } from '../../src/desk/misses/misses.js';
import { DESK, USERS } from '../support/desk.js';
import {
  at,
  type DeskNewsroom,
  type DoorKind,
  deskNewsroom,
  proposeStatement,
  STATEMENT,
} from '../support/desk-newsroom.js';
import type { Answer, Circumstances } from '../support/fake-discord/index.js';

const READER = '70000000000000001';
const elsewhere: Circumstances = { guild: DESK.otherServer, user: READER };

/** The board, with one of its lists. */
async function boardAt({ discord, editor, idOf, textOf }: DeskNewsroom, tab: RegExp, who = editor) {
  const board = await discord.command('/desk board', {}, who);
  const label = tab.exec(JSON.stringify(board.message))?.[0] ?? '';
  const list = await discord.press(board, idOf(board, label), who);
  return { list, text: textOf(list) };
}

const askedFor = async ({ discord, store }: DeskNewsroom, question: string): Promise<void> => {
  await discord.command('/claims', { 'who-or-what': question }, elsewhere);
  await expect.poll(async () => (await topMisses(store, 10)).map((miss) => miss.question)).toContain(question);
};

describe.each<DoorKind>(['gateway', 'http'])('the board, through the door %s', (door) => {
  it('shows what waits with its age and its card, in private, to editors alone', async () => {
    const room = await deskNewsroom(door);
    const card = await proposeStatement(room);
    const board = await room.discord.command('/desk board', {}, room.editor);
    expect(board.message?.flags).toBe((1 << 15) | (1 << 6));
    const text = room.textOf(board);
    expect(text).toMatch(/New entry rusu-people-could\S*: \*\*waiting for approval\*\* since <t:\d+:R>/);
    // Where the card is, is noted once Discord has it.
    const link = `https://discord.com/channels/${DESK.server}/${DESK.channel}/${card.id}`;
    const ask = async (): Promise<string> => room.textOf(await room.discord.command('/desk board', {}, room.editor));
    await expect.poll(ask, { interval: 500, timeout: 10_000 }).toContain(link);
    for (const stranger of [at(USERS.third), { ...at(USERS.third), manages: true }]) {
      const refused = await room.discord.command('/desk board', {}, stranger);
      expect(JSON.stringify(refused.callback)).toContain('You do not have the role');
    }
    const other = await room.discord.command('/desk board', {}, { ...room.editor, guild: DESK.otherServer });
    expect(JSON.stringify(other.callback)).toContain('in its own server only');
  });

  it('drafts what was asked, and sets aside what is not for this record', async () => {
    const room = await deskNewsroom(door);
    const { discord, editor, idOf } = room;
    await askedFor(room, 'zzqx wvvk');
    const { list, text } = await boardAt(room, /Not on file \d/);
    expect(text).toContain('**zzqx wvvk**');
    expect(text).toContain('asked by 1 person');
    const form = await discord.press(list, idOf(list, 'Draft'), editor);
    expect(JSON.stringify(form.callback)).toContain('Asked: zzqx wvvk');
    const after = await discord.press(list, idOf(list, 'Not ours'), editor);
    expect(room.textOf(after)).toContain('There is nothing here');
    const gone = await discord.press(after, idOf(after, 'Not on file 0'), editor);
    expect(room.textOf(gone)).toContain('There is nothing here');
  });
});

describe('the board', () => {
  it('shows flags with their reasons and words, opens the correction, and lets go of what was dealt with', async () => {
    const room = await deskNewsroom();
    const { discord, editor, idOf } = room;
    const answer = await discord.command('/claims', { 'who-or-what': 'rusu-sudden-act' }, elsewhere);
    const form = await discord.press(answer, idOf(answer, 'Something wrong?'), elsewhere);
    await discord.fill(form, { reason: 'wrong', words: '**bold** @everyone', 'ask-back': 'yes' }, elsewhere);
    const { list, text } = await boardAt(room, /Something wrong \d/);
    expect(text).toContain('**Ana Rusu**');
    expect(text).toContain('It is wrong × 1');
    expect(text).toContain(String.raw`\*\*bold\*\*`);
    expect(text).toContain(`may be asked back: <@${READER}>`);
    const correction = await discord.press(list, idOf(list, 'Correct'), editor);
    expect(JSON.stringify(correction.callback)).toContain('Correct a statement');
    const after = await discord.press(list, idOf(list, 'Dealt with'), editor);
    expect(room.textOf(after)).toContain('There is nothing here');
  });

  it('shows entries whose review is overdue, and where corrections did not arrive', async () => {
    const room = await deskNewsroom();
    const { discord, bot, record, store } = room;
    const answer = await discord.command('/claims', { 'who-or-what': 'rusu-sudden-act' }, elsewhere);
    await expect
      .poll(() => store.ask((queries) => queries.selectFrom('shown_message').selectAll().execute()))
      .toHaveLength(1);
    discord.forbid(answer.message?.channel_id ?? '');
    const statements = await record.read('statements.yaml');
    await record.write(
      'statements.yaml',
      statements.replace('  - id: rusu-sudden-act\n', '  - id: rusu-sudden-act\n    review_by: 2024-08-01\n'),
    );
    bot.reload();
    // Asked more often, it would be too much at once.
    const patiently = { interval: 3_000 };
    await expect.poll(async () => (await boardAt(room, /To review \d/)).text, patiently).toContain('1 Aug 2024');
    await expect
      .poll(async () => (await boardAt(room, /Out of reach \d/)).text, patiently)
      .toContain(`1 answer: https://discord.com/channels/${DESK.otherServer}/${answer.message?.channel_id}`);
  });

  it('has the drafts of whoever looks, and no others, with what was typed', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, idOf } = room;
    const form = await discord.command('/propose', { speaker: 'ana-rusu', source: 'daily-2024-05-06' }, editor);
    await settled(await discord.fill(form, STATEMENT, editor));
    // Opened, and never sent off.
    await discord.command('/propose', { speaker: 'ana-rusu', source: 'daily-2024-05-06' }, editor);
    const { list, text } = await boardAt(room, /Your drafts \d/);
    expect(text.match(/<t:/g)).toHaveLength(1);
    const again = await discord.press(list, idOf(list, 'Edit'), editor);
    expect(JSON.stringify(again.callback)).toContain('people it could not name');
    expect((await boardAt(room, /Your drafts \d/, approver)).text).toContain('There is nothing here');
  });

  it('keeps within the limits of Discord, page by page, whatever was asked', async () => {
    const room = await deskNewsroom();
    const { discord, editor, idOf, textOf, store } = room;
    for (let count = 0; count < 9; count += 1) await askedFor(room, `zzq${count} ${'👩‍👩‍👧‍👦*_|`>'.repeat(12)}`);
    let { list }: { list: Answer } = await boardAt(room, /Not on file \d/);
    const seen = new Set<string>();
    for (let page = 1; page <= 3; page += 1) {
      for (const [name] of textOf(list).matchAll(/zzq\d/g)) seen.add(name);
      if (page < 3) list = await discord.press(list, idOf(list, 'Next'), editor);
    }
    expect(seen.size).toBe(9);
    expect(() => idOf(list, 'Next')).toThrow();
    expect(await topMisses(store, 20)).toHaveLength(9);
  });

  it('says where a proposal is, what the asker may do, and why not the rest', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, textOf } = room;
    const card: APIMessage = await proposeStatement(room);
    const proposal = /([a-z0-9]{8}), revision/.exec(textOf(card))?.[1] ?? '';
    const own = textOf(await settled(await discord.command('/desk why', { proposal }, editor)));
    expect(own).toContain('waiting for approval');
    expect(own).toContain('You may: **Withdraw proposal**');
    expect(own).toContain('Not you: Approve. You do not have the role');
    const both = textOf(
      await settled(await discord.command('/desk why', { proposal }, at(USERS.editor, DESK.editors, DESK.approvers))),
    );
    expect(both).toContain('Not you: Approve. Nobody decides about what they proposed');
    const others = textOf(await settled(await discord.command('/desk why', { proposal }, approver)));
    expect(others).toContain('You may: **Approve**');
    expect(others).toContain('Not you: Withdraw proposal.');
    const unknown = await discord.command('/desk why', { proposal: 'zzzzzzzz' }, editor);
    expect(JSON.stringify(unknown.callback)).toContain('There is no such proposal');
  });

  it('refuses forged buttons', async () => {
    const room = await deskNewsroom();
    const { discord, editor } = room;
    const board = await discord.command('/desk board', {}, editor);
    for (const id of ['board:', 'board:waiting:0:t', 'board:aside!0123456789abcdef', 'board:settled!AAAAAAA:gone']) {
      const forged = discord.build.press(board, 'board:waiting:1:t', editor);
      (forged.data as { custom_id: string }).custom_id = id;
      const answer = await discord.answer(discord.send(forged));
      expect(JSON.stringify(answer.callback)).toContain('content');
    }
  });
});
