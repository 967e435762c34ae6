import { expect, it } from 'vitest';
import { correctKilled, discordFor, idOf, KILLED, noted, now } from '../support/corrected.js';
import { opened, overBothStores } from '../support/desk-stores.js';
import type { Answer } from '../support/fake-discord/index.js';
import { openNewsroom, recordCopy } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';

overBothStores('a correction on its way', (newDatabase) => {
  it('that is corrected while it still travels arrives everywhere as the later one', async () => {
    const [record, store] = [await recordCopy(), await opened(await newDatabase())];
    const discord = await discordFor({ channelLimit: { edits: 2, withinMs: 400 } });
    const newsroom = await openNewsroom(record, store, discord);
    const answers = await Promise.all(Array.from({ length: 12 }, () => discord.command('/figures', KILLED)));
    await noted(store, 12);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await discord.until(() => answers.some((answer) => now(discord, answer).includes('at least 12')));
    await record.changeText('ministry-2024-05-07', 'at least 12 people', 'at least 15 people');
    await record.change('figures.yaml', 'value: at least 12\n', 'value: at least 15\n');
    await record.change(
      'figures.yaml',
      '        why: a digit was misread\n',
      '        why: a digit was misread\n      - date: 2024-11-26\n        was: at least 12\n        now: at least 15\n        why: the ministry counts the ferry\n',
    );
    await newsroom.reload();
    await discord.until(() => answers.every((answer) => now(discord, answer).includes('**at least 15**')));
    for (const answer of answers) {
      const text = now(discord, answer);
      expect(text).toContain('was: at least 9; now: at least 12');
      expect(text).toContain('was: at least 12; now: at least 15');
    }
    const counts = () => newsroom.corrections.counts();
    await eventually(async () => (await counts()).corrected === 12, 'twelve corrected');
    expect(await counts()).toEqual({ waiting: 0, corrected: 12, healed: 0, gone: 0, unreachable: 0, failed: 0 });
  });

  it('reaches five hundred answers in twenty channels, or says why not, across the end of the process', async () => {
    const [record, store] = [await recordCopy(), await opened(await newDatabase())];
    const discord = await discordFor({ channelLimit: { edits: 5, withinMs: 250 } });
    const first = await openNewsroom(record, store, discord);
    const channels = Array.from({ length: 20 }, (_, index) => `8020000000000010${String(index).padStart(2, '0')}`);
    const answers: Answer[] = [];
    for (let round = 0; round < 25; round += 1)
      answers.push(...(await Promise.all(channels.map((channel) => discord.command('/figures', KILLED, { channel })))));
    await noted(store, 500);
    const closed = channels.slice(0, 2);
    for (const channel of closed) discord.closeChannel(channel, { status: 403, code: 50_001 });
    const deleted = answers.filter(({ message }) => !closed.includes(message?.channel_id ?? '')).slice(0, 10);
    for (const answer of deleted) discord.deleteMessage(idOf(answer));
    await correctKilled(record, '9', '12', 'a digit was misread');
    await first.reload();
    const edits = (status: number) =>
      discord.requests.filter(
        ({ method, path, status: was }) => method === 'PATCH' && path.startsWith('/channels/') && was === status,
      );
    await discord.until(() => edits(200).length >= 150);
    await first.close();
    const second = await openNewsroom(record, store, discord);
    const counts = () => second.corrections.counts();
    await eventually(async () => (await counts()).waiting === 0, 'nothing waiting');
    expect(await counts()).toEqual({ waiting: 0, corrected: 440, healed: 0, gone: 10, unreachable: 50, failed: 0 });
    const reached = answers.filter(
      (answer) => !deleted.includes(answer) && !closed.includes(answer.message?.channel_id ?? ''),
    );
    expect(reached).toHaveLength(440);
    for (const answer of reached) expect(now(discord, answer)).toContain('**at least 12**');
    // Every message once.
    expect(edits(200)).toHaveLength(440);
    for (const channel of channels) {
      const notices = discord.messagesIn(channel).filter(({ message_reference: reference }) => reference !== undefined);
      expect(notices).toHaveLength(closed.includes(channel) ? 0 : 1);
    }
    // A channel that is closed is asked once, not once for each of its messages, and limits are known before they are hit.
    expect(edits(403).length).toBeLessThanOrEqual(50);
    expect(edits(429).length).toBeLessThanOrEqual(40);
  });

  it('is made by one of two processes', async () => {
    const database = await newDatabase();
    const [record, discord] = [await recordCopy(), await discordFor()];
    const [one, other] = [await opened(database), await opened(database)];
    const first = await openNewsroom(record, one, discord);
    const second = await openNewsroom(record, other, discord, { onGateway: false });
    const answers = await Promise.all(Array.from({ length: 30 }, () => discord.command('/figures', KILLED)));
    await noted(one, 30);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await Promise.all([first.reload(), second.reload()]);
    await eventually(async () => (await first.corrections.counts()).corrected === 30, 'thirty corrected');
    for (const answer of answers) expect(now(discord, answer)).toContain('**at least 12**');
    const requests = discord.requests.filter(({ path }) => path.startsWith('/channels/'));
    expect(requests.filter(({ method }) => method === 'PATCH')).toHaveLength(30);
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is not taken back by a process that has not loaded it yet', async () => {
    const database = await newDatabase();
    const [record, discord] = [await recordCopy(), await discordFor()];
    const first = await openNewsroom(record, await opened(database), discord);
    const behind = await openNewsroom(record, await opened(database), discord, { onGateway: false });
    const answer = await discord.command('/figures', KILLED);
    await noted(await opened(database), 1);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await first.reload();
    await discord.until(() => now(discord, answer).includes('**at least 12**'));
    behind.corrections.recordChanged();
    await behind.corrections.settled();
    await behind.corrections.settled();
    expect(now(discord, answer)).toContain('**at least 12**');
    expect(behind.app.record().version).not.toBe(first.app.record().version);
  });

  it('edits where the bot may not send, and does not try to', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const [mute, surprised] = ['802000000000002001', '802000000000002002'];
    const silent = await discord.command('/figures', KILLED, { channel: mute, appPermissions: '0' });
    const refused = await discord.command('/figures', KILLED, { channel: surprised });
    await noted(store, 2);
    discord.closeChannel(surprised, { toSending: true, status: 403, code: 50_013 });
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await eventually(async () => (await newsroom.corrections.counts()).corrected === 2, 'two corrected');
    for (const answer of [silent, refused]) expect(now(discord, answer)).toContain('**at least 12**');
    const sent = discord.requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/channels/'));
    expect(sent.map(({ path, status }) => [path, status])).toEqual([[`/channels/${surprised}/messages`, 403]]);
  });

  it('waits as long as Discord asks, and outlives its bad moments', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const answer = await discord.command('/figures', KILLED);
    await noted(store, 1);
    discord.fail({ kind: 'rate limit', retryAfterSeconds: 0.3, path: /^\/channels\// });
    discord.fail({ kind: 'status', status: 502, path: /^\/channels\// });
    discord.fail({ kind: 'reset', path: /^\/channels\// });
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await discord.until(() => now(discord, answer).includes('**at least 12**'));
    await eventually(async () => (await newsroom.corrections.counts()).corrected === 1, 'one corrected');
  });

  it('counts as corrected where the channel has to wait for its notice', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const answer = await discord.command('/figures', KILLED);
    await noted(store, 1);
    discord.fail({ kind: 'rate limit', retryAfterSeconds: 0.3, path: /^\/channels\/\d+\/messages$/ });
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await discord.until(() => now(discord, answer).includes('**at least 12**'));
    await eventually(async () => (await newsroom.corrections.counts()).waiting === 0, 'nothing waiting');
    expect(await newsroom.corrections.counts()).toMatchObject({ corrected: 1, healed: 0 });
  });
});
