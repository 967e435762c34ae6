import { z } from 'zod';
import { EXTENTS } from '../../record/entry-base.js';
import type { Problem } from '../problems.js';
import type { FileTrouble } from '../read/guarded-file.js';
import { mergeMark } from '../read/structure-faults.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const SOURCE = z.strictObject({
  sha256: hash,
  length: z.int().min(0),
  /** How much of the source the text is; older proofs do not say. */
  extent: z.enum(EXTENTS).optional(),
  /** Its date as it was then; older proofs do not say. */
  published: z.string().optional(),
});
const PROOF = z.strictObject({
  hash,
  source: z.string(),
  sourceSha256: hash,
  /** Whose words they are; older proofs do not say. */
  speaker: z.string().optional(),
  words: z.array(z.string()),
  /** Of a value: the words for who or what is counted, where the source has them too. */
  counted: z.string().optional(),
  runs: z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(0) })),
  /** The second of the recording that a transcript gives for them. */
  second: z.int().min(0).optional(),
  proven: day,
  /** How the entry was filed; renderings and older proofs do not say. */
  filed: z.record(z.string(), z.string()).optional(),
});
const READING = z.strictObject({
  source: z.string(),
  speaker: z.string(),
  words: z.array(z.string()),
  /** Of a value: who or what is counted. */
  counted: z.string().optional(),
  read: day,
});
const FILE = z.strictObject({
  version: z.union([z.literal(1), z.literal(2)]),
  sources: z.record(z.string(), SOURCE),
  entries: z.record(z.string(), PROOF),
  /** Entries whose words were compared by eye, with the words as they were then. */
  read: z.record(z.string(), READING).optional(),
});

/** What is known of a source's text. */
export type SourceProof = z.infer<typeof SOURCE>;
/** The stored proof of one entry, or of one of its renderings: what was found in which text, and when. */
export type StoredProof = z.infer<typeof PROOF>;
/** The words of an entry as they were when they were compared by eye. */
export type StoredReading = z.infer<typeof READING>;

/** The proofs of the entries of one file. */
export interface FileProofs {
  readonly sources: Readonly<Record<string, SourceProof>>;
  readonly entries: Readonly<Record<string, StoredProof>>;
  readonly read: Readonly<Record<string, StoredReading>>;
}

/** A file of proofs as read: its text, or why it has none. */
export interface ProofsFile {
  readonly path: string;
  /** The path as shown to people. */
  readonly shown: string;
  readonly text?: string;
  readonly trouble?: FileTrouble;
}

/** The one file that held all proofs before every file of the record had its own. */
export const OLD_NAME = 'proofs.json';

/** The file beside a file of the record that holds the proofs of its entries. */
export const proofsPath = (recordFile: string): string => `${recordFile}.proofs.json`;

/** The file of the record that a file of proofs is for; the old file is for no single one. */
export const recordFileOf = (proofsFile: string): string | undefined =>
  /^(.*\.(?:ya?ml|jsonl))\.proofs\.json$/is.exec(proofsFile)?.[1];

/** Parses a file of proofs, or says why it cannot be used. */
export function parseProofs({ shown, text, trouble }: ProofsFile): FileProofs | Problem {
  const refuse = (wrong: string, right: string, line = 1): Problem => ({ file: shown, line, column: 1, wrong, right });
  if (trouble !== undefined) return refuse(`the file ${trouble.wrong}`, trouble.right);
  const fault = mergeMark(text ?? '');
  if (fault !== undefined)
    return refuse(
      fault.wrong,
      'take either side (`git checkout --ours` and the file) and run `npx verbatim prove`',
      fault.line,
    );
  try {
    const result = FILE.safeParse(JSON.parse(text ?? ''));
    if (result.success) return { ...result.data, read: result.data.read ?? {} };
    return refuse('the stored proofs do not have the right form', RESTORE);
  } catch {
    return refuse('the stored proofs are not valid JSON', RESTORE);
  }
}

const RESTORE = 'restore it from git; or delete it and run `npx verbatim prove` where the archive is';

/**
 * The text of a file of proofs, the same for the same proofs.
 * @returns undefined where it would hold nothing
 */
export function proofsText({ sources, entries, read }: FileProofs): string | undefined {
  if ([sources, entries, read].every((part) => Object.keys(part).length === 0)) return undefined;
  const sorted = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
  const file = { version: 2, sources: sorted(sources), entries: sorted(entries), read: sorted(read) };
  return `${JSON.stringify(file, null, 2)}\n`;
}
