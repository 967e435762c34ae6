import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { explainFileError } from './file-errors.js';

/** What a file must be to be read. */
export interface Guard {
  /** Real path of the folder it must be in, wherever links lead. Absent: it may be anywhere. */
  readonly within?: string;
  readonly maxBytes: number;
  /** What to do about a file that is larger. */
  readonly ifLarger: string;
  /** Whether it must belong to this user (or root), and nobody else may write it. Windows has no such modes. */
  readonly ownOnly?: boolean;
}

/** What is wrong with a file, in words that follow its name, and what would be right. */
export interface FileTrouble {
  readonly wrong: string;
  readonly right: string;
}

/** A file that is not read: it never ends, is too large, or lies elsewhere. */
export class RefusedFileError extends Error implements FileTrouble {
  constructor(
    readonly wrong: string,
    readonly right: string,
  ) {
    super(wrong);
    this.name = 'RefusedFileError';
  }
}

/** Max wait for one answer of the file system: a disk or network share that hangs must not stop the record for ever. */
export const MAX_WAIT_MS = 30_000;
const CHUNK_BYTES = 1024 * 1024;
/** A file whose size is this many times its bytes on disk is a hole that would be read as zeros. */
const MAX_SPARSENESS = 1_000;
const MIN_SPARSE_BYTES = 16 * 1024 * 1024;

/** Why a file could not be read. */
export function explainTrouble(error: unknown): FileTrouble {
  return error instanceof RefusedFileError ? error : { wrong: explainFileError(error), right: 'make it readable' };
}

/** Whether a real path is a folder or something in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * Reads an ordinary file whole.
 * @throws {RefusedFileError} when it is something else, too large or not where it must be; else what the file system reports
 */
export function readGuarded(path: string, guard: Guard): Promise<Buffer> {
  return inTime(readWhole(path, guard));
}

async function readWhole(path: string, guard: Guard): Promise<Buffer> {
  const { handle, size } = await openGuarded(path, guard);
  try {
    // No more than the size it was opened with, however fast it grows.
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await handle.read(bytes, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/**
 * Reads an ordinary file in chunks of 1 MB.
 * @throws {RefusedFileError} as readGuarded
 */
export async function* streamGuarded(path: string, guard: Guard): AsyncGenerator<Buffer> {
  const opening = openGuarded(path, guard);
  let opened: Awaited<typeof opening>;
  try {
    opened = await inTime(opening);
  } catch (error) {
    opening.then(({ handle }) => handle.close()).catch(() => {});
    throw error;
  }
  const { handle, size } = opened;
  let reading: Promise<unknown> | undefined;
  try {
    for (let at = 0; at < size; ) {
      const wanted = Math.min(CHUNK_BYTES, size - at);
      const read = handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
      reading = read;
      const { bytesRead, buffer } = await inTime(read);
      reading = undefined;
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    // A read that hangs keeps its handle, and to close it would wait for the read.
    if (reading === undefined) await inTime(handle.close());
    else
      void reading
        .then(
          () => handle.close(),
          () => handle.close(),
        )
        .catch(() => {});
  }
}

async function openGuarded(
  path: string,
  guard: Guard,
): Promise<{ readonly handle: FileHandle; readonly size: number }> {
  const real = await realpath(path);
  if (guard.within !== undefined && !isWithin(real, guard.within))
    throw new RefusedFileError('is a link that leads out of its folder', 'put a copy of the file in its place');
  // Looked at before it is opened: to open a pipe waits for a writer, and to open some devices does something.
  check(await lstat(real), guard);
  // What has become a link or a pipe meanwhile is not followed and not waited for. Windows has neither flag.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const info = await handle.stat();
    check(info, guard);
    return { handle, size: info.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function check(info: Stats, { maxBytes, ifLarger, ownOnly = false }: Guard): void {
  if (!info.isFile())
    throw new RefusedFileError(`is ${kindOf(info)}, not an ordinary file`, 'keep only ordinary files here');
  if (info.size > maxBytes)
    throw new RefusedFileError(
      `is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB (${info.size} bytes)`,
      ifLarger,
    );
  if (ownOnly && !isOwn(info)) throw new RefusedFileError('may be written by other users', 'remove it');
  const onDisk = (info.blocks ?? Number.POSITIVE_INFINITY) * 512;
  if (info.size >= MIN_SPARSE_BYTES && onDisk * MAX_SPARSENESS < info.size)
    throw new RefusedFileError(`is empty but for its size (${info.size} bytes)`, 'remove it, or write its content');
}

function isOwn({ uid, mode }: Stats): boolean {
  const user = process.geteuid?.();
  return user === undefined || ((uid === user || uid === 0) && (mode & 0o022) === 0);
}

function kindOf(info: Stats): string {
  if (info.isDirectory()) return 'a folder';
  if (info.isFIFO()) return 'a pipe';
  if (info.isSocket()) return 'a socket';
  return info.isSymbolicLink() ? 'a link' : 'a device';
}

/**
 * Gives up waiting after a time.
 * @throws {RefusedFileError} when the time is up
 */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new RefusedFileError(
            `was not read within ${MAX_WAIT_MS / 1_000} seconds`,
            'see whether its disk or network share still answers',
          ),
        ),
      MAX_WAIT_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
