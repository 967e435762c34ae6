import { mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { PushTarget } from '../../desk-settings.js';
import { proofsPath } from '../../knowledge/proof/proofs-file.js';
import { shownPath } from '../../knowledge/read/record-files.js';
import { writeAtomically } from '../../knowledge/read/write-atomically.js';
import { type RecordFolders, readFiles } from '../../knowledge/read-files.js';
import { inspectChange } from '../inspect-change.js';
import type { ProposedChange } from '../proposed-change.js';
import { inspectAsCommitted } from './as-committed.js';
import { type CommittedFile, HeadMovedError, type WorkTree } from './git.js';
import type { LandingTrouble } from './landing.js';

/** What landing did, or why it did nothing. */
export type LandingOutcome =
  | {
      readonly outcome: 'landed';
      readonly digest: string;
      readonly file: string;
      readonly commit?: string;
      /** Why it was not pushed. */
      readonly trouble?: LandingTrouble;
      readonly unpushed?: string;
    }
  | { readonly outcome: 'overtaken' | 'stuck'; readonly reason: string };

/** What a change is brought into the record with. */
export interface LandChangeOptions {
  readonly change: ProposedChange;
  readonly folders: RecordFolders;
  /** The day of new proofs: the same at every try. */
  readonly day: string;
  /** The work tree to commit to; absent: files are written and nothing else. */
  readonly workTree?: WorkTree;
  /** Where commits are pushed to; absent: nowhere. */
  readonly push?: PushTarget;
  /** The message of the commit; its last lines are trailers. */
  readonly message: string;
  /** The trailers that no other commit has. */
  readonly mark: Readonly<Record<string, string>>;
  /** Called before each step with its name; for tests that end the process there. */
  readonly onStep?: (step: LandingStep) => void;
}

export type LandingStep = 'write' | 'prove' | 'commit' | 'committed' | 'pushed';

/** How often a commit is made anew because the branch moved on. */
const MAX_TRIES = 5;

/**
 * Writes, proves and commits a change. Whatever was done by an earlier try that was ended is found, and not done again.
 * @throws {GitError} @throws {Error} when a file cannot be read or written: it may be tried again
 */
export async function landChange(options: LandChangeOptions): Promise<LandingOutcome> {
  const { workTree, mark } = options;
  for (let attempt = 1; ; attempt += 1)
    try {
      return await pushed(await landOn(options, await workTree?.head(), await workTree?.commitWith(mark)), options);
    } catch (error) {
      if (!(error instanceof HeadMovedError) || attempt === MAX_TRIES) throw error;
    }
}

/** Brings what was committed to where it is pushed. @throws {HeadMovedError} where it has to be made anew on top of what is there */
async function pushed(
  landed: LandingOutcome,
  { workTree, push, mark, onStep }: LandChangeOptions,
): Promise<LandingOutcome> {
  if (push === undefined || workTree === undefined || landed.outcome !== 'landed') return landed;
  const done = await workTree.push(push, true);
  onStep?.('pushed');
  if (done.outcome === 'undone') throw new HeadMovedError();
  // It may have been made anew.
  const commit = (await workTree.commitWith(mark)) ?? landed.commit;
  if (done.outcome === 'pushed') return { ...landed, ...(commit === undefined ? {} : { commit }) };
  return {
    ...landed,
    trouble: { kind: done.outcome },
    ...('reason' in done ? { unpushed: done.reason } : {}),
  };
}

async function landOn(
  options: LandChangeOptions,
  head: string | undefined,
  made: string | undefined,
): Promise<LandingOutcome> {
  const { change, folders, day, workTree, message, onStep } = options;
  const onDisk = await readFiles(folders);
  const found = await inspectChange(change, onDisk, folders, day);
  // Where it is committed already, only what became of it is looked at.
  if (made !== undefined && found.ok)
    return { outcome: 'landed', digest: found.digest, file: found.applied.file, commit: made };
  const inspected =
    head === undefined || workTree === undefined
      ? found
      : await inspectAsCommitted(options, onDisk, found, (path) => workTree.committed(path, head));
  if (!inspected.ok)
    return { outcome: inspected.overtaken ? 'overtaken' : 'stuck', reason: inspected.problems.slice(0, 3).join('\n') };
  const { file, text } = inspected.applied;
  const files: CommittedFile[] = [
    { path: resolve(file), text },
    { path: resolve(proofsPath(file)), text: inspected.proofs },
  ].filter((one) => one.text !== undefined);
  for (const one of files) {
    const trouble = head === undefined ? undefined : await unsaved(one, workTree, head);
    if (trouble !== undefined) return { outcome: 'stuck', reason: trouble };
  }
  for (const [index, one] of files.entries()) {
    onStep?.(index === 0 ? 'write' : 'prove');
    await mkdir(dirname(one.path), { recursive: true });
    await writeAtomically(one.path, one.text ?? '');
  }
  const landed = { outcome: 'landed', digest: inspected.digest, file } as const;
  if (workTree === undefined || head === undefined) return landed;
  onStep?.('commit');
  const commit = await workTree.commit(head, files, message);
  onStep?.('committed');
  return { ...landed, commit };
}

/** Why a file must not be replaced: somebody has changed it and not committed that. Undefined where it is as committed, or is ours already. */
async function unsaved(
  { path, text }: CommittedFile,
  workTree: WorkTree | undefined,
  head: string,
): Promise<string | undefined> {
  const there = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (there === text || there === (await workTree?.committed(path, head))) return undefined;
  return `${shownPath(path)} has changes that are not committed: commit them or take them back, then retry`;
}
