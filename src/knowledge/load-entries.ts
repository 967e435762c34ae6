import type { Entry, Source } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { formerIdsOf } from '../record/former-ids.js';
import { byIdOf } from '../record/map-on-demand.js';
import { ofKind } from '../record/on-demand.js';
import type { ProofDays, ProofState } from '../record/proofs.js';
import { draftReferences } from '../record/without-drafts.js';
import { type BuiltEntry, buildEntries, entriesOf } from './entries/build-entries.js';
import { reportCycles } from './entries/cycles.js';
import { type ImpliedMetrics, impliedMetrics } from './entries/implied-metrics.js';
import { implausible } from './implausible.js';
import { looseNames } from './loose-names.js';
import { mismatchedUnits } from './mismatched-units.js';
import { nearTopics } from './near-topics.js';
import { didYouMean, type Problem, sortProblems } from './problems.js';
import { checkClaimants } from './proof/check-claimants.js';
import { checkDays } from './proof/check-days.js';
import { checkDenied } from './proof/check-denied.js';
import { checkEvents } from './proof/check-events.js';
import { checkGroups } from './proof/check-groups.js';
import { checkMetrics } from './proof/check-metrics.js';
import { checkNumbers } from './proof/check-numbers.js';
import { checkOwnWords } from './proof/check-own-words.js';
import { checkQuotedNegations } from './proof/check-quoted-negations.js';
import { checkRoles } from './proof/check-roles.js';
import { checkSpeakers } from './proof/check-speakers.js';
import { checkValues } from './proof/check-values.js';
import { changeOfDay } from './proof/filed-as.js';
import { type FileProofs, proofsPath, type SourceProof } from './proof/proofs-file.js';
import { proveEntries, proveSources } from './proof/prove-entries.js';
import { archivePath, sourceTextsOf } from './proof/source-texts.js';
import { type CollectedProofs, collectProofs } from './proof/stored-proofs.js';
import { parseEntries } from './read/parse-entries.js';
import type { Progress } from './read/parse-json-lines.js';
import { shownPath } from './read/record-files.js';
import { type RecordFiles, type RecordFolders, readFiles } from './read-files.js';
import { sharedNames } from './shared-names.js';
import type { EntrySpools } from './spool/spooled-entries.js';

/** What reading, checking and proving the files of a record yields. */
export interface LoadedEntries {
  readonly built: readonly BuiltEntry[];
  readonly states: ReadonlyMap<EntryId, ProofState>;
  /** The day on which each entry was proven. */
  readonly provenOn: ProofDays;
  /** The second of a recording at which the words of each entry are said. */
  readonly seconds: ReadonlyMap<EntryId, number>;
  readonly sourceProofs: ReadonlyMap<EntryId, SourceProof>;
  /** The proofs as they would be written today, by the file of the entries, as shown. */
  readonly proofs: ReadonlyMap<string, FileProofs>;
  /** SHA-256 of every JSON Lines file, by its shown path. */
  readonly jsonLinesHashes: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Proven entries that went missing together with their file: problems, unless that is meant. */
  readonly lost: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Of the warnings: where an entry is filed otherwise than when its words were proven. */
  readonly refiled: readonly Problem[];
}

export interface LoadEntriesOptions extends RecordFolders {
  /** The day of new proofs, `2023-09-22`. */
  readonly today: string;
  /** The files, where they have been read already. */
  readonly files?: RecordFiles;
  /** Called after every piece of a JSON Lines file. */
  readonly onProgress?: (progress: Progress) => void;
  /** Where entries are kept that are not to be in memory; all are unless given. */
  readonly spools?: EntrySpools;
  /** Whether only problems are looked for: nobody reads the warnings, which may be millions. */
  readonly withoutWarnings?: boolean;
  /** Entries whose words an editor has compared by eye once more. */
  readonly reread?: ReadonlySet<EntryId>;
}

/** What compares entries with the texts of their sources. */
const TEXT_CHECKS = [
  checkOwnWords,
  checkSpeakers,
  checkRoles,
  checkClaimants,
  checkDays,
  checkMetrics,
  checkGroups,
  checkEvents,
  checkNumbers,
  checkQuotedNegations,
  checkDenied,
  checkValues,
] as const;

/** Reads, checks and proves all entries. */
export async function loadEntries(options: LoadEntriesOptions): Promise<LoadedEntries> {
  const { today, reread } = options;
  const files = options.files ?? (await readFiles(options));
  const problems: Problem[] = [];
  const { built, implied, jsonLinesHashes } = await readEntries(files, options, problems);
  reportCycles(built);

  const entries = entriesOf(built);
  const sourceEntries = ofKind(entries, 'source');
  const texts = sourceTextsOf(sourceEntries, files.sourceTexts, problems);
  const collected = collectedProofs(files, entries);
  const { stored } = collected;
  problems.push(...collected.problems);

  const sourceProofs = proveSources(built, texts, stored);
  const proven = proveEntries(built, { texts, sources: sourceProofs, stored, today, ...(reread ? { reread } : {}) });
  const refiled = [
    ...sourceEntries.flatMap((source) => changeOfDay(source, stored.sources.get(source.id)?.published)),
    ...proven.refiled,
  ];
  // What is compared with texts finds problems as well.
  const compared = texts.size === 0 ? [] : TEXT_CHECKS.flatMap((check) => check(built, texts));
  const warningsOf = (): Problem[] => [
    ...implied.warnings,
    ...compared,
    ...implausible(entries, today),
    ...looseNames(entries),
    ...sharedNames(entries),
    ...mismatchedUnits(entries),
    ...nearTopics(entries),
    ...textsWithoutSource([...files.sourceTexts.byId.keys()], sourceEntries, options.archiveDir),
    ...collected.warnings,
    ...refiled,
    ...[...proven.outdated].map(outdatedProofs),
    ...draftWarnings(entries),
  ];
  return {
    built,
    states: proven.states,
    provenOn: proven.days,
    seconds: proven.seconds,
    sourceProofs,
    proofs: proofsByFile(sourceEntries, sourceProofs, proven.byFile),
    jsonLinesHashes,
    problems: sortProblems(problems),
    lost: collected.lost,
    warnings: options.withoutWarnings === true ? [] : sortProblems(warningsOf()),
    refiled,
  };
}

/** The entries of all files. What they were written as is let go of before they are proven. */
async function readEntries(
  { record }: RecordFiles,
  { onProgress, spools }: LoadEntriesOptions,
  problems: Problem[],
): Promise<Pick<LoadedEntries, 'built' | 'jsonLinesHashes'> & { readonly implied: ImpliedMetrics }> {
  const written = spools?.written();
  try {
    const collection = await parseEntries(record, onProgress, written);
    problems.push(...collection.problems);
    const implied = impliedMetrics(collection);
    const built = buildEntries(collection, problems, implied.metrics, undefined, spools?.built(problems));
    return { built, implied, jsonLinesHashes: collection.jsonLinesHashes };
  } finally {
    written?.close();
  }
}

function textsWithoutSource(ids: readonly EntryId[], sources: readonly Source[], archiveDir: string): Problem[] {
  const known = new Set(sources.map(({ id }) => id));
  return ids
    .filter((id) => !known.has(id))
    .map((id) => ({
      file: shownPath(archivePath(archiveDir, id)),
      line: 1,
      column: 1,
      wrong: `no source has the id "${id}"`,
      right: didYouMean(id, known, 'name the file after the source that it is the text of, or file that source'),
    }));
}

function collectedProofs({ proofs, record }: RecordFiles, entries: readonly Entry[]): CollectedProofs {
  const byId = byIdOf(entries);
  return collectProofs(proofs, {
    fileOf: (id) => byId.get(id)?.position.file,
    isOnFile: (id) => byId.has(id),
    formerIds: formerIdsOf(entries),
    files: new Set(record.map(({ shown }) => shown)),
  });
}

/** Every proof in the file beside that of its entry. */
function proofsByFile(
  sources: readonly Source[],
  sourceProofs: ReadonlyMap<EntryId, SourceProof>,
  entryProofs: ReadonlyMap<string, Omit<FileProofs, 'sources'>>,
): ReadonlyMap<string, FileProofs> {
  const files = new Map<string, FileProofs & { readonly sources: Record<EntryId, SourceProof> }>();
  for (const [file, proofs] of entryProofs) files.set(file, { ...proofs, sources: {} });
  for (const { id, position } of sources) {
    const proof = sourceProofs.get(id);
    if (proof === undefined) continue;
    const file = files.get(position.file) ?? { sources: {}, entries: {}, read: {} };
    files.set(position.file, file);
    file.sources[id] = proof;
  }
  return files;
}

const outdatedProofs = (file: string): Problem => ({
  file: proofsPath(file),
  line: 1,
  column: 1,
  wrong: 'some words that were proven or read are not stored yet',
  right: 'run `npx verbatim prove` and commit the file',
});

/** What is live but names a draft is shown without it, or not at all: nobody may read of a draft. */
function draftWarnings(entries: readonly Entry[]): Problem[] {
  return draftReferences(entries).map(({ entry: { id, position }, reference: { field, whenHidden }, named }) => {
    const isHidden = whenHidden === 'hide-entry';
    const name = field.split('.')[0]?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return {
      ...position,
      entry: id,
      wrong: `is ${isHidden ? 'not shown' : 'shown without this'}: \`${name}\` names ${named}, which is a draft or needs one`,
      right: `make ${named} live${isHidden ? `, or ${id} a draft too` : ', or take it out'}`,
    };
  });
}
