import type { ProofState } from '../record/proofs.js';
import { type Built, buildEntries } from './entries/build-entries.js';
import { checkCycles } from './entries/cycles.js';
import { type Problem, sortProblems } from './problems.js';
import { type ProofsFile, proofsPath, readProofs } from './proof/proofs-file.js';
import { proveEntries, proveSources } from './proof/prove-entries.js';
import { readSourceTexts } from './proof/source-texts.js';
import { readRecordFiles, shownPath } from './read/files.js';
import { readEntries } from './read/parse-entries.js';
import type { Progress } from './read/parse-json-lines.js';

/** What reading, checking and proving the files of a record yields. */
export interface Analysis {
  readonly built: readonly Built[];
  readonly states: ReadonlyMap<string, ProofState>;
  /** The proofs as they would be written today. */
  readonly proofs: ProofsFile;
  /** SHA-256 of every archive of one entry a line, by file as shown. */
  readonly archives: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Reads, checks and proves all entries. `today` is the day of new proofs, `2023-09-22`. */
export async function analyse(options: {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly today: string;
  readonly onProgress?: (progress: Progress) => void;
}): Promise<Analysis> {
  const { knowledgeDir, archiveDir, today } = options;
  const collection = await readEntries(await readRecordFiles(knowledgeDir), options.onProgress);
  const problems: Problem[] = [...collection.problems];
  const built = buildEntries(collection, problems);
  checkCycles(built);

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
    archives: collection.archives,
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
