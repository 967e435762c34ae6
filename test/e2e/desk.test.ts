import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { decisions } from '../../src/desk/store/decisions.js';
import { createLog } from '../../src/log.js';
import { DESK, USERS } from '../support/desk.js';
import { deskRecord } from '../support/desk-record.js';
import { fileDatabase, opened } from '../support/desk-stores.js';
import { type Answer, type Circumstances, type FakeDiscord, startFakeDiscord } from '../support/fake-discord/index.js';
import { patience } from '../support/patience.js';

/** As it was built: its threads are files of their own. */
const { createBot } = (await import(
  String(new URL('../../dist/src/process/bot.js', import.meta.url))
)) as typeof import('../../src/process/bot.js');

/** A newsroom with a desk: the real bot, its record in git, and Discord. */
interface Newsroom {
  readonly discord: FakeDiscord;
  readonly record: Awaited<ReturnType<typeof deskRecord>>;
  readonly store: Awaited<ReturnType<typeof opened>>;
  readonly editor: Circumstances;
  readonly approver: Circumstances;
  /** The texts of everything in an answer or message. */
  textOf(on: Answer | APIMessage | undefined): string;
  /** The id of a button by its words. */
  idOf(on: Answer | APIMessage | undefined, label: string): string;
  /** What an answer has become once the bot is done with it. */
  settled(answer: Answer): Promise<APIMessage>;
  /** The card of the newest proposal, once it says something. */
  card(says: string): Promise<APIMessage>;
}

const at = (user: string, ...roles: string[]): Circumstances => ({ guild: DESK.server, user, roles });

async function newsroom(): Promise<Newsroom> {
  const record = await deskRecord();
  const discord = await startFakeDiscord({ guilds: [DESK.server] });
  onTestFinished(() => discord.stop());
  const database = await fileDatabase();
  const config = readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HOME_SERVER: DESK.server,
    DESK_DB: database.kind === 'file' ? database.path : '',
    KNOWLEDGE_DIR: record.folders.knowledgeDir,
    ARCHIVE_DIR: record.folders.archiveDir,
    CACHE_DIR: join(record.root, '.cache'),
    METRICS_PORT: 'off',
    LOG_LEVEL: 'silent',
  });
  const log = createLog('silent', false);
  const bot = createBot(config, log, () => 0, { deadlineMs: patience(2_000) });
  onTestFinished(() => bot.close());
  await bot.start();
  const nodesOf = (on: Answer | APIMessage | undefined): { content?: string; label?: string; custom_id?: string }[] => {
    const found: { content?: string; label?: string; custom_id?: string }[] = [];
    JSON.stringify(on !== undefined && 'callback' in on ? (on.message ?? on.callback) : on, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) found.push(value);
      return value;
    });
    return found;
  };
  const textOf = (on: Answer | APIMessage | undefined): string =>
    nodesOf(on)
      .flatMap(({ content }) => content ?? [])
      .join('\n');
  const room: Newsroom = {
    discord,
    record,
    store: await opened(database),
    editor: at(USERS.editor, DESK.editors),
    approver: at(USERS.approver, DESK.approvers),
    textOf,
    idOf(on, label) {
      const found = nodesOf(on).find((node) => node.label === label && node.custom_id !== undefined);
      if (found?.custom_id === undefined) throw new Error(`no button "${label}" in: ${textOf(on)}`);
      return found.custom_id;
    },
    async settled(answer) {
      const edited = () =>
        discord.requests.find(
          ({ method, path, status }) => method === 'PATCH' && path.includes(answer.interaction.token) && status === 200,
        );
      await discord.until(() => edited() !== undefined, 'the answer was replaced');
      return { ...(answer.message as APIMessage), ...(edited()?.body as object) };
    },
    async card(says) {
      const newest = () => discord.posted(DESK.channel).at(-1);
      await discord.until(() => textOf(newest()).includes(says), `a card that says ${says}`);
      return newest() as APIMessage;
    },
  };
  const setup = await discord.command('/desk setup', {}, { ...at(USERS.third), manages: true });
  const filled = { channel: DESK.channel, editors: DESK.editors, approvers: DESK.approvers, approvals: '1' };
  const done = await discord.fill(setup, filled, { ...at(USERS.third), manages: true });
  expect(textOf(await room.settled(done))).toContain('The desk is set up');
  return room;
}

const STATEMENT = { says: 'spoke of "people it could not name"', said: '2024-05-06', kind: 'accusation' };

/** Proposes a statement up to the card. */
async function propose(
  { discord, editor, settled, idOf, card }: Newsroom,
  more: Readonly<Record<string, string>> = {},
) {
  const form = await discord.command(
    '/propose',
    { speaker: 'ana-rusu', source: 'daily-2024-05-06', event: 'dolna-bridge' },
    editor,
  );
  const panel = await settled(await discord.fill(form, { ...STATEMENT, ...more }, editor));
  await discord.press(panel, idOf(panel, 'Send to the desk'), editor);
  return card('waiting for approval');
}

describe('the desk in Discord', () => {
  it('takes a statement from the form to live, with a second editor, and readers find it', async () => {
    const room = await newsroom();
    const { discord, record, approver, editor, textOf, idOf, settled, card, store } = room;
    const proposed = await propose(room);
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
    const { discord, editor, settled, idOf, textOf } = await newsroom();
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
    const room = await newsroom();
    const { discord, editor, approver, settled, idOf, textOf, card } = room;
    const first = await propose(room);
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
    const room = await newsroom();
    const { discord, settled, idOf, textOf, store } = room;
    const proposed = await propose(room);
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
    const room = await newsroom();
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
    const { discord, editor, idOf } = await newsroom();
    const asked = await discord.command('/claims', { 'who-or-what': 'zzqx wvvk' }, editor);
    const form = await discord.press(asked, idOf(asked, 'Propose'), editor);
    expect(form.callback.type).toBe(9);
    const elsewhere = await discord.command('/claims', { 'who-or-what': 'zzqx wvvk' }, { guild: DESK.otherServer });
    expect(() => idOf(elsewhere, 'Propose')).toThrow();
  });

  it('posts another card where somebody deleted it, and goes on where it may not post', async () => {
    const room = await newsroom();
    const { discord, approver, idOf, settled, card, store } = room;
    const proposed = await propose(room);
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
});
