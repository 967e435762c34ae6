import { watch } from 'chokidar';
import type { Logger } from '../log.js';

/** A burst of changes is one change: this long must nothing happen, in milliseconds. */
const QUIET = 150;
/** A folder that changes all the time is loaded all the same after so long, in milliseconds. */
const LONGEST_BURST = 2_000;

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
export function watchFolders(folders: readonly string[], onChange: () => void, log: Logger): Watch {
  let quiet: NodeJS.Timeout | undefined;
  let began: number | undefined;
  const tell = (): void => {
    clearTimeout(quiet);
    quiet = undefined;
    began = undefined;
    onChange();
  };
  const changed = (): void => {
    began ??= performance.now();
    clearTimeout(quiet);
    const left = LONGEST_BURST - (performance.now() - began);
    quiet = setTimeout(tell, Math.max(0, Math.min(QUIET, left)));
  };
  const watcher = watch([...folders], {
    ignoreInitial: true,
    // Dot files are never part of the record: editors and git keep their scratch there.
    ignored: (path) => /(?:^|[\\/])\.(?!\.?(?:[\\/]|$))[^\\/]*$/.test(path) && !folders.includes(path),
  });
  watcher.on('all', changed);
  let told = false;
  watcher.on('error', (error) => {
    if (told) return;
    told = true;
    log.warn(
      { error: String(error) },
      'the record cannot be watched for changes: send SIGHUP after a change, or start again',
    );
  });
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    async close() {
      clearTimeout(quiet);
      await watcher.close();
    },
  };
}
