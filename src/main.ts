import { config as readDotenv } from 'dotenv';
import { type App, createApp, RecordRefused } from './app.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { createDrawer } from './drawing/drawer.js';
import { createLog, type Logger } from './log.js';
import { violations } from './view/limits.js';

/** How long answers in flight may take when the bot is stopped, in milliseconds. */
const GRACE = 8_000;

/** Starts the bot: on Discord with a token, else as a preview in the browser. Ends the process with code 1 where it cannot start. */
export async function start(): Promise<void> {
  readDotenv({ quiet: true });
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return fail(`The settings cannot be used:\n${error.message}\nThe file .env.example explains every one.`);
  }
  const log = createLog(config.logLevel, process.stderr.isTTY === true);
  let app: App;
  try {
    app = await createApp({ ...config, log, pictures: createDrawer() });
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    const count = error.problems.length;
    return fail(
      `The record cannot be used, so nothing was started. ${count} ${count === 1 ? 'problem' : 'problems'}:\n\n${error.message}`,
    );
  }
  const { token, ...rest } = { token: config.discordToken, apiUrl: config.discordApiUrl };
  const door =
    token === undefined ? await openPreview(app, config, log) : await openGateway(app, token, rest.apiUrl, log);
  if (door !== undefined) stopOnSignal(door, log);
}

interface Door {
  close(): Promise<void>;
}

async function openPreview(app: App, { port }: Config, log: Logger): Promise<Door> {
  const { startPreview } = await import('./doors/preview/preview.js');
  // Ids of the preview's own, so that its page shows commands that can be clicked as Discord does.
  app.useCommandIds(new Map(app.commands.map(({ definition }, index) => [definition.name, String(index + 1)])));
  const examples = await app.examples();
  const preview = await startPreview({
    respond: app.respond,
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
  return preview;
}

async function openGateway(
  app: App,
  token: string,
  apiUrl: string | undefined,
  log: Logger,
): Promise<Door | undefined> {
  // Loaded only where it is needed: discord.js takes longer to load than the whole record.
  const [{ GatewayLoginError, startGateway }, { commandIds }] = await Promise.all([
    import('./doors/gateway/gateway.js'),
    import('./discord/deploy.js'),
  ]);
  const discord = { token, ...(apiUrl === undefined ? {} : { apiUrl }) };
  try {
    const gateway = await startGateway({ ...discord, respond: app.respond, log });
    const { sources, version } = app.record();
    log.info({ version, sources: sources.length }, 'the bot is ready');
    // Help works without the ids; they only make its commands clickable.
    commandIds(discord).then(
      (ids) =>
        ids.size > 0
          ? app.useCommandIds(ids)
          : log.warn('no commands are registered everywhere: run "npx verbatim deploy"'),
      (error: unknown) => log.warn({ error: String(error) }, 'the ids of the commands could not be read'),
    );
    void gateway.ended.then((reason) => {
      if (reason !== undefined) process.exit(1);
    });
    return { close: () => gateway.close({ graceMs: GRACE }) };
  } catch (error) {
    if (!(error instanceof GatewayLoginError)) throw error;
    fail(error.message);
    return undefined;
  }
}

function stopOnSignal(door: Door, log: Logger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping: finishing what is in flight');
    door.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
