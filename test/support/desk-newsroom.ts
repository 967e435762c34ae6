import { join } from 'node:path';
import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { expect, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { DESK, USERS } from './desk.js';
import { deskRecord } from './desk-record.js';
import { fileDatabase, opened } from './desk-stores.js';
import { type Answer, type Circumstances, type FakeDiscord, startFakeDiscord } from './fake-discord/index.js';
import { freePort } from './free-port.js';
import { patience } from './patience.js';

/** As it was built: its threads are files of their own. */
const { createBot } = (await import(
  String(new URL('../../dist/src/process/bot.js', import.meta.url))
)) as typeof import('../../src/process/bot.js');

/** A newsroom with a desk: the real bot, its record in git, and Discord. */
export interface DeskNewsroom {
  readonly bot: ReturnType<typeof createBot>;
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

/** Somebody in the desk's server, with roles. */
export const at = (user: string, ...roles: string[]): Circumstances => ({ guild: DESK.server, user, roles });

/**
 * Asks for something until it says what is waited for, each time as another reader: nobody may ask as fast as a test does.
 * @returns the text of the newest answer, for `expect.poll`
 */
export function askedByOthers(
  { discord, textOf }: Pick<DeskNewsroom, 'discord' | 'textOf'>,
  command: string,
  options: Readonly<Record<string, string>>,
): () => Promise<string> {
  let reader = 0;
  return async () => {
    reader += 1;
    const user = String(70_000_000_000_100_000n + BigInt(reader));
    return textOf(await discord.command(command, options, { guild: DESK.otherServer, user }));
  };
}

/** The doors that interactions come in by. */
export type DoorKind = 'gateway' | 'http';

/** The same Discord, whose interactions are posted to an endpoint. */
function posting(discord: FakeDiscord, url: string): FakeDiscord {
  const posted = async (interaction: APIInteraction): Promise<Answer> => {
    const { answer, status } = await discord.post(url, interaction);
    if (answer === undefined) throw new Error(`no answer but status ${status}`);
    return answer;
  };
  const { command, autocomplete, menu, press, select, fill, submit } = discord.build;
  return {
    ...discord,
    command: async (...parameters) => posted(command(...parameters)),
    autocomplete: async (...parameters) => posted(autocomplete(...parameters)),
    menu: async (...parameters) => posted(menu(...parameters)),
    press: async (...parameters) => posted(press(...parameters)),
    select: async (...parameters) => posted(select(...parameters)),
    fill: async (...parameters) => posted(fill(...parameters)),
    submit: async (...parameters) => posted(submit(...parameters)),
  };
}

/** @param settings of the bot, besides those that every such bot has */
export async function deskNewsroom(
  door: DoorKind = 'gateway',
  settings: (record: DeskNewsroom['record']) => Promise<Readonly<Record<string, string>>> = async () => ({}),
  attachmentOrigins?: readonly string[],
): Promise<DeskNewsroom> {
  const record = await deskRecord();
  const fake = await startFakeDiscord({ guilds: [DESK.server] });
  onTestFinished(() => fake.stop());
  const port = String(await freePort());
  const discord = door === 'http' ? posting(fake, `http://127.0.0.1:${port}/interactions`) : fake;
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
    ...(door === 'http' ? { DISCORD_PUBLIC_KEY: fake.publicKey, INTERACTIONS_PORT: port } : {}),
    ...(await settings(record)),
  });
  const log = createLog('silent', false);
  const bot = createBot(config, log, () => 0, {
    deadlineMs: patience(2_000),
    ...(attachmentOrigins === undefined ? {} : { attachmentOrigins }),
  });
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
  const room: DeskNewsroom = {
    bot,
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
      // What is said in reply to a card has no heading.
      const newest = () => discord.posted(DESK.channel).findLast((message) => /^### /m.test(textOf(message)));
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

export const STATEMENT = { says: 'spoke of "people it could not name"', said: '2024-05-06', kind: 'accusation' };

/** Proposes a statement up to its card. */
export async function proposeStatement(
  { discord, editor, settled, idOf, card }: DeskNewsroom,
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
