import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Logger } from '../../log.js';

/** A burst of changes is one change: this long must nothing happen, in milliseconds. */
const QUIET = 150;
/** A folder that changes all the time is loaded all the same after so long, in milliseconds. */
const MAX_BURST_MS = 2_000;
/** How often it is looked whether a folder is still the one that is watched, in milliseconds. */
const LOOK_EVERY = 400;

/** When a burst of changes is over, in milliseconds. */
export interface BurstTiming {
  readonly quietMs?: number;
  readonly maxBurstMs?: number;
}

/** A watch that can be ended. */
export interface Watch {
  /** Resolves when changes are seen from now on. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches folders, and tells once after every burst of changes.
 * @param folders the folders; those that do not exist yet are seen when they come
 * @param onChange told after a burst
 * @param log told when the system refuses to watch
 */
export function watchFolders(
  folders: readonly string[],
  onChange: () => void,
  log: Logger,
  timing: BurstTiming = {},
): Watch {
  const changes = burst(onChange, timing);
  let told = false;
  let known = identitiesOf(folders);
  const begin = (): FSWatcher => {
    const begun = watch([...folders], {
      ignoreInitial: true,
      // Dot files are never part of the record: editors and git keep their scratch there.
      ignored: (path) => /(?:^|[\\/])\.(?!\.?(?:[\\/]|$))[^\\/]*$/.test(path) && !folders.includes(path),
    });
    begun.on('all', changes.add);
    begun.on('unlinkDir', (path) => {
      // The watch on it is gone with it, even where the same folder comes back.
      if (folders.some((folder) => resolve(folder) === resolve(path))) known = Promise.resolve('gone');
    });
    begun.on('error', (error) => {
      if (told) return;
      told = true;
      log.warn(
        { error: String(error) },
        'the record cannot be watched for changes: send SIGHUP after a change, or start again',
      );
    });
    return begun;
  };
  let watcher = begin();
  const ready = new Promise<void>((done) => watcher.once('ready', () => done()));

  // The system watches the folder itself, not its name: one that is exchanged for another, or a link that is turned, goes unseen.
  let closed = false;
  const look = async (): Promise<void> => {
    const before = await known;
    known = identitiesOf(folders);
    if ((await known) === before || closed) return;
    const old = watcher;
    watcher = begin();
    changes.add();
    // What changed until the new watch stands is not told: the record is looked at once more then.
    watcher.once('ready', changes.add);
    await old.close();
  };
  const timer = setInterval(() => void look(), LOOK_EVERY).unref();
  return {
    ready,
    async close() {
      closed = true;
      clearInterval(timer);
      changes.end();
      await watcher.close();
    },
  };
}

/** Which folders stand under the names now: device and number of each. */
async function identitiesOf(folders: readonly string[]): Promise<string> {
  const found = await Promise.all(folders.map((folder) => stat(folder).catch(() => undefined)));
  return found.map((one) => (one === undefined ? 'none' : `${one.dev}:${one.ino}`)).join(' ');
}

/** Tells once when changes have stopped coming. */
function burst(
  tell: () => void,
  { quietMs = QUIET, maxBurstMs = MAX_BURST_MS }: BurstTiming,
): { add(): void; end(): void } {
  let quiet: NodeJS.Timeout | undefined;
  let began: number | undefined;
  return {
    add() {
      began ??= performance.now();
      clearTimeout(quiet);
      const left = maxBurstMs - (performance.now() - began);
      quiet = setTimeout(
        () => {
          began = undefined;
          tell();
        },
        Math.max(0, Math.min(quietMs, left)),
      );
    },
    end: () => clearTimeout(quiet),
  };
}
