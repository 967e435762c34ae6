import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { DESK, setUpDesk, USERS } from '../support/desk.js';
import { at, type DeskNewsroom, deskNewsroom, STATEMENT } from '../support/desk-newsroom.js';

const proposalOn = ({ textOf }: DeskNewsroom, card: APIMessage): string =>
  /([a-z0-9]{8}), revision/.exec(textOf(card))?.[1] ?? '';

/** The text of a file that the bot has sent with its answer. */
const fileOf = ({ discord }: DeskNewsroom, name: string): string => {
  const sent = discord.requests.flatMap(({ files }) => files.filter((one) => one.name === name)).at(-1);
  return Buffer.from(sent?.bytes ?? []).toString('utf8');
};

describe('an editor at the desk', () => {
  it('keeps no button that leads nowhere, is told why what they proposed is refused, and finds it whole', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, idOf, textOf, card } = room;
    const form = await discord.command('/propose', { speaker: 'ana-rusu', source: 'daily-2024-05-06' }, editor);
    const wrong = await settled(await discord.fill(form, { ...STATEMENT, says: '“never said”' }, editor));
    // What comes of the form takes the place of the panel that it was opened from.
    const again = await discord.press(wrong, idOf(wrong, 'Edit'), editor);
    const filled = await discord.fill(again, { says: STATEMENT.says }, editor);
    expect(filled.callback.type).toBe(7);
    const panel = await settled(filled);
    const sent = await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    expect(sent.callback.type).toBe(7);
    expect(textOf(sent)).toContain('Sent: proposal');
    expect(() => idOf(sent, 'Edit')).toThrow();

    const proposed = await card('waiting for approval');
    const proposal = proposalOn(room, proposed);
    const taken = await settled(await discord.press(proposed, idOf(proposed, 'Take'), approver));
    expect(textOf(taken)).toContain(`The card now says that you are on proposal ${proposal}`);
    const words = `who are *they*? ${'It has to say so. '.repeat(27)}`.slice(0, 500).trim();
    const ask = await discord.press(proposed, idOf(proposed, 'Ask for changes'), approver);
    const asked = await settled(await discord.fill(ask, { reason: 'wording', words }, approver));
    expect(textOf(asked)).toContain('The proposer is told why');
    const said = () =>
      discord.requests.filter(
        ({ method, body }) => method === 'POST' && JSON.stringify(body).includes(`"users":["${USERS.editor}"]`),
      );
    await discord.until(() => said().length > 0, 'the proposer was told');
    expect(said()).toHaveLength(1);
    const told = JSON.stringify(said()[0]?.body);
    expect(told).toContain(`"message_id":"${proposed.id}"`);
    expect(told).toContain(JSON.stringify(words.replaceAll('*', String.raw`\*`)).slice(1, -1));
    const changes = await card('changes were asked for');
    expect(textOf(changes)).toContain(words.replaceAll('*', String.raw`\*`));

    const why = textOf(await settled(await discord.command('/desk why', { proposal }, editor)));
    expect(why).toContain('You may: **Edit**');
    expect(why).not.toContain('Send to the desk');
    expect(why).toContain(words.slice(-60));
    expect(fileOf(room, `proposal-${proposal}.txt`)).toContain(words);
    expect(fileOf(room, `proposal-${proposal}.txt`)).toContain('people it could not name');
    const typed = await discord.autocomplete('/desk why', { proposal: 'changes' }, 'proposal', editor);
    expect(JSON.stringify(typed.callback)).toContain(`"value":"${proposal}"`);
    const stranger = await discord.autocomplete('/desk why', { proposal: '' }, 'proposal', at(USERS.third));
    expect(JSON.stringify(stranger.callback)).toContain('"choices":[]');
  });

  it('reads the two sides of a correction, whose approval is the first of two, and what is possible once it is live', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, idOf, textOf, card, store } = room;
    await setUpDesk(store, { approvals: 2 });
    const form = await discord.command('/propose', { entry: 'rusu-sudden-act' }, editor);
    const value = 'spoke of a “sudden and well-planned act”';
    const panel = await settled(await discord.fill(form, { value, why: 'heard again on tape' }, editor));
    expect(textOf(panel)).toContain('“called” → “spoke”');
    expect(textOf(panel)).not.toContain('pasted');
    await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
    const proposed = await card('Correction');
    const proposal = proposalOn(room, proposed);
    const approve = async (user: string) => {
      const tick = await discord.press(proposed, idOf(proposed, 'Approve'), at(user, DESK.approvers));
      return textOf(await settled(await discord.fill(tick, { tick: 'yes' }, at(user, DESK.approvers))));
    };
    expect(await approve(USERS.approver)).toContain(`proposal ${proposal} has 1 of 2, and waits for somebody else’s`);
    await approve(USERS.second);
    const live = await card('live: readers see it');
    const mayUndo = async () => textOf(await settled(await discord.command('/desk why', { proposal }, approver)));
    expect(await mayUndo()).toContain('You may: **Undo**');
    await discord.press(live, idOf(live, 'Undo'), editor);
    await card('waiting for approval');
    expect(await mayUndo()).toMatch(/Not you: Undo\. Somebody proposed that already: [a-z0-9]{8}/);
  });

  it('says everything that a file of the record can say, in two forms, and corrects what is not words', async () => {
    const room = await deskNewsroom();
    const { discord, editor, approver, settled, idOf, textOf, card, record } = room;
    const form = await discord.command('/propose', {}, editor);
    const first = {
      speaker: 'ana-rusu',
      source: 'daily-2024-05-06',
      ...STATEMENT,
      says: 'spoke: # of “people” | &a *b',
    };
    const panel = await settled(await discord.fill(form, first, editor));
    const more = async (on: APIMessage, values: Readonly<Record<string, string>>) =>
      settled(await discord.fill(await discord.press(on, idOf(on, 'More'), editor), values, editor));
    const broken = await more(panel, { more: 'topics: [blame' });
    expect(textOf(broken)).toContain('“Everything else” cannot be read');
    const unknown = await more(broken, { more: 'tpics: [blame]' });
    expect(textOf(unknown)).toMatch(/tpics.*topics/);
    const passage = 'people it could not name';
    const keys = 'id: rusu-people\ntopics: [blame]\nsaid_basis: inferred\nsaid_note: "The day before: so it says."';
    const whole = await more(unknown, { event: 'dolna-bridge', passage, note: 'The council is meant.', more: keys });
    expect(textOf(whole)).toContain('The council is meant');
    await discord.press(whole, idOf(whole, 'Send to the desk'), editor);
    const proposed = await card('waiting for approval');
    const tick = await discord.press(proposed, idOf(proposed, 'Approve'), approver);
    await settled(tick.callback.type === 9 ? await discord.fill(tick, { tick: 'yes' }, approver) : tick);
    await card('live: readers see it');
    const filed = (await record.record()).byId.get('rusu-people');
    expect(filed).toMatchObject({
      says: first.says,
      event: 'dolna-bridge',
      passage: { first: passage },
      note: 'The council is meant.',
      topics: ['blame'],
      saidBasis: 'inferred',
      saidNote: 'The day before: so it says.',
    });
    const correction = await discord.command('/propose', { entry: 'rusu-sudden-act' }, editor);
    const kind = { key: 'kind', value: 'assertion', why: 'nobody is accused' };
    const corrected = await settled(await discord.fill(correction, kind, editor));
    expect(textOf(corrected)).toContain('“accusation” → “assertion”');
  });

  it('sees on the board what a flag is about: the words of the entry, and the answer', async () => {
    const room = await deskNewsroom();
    const { discord, editor, idOf, textOf } = room;
    const reader = { guild: DESK.otherServer, user: '70000000000000002' };
    const answer = await discord.command('/claims', { 'who-or-what': 'rusu-sudden-act' }, reader);
    const form = await discord.press(answer, idOf(answer, 'Something wrong?'), reader);
    await discord.fill(form, { reason: 'wrong' }, reader);
    const board = await discord.command('/desk board', {}, editor);
    const flags = textOf(await discord.press(board, idOf(board, 'Something wrong 1'), editor));
    expect(flags).toContain('called it a “sudden and well-planned act”');
    const { channel_id: channel, id } = answer.message ?? { channel_id: '', id: '' };
    expect(flags).toContain(`(https://discord.com/channels/${DESK.otherServer}/${channel}/${id})`);
    // What nobody else sees has no address.
    const direct = { context: 'dm', user: '70000000000000003' } as const;
    const alone = await discord.command('/claims', { 'who-or-what': 'rusu-sudden-act' }, direct);
    await discord.fill(
      await discord.press(alone, idOf(alone, 'Something wrong?'), direct),
      { reason: 'wrong' },
      direct,
    );
    const after = await discord.press(board, idOf(board, 'Something wrong 1'), editor);
    expect(textOf(after)).toContain('It is wrong × 2');
    expect(textOf(after).match(/discord\.com\/channels/g)).toHaveLength(1);
  });
});
