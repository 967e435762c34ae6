import type { APIMessage } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.js';
import { startHttpDoor } from '../../src/transport/http/http.js';
import {
  buttonOf,
  correctKilled,
  discordFor,
  idOf,
  KILLED,
  noted,
  now,
  registered,
  textOf,
  withdraw,
} from '../support/corrected.js';
import { opened, overBothStores } from '../support/desk-stores.js';
import { openNewsroom, recordCopy } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';

overBothStores('a correction', (newDatabase) => {
  it('reaches the answer that showed a number, and tells its channel', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const answer = await discord.command('/figures', KILLED);
    await noted(store, 1);
    expect(now(discord, answer)).toContain('at least 9');
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await discord.until(() => now(discord, answer).includes('Corrected 24 Nov'));
    const text = now(discord, answer);
    expect(text).toContain('Corrected 24 Nov 2024: was: at least 9; now: at least 12; why: a digit was misread');
    await discord.until(() => discord.messagesIn(answer.message?.channel_id ?? '').length === 2);
    const notice = discord.messagesIn(answer.message?.channel_id ?? '').find(({ id }) => id !== idOf(answer));
    expect(notice?.message_reference?.message_id).toBe(idOf(answer));
    expect(textOf(notice)).toContain('now: at least 12');
    for (const { body } of discord.requests.filter(({ path }) => path.startsWith('/channels/')))
      expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  it('takes the words of a withdrawn statement away, and says so', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const answer = await discord.command('/source', { entry: 'marn-count' });
    await noted(store, 1);
    expect(now(discord, answer)).toContain('Marn');
    await withdraw(record, 'marn-count');
    await newsroom.reload();
    await discord.until(() =>
      now(discord, answer).includes('Withdrawn from the record on 25 Nov 2024: the wrong speaker'),
    );
    await discord.until(() => discord.messagesIn(answer.message?.channel_id ?? '').length === 2);
  });

  it('travels to nobody where an answer was private, or showed nothing', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    await openNewsroom(record, store, discord);
    await discord.command('/figures', { ...KILLED, hide: true });
    await discord.command('/claims', { 'who-or-what': 'Nokia earnings' });
    const shown = await discord.command('/figures', KILLED);
    await noted(store, 1);
    expect(await registered(store)).toEqual([idOf(shown)]);
  });

  it('follows a message whose page was turned, and counts from the day when it was posted', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const answer = await discord.command('/claims', { 'who-or-what': 'bridge' });
    await noted(store, 1);
    await discord.press(answer, buttonOf(answer.message, 'Next'));
    const entries = () => store.ask((queries) => queries.selectFrom('shown_message').select('page').executeTakeFirst());
    await eventually(async () => (await entries())?.page === 2, 'the second page noted');
    expect(await registered(store)).toEqual([idOf(answer)]);
    await newsroom.close();
  });

  it('comes with the next click where the bot itself cannot reach the message', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const at = { context: 'private' } as const;
    const answer = await discord.command('/figures', KILLED, at);
    await noted(store, 1);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await eventually(async () => (await newsroom.corrections.counts()).unreachable === 1, 'one out of reach');
    expect(discord.requests.filter(({ path }) => path.startsWith('/channels/'))).toEqual([]);
    expect(now(discord, answer)).toContain('**at least 9**');
    const pressed = await discord.press(answer, buttonOf(answer.message, 'Plain text'), at);
    expect(pressed.callback.type).toBe(7);
    expect(now(discord, answer)).toContain('was: at least 9; now: at least 12');
    const isPlainText = ({ flags, content }: APIMessage): boolean =>
      ((flags ?? 0) & 64) !== 0 && content.includes('at least 12');
    await discord.until(() => discord.messagesIn(answer.message?.channel_id ?? '').some(isPlainText));
  });

  it('reaches answers that were posted over HTTP', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord, { onGateway: false });
    const door = await startHttpDoor({
      publicKey: discord.publicKey,
      host: '127.0.0.1',
      port: 0,
      apiUrl: discord.apiUrl,
      answer: newsroom.answer,
      log: createLog('silent', false),
    });
    onTestFinished(() => door.close({ graceMs: 1_000 }));
    const { answer } = await discord.post(door.url, discord.build.command('/figures', KILLED));
    if (answer === undefined) throw new Error('no answer');
    await noted(store, 1);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await discord.until(() => now(discord, answer).includes('**at least 12**'));
  });

  it('keeps who shared an answer to itself, and says that it was shared', async () => {
    const [record, store, discord] = [await recordCopy(), await opened(await newDatabase()), await discordFor()];
    const newsroom = await openNewsroom(record, store, discord);
    const hidden = await discord.command('/figures', { ...KILLED, hide: true });
    const shared = await discord.press(hidden, buttonOf(hidden.message, 'Share here'));
    await noted(store, 1);
    const rows = await store.ask((queries) => queries.selectFrom('shown_message').selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(shared.interaction.member?.user.id);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await newsroom.reload();
    await discord.until(() => now(discord, shared).includes('**at least 12**'));
    expect(now(discord, shared)).toContain('Shared by the person who asked');
  });
});
