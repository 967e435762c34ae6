import type { Entry, EntryId, Source } from '../record/entries.js';
import type { ProofState } from '../record/proofs.js';
import { draftReferences } from '../record/without-drafts.js';
import { type BuiltEntry, buildEntries } from './entries/build-entries.js';
import { reportCycles } from './entries/cycles.js';
import { implausible } from './implausible.js';
import { didYouMean, type Problem, sortProblems } from './problems.js';
import { checkSpeakers } from './proof/check-speakers.js';
import { type ProofsFile, parseProofs, proofsPath } from './proof/proofs-file.js';
import { proveEntries, proveSources } from './proof/prove-entries.js';
import { archivePath, sourceTextsOf } from './proof/source-texts.js';
import { parseEntries } from './read/parse-entries.js';
import type { Progress } from './read/parse-json-lines.js';
import { shownPath } from './read/record-files.js';
import { type RecordFiles, type RecordFolders, readFiles } from './read-files.js';

/** What reading, checking and proving the files of a record yields. */
export interface LoadedEntries {
  readonly built: readonly BuiltEntry[];
  readonly states: ReadonlyMap<string, ProofState>;
  /** The proofs as they would be written today. */
  readonly proofs: ProofsFile;
  /** SHA-256 of every JSON Lines file, by its shown path. */
  readonly jsonLinesHashes: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export interface LoadEntriesOptions extends RecordFolders {
  /** The day of new proofs, `2023-09-22`. */
  readonly today: string;
  /** The files, where they have been read already. */
  readonly files?: RecordFiles;
  /** Called after every piece of a JSON Lines file. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Reads, checks and proves all entries. */
export async function loadEntries(options: LoadEntriesOptions): Promise<LoadedEntries> {
  const { knowledgeDir, today } = options;
  const files = options.files ?? (await readFiles(options));
  const collection = await parseEntries(files.record, options.onProgress);
  const problems: Problem[] = [...collection.problems];
  const built = buildEntries(collection, problems);
  reportCycles(built);

  const sourceEntries = built.flatMap(({ entry }) => (entry.entry === 'source' ? [entry] : []));
  const texts = sourceTextsOf(sourceEntries, files.sourceTexts, problems);
  const storedProofs = parseProofs(knowledgeDir, files.proofs);
  if ('problem' in storedProofs) problems.push(storedProofs.problem);
  const stored = 'proofs' in storedProofs ? storedProofs.proofs : undefined;

  const sources = proveSources(built, texts, stored);
  const { entries, states, outdated } = proveEntries(built, { texts, sources, stored, today });
  const warnings = [
    ...checkSpeakers(built, texts),
    ...implausible(
      built.map(({ entry }) => entry),
      today,
    ),
    ...textsWithoutSource([...files.sourceTexts.byId.keys()], sourceEntries, options.archiveDir),
    ...(stored === undefined ? [] : goneEntries(stored, built, knowledgeDir)),
    ...(outdated ? [outdatedProofs(knowledgeDir)] : []),
    ...draftWarnings(built.map(({ entry }) => entry)),
  ];
  return {
    built,
    states,
    proofs: { version: 1, sources, entries },
    jsonLinesHashes: collection.jsonLinesHashes,
    problems: sortProblems(problems),
    warnings: sortProblems(warnings),
  };
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

/** Entries that were proven and are not on file any more: they were lost, or should have been withdrawn. */
function goneEntries(stored: ProofsFile, built: readonly BuiltEntry[], knowledgeDir: string): Problem[] {
  const ids = new Set(built.map(({ entry }) => entry.id));
  return Object.keys(stored.entries)
    .filter((key) => !key.includes('#') && !ids.has(key))
    .map((key) => ({
      file: shownPath(proofsPath(knowledgeDir)),
      line: 1,
      column: 1,
      entry: key,
      wrong: 'was proven, and is not on file any more',
      right: 'bring it back with `status: withdrawn`; run `npx verbatim prove` where it should be gone',
    }));
}

const outdatedProofs = (knowledgeDir: string): Problem => ({
  file: shownPath(proofsPath(knowledgeDir)),
  line: 1,
  column: 1,
  wrong: 'some proven words are not in the stored proofs yet',
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
