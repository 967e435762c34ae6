import { createHash } from 'node:crypto';
import { Collector, type ParsedEntry } from '../read/collector.js';
import { parseEntries } from '../read/parse-entries.js';
import { listOfFile, parseLine } from '../read/parse-json-lines.js';
import { readLines } from '../read/read-lines.js';
import type { JsonLinesFile, RecordFile } from '../read/record-files.js';
import { type KnownEntry, type KnownRecordFile, shortHash } from './known-file.js';

/** A file as it is now, and the entries of it that are new or others than before. */
export interface ChangedFile {
  readonly known: Omit<KnownRecordFile, 'stamp'>;
  readonly items: readonly ParsedEntry[];
}

/** Entries to be read whether they have changed or not, by id. */
export type Wanted = ReadonlySet<string>;

const FILED: ReadonlySet<string> = new Set(['statements', 'figures', 'sources']);

/**
 * Reads a file of the record again. An entry that is the same is the same object. Of a JSON Lines file only the lines are parsed that were not there before.
 * @returns undefined where something is wrong with it
 */
export async function readChangedFile(
  file: RecordFile,
  before: KnownRecordFile | undefined,
  wanted: Wanted,
): Promise<ChangedFile | undefined> {
  if (file.trouble !== undefined) return undefined;
  const known = new Map(before?.entries.map((entry) => [entry.hash, entry]));
  return file.lines === undefined
    ? readYaml(file, known, wanted)
    : readJsonLines(file.shown, file.lines, known, wanted);
}

async function readYaml(
  file: RecordFile,
  before: ReadonlyMap<string, KnownEntry>,
  wanted: Wanted,
): Promise<ChangedFile | undefined> {
  const { entries: all, problems } = await parseEntries([file]);
  if (problems.length > 0) return undefined;
  const entries: KnownEntry[] = [];
  const items: ParsedEntry[] = [];
  for (const item of all) {
    const hash = shortHash(JSON.stringify([item.list, item.written]));
    const there = before.get(hash);
    entries.push(there ?? knownOf(item, hash));
    if (there === undefined || wanted.has(there.id)) items.push(item);
  }
  return { known: { entries }, items };
}

async function readJsonLines(
  shown: string,
  lines: JsonLinesFile,
  before: ReadonlyMap<string, KnownEntry>,
  wanted: Wanted,
): Promise<ChangedFile | undefined> {
  const collector = new Collector();
  const hash = createHash('sha256');
  const entries: KnownEntry[] = [];
  const list = listOfFile(shown);
  for await (const piece of readLines(lines, hash))
    for (const line of piece.lines) {
      const lineHash = shortHash(line.text ?? '');
      const there = before.get(lineHash);
      if (there !== undefined && !wanted.has(there.id)) {
        entries.push(there);
        continue;
      }
      const count = collector.entries.length;
      parseLine(line, list, shown, collector);
      const item = collector.entries[count];
      if (item === undefined) return undefined;
      entries.push(there ?? knownOf(item, lineHash));
    }
  if (entries.length === 0 || collector.problems.length > 0) return undefined;
  return { known: { entries, sha256: hash.digest('hex') }, items: collector.entries };
}

const knownOf = ({ list, written }: ParsedEntry, hash: string): KnownEntry => ({
  id: written.id,
  isFiled: FILED.has(list),
  hash,
});
