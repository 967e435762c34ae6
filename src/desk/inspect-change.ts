import { dependantsOf } from '../knowledge/edit/dependants.js';
import { withProof } from '../knowledge/load.js';
import { loadEntries } from '../knowledge/load-entries.js';
import { formatProblem, type Problem } from '../knowledge/problems.js';
import { proofsText } from '../knowledge/proof/proofs-file.js';
import type { RecordFiles, RecordFolders } from '../knowledge/read-files.js';
import type { ProofState } from '../record/proofs.js';
import { buildRecord, type VerbatimRecord } from '../record/record.js';
import { withoutDrafts } from '../record/without-drafts.js';
import { type AppliedChange, applyChange, type NotApplied } from './apply-change.js';
import { entryDigest } from './entry-digest.js';
import type { ProposedChange } from './proposed-change.js';

/** Record and change together, checked and proven, in memory. */
export type Inspected =
  | {
      readonly ok: true;
      readonly applied: AppliedChange;
      /** The file beside it with its proofs; undefined where it would hold nothing. */
      readonly proofs: string | undefined;
      /** The digest of the entry, by which it is known once it is live. */
      readonly digest: string;
      readonly proof: ProofState | undefined;
      /** What is odd about the entry, one sentence each: it may go on file all the same, once somebody has looked. */
      readonly warnings: readonly string[];
      /** Of a withdrawal: the entries that rest on what is withdrawn, and that readers would still see. */
      readonly restingOnIt: readonly string[];
      /** The record as readers will see it. */
      readonly record: VerbatimRecord;
    }
  | { readonly ok: false; readonly overtaken: boolean; readonly problems: readonly string[] };

/** @param today the day of new proofs, ISO `YYYY-MM-DD` */
export async function inspectChange(
  change: ProposedChange,
  files: RecordFiles,
  folders: RecordFolders,
  today: string,
): Promise<Inspected> {
  const applied = await applyChange(files, folders.knowledgeDir, change);
  if ('wrong' in applied) return refuse(applied);
  const loaded = await loadEntries({ ...folders, files: applied.files, today });
  const problems = [...loaded.problems, ...loaded.lost];
  if (problems.length > 0)
    return { ok: false, overtaken: false, problems: problems.map((one) => problemInWords(one, change)) };
  const record = shownRecord(loaded, today);
  const entry = record.byId.get(change.entry);
  if (entry === undefined)
    return refuse({
      wrong: `${change.entry} would not be shown: it is a draft, or names one`,
      right: 'take out `status: draft`, or name entries that are live',
      overtaken: false,
    });
  const proofs = loaded.proofs.get(applied.file);
  return {
    ok: true,
    applied,
    proofs: proofs === undefined ? undefined : proofsText(proofs),
    digest: entryDigest(entry),
    proof: loaded.states.get(change.entry),
    warnings: loaded.warnings.filter((one) => one.entry === change.entry).map(sentence),
    restingOnIt: change.change === 'retract' ? restingOn(change.entry, record) : [],
    record,
  };
}

/**
 * The digest of an entry as files have it, whatever else is wrong in them.
 * @returns undefined where readers would not see it
 */
export async function digestIn(
  files: RecordFiles,
  folders: RecordFolders,
  entry: string,
  today: string,
): Promise<string | undefined> {
  const found = (await recordOfFiles(files, folders, today)).byId.get(entry);
  return found === undefined ? undefined : entryDigest(found);
}

/** A problem of the proposed entry is given without its file, which does not exist yet. A problem of another entry is given with its file. */
const problemInWords = (problem: Problem, { entry }: ProposedChange): string =>
  problem.entry === entry ? sentence(problem) : formatProblem(problem);

const sentence = ({ wrong, right }: Problem): string => `${wrong}; ${right}`;

const restingOn = (id: string, record: VerbatimRecord): string[] =>
  dependantsOf(id, [...record.byId.values()])
    // What denies or answers it speaks for itself.
    .filter(({ entry }) => entry.status === 'live' && entry.entry !== 'statement')
    .map(({ entry }) => entry.id);

/** The record as readers see it, whatever else is wrong in its files. */
export const recordOfFiles = async (
  files: RecordFiles,
  folders: RecordFolders,
  today: string,
): Promise<VerbatimRecord> => shownRecord(await loadEntries({ ...folders, files, today }), today);

/** The record as readers will see it. */
const shownRecord = (
  { built, states, provenOn, seconds }: Awaited<ReturnType<typeof loadEntries>>,
  today: string,
): VerbatimRecord =>
  withoutDrafts(
    buildRecord({
      version: '',
      loadedAt: `${today}T00:00:00.000Z`,
      entries: built.map(({ entry }) => withProof(entry, undefined, seconds.get(entry.id))),
      proofs: states,
      provenOn,
    }),
  );

const refuse = ({ wrong, right, overtaken }: NotApplied): Inspected => ({
  ok: false,
  overtaken,
  problems: [`${wrong}; ${right}`],
});
