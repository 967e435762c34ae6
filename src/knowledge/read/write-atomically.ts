import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The path leads to a folder or a device, which must not be replaced by a file. */
export class NotAFileError extends Error {
  constructor() {
    super('is no ordinary file');
    this.name = 'NotAFileError';
  }
}

/** Age from which a temporary file counts as left over by a process that was killed. */
const MAX_TEMPORARY_AGE_MS = 10_000;

/**
 * Writes a file so that a reader sees the old content or the whole new one, also after a power failure. An existing file keeps its mode;
 * a link stays a link. When it fails, the old file is unchanged and nothing is left behind.
 * @param content the whole content, or its pieces in order, which are written as they are made
 * @param mode of the file; absent: that of the existing file, or what the system gives a new one
 * @throws {NotAFileError} when the path leads to something other than a file
 * @throws {Error} when the file system refuses
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  mode?: number,
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const existing = await stat(target).catch(() => undefined);
  if (existing !== undefined && !existing.isFile()) throw new NotAFileError();
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    // wx: never through a link that somebody else put there.
    const handle = await open(temporary, 'wx', mode ?? 0o666);
    try {
      const kept = mode ?? existing?.mode;
      if (kept !== undefined) await handle.chmod(kept & 0o7777);
      await writePieces(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(target));
  await removeLeftovers(target);
}

async function writePieces(handle: FileHandle, content: Parameters<typeof writeAtomically>[1]): Promise<void> {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  for await (const piece of pieces) await handle.writeFile(piece);
}

/** Makes the new name survive a power failure. Not every system can: the file itself is complete all the same. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {}
}

/** Removes what processes left beside a file when they were killed while writing it; another day if that fails. */
async function removeLeftovers(path: string): Promise<void> {
  const prefix = `.${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(prefix) && one.endsWith('.tmp'))) {
    const leftover = join(dirname(path), name);
    const found = await stat(leftover).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > MAX_TEMPORARY_AGE_MS)
      await rm(leftover, { force: true }).catch(() => {});
  }
}
