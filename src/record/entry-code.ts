import { createHash } from 'node:crypto';
import type { EntryId } from './entry-base.js';

/** Seven characters of base64url hold 42 bits: among 100,000 entries two share a code in about one record of a thousand. */
const CODE_LENGTH = 7;

/** The code of an id, whether or not it is on file. */
export const codeFor = (id: EntryId): string =>
  createHash('sha256').update(id).digest('base64url').slice(0, CODE_LENGTH);
