import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../problems.js';
import { isNotThere } from '../read/file-errors.js';
import { explainTrouble, type FileTrouble, inTime, readGuarded } from '../read/guarded-file.js';
import { shownPath } from '../read/record-files.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const FILE = z.strictObject({
  version: z.literal(1),
  sources: z.record(z.string(), z.strictObject({ sha256: hash, length: z.int().min(0) })),
  entries: z.record(
    z.string(),
    z.strictObject({
      hash,
      source: z.string(),
      sourceSha256: hash,
      words: z.array(z.string()),
      /** Of a value: the words for who or what is counted, where the source has them too. */
      counted: z.string().optional(),
      runs: z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(0) })),
      proven: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    }),
  ),
});

/** The stored proofs: what was found in which text, and when. */
export type ProofsFile = z.infer<typeof FILE>;
/** The stored proof of one entry, or of one of its renderings. */
export type StoredProof = ProofsFile['entries'][string];

/** The stored proofs, or why they cannot be used. */
export type StoredProofs = { readonly proofs: ProofsFile } | { readonly problem: Problem };

/** The file of the stored proofs: its text, or why it has none. Both absent: it does not exist. */
export interface ProofsText {
  readonly text?: string;
  readonly trouble?: FileTrouble;
}

const GUARD = { maxBytes: 256 * 1024 * 1024, ifLarger: 'run `npx verbatim prove` where the archive is' };

/** Where the stored proofs are. */
export function proofsPath(knowledgeDir: string): string {
  return join(knowledgeDir, 'proofs.json');
}

/** Reads the file of the stored proofs. */
export async function readProofs(knowledgeDir: string): Promise<ProofsText> {
  try {
    const within = await inTime(realpath(knowledgeDir));
    return { text: (await readGuarded(proofsPath(knowledgeDir), { ...GUARD, within })).toString('utf8') };
  } catch (error) {
    return isNotThere(error) ? {} : { trouble: explainTrouble(error) };
  }
}

/** Parses the stored proofs; none at all is fine. */
export function parseProofs(knowledgeDir: string, { text, trouble }: ProofsText): StoredProofs {
  const refuse = (wrong: string, right = 'restore it from git, or run `npx verbatim prove` where the archive is') => ({
    problem: { file: shownPath(proofsPath(knowledgeDir)), line: 1, column: 1, wrong, right },
  });
  if (trouble !== undefined) return refuse(`the file ${trouble.wrong}`, trouble.right);
  if (text === undefined) return { proofs: { version: 1, sources: {}, entries: {} } };
  try {
    const result = FILE.safeParse(JSON.parse(text));
    return result.success ? { proofs: result.data } : refuse('the stored proofs do not have the right form');
  } catch {
    return refuse('the stored proofs are not valid JSON');
  }
}

/** The text of the file, the same for the same proofs. */
export function proofsText(proofs: ProofsFile): string {
  const sorted = <T>(map: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, sources: sorted(proofs.sources), entries: sorted(proofs.entries) }, null, 2)}\n`;
}
