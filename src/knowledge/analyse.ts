import { readFile } from 'node:fs/promises';
import type { Source } from '../record/entries.js';
import type { ProofState } from '../record/proofs.js';
import { type Built, buildEntries } from './entries/build.js';
import { checkCycles } from './entries/links.js';
import { type Problem, sortProblems } from './problems.js';
import { archivePath, sha256 } from './proof/archive.js';
import { claimHash, claimsOf, compareProof, proveClaim } from './proof/claims.js';
import { type ProofsFile, proofsPath, readProofs } from './proof/proofs-file.js';
import { type ComparableText, comparable } from './proof/text.js';
import { collectEntries } from './read/collect.js';
import type { Progress } from './read/collect-archive.js';
import { firstInvalidByte, isNotThere, lineOfByte, readRecordFiles, shownPath, whyUnreadable } from './read/files.js';

/** Everything that one look at the files yields. */
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

interface Text {
  readonly text: ComparableText;
  readonly sha256: string;
}

/**
 * Reads, checks and proves all entries.
 * @param options where the files are, and the day of new proofs
 */
export async function analyse(options: {
  readonly knowledgeDir: string;
  readonly archiveDir: string;
  readonly today: string;
  readonly onProgress?: (progress: Progress) => void;
}): Promise<Analysis> {
  const { knowledgeDir, archiveDir, today } = options;
  const collection = await collectEntries(await readRecordFiles(knowledgeDir), options.onProgress);
  const problems: Problem[] = [...collection.problems];
  const built = buildEntries(collection, problems);
  checkCycles(built);
  const sources = built.flatMap(({ entry }) => (entry.entry === 'source' ? [entry] : []));
  const [texts, read] = await Promise.all([readTexts(archiveDir, sources, problems), readProofs(knowledgeDir)]);
  const usable = 'proofs' in read;
  const stored = usable ? read.proofs : { version: 1 as const, sources: {}, entries: {} };
  if (!usable) problems.push(read.problem);
  const proofs: ProofsFile = { version: 1, sources: {}, entries: {} };
  for (const { entry, report } of built) {
    if (entry.entry !== 'source') continue;
    const here = texts.get(entry.id);
    const known = own(stored.sources, entry.id);
    if (here) proofs.sources[entry.id] = { sha256: here.sha256, length: here.text.original.length };
    else if (known) proofs.sources[entry.id] = known;
    else if (entry.archived && usable) {
      report(
        ['archived'],
        'the source is marked as archived, but its text is not here and no proof of it is stored',
        'run `npx verbatim prove` where the archive is, or write `archived: false`',
      );
    }
  }
  const states = new Map<string, ProofState>();
  let outdated = false;
  for (const claim of claimsOf(built)) {
    const here = texts.get(claim.source);
    const source = own(proofs.sources, claim.source);
    const before = own(stored.entries, claim.key);
    let state: ProofState = claim.words.length === 0 ? 'nothing-to-prove' : source ? 'proven' : 'unproven';
    if (here) {
      const result = proveClaim(claim, here.text);
      if ('wrong' in result) {
        claim.report(result.path, result.wrong, result.right);
        state = state === 'proven' ? 'unproven' : state;
      } else if (claim.words.length > 0) {
        const hash = claimHash(claim, here.sha256);
        const same = before?.hash === hash && before.sourceSha256 === here.sha256;
        outdated ||= !same;
        const runs = result.runs.map(({ start, end }) => ({ start, end }));
        proofs.entries[claim.key] = {
          hash,
          source: claim.source,
          sourceSha256: here.sha256,
          words: [...claim.words],
          runs,
          proven: same ? before.proven : today,
        };
      }
    } else if (source && claim.words.length > 0) {
      const mismatch = compareProof(claim, before, source.sha256);
      if (mismatch) claim.report(mismatch.path, mismatch.wrong, mismatch.right);
      else if (before) proofs.entries[claim.key] = before;
    }
    if (claim.key === claim.entry) states.set(claim.entry, state);
  }
  const warnings: Problem[] = outdated
    ? [
        {
          file: shownPath(proofsPath(knowledgeDir)),
          line: 1,
          column: 1,
          wrong: 'some proven words are not in the stored proofs yet',
          right: 'run `npx verbatim prove` and commit the file',
        },
      ]
    : [];
  return { built, states, proofs, problems: sortProblems(problems), warnings, archives: collection.archives };
}

function own<T>(map: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

async function readTexts(
  archiveDir: string,
  sources: readonly Source[],
  problems: Problem[],
): Promise<Map<string, Text>> {
  const texts = new Map<string, Text>();
  await Promise.all(
    sources.map(async ({ id }) => {
      const path = archivePath(archiveDir, id);
      const refuse = (line: number, wrong: string, right: string): void => {
        problems.push({ file: shownPath(path), line, column: 1, entry: id, wrong, right });
      };
      try {
        const bytes = await readFile(path);
        const bad = firstInvalidByte(bytes);
        if (bad !== undefined)
          return refuse(
            lineOfByte(bytes, bad),
            `the source text is not UTF-8: byte ${bad} cannot be read`,
            'save it as UTF-8',
          );
        texts.set(id, { text: comparable(new TextDecoder().decode(bytes)), sha256: sha256(bytes) });
      } catch (error) {
        if (!isNotThere(error)) refuse(1, `the source text ${whyUnreadable(error)}`, 'make it readable');
      }
    }),
  );
  return texts;
}
