import type { InteractionHandler } from '../bot/delivery/handle-interaction.js';
import type { Config } from '../config.js';
import { FEED_PATH, FEED_TYPE } from '../export/corrections-feed.js';
import type { Logger } from '../log.js';
import { violations } from '../view/discord/violations.js';
import type { App } from './app.js';
import { type Door, type DoorKind, SHUTDOWN_GRACE_MS } from './door.js';

export interface DoorOptions {
  readonly app: App;
  readonly config: Config;
  readonly log: Logger;
  readonly answer: InteractionHandler;
}

/**
 * @throws {Error} when the port is taken
 * @throws {GatewayLoginError} when Discord does not let the bot in
 */
export function openDoor(kind: DoorKind, options: DoorOptions): Promise<Door> {
  return { gateway: openGateway, http: openHttp, preview: openPreview }[kind](options);
}

/** A page in the browser, for use without Discord. */
async function openPreview({ app, config: { port }, log, answer }: DoorOptions): Promise<Door> {
  const { startPreview } = await import('../transport/preview/preview.js');
  // Ids of the preview's own, so that its page shows commands that can be clicked as Discord does.
  app.useCommandIds(new Map(app.commands.map(({ definition }, index) => [definition.name, String(index + 1)])));
  const examples = await app.examples();
  const preview = await startPreview({
    answer,
    commands: app.commands.map(({ definition }) => definition),
    port,
    check: violations,
    examples,
    log,
  });
  const taken = port !== 0 && preview.port !== port ? ` (port ${port} is taken)` : '';
  process.stdout.write(
    `Verbatim is ready: ${preview.url}${taken}\nOpen it and type ${examples.join(', or ') || '/help'}. Ctrl+C stops it.\n`,
  );
  return { kind: 'preview', state: () => 'ready', close: () => preview.close() };
}

/** The HTTP door, to which Discord posts interactions. */
async function openHttp({ app, config, log, answer }: DoorOptions): Promise<Door> {
  const { startHttpDoor } = await import('../transport/http/http.js');
  const { publicKey = '', discordApiUrl: apiUrl, discordToken: token } = config;
  const http = await startHttpDoor({
    publicKey,
    ...config.interactions,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    answer,
    log,
    pages: new Map([[FEED_PATH, () => feedPage(app)]]),
  });
  let state = 'ready';
  log.info({ url: http.url, version: app.record().version }, 'the bot is ready: Discord may send interactions');
  if (token !== undefined) void learnCommandIds(app, { token, ...(apiUrl === undefined ? {} : { apiUrl }) }, log);
  return {
    kind: 'http',
    state: () => state,
    close() {
      state = 'closed';
      return http.close({ graceMs: SHUTDOWN_GRACE_MS });
    },
  };
}

async function feedPage(app: App): Promise<{ readonly type: string; readonly text: string } | undefined> {
  const feed = await app.corrections();
  return feed === undefined ? undefined : { type: FEED_TYPE, text: JSON.stringify(feed) };
}

/** The door to Discord's gateway. */
async function openGateway({ app, config, log, answer }: DoorOptions): Promise<Door> {
  // Loaded only where it is needed: discord.js takes longer to load than the whole record.
  const { startGateway } = await import('../transport/gateway/gateway.js');
  const { discordToken: token = '' } = config;
  const discord = { token, ...(config.discordApiUrl === undefined ? {} : { apiUrl: config.discordApiUrl }) };
  const gateway = await startGateway({ ...discord, answer, log });
  const { lookup, version } = app.record();
  log.info({ version, sources: lookup.totals.sources }, 'the bot is ready');
  void learnCommandIds(app, discord, log);
  return {
    kind: 'gateway',
    state: () => gateway.state(),
    silentForMs: () => gateway.silentForMs(),
    ended: gateway.ended,
    close: () => gateway.close({ graceMs: SHUTDOWN_GRACE_MS }),
  };
}

/** Help works without the ids; they only make its commands clickable. */
async function learnCommandIds(app: App, discord: { readonly token: string; readonly apiUrl?: string }, log: Logger) {
  try {
    const { commandIds } = await import('../bot/delivery/command-ids.js');
    const ids = await commandIds(discord);
    if (ids.size > 0) app.useCommandIds(ids);
    else log.warn('no commands are registered everywhere: run "npx verbatim deploy"');
  } catch (error) {
    log.warn({ error: String(error) }, 'the ids of the commands could not be read');
  }
}
