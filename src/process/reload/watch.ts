import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Logger } from '../../log.js';

/** A burst of changes ends after this long without a change. */
const QUIET_MS = 150;
/** Max length of a burst: a folder that never stops changing is loaded all the same. */
const MAX_BURST_MS = 2_000;
/** How often to check whether a folder is still the one that is watched. */
const IDENTITY_CHECK_MS = 400;

/** When a burst of changes is over. */
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
 * Watches folders, and calls back once after every burst of changes.
 * @param folders the folders; those that do not exist yet are seen once they do
 */
export function watchFolders(
  folders: readonly string[],
  onChange: () => void,
  log: Logger,
  timing: BurstTiming = {},
): Watch {
  const changes = burst(onChange, timing);
  let hasWarned = false;
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
      if (hasWarned) return;
      hasWarned = true;
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
  const checkIdentities = async (): Promise<void> => {
    const before = await known;
    known = identitiesOf(folders);
    if ((await known) === before || closed) return;
    const old = watcher;
    watcher = begin();
    changes.add();
    // What changed before the new watcher was ready raised no event: check the record once more.
    watcher.once('ready', changes.add);
    await old.close();
  };
  const timer = setInterval(() => void checkIdentities(), IDENTITY_CHECK_MS).unref();
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

/** Device and inode of each folder that the names lead to now. */
async function identitiesOf(folders: readonly string[]): Promise<string> {
  const found = await Promise.all(folders.map((folder) => stat(folder).catch(() => undefined)));
  return found.map((one) => (one === undefined ? 'none' : `${one.dev}:${one.ino}`)).join(' ');
}

/** Calls back once when changes have stopped coming. */
function burst(
  onEnd: () => void,
  { quietMs = QUIET_MS, maxBurstMs = MAX_BURST_MS }: BurstTiming,
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
          onEnd();
        },
        Math.max(0, Math.min(quietMs, left)),
      );
    },
    end: () => clearTimeout(quiet),
  };
}
