import type { ProofState } from '../record/proofs.js';
import { type BuiltEntry, buildEntries } from './entries/build-entries.js';
import { reportCycles } from './entries/cycles.js';
import { type Problem, sortProblems } from './problems.js';
import { type ProofsFile, proofsPath, readProofs } from './proof/proofs-file.js';
import { proveEntries, proveSources } from './proof/prove-entries.js';
import { readSourceTexts } from './proof/source-texts.js';
import { readFiles, shownPath } from './read/files.js';
import { parseEntries } from './read/parse-entries.js';
import type { Progress } from './read/parse-json-lines.js';

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

/** Reads, checks and proves all entries. `today` is the day of new proofs, `2023-09-22`. */
export async function loadEntries(options: {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly today: string;
  readonly onProgress?: (progress: Progress) => void;
}): Promise<LoadedEntries> {
  const { knowledgeDir, archiveDir, today } = options;
  const collection = await parseEntries(await readFiles(knowledgeDir), options.onProgress);
  const problems: Problem[] = [...collection.problems];
  const built = buildEntries(collection, problems);
  reportCycles(built);

  const sourceEntries = built.flatMap(({ entry }) => (entry.entry === 'source' ? [entry] : []));
  const [texts, storedProofs] = await Promise.all([
    readSourceTexts(archiveDir, sourceEntries, problems),
    readProofs(knowledgeDir),
  ]);
  if ('problem' in storedProofs) problems.push(storedProofs.problem);
  const stored = 'proofs' in storedProofs ? storedProofs.proofs : undefined;

  const sources = proveSources(built, texts, stored);
  const { entries, states, outdated } = proveEntries(built, { texts, sources, stored, today });
  return {
    built,
    states,
    proofs: { version: 1, sources, entries },
    jsonLinesHashes: collection.jsonLinesHashes,
    problems: sortProblems(problems),
    warnings: outdated ? [outdatedProofs(knowledgeDir)] : [],
  };
}

const outdatedProofs = (knowledgeDir: string): Problem => ({
  file: shownPath(proofsPath(knowledgeDir)),
  line: 1,
  column: 1,
  wrong: 'some proven words are not in the stored proofs yet',
  right: 'run `npx verbatim prove` and commit the file',
});
