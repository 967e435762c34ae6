import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { sha256 } from '../proof/sha256.js';
import { isNotThere } from '../read/file-errors.js';
import { readGuarded } from '../read/guarded-file.js';
import { type Contents, contentsOf } from './contents.js';

/** One line of the log: what is otherwise than in the version of the line before; in the first line everything. */
interface LoggedVersion {
  readonly version: string;
  readonly at: string;
  readonly isWhole?: boolean;
  readonly entries: Readonly<Record<EntryId, string>>;
  readonly gone: readonly EntryId[];
}

/** A version of the record as it was. */
export interface PastVersion {
  /** When it was first loaded, ISO 8601. */
  readonly at: string;
  readonly contents: Contents;
}

/** Larger records are not logged: git keeps their versions, and the first line would be as large as they are. */
const MAX_ENTRIES = 20_000;
const GUARD = { maxBytes: 512 * 1024 * 1024, ifLarger: 'remove it', ownOnly: true };
const OWN_FILE_MODE = 0o600;

/** The path of the log of a record's versions. */
export const versionLogPath = (cacheDir: string, knowledgeDir: string): string =>
  join(cacheDir, `versions-${sha256(resolve(knowledgeDir)).slice(0, 12)}.jsonl`);

/** The version that was noted last. */
export interface LastVersion extends PastVersion {
  readonly version: string;
}

/**
 * Notes a version that answers from now on, with what is otherwise than in the last one; not where it is the last one.
 * @returns the entries of the last one that it has not
 * @throws {Error} when the file cannot be read or written
 */
export async function noteVersion(path: string, record: VerbatimRecord): Promise<readonly EntryId[]> {
  if (record.byId.size > MAX_ENTRIES) return [];
  const { lines, isBroken } = await readLog(path);
  if (lines.at(-1)?.version === record.version) return [];
  const before = isBroken ? undefined : contentsAfter(lines);
  const now = contentsOf(record.byId.values());
  const line: LoggedVersion = {
    version: record.version,
    at: record.loadedAt,
    ...(before === undefined ? { isWhole: true } : {}),
    entries: Object.fromEntries([...now].filter(([id, content]) => before?.get(id) !== content)),
    gone: [...(before?.keys() ?? [])].filter((id) => !now.has(id)),
  };
  await mkdir(dirname(path), { recursive: true });
  // Begins on a line of its own also where the last one was cut off.
  await appendFile(path, `${isBroken ? '\n' : ''}${JSON.stringify(line)}\n`, { mode: OWN_FILE_MODE });
  return line.gone.filter((id) => !record.formerIds.has(id));
}

/** The version that the log knows of last; undefined where nothing is noted, or the log is broken. */
export async function lastVersion(path: string): Promise<LastVersion | undefined> {
  const { lines, isBroken } = await readLog(path);
  const last = lines.at(-1);
  return last === undefined || isBroken
    ? undefined
    : { version: last.version, at: last.at, contents: contentsAfter(lines) };
}

/** A version that the log knows. */
export async function loggedVersion(path: string, version: string): Promise<PastVersion | undefined> {
  const { lines } = await readLog(path);
  const index = lines.findIndex((line) => line.version === version);
  const found = lines[index];
  return found === undefined ? undefined : { at: found.at, contents: contentsAfter(lines.slice(0, index + 1)) };
}

function contentsAfter(lines: readonly LoggedVersion[]): Contents {
  let contents = new Map<EntryId, string>();
  for (const { isWhole, entries, gone } of lines) {
    if (isWhole === true) contents = new Map();
    for (const [id, content] of Object.entries(entries)) contents.set(id, content);
    for (const id of gone) contents.delete(id);
  }
  return contents;
}

async function readLog(
  path: string,
): Promise<{ readonly lines: readonly LoggedVersion[]; readonly isBroken: boolean }> {
  let text: string;
  try {
    text = (await readGuarded(path, GUARD)).toString('utf8');
  } catch (error) {
    if (isNotThere(error)) return { lines: [], isBroken: true };
    throw error;
  }
  const lines: LoggedVersion[] = [];
  let isBroken = lines.length === 0;
  for (const row of text.split('\n').filter(Boolean)) {
    const line = readLine(row);
    // What follows a line that is cut off builds on it, up to the next whole one.
    isBroken = line === undefined || (isBroken && line.isWhole !== true);
    if (line !== undefined && !isBroken) lines.push(line);
  }
  return { lines, isBroken };
}

function readLine(row: string): LoggedVersion | undefined {
  try {
    const line = JSON.parse(row) as Partial<LoggedVersion> | null;
    return typeof line?.version === 'string' && typeof line.entries === 'object' && Array.isArray(line.gone)
      ? (line as LoggedVersion)
      : undefined;
  } catch {
    return undefined;
  }
}
