import { realpath } from 'node:fs/promises';
import type { Entry, EntryKind, Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { type ProofState, translationKey } from '../../record/proofs.js';
import { buildRecord, type VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import { type BuiltEntry, buildEntries } from '../entries/build-entries.js';
import { withProof } from '../load.js';
import type { Problem } from '../problems.js';
import type { SourceProof } from '../proof/proofs-file.js';
import { proveEntries, proveSources } from '../proof/prove-entries.js';
import { readSourceFile, type SourceFile, sourceTextsOf } from '../proof/source-texts.js';
import { collectProofs, readProofs, type StoredProofs } from '../proof/stored-proofs.js';
import type { ParsedEntry } from '../read/collector.js';
import { findRecordFiles } from '../read/record-files.js';
import type { RecordFolders } from '../read-files.js';
import type { VersionMaker } from '../version.js';
import { type Difference, differenceOf, sourcesOf } from './difference.js';
import { restStillFits } from './fits.js';
import { type KnownRecord, readKnown } from './known-record.js';

/** A record as it was loaded, drafts included, and what its files held. */
export interface Patchable {
  readonly record: VerbatimRecord;
  readonly known: KnownRecord;
}

/** A record that was changed, and the entries that were looked at: new, others than before, gone, or resting on such. */
export interface Patched extends Patchable {
  readonly touched: ReadonlySet<EntryId>;
}

export interface PatchOptions extends RecordFolders {
  readonly now: Date;
  readonly versions: VersionMaker;
}

/**
 * Brings a record to the state of its files, and reads, checks and proves only what has changed. What comes out is what loading all of them
 * would give, but for warnings and the lines of entries that are the same.
 * @returns undefined where all must be loaded: a name is new or another, or something is wrong
 */
export async function patchRecord(before: Patchable, options: PatchOptions): Promise<Patched | undefined> {
  const first = await readKnown(options, before.known);
  const difference = first && differenceOf(before.record, before.known, first.known);
  if (difference === undefined || !restStillFits(before.record, difference)) return undefined;
  const read = new Set(first?.items.map(({ written }) => written.id));
  const wanted = new Set([...difference.touched].filter((id) => !read.has(id)));
  const reading = wanted.size === 0 ? first : await readKnown(options, before.known, wanted);
  const items = reading?.items ?? [];
  // A file that was changed in the meantime holds more.
  if (reading === undefined || items.length !== difference.touched.size) return undefined;
  const isWritten = idsOf(before.known);
  const isMetricKept = (metric: string | undefined): boolean => metric === undefined || isWritten.has(metric);
  if ([...difference.removed].some((id) => !isMetricKept(metricOf(before.record.byId.get(id))))) return undefined;
  if (items.some((item) => !isPatched(before.record, item, isMetricKept))) return undefined;
  const parts = await buildAndProve(before.record, reading.known, items, options);
  return parts && { ...patched(before.record, reading.known, difference, parts, options), touched: all(difference) };
}

const all = ({ touched, removed }: Difference): ReadonlySet<EntryId> => new Set([...touched, ...removed]);

const idsOf = ({ files }: KnownRecord): ReadonlySet<EntryId> =>
  new Set([...files.values()].flatMap(({ entries }) => entries.map(({ id }) => id)));

const metricOf = (entry: Entry | undefined): EntryId | undefined =>
  entry?.entry === 'figure' ? entry.metric : undefined;

/**
 * Whether nothing but what rests on it depends on an entry: neither a name, nor an id of before, nor a metric that is there only because figures
 * name it.
 */
function isPatched(
  { byId }: VerbatimRecord,
  { list, written }: ParsedEntry,
  isMetricKept: (metric: string | undefined) => boolean,
): boolean {
  const there = byId.get(written.id);
  const kind = FILED.get(list);
  if (kind === undefined || (there !== undefined && there.entry !== kind)) return false;
  if (JSON.stringify(there?.formerly ?? []) !== JSON.stringify(written.formerly ?? [])) return false;
  return (
    list !== 'figures' || written.metric === metricOf(there) || [written.metric, metricOf(there)].every(isMetricKept)
  );
}

const FILED: ReadonlyMap<ParsedEntry['list'], EntryKind> = new Map([
  ['statements', 'statement'],
  ['figures', 'figure'],
  ['sources', 'source'],
]);

interface Parts {
  readonly entries: ReadonlyMap<EntryId, Entry>;
  readonly states: ReadonlyMap<string, ProofState>;
  readonly days: ReadonlyMap<EntryId, string>;
}

async function buildAndProve(
  record: VerbatimRecord,
  known: KnownRecord,
  items: readonly ParsedEntry[],
  options: PatchOptions,
): Promise<Parts | undefined> {
  const problems: Problem[] = [];
  const kinds = new Map([...record.byId].map(([id, { entry }]) => [id, entry] as const));
  for (const { list, written } of items) kinds.set(written.id, FILED.get(list) ?? 'statement');
  const collection = {
    entries: items,
    kinds,
    problems: [],
    possibleIds: new Set<string>(),
    hasUnreadableFile: false,
    jsonLinesHashes: new Map<string, string>(),
  };
  const own = buildEntries(collection, problems, [], record);
  const isBuilt = new Set(own.map(({ entry }) => entry.id));
  const sources = neededSources(own).filter((id) => !isBuilt.has(id));
  const built = [...own, ...sources.flatMap((id) => asBuilt(record.byId.get(id)))];
  const entries = built.flatMap(({ entry }) => (entry.entry === 'source' ? [entry] : []));
  const texts = sourceTextsOf(entries, { byId: await textFilesOf(entries, known, options), refused: [] }, problems);
  const stored = await storedProofsOf(record, own, known, options);
  if (stored === undefined) return undefined;
  const proofs = proveSources(built, texts, stored);
  const proven = proveEntries(built, { texts, sources: proofs, stored, today: dayOf(options.now) });
  if (problems.length > 0) return undefined;
  return { entries: byId(own, proofs, proven.seconds), states: proven.states, days: proven.days };
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

const byId = (
  built: readonly BuiltEntry[],
  proofs: ReadonlyMap<EntryId, SourceProof>,
  seconds: ReadonlyMap<EntryId, number>,
): ReadonlyMap<EntryId, Entry> =>
  new Map(built.map(({ entry: { id }, entry }) => [id, withProof(entry, proofs.get(id), seconds.get(id))]));

const asBuilt = (entry: Entry | undefined): BuiltEntry[] => (entry === undefined ? [] : [{ entry, report: () => {} }]);

const neededSources = (built: readonly BuiltEntry[]): EntryId[] => [
  ...new Set(
    built.flatMap(({ entry }) => (entry.entry === 'statement' || entry.entry === 'figure' ? sourcesOf(entry) : [])),
  ),
];

async function textFilesOf(
  sources: readonly Source[],
  { texts }: KnownRecord,
  { archiveDir }: PatchOptions,
): Promise<ReadonlyMap<EntryId, SourceFile>> {
  const files = new Map<EntryId, SourceFile>();
  for (const { id } of sources) if (texts.has(id)) files.set(id, await readSourceFile(archiveDir, id));
  return files;
}

/** The stored proofs of some entries and of the sources that these rest on. */
async function storedProofsOf(
  record: VerbatimRecord,
  built: readonly BuiltEntry[],
  known: KnownRecord,
  { knowledgeDir }: PatchOptions,
): Promise<StoredProofs | undefined> {
  const wanted = new Set([...built.map(({ entry }) => entry.id), ...neededSources(built)]);
  const isWanted = (key: string): boolean => wanted.has(key.replace(/^[a-z]+\/([^#]*).*$/s, '$1'));
  const paths = [...known.proofs].flatMap(([path, { proofs }]) => ([...proofs.keys()].some(isWanted) ? [path] : []));
  const found = await findRecordFiles(knowledgeDir);
  const root = await realpath(knowledgeDir);
  const files = await readProofs(knowledgeDir, { ...found, root, paths });
  const homes = new Map([...record.byId.values()].map(({ id, position }) => [id, position.file]));
  for (const { entry } of built) homes.set(entry.id, entry.position.file);
  const collected = collectProofs(files, {
    fileOf: (id) => homes.get(id),
    isOnFile: (id) => homes.has(id),
    formerIds: record.formerIds,
    files: new Set(known.files.keys()),
  });
  return collected.problems.length + collected.lost.length > 0 ? undefined : collected.stored;
}

function patched(
  record: VerbatimRecord,
  known: KnownRecord,
  difference: Difference,
  { entries, states, days }: Parts,
  { now, versions }: PatchOptions,
): Patchable {
  const proofs = new Map(record.proofs);
  const provenOn = new Map(record.provenOn);
  for (const id of all(difference)) {
    for (const key of proofKeys(record.byId.get(id))) proofs.delete(key);
    provenOn.delete(id);
  }
  for (const id of entries.keys())
    for (const key of proofKeys(entries.get(id))) {
      const state = states.get(key);
      if (state !== undefined) proofs.set(key, state);
    }
  for (const [id, day] of days) provenOn.set(id, day);
  const ordered = inOrder(record, known, entries);
  const jsonLines = new Map(
    [...known.files].flatMap(([file, { sha256 }]) => (sha256 === undefined ? [] : [[file, sha256] as const])),
  );
  return {
    known,
    record: buildRecord({
      version: versions.versionOf(ordered, jsonLines),
      loadedAt: now.toISOString(),
      entries: ordered,
      proofs,
      provenOn,
    }),
  };
}

const proofKeys = (entry: Entry | undefined): string[] =>
  entry === undefined
    ? []
    : [
        entry.id,
        ...(entry.entry === 'statement' ? entry.translations.map((one) => translationKey(entry.id, one)) : []),
      ];

/** All entries in the order in which they are built: names and sources as they are in the files, then statements, then figures. */
function inOrder(record: VerbatimRecord, { files }: KnownRecord, entries: ReadonlyMap<EntryId, Entry>): Entry[] {
  const simple: Entry[] = [];
  const statements: Statement[] = [];
  const figures: Figure[] = [];
  const written = new Set<EntryId>();
  for (const { entries: ofFile } of files.values())
    for (const { id } of ofFile) {
      written.add(id);
      const entry = entries.get(id) ?? record.byId.get(id);
      if (entry?.entry === 'statement') statements.push(entry);
      else if (entry?.entry === 'figure') figures.push(entry);
      else if (entry !== undefined) simple.push(entry);
    }
  const implied = record.metrics.filter(({ id }) => !written.has(id));
  return [...implied, ...simple, ...statements, ...figures];
}
