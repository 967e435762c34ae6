import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/desk/store/store.js';
import { BETWEEN_NOTICES_MS, SETTLING_MS } from '../../src/desk/watches/news.js';
import { watchesOf } from '../../src/desk/watches/watches.js';
import { buttonOf, correctKilled, discordFor, textOf, withdraw } from '../support/corrected.js';
import { DESK, setUpDesk } from '../support/desk.js';
import { fileDatabase, opened, overBothStores } from '../support/desk-stores.js';
import type { Circumstances, FakeDiscord } from '../support/fake-discord/index.js';
import { openNewsroom, type RecordCopy, recordCopy } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { testClock, watchDesk } from '../support/watched.js';

const READER = '70000000000000001';
const reader: Circumstances = { guild: DESK.otherServer, user: READER };
const editor: Circumstances = { guild: DESK.server, user: '70000000000000002', roles: [DESK.editors] };

/** A newsroom with a desk, and a clock that stands still. */
async function room(store: Store, discord: FakeDiscord, record: RecordCopy, clock = testClock(), onGateway = true) {
  const desk = watchDesk(store, discord, clock.now);
  const newsroom = await openNewsroom(record, store, discord, { desk, now: clock.now, onGateway });
  return { ...newsroom, clock };
}

const direct = (discord: FakeDiscord) => discord.messagesIn(discord.directChannel(READER) ?? '');
const news = (store: Store) => store.ask((queries) => queries.selectFrom('watch_news').selectAll().execute());
const watched = (store: Store) => watchesOf(store, { user: READER, channel: DESK.channel });
const hasNews = (store: Store, count = 1) =>
  eventually(async () => (await news(store)).length === count, `${count} changes to be told`);

overBothStores('somebody who watches something', (newDatabase) => {
  it('is told once of several changes, by direct message, and no more after Stop', async () => {
    const [store, discord, record] = [await opened(await newDatabase()), await discordFor(), await recordCopy()];
    const { reload, clock } = await room(store, discord, record);
    await discord.command('/watch', { what: 'killed' }, reader);
    await discord.until(() => direct(discord).length === 1);
    expect(textOf(direct(discord)[0])).toContain('You get a direct message when something on file about');
    await correctKilled(record, '9', '12', 'a digit was misread');
    await reload();
    await hasNews(store);
    await record.changeText('ministry-2024-05-07', 'at least 12 people', 'at least 15 people');
    await record.change('figures.yaml', 'value: at least 12\n', 'value: at least 15\n');
    await reload();
    const digests = new Set<string>();
    await eventually(async () => {
      for (const { digest } of await news(store)) digests.add(digest);
      return digests.size === 2;
    }, 'both changes noted');
    clock.advance(SETTLING_MS);
    await discord.until(() => direct(discord).length === 2);
    await eventually(async () => (await news(store)).length === 0, 'everything told');
    expect(textOf(direct(discord)[1])).toContain('a digit was misread');
    expect(direct(discord)).toHaveLength(2);
    const notice = direct(discord)[1];
    if (notice === undefined) throw new Error('no notice');
    const stranger = await discord.press(notice, buttonOf(notice, 'Stop: [^"]*'), {
      context: 'dm',
      user: '70000000000000009',
    });
    expect(JSON.stringify(stranger.callback)).toContain('Somebody else watches this');
    const stopped = await discord.press(notice, buttonOf(notice, 'Stop: [^"]*'), { context: 'dm', user: READER });
    expect(JSON.stringify(stopped.callback)).toContain('No longer watched');
    expect(await watched(store)).toEqual([]);
  });

  it('is told by one of two processes, also of what changed while none was there, and across bad moments of Discord', async () => {
    const database = await newDatabase();
    const [store, discord, record] = [await opened(database), await discordFor(), await recordCopy()];
    const clock = testClock();
    const first = await room(store, discord, record, clock);
    await discord.command('/watch', { what: 'killed' }, reader);
    await discord.until(() => direct(discord).length === 1);
    await first.close();
    await correctKilled(record, '9', '12', 'a digit was misread');
    await room(store, discord, record, clock);
    await room(await opened(database), discord, record, clock, false);
    await hasNews(store);
    const path = new RegExp(`^/channels/${discord.directChannel(READER)}/`);
    discord.fail({ kind: 'rate limit', retryAfterSeconds: 0.2, path });
    discord.fail({ kind: 'status', status: 502, path });
    clock.advance(SETTLING_MS);
    await eventually(async () => {
      clock.advance(30_000);
      return (await news(store)).length === 0;
    }, 'everything told');
    expect(direct(discord)).toHaveLength(2);
  });
});

describe('a watch in Discord', () => {
  it('of a question that is not on file ends with the notice that there is something', async () => {
    const [store, discord, record] = [await opened(await fileDatabase()), await discordFor(), await recordCopy()];
    const { reload, clock } = await room(store, discord, record);
    const nothing = await discord.command('/who', { name: 'Quillon Vexworth' }, reader);
    await discord.press(nothing, buttonOf(nothing.message, 'Tell me when there is'), reader);
    await discord.until(() => direct(discord).length === 1);
    await withdraw(record, 'rusu-keys');
    await reload();
    await record.change('people.yaml', 'people:\n', 'people:\n  - id: vexworth\n    name: Quillon Vexworth\n');
    await reload();
    await hasNews(store);
    clock.advance(SETTLING_MS);
    await discord.until(() => direct(discord).length === 2);
    expect(textOf(direct(discord)[1])).toContain('There is something on file now');
    await eventually(async () => (await watched(store)).length === 0, 'the watch has ended');
  });

  it('in a channel is for editors in their own server, and any of them may stop it', async () => {
    const [store, discord, record] = [
      await opened(await fileDatabase()),
      await discordFor({ guilds: [DESK.server] }),
      await recordCopy(),
    ];
    await setUpDesk(store);
    const { reload, clock } = await room(store, discord, record);
    const here = { what: 'killed', where: 'here' };
    for (const at of [reader, { guild: DESK.server, user: READER, manages: true }]) {
      const refused = await discord.command('/watch', here, { ...at, channel: DESK.channel });
      expect(JSON.stringify(refused.callback)).toMatch(/own server only|do not have the role/);
    }
    await discord.command('/watch', here, { ...editor, channel: DESK.channel });
    await discord.until(() => discord.posted(DESK.channel).length === 1);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await reload();
    await hasNews(store);
    clock.advance(SETTLING_MS);
    await discord.until(() => discord.posted(DESK.channel).length === 2);
    const list = await discord.command('/watch', {}, { ...editor, user: '70000000000000003', channel: DESK.channel });
    const stopped = await discord.press(list, buttonOf(list.message, 'Stop: [^"]*'), {
      ...editor,
      user: '70000000000000003',
    });
    expect(JSON.stringify(stopped.callback)).toContain('No longer watched');
    const { user_id } = await store
      .ask((queries) => queries.selectFrom('watch_place').select('user_id').executeTakeFirst())
      .then((row) => row ?? { user_id: null });
    expect(user_id).toBe(null);
  });

  it('is refused where Discord takes no direct message, and ends after three refusals in a row', async () => {
    const [store, discord, record] = [await opened(await fileDatabase()), await discordFor(), await recordCopy()];
    const { reload, clock } = await room(store, discord, record);
    await discord.command('/watch', { what: 'killed' }, reader);
    await discord.until(() => direct(discord).length === 1);
    discord.closeChannel(discord.directChannel(READER) ?? '', { toSending: true, status: 403, code: 50_007 });
    const second = await discord.command('/watch', { what: 'ana-rusu' }, reader);
    const told = () => JSON.stringify(discord.requests.filter(({ path }) => path.includes(second.interaction.token)));
    await discord.until(() => told().includes('does not let me send you direct messages'));
    expect(await watched(store)).toHaveLength(1);
    await correctKilled(record, '9', '12', 'a digit was misread');
    await reload();
    await hasNews(store);
    await eventually(async () => {
      clock.advance(BETWEEN_NOTICES_MS);
      return (await watched(store)).length === 0;
    }, 'the watch has ended');
    const refused = discord.requests.filter(
      ({ path, status }) => path === `/channels/${discord.directChannel(READER)}/messages` && status === 403,
    );
    expect(refused).toHaveLength(4);
  });
});
