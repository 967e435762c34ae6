import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fromBufferPromise } from 'yauzl';

/** A document of a few hundred pages unpacks to less, in bytes. */
const MAX_UNPACKED_BYTES = 40_000_000;
const MAX_ENTRIES = 2_000;

/** An archive that unpacks to more than any document. */
export class UnpacksTooLargeError extends Error {
  constructor() {
    super('it unpacks to more than any document');
    this.name = 'UnpacksTooLargeError';
  }
}

/**
 * Unpacks an archive into nothing, to know that a reader without limits may unpack it: what an archive says of its sizes need not be true.
 * @throws {UnpacksTooLargeError} as soon as it is too large
 * @throws {Error} when it is no archive, is damaged, or holds more or less than it says
 */
export async function checkUnpackedSize(bytes: Buffer): Promise<void> {
  // A limit on what the archive says, so that entries that share their bytes count each; the library holds every entry to its word.
  const archive = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  let left = MAX_UNPACKED_BYTES;
  if (archive.entryCount > MAX_ENTRIES) throw new UnpacksTooLargeError();
  for await (const entry of archive.eachEntry()) {
    left -= entry.uncompressedSize;
    if (left < 0) throw new UnpacksTooLargeError();
    await pipeline(await archive.openReadStreamPromise(entry), nowhere());
  }
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
