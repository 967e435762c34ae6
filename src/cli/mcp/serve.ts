import type { Config } from '../../config.js';
import { createLog, type Logger } from '../../log.js';
import { type AssistantDoor, openAssistantDoor } from '../../process/assistants.js';
import { isPortTaken } from '../../process/port-taken.js';
import { handleSignals } from '../../process/signals.js';
import { handleUncaughtErrors } from '../../process/uncaught-errors.js';
import { programVersion } from '../program-version.js';

/** Where assistants ask over HTTP, and what they must bring along. */
export interface HttpFlags {
  readonly host: string;
  readonly port: number;
  readonly allowedHosts: readonly string[];
  readonly token?: string;
}

/**
 * Answers assistants until the one that started this process has gone, or a signal comes. Only the protocol goes to standard output.
 * @param http absent: over standard input and output
 * @throws {RecordRefused} when the record has problems
 * @throws {Error} when the port is taken
 */
export async function serveAssistants(
  { knowledgeDir, archiveDir, cacheDir, recordFrom, logLevel, search }: Config,
  http: HttpFlags | undefined,
): Promise<void> {
  const log = createLog(logLevel, process.stderr.isTTY === true);
  handleUncaughtErrors(log);
  const opening = openAssistantDoor({
    folders: { knowledgeDir, archiveDir, cacheDir, recordFrom },
    log,
    version: programVersion(),
    ...(http === undefined ? {} : { http }),
    ...(search === undefined ? {} : { search }),
  });
  stopOnSignals(opening, log);
  const door = await opening.catch((error: unknown) => {
    throw isPortTaken(error) ? new Error(`Port ${http?.port} is taken: choose another with --port.`) : error;
  });
  await door.ended;
  await door.close();
}

function stopOnSignals(opening: Promise<AssistantDoor>, log: Logger): void {
  const hasTerminal = process.stdin.isTTY === true;
  const opened = opening.catch(() => undefined);
  handleSignals(
    {
      isTerminalClosed: () => hasTerminal,
      stop: async () => (await opened)?.close(),
      reload: () => void opened.then((door) => door?.reload()),
    },
    log,
  );
}
