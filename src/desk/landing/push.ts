import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PushTarget } from '../../desk-settings.js';
import type { Git } from './run-git.js';
import { GitError } from './run-git.js';

/**
 * What came of a push. `undone`: the same file was changed elsewhere, and the commit was taken back here, to be made anew on top of that.
 * `others`: commits of others are here that were not pushed. `diverged`: somebody has to bring both together.
 */
export type Pushed =
  | { readonly outcome: 'pushed' | 'undone' | 'others' | 'diverged' }
  | { readonly outcome: 'unpushed'; readonly reason: string };

/** The work tree that is pushed from. */
export interface PushFrom {
  readonly run: Git;
  /** Whose commits they are. */
  identity(): Promise<Readonly<Record<string, string>>>;
}

/** How often others may be quicker. */
const MAX_TRIES = 4;
const MAX_REMOTE_MS = 40_000;
/** What git says last is then why. */
const WITHOUT_ADVICE = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'advice.pushUpdateRejected',
  GIT_CONFIG_VALUE_0: 'false',
};

/**
 * Brings commits of the desk to a branch elsewhere, never by force. Where that has moved on they are made anew on top of it, as long as their
 * files are the same there. Commits that anybody else has made here are never pushed.
 * @param mayUndo whether a commit may be taken back here where that is not so
 */
export async function pushTo(target: PushTarget, mayUndo: boolean, from: PushFrom): Promise<Pushed> {
  const { run } = from;
  for (let attempt = 1; ; attempt += 1)
    try {
      const there = await fetched(target, run);
      const head = (await run(['rev-parse', 'HEAD'])).trim();
      const ahead = await commitsBetween(there, head, run);
      if (ahead.length === 0) return { outcome: 'pushed' };
      if (ahead.some(({ isByDesk }) => !isByDesk)) return { outcome: 'others' };
      const made = await madeAnew(ahead, there, from);
      if (made === undefined)
        return mayUndo ? await undoneOrDiverged(ahead, head, there, run) : { outcome: 'diverged' };
      if (made !== there) await push(made, target, run);
      // Pushed is what counts: where somebody is writing here, the next commit is made anew on top of it.
      if (made !== head) await moveHere(head, made, run).catch(() => {});
      return { outcome: 'pushed' };
    } catch (error) {
      if (error instanceof MovedThereError && attempt < MAX_TRIES) continue;
      if (error instanceof GitError || error instanceof MovedThereError)
        return { outcome: 'unpushed', reason: error.message };
      throw error;
    }
}

/** Why nothing could be pushed, in git's words: the branch is fetched, and pushed as it is without anything being changed. */
export async function cannotPush(target: PushTarget, run: Git): Promise<string | undefined> {
  try {
    const there = await fetched(target, run);
    const words = [
      'push',
      '--dry-run',
      '--quiet',
      '--no-verify',
      target.remote,
      `${there}:refs/heads/${target.branch}`,
    ];
    await run(words, { maxMs: MAX_REMOTE_MS });
    return undefined;
  } catch (error) {
    if (error instanceof GitError) return error.message;
    throw error;
  }
}

/** Somebody else has pushed meanwhile. */
class MovedThereError extends Error {
  constructor() {
    super('others keep pushing there');
    this.name = 'MovedThereError';
  }
}

/** The commit that the branch is on there. */
async function fetched({ remote, branch }: PushTarget, run: Git): Promise<string> {
  const name = `refs/remotes/${remote}/${branch}`;
  await run(['fetch', '--quiet', '--no-tags', remote, `+refs/heads/${branch}:${name}`], { maxMs: MAX_REMOTE_MS });
  return (await run(['rev-parse', name])).trim();
}

async function push(commit: string, { remote, branch }: PushTarget, run: Git): Promise<void> {
  try {
    // Without hooks, as the commit was made.
    await run(['push', '--no-verify', remote, `${commit}:refs/heads/${branch}`], {
      maxMs: MAX_REMOTE_MS,
      env: WITHOUT_ADVICE,
    });
  } catch (error) {
    if (error instanceof GitError && /\[rejected\]|failed to update ref|cannot lock ref/.test(error.message))
      throw new MovedThereError();
    throw error;
  }
}

interface Ahead {
  readonly commit: string;
  readonly isByDesk: boolean;
}

/** What is here and not there, oldest first. */
async function commitsBetween(there: string, head: string, run: Git): Promise<readonly Ahead[]> {
  const format = '--format=%H %(trailers:key=Verbatim-Proposal,valueonly,separator=%x2C)';
  const out = await run(['log', '--reverse', format, `${there}..${head}`]);
  return out.split('\n').flatMap((line) => {
    const [commit = '', mark = ''] = line.split(' ');
    return commit === '' ? [] : [{ commit, isByDesk: mark !== '' }];
  });
}

/**
 * The same commits on top of another one.
 * @returns the newest; undefined where a file of theirs is another one there
 */
async function madeAnew(ahead: readonly Ahead[], there: string, from: PushFrom): Promise<string | undefined> {
  const { run } = from;
  let on = there;
  for (const { commit } of ahead) {
    const [parent = '', ...others] = (await run(['show', '--no-patch', '--format=%P', commit])).trim().split(' ');
    if (parent === on && others.length === 0) {
      on = commit;
      continue;
    }
    const anew = await onTopOf(commit, on, from);
    if (anew === undefined) return undefined;
    on = anew;
  }
  return on;
}

async function onTopOf(commit: string, on: string, { run, identity }: PushFrom): Promise<string | undefined> {
  const scratch = await mkdtemp(join(tmpdir(), 'verbatim-desk-'));
  try {
    const env = { GIT_INDEX_FILE: join(scratch, 'index') };
    await run(['read-tree', on], { env });
    const raw = (await run(['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', commit])).split('\0');
    for (let index = 0; index + 1 < raw.length; index += 2) {
      const [, mode = '', before, after = ''] = (raw[index] ?? '').split(' ');
      const path = raw[index + 1] ?? '';
      const there = await blobAt(on, path, run);
      if (there === after) continue;
      if (there !== before) return undefined;
      await run(['update-index', '--add', '--cacheinfo', `${mode},${after},${path}`], { env });
    }
    const tree = (await run(['write-tree'], { env })).trim();
    // What it did is there already.
    if (tree === (await run(['rev-parse', `${on}^{tree}`])).trim()) return on;
    const message = await run(['show', '--no-patch', '--format=%B', commit]);
    return (await run(['commit-tree', tree, '-p', on], { input: `${message.trim()}\n`, env: await identity() })).trim();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** As git names what is not there. */
const NOTHING = '0'.repeat(40);

const blobAt = async (commit: string, path: string, run: Git): Promise<string> =>
  (await run(['ls-tree', commit, '--', path])).split(/\s/)[2] ?? NOTHING;

/** One commit that nobody else has is taken back, and made anew on top of what is there; of several, somebody has to decide. */
async function undoneOrDiverged(ahead: readonly Ahead[], head: string, there: string, run: Git): Promise<Pushed> {
  if (ahead.length > 1) return { outcome: 'diverged' };
  try {
    await moveHere(head, there, run);
    return { outcome: 'undone' };
  } catch (error) {
    if (error instanceof GitError) return { outcome: 'diverged' };
    throw error;
  }
}

/**
 * Moves the branch and the work tree here to another commit; begun and ended halfway, it can be begun again.
 * @throws {GitError} where somebody has changed what would be replaced; then nothing is moved
 */
async function moveHere(from: string, to: string, run: Git): Promise<void> {
  await run(['read-tree', '-m', '-u', from, to]);
  await run(['update-ref', '-m', 'desk', 'HEAD', to, from]);
}
