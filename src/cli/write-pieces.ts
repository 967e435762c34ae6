import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What stands at a path is a folder or a device, which must not be replaced by a file. */
export class NotAFileError extends Error {
  constructor() {
    super('is no ordinary file: leave --out away to write to standard output');
    this.name = 'NotAFileError';
  }
}

/**
 * Writes a file piece by piece, so that a reader sees the old one or the whole new one, never a part.
 * @param path the file
 * @param pieces its text, in order
 * @throws {NotAFileError} when something other than a file stands there, and the file system's error when it cannot be written
 */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) throw new NotAFileError();
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const handle = await open(beside, 'w');
    try {
      for (const piece of pieces) await handle.writeFile(piece, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
