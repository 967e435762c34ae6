import type { RecordFolders } from '../config.js';
import type { Logger } from '../log.js';
import type { SearchSettings } from '../search-settings.js';
import { createCallLimits } from '../transport/mcp/call-limits.js';
import { type HttpOptions, startHttp } from '../transport/mcp/http.js';
import type { AssistantDeps } from '../transport/mcp/server.js';
import { startStdio } from '../transport/mcp/stdio.js';
import { createApp } from './app.js';
import { SHUTDOWN_GRACE_MS } from './door.js';
import { openCluster } from './open-cluster.js';
import { createReloader } from './reload/reloader.js';
import { foldersOf, watchFolders } from './reload/watch.js';

export interface AssistantOptions {
  readonly folders: RecordFolders;
  readonly log: Logger;
  /** The version of the program. */
  readonly version: string;
  /** Where assistants ask; absent: over standard input and output. */
  readonly http?: HttpOptions;
  /** The cluster in which is searched; absent: in memory. */
  readonly search?: SearchSettings;
}

/** The record, open to assistants. */
export interface AssistantDoor {
  /** Where it is reached over HTTP. */
  readonly url?: string;
  /** Resolves once an assistant over standard input has gone. */
  readonly ended: Promise<void>;
  /** Loads the record again. */
  reload(): void;
  /** Answers what was asked, and closes everything. */
  close(): Promise<void>;
}

/**
 * Loads the record, watches it as the bot does, and answers assistants from it.
 * @throws {RecordRefused} when the record has problems
 * @throws {Error} when the port is taken
 */
export async function openAssistantDoor({
  folders,
  log,
  version,
  http,
  search,
}: AssistantOptions): Promise<AssistantDoor> {
  const cluster = await openCluster(search);
  const app = await createApp({ ...folders, log, ...(cluster === undefined ? {} : { cluster }) });
  const deps = { version, commands: app.commands, context: app.context, limits: createCallLimits(), log };
  const door = http === undefined ? await overStdio(deps) : await overHttp(deps, http);
  const reloader = createReloader(
    () => app.reload(),
    ({ outcome }) => {
      if (outcome === 'loaded') door.recordChanged();
    },
    log,
  );
  cluster?.follow(() => {
    if (app.followCluster()) door.recordChanged();
  });
  const watch = watchFolders(foldersOf(folders), () => reloader.ask(), log, {
    hasChanged: () => app.hasChanged(),
  });
  const { url, ended } = door;
  log.info({ version: app.record().version, ...(url === undefined ? {} : { url }) }, 'ready for assistants');
  return {
    ...(url === undefined ? {} : { url }),
    ended,
    reload: () => reloader.ask(),
    async close() {
      await Promise.all([watch.close(), door.close(), cluster?.close()]);
    },
  };
}

interface Opened extends Pick<AssistantDoor, 'url' | 'ended' | 'close'> {
  recordChanged(): void;
}

const overStdio = (deps: AssistantDeps): Promise<Opened> =>
  startStdio(deps, { input: process.stdin, output: process.stdout, graceMs: SHUTDOWN_GRACE_MS });

async function overHttp(deps: AssistantDeps, options: HttpOptions): Promise<Opened> {
  const { url, close } = await startHttp(deps, options);
  return {
    url,
    // Until it is stopped.
    ended: new Promise(() => {}),
    // Nobody is connected between two requests.
    recordChanged: () => {},
    close: () => close(SHUTDOWN_GRACE_MS),
  };
}
