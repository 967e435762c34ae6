import { createHash } from 'node:crypto';

/** What every digest begins with, so that it is none of anything else. */
const PREFIX = 'verbatim story 1';

/**
 * What a report is filed under: SHA-256, in hexadecimal digits, over a line that names it, a line with the version of the record, and the
 * bytes of the file. The same file checked against the same record has the same digest, on every machine.
 */
export const storyDigest = (bytes: Uint8Array, version: string): string =>
  createHash('sha256').update(`${PREFIX}\n${version}\n`).update(bytes).digest('hex');
