import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createInteractionHandler, type InteractionHandler } from '../../src/bot/delivery/handle-interaction.js';
import type { DeskService } from '../../src/bot/desk/desk-service.js';
import type { Store } from '../../src/desk/store/store.js';
import { createLog } from '../../src/log.js';
import { type App, createApp } from '../../src/process/app.js';
import { createLookup } from '../../src/process/corrections/answer-register.js';
import { createMissLog } from '../../src/process/corrections/miss-log.js';
import { type Corrections, openCorrections } from '../../src/process/corrections/open-corrections.js';
import { startGateway } from '../../src/transport/gateway/gateway.js';
import { EXAMPLE } from './example-story.js';
import type { FakeDiscord } from './fake-discord/index.js';
import { patience } from './patience.js';

const log = createLog('silent', false);

/** A copy of the invented story, which a test may change. */
export interface RecordCopy {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  /** Replaces words of one file of the record. */
  change(file: string, from: string, to: string): Promise<void>;
  /** Replaces words of a source's text, as if it had always said so. */
  changeText(source: string, from: string, to: string): Promise<void>;
}

/** Copies the invented story into a folder of its own, which is removed after the test. */
export async function recordCopy(): Promise<RecordCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-newsroom-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(dirname(EXAMPLE.knowledgeDir), folder, { recursive: true });
  const knowledgeDir = join(folder, 'knowledge');
  const archiveDir = join(folder, 'archive');
  for (const list of ['figures', 'sources', 'statements'])
    await rm(join(knowledgeDir, `${list}.yaml.proofs.json`), { force: true });
  const replace = async (path: string, from: string, to: string): Promise<void> => {
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold "${from}"`);
    await writeFile(path, text.replace(from, to));
  };
  return {
    knowledgeDir,
    archiveDir,
    change: (file, from, to) => replace(join(knowledgeDir, file), from, to),
    changeText: (source, from, to) => replace(join(archiveDir, `${source}.txt`), from, to),
  };
}

/** A bot that corrects what it posted. */
export interface Newsroom {
  readonly app: App;
  readonly corrections: Corrections;
  readonly answer: InteractionHandler;
  /** Loads the record again, and begins to correct. */
  reload(): Promise<void>;
  /** Ends it as the end of the process would: what it has begun is finished, nothing else. */
  close(): Promise<void>;
}

/** Starts a bot over a record and a store, on Discord's gateway unless interactions are handed to it. */
export async function openNewsroom(
  record: RecordCopy,
  store: Store,
  discord: FakeDiscord,
  {
    onGateway = true,
    lookMs = 50,
    token = discord.token as string | undefined,
    desk = undefined as DeskService | undefined,
    now = Date.now,
  } = {},
): Promise<Newsroom> {
  const app = await createApp({
    ...record,
    log,
    shownOn: createLookup(store, log),
    ...(desk === undefined ? {} : { desk }),
  });
  const corrections = openCorrections({
    store,
    app,
    config: { discordApiUrl: discord.apiUrl, ...(token === undefined ? {} : { discordToken: token }) },
    log,
    lookMs,
    now,
  });
  const misses = createMissLog(store, log);
  const answer = createInteractionHandler({
    respond: app.cachedRespond,
    log,
    deadlineMs: patience(2_000),
    register: corrections.register,
    misses,
  });
  const gateway = onGateway
    ? await startGateway({ token: discord.token, apiUrl: discord.apiUrl, answer, log })
    : undefined;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= (async () => {
      await gateway?.close({ graceMs: 1_000 });
      await corrections.close();
      await misses.settled();
    })();
    return closed;
  };
  onTestFinished(close);
  return {
    app,
    corrections,
    answer,
    async reload() {
      const { outcome, problems } = await app.reload();
      if (outcome === 'refused') throw new Error(JSON.stringify(problems));
      corrections.recordChanged();
    },
    close,
  };
}
