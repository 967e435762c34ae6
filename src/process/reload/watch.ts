import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { RecordFolders } from '../../config.js';
import type { Logger } from '../../log.js';
import { type BurstTiming, createBurst } from './burst.js';

/** How often to check whether a folder is still the one that is watched. */
const IDENTITY_CHECK_MS = 400;
/** How often to look for changes that raised no event. */
const POLL_MS = 60_000;

export interface WatchOptions extends BurstTiming {
  /**
   * Whether anything has changed since it was last loaded. Asked once a minute, because some changes raise no event: a link whose target
   * is gone, a network share, a system that has run out of watches.
   */
  readonly hasChanged?: () => Promise<boolean>;
  readonly pollMs?: number;
}

/** A watch that can be ended. */
export interface Watch {
  /** Resolves when changes are seen from now on. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** The folders that a record is read from: none, where it comes from a cluster. */
export const foldersOf = ({
  knowledgeDir,
  archiveDir,
  recordFrom,
}: Omit<RecordFolders, 'cacheDir'>): readonly string[] => (recordFrom === 'cluster' ? [] : [knowledgeDir, archiveDir]);

/**
 * Watches folders, and calls back once after every burst of changes.
 * @param folders the folders; those that do not exist yet are seen once they do
 */
export function watchFolders(
  folders: readonly string[],
  onChange: () => void,
  log: Logger,
  { hasChanged, pollMs = POLL_MS, ...timing }: WatchOptions = {},
): Watch {
  const changes = createBurst(onChange, timing);
  let known = identitiesOf(folders);
  let closed = false;
  let hasWarned = false;

  const begin = async (): Promise<FSWatcher> => {
    // A folder may be a link itself, but no link below it is followed: it may lead to all of the disk.
    const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => resolve(folder))));
    const begun = watch(real, {
      ignoreInitial: true,
      followSymlinks: false,
      // Dot files are never part of the record: editors and git keep their scratch there.
      ignored: (path) => /[\\/]\.[^\\/]*$/.test(path) && !real.includes(path),
    });
    begun.on('all', changes.add);
    begun.on('unlinkDir', (path) => {
      // The watch on it is gone with it, even where the same folder comes back.
      if (real.includes(resolve(path))) known = Promise.resolve('gone');
    });
    begun.on('error', (error) => {
      if (hasWarned) return;
      hasWarned = true;
      log.warn(
        { error: String(error) },
        'the record cannot be watched for changes: they are seen within a minute, or at once after SIGHUP',
      );
    });
    return begun;
  };
  let watcher = begin();
  const ready = watcher.then((begun) => new Promise<void>((done) => begun.once('ready', () => done())));

  const poll = async (): Promise<void> => {
    if (hasChanged !== undefined && !closed && (await hasChanged())) changes.add();
  };
  // What changed between the load and the first event.
  void ready.then(poll);

  // The system watches the folder itself, not its name: one that is exchanged for another, or a link that is turned, goes unseen.
  const checkIdentities = async (): Promise<void> => {
    const before = await known;
    known = identitiesOf(folders);
    if ((await known) === before || closed) return;
    const old = watcher;
    watcher = begin();
    changes.add();
    // What changed before the new watcher was ready raised no event: check the record once more.
    (await watcher).once('ready', changes.add);
    await (await old).close();
  };
  const timers = [setInterval(() => void checkIdentities(), IDENTITY_CHECK_MS), setInterval(() => void poll(), pollMs)];
  for (const timer of timers) timer.unref();
  return {
    ready,
    async close() {
      closed = true;
      for (const timer of timers) clearInterval(timer);
      changes.close();
      await (await watcher).close();
    },
  };
}

/** Device and inode of each folder that the names lead to now. */
async function identitiesOf(folders: readonly string[]): Promise<string> {
  const found = await Promise.all(folders.map((folder) => stat(folder).catch(() => undefined)));
  return found.map((one) => (one === undefined ? 'none' : `${one.dev}:${one.ino}`)).join(' ');
}
