import type { FlaggedVersion } from '../../desk/flags/flags.js';
import type { EntryCodes } from '../buttons/entry-codes.js';

const PREFIX = 'flag';
const VERSION = /^(?<code>[\w-]{7}):(?<digest>[0-9a-f]{32}|gone)$/;

/** Whether a form is one in which a reader says what is wrong. */
export const isFlagId = (customId: unknown): customId is string =>
  typeof customId === 'string' && (customId === PREFIX || customId.startsWith(`${PREFIX}:`));

/** The id of the form: about a version, or about the one that is chosen in it. */
export const writeFlagId = (version?: string): string => (version === undefined ? PREFIX : `${PREFIX}:${version}`);

/** The version that the id of a form is about; nothing where it is chosen in the form. */
export const versionIn = (customId: string): string | undefined => customId.split(`${PREFIX}:`, 2)[1];

/** A version of an entry, in 40 characters. @returns undefined where the entry is not on file */
export async function writeVersion({ entry, digest }: FlaggedVersion, codes: EntryCodes): Promise<string | undefined> {
  const code = await codes.codeOf(entry);
  return code === undefined ? undefined : `${code}:${digest}`;
}

/** Reads a version. It comes from outside, so nothing in it is trusted. */
export async function readVersion(text: string, codes: EntryCodes): Promise<FlaggedVersion | undefined> {
  const { code, digest } = VERSION.exec(text)?.groups ?? {};
  const entry = code === undefined ? undefined : await codes.entry(code);
  return entry === undefined || digest === undefined ? undefined : { entry, digest };
}
