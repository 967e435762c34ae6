import type { Problem } from '../../knowledge/problems.js';
import type { Entry } from '../../record/entries.js';
import type { ProofDays, Proofs } from '../../record/proofs.js';
import { buildRecord, type VerbatimRecord } from '../../record/record.js';
import type { EmbeddedIndex } from '../../search/embedded/embedded-index.js';
import { restoreIndex, type SavedIndex, saveIndex } from '../../search/embedded/saved-index.js';

/** A checked record with its index and the warnings about it. */
export interface IndexedRecord {
  readonly record: VerbatimRecord;
  readonly index: EmbeddedIndex;
  readonly warnings: readonly Problem[];
}

/** A record as plain data: what a cache file holds, and what crosses from one thread to another. */
export interface PackedRecord {
  readonly version: string;
  /** The entries as JSON, which is read faster than V8's own format, with the files of their positions by number. */
  readonly entries: Uint8Array;
  readonly files: readonly string[];
  readonly proofs: Proofs;
  readonly provenOn: ProofDays;
  readonly warnings: readonly Problem[];
  readonly index: SavedIndex;
}

export function packRecord({ record, index, warnings }: IndexedRecord): PackedRecord {
  return {
    version: record.version,
    ...packEntries([...record.byId.values()]),
    proofs: record.proofs,
    provenOn: record.provenOn,
    warnings,
    index: saveIndex(index),
  };
}

/** @throws {Error} when it holds something else */
export function unpackRecord(cached: PackedRecord, now: Date): IndexedRecord {
  const { version, proofs, provenOn, warnings, index } = cached;
  const loadedAt = now.toISOString();
  const record = buildRecord({ version, loadedAt, entries: unpackEntries(cached), proofs, provenOn });
  return { record, index: restoreIndex(index, record), warnings };
}

function packEntries(entries: readonly Entry[]): Pick<PackedRecord, 'entries' | 'files'> {
  const files = [...new Set(entries.map(({ position }) => position.file))];
  const numbers = new Map(files.map((file, number) => [file, number]));
  const packed = entries.map((entry) => ({
    ...entry,
    position: { ...entry.position, file: numbers.get(entry.position.file) },
  }));
  return { entries: Buffer.from(JSON.stringify(packed)), files };
}

function unpackEntries({ entries, files }: PackedRecord): Entry[] {
  const packed = JSON.parse(
    Buffer.from(entries.buffer, entries.byteOffset, entries.length).toString('utf8'),
  ) as Entry[];
  for (const { position } of packed) (position as { file: string }).file = files[Number(position.file)] ?? '';
  return packed;
}
