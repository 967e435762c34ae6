import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { PushTarget } from '../../desk-settings.js';
import { cannotPush, type Pushed, pushTo } from './push.js';
import { type Git, GitError, runGit } from './run-git.js';

/** The head of the branch is not any more what a commit was made on. */
export class HeadMovedError extends Error {
  constructor() {
    super('the branch has moved meanwhile');
    this.name = 'HeadMovedError';
  }
}

/** A file to commit: its bytes, or undefined where it is to go. */
export interface CommittedFile {
  /** An absolute path. */
  readonly path: string;
  readonly text: string | undefined;
}

/** A git work tree. */
export interface WorkTree {
  /** The commit that the work tree is on. */
  head(): Promise<string>;
  /** A file as it was committed; undefined where it was not. */
  committed(path: string, commit: string): Promise<string | undefined>;
  /** The newest commit that has these trailers, each once; undefined where none has. */
  commitWith(trailers: Readonly<Record<string, string>>): Promise<string | undefined>;
  /**
   * Commits files on top of a commit, and nothing else: what somebody else has staged or changed stays as it is.
   * @throws {HeadMovedError} where the branch is not on that commit any more
   */
  commit(on: string, files: readonly CommittedFile[], message: string): Promise<string>;
  /**
   * Brings what the desk committed here to a branch elsewhere.
   * @param mayUndo whether a commit may be taken back here where its file is another one there
   */
  push(target: PushTarget, mayUndo: boolean): Promise<Pushed>;
  /** Why nothing could be pushed there, in git's words; tries it, and changes nothing. */
  cannotPush(target: PushTarget): Promise<string | undefined>;
}

const BLOB = '100644';
/** Whose commits they are where git knows nobody. */
const NOBODY = { name: 'Verbatim desk', email: 'desk@verbatim.invalid' };

/** The work tree that a folder is in; undefined where it is in none, or there is no git. */
export async function workTreeOf(folder: string): Promise<WorkTree | undefined> {
  const found = await runGit(folder, ['rev-parse', '--show-toplevel']).catch(() => undefined);
  if (found === undefined || found.code !== 0) return undefined;
  const root = await realpath(found.out.trim());
  // The root is real, so what is in it must be named by its real name as well.
  const base = await realpath(folder);
  const inTree = (path: string): string =>
    relative(root, join(base, relative(resolve(folder), resolve(path)))).replaceAll('\\', '/');
  const run: Git = async (words, more = {}) => {
    const { code, out, err } = await runGit(root, words, more);
    if (code !== 0) throw new GitError(words[0] ?? '', err || out);
    return out;
  };
  return {
    head: async () => (await run(['rev-parse', 'HEAD'])).trim(),
    async committed(path, commit) {
      const { code, out } = await runGit(root, ['show', `${commit}:${inTree(path)}`]);
      return code === 0 ? out : undefined;
    },
    push: (target, mayUndo) => pushTo(target, mayUndo, { run, identity: () => identity(root) }),
    cannotPush: (target) => cannotPush(target, run),
    async commitWith(trailers) {
      const wanted = Object.entries(trailers);
      const grep = wanted.map(([name, value]) => `--grep=${name}: ${value}`);
      const values = wanted.map(([name]) => `%(trailers:key=${name},valueonly,separator=%x2C)`);
      const out = await run(['log', '--fixed-strings', '--all-match', ...grep, `--format=%H ${values.join(' ')}`]);
      // Words of a reason may look like a trailer: git knows which lines are.
      const line = wanted.map(([, value]) => value).join(' ');
      return out
        .split('\n')
        .find((one) => one.slice(one.indexOf(' ') + 1) === line)
        ?.split(' ', 1)[0];
    },
    async commit(on, files, message) {
      const scratch = await mkdtemp(join(tmpdir(), 'verbatim-desk-'));
      try {
        const env = { GIT_INDEX_FILE: join(scratch, 'index') };
        await run(['read-tree', on], { env });
        for (const { path, text } of files) {
          if (text === undefined) {
            await run(['update-index', '--force-remove', '--', inTree(path)], { env });
            continue;
          }
          const blob = (await run(['hash-object', '-w', '--stdin'], { input: text })).trim();
          await run(['update-index', '--add', '--cacheinfo', `${BLOB},${blob},${inTree(path)}`], { env });
        }
        const tree = (await run(['write-tree'], { env })).trim();
        const commit = (
          await run(['commit-tree', tree, '-p', on], { input: message, env: await identity(root) })
        ).trim();
        const moved = await runGit(root, ['update-ref', '-m', 'desk', 'HEAD', commit, on]);
        if (moved.code !== 0)
          throw (await run(['rev-parse', 'HEAD'])).trim() === on
            ? new GitError('update-ref', moved.err)
            : new HeadMovedError();
        // The index of the work tree learns of these files only, so that they do not look changed.
        await runGit(root, ['reset', '--quiet', '--', ...files.map(({ path }) => inTree(path))]);
        return commit;
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    },
  };
}

/** Whose commits they are where git knows nobody. */
async function identity(root: string): Promise<Readonly<Record<string, string>>> {
  const { out } = await runGit(root, ['config', 'user.email']);
  if (out.trim() !== '') return {};
  return {
    GIT_AUTHOR_NAME: NOBODY.name,
    GIT_AUTHOR_EMAIL: NOBODY.email,
    GIT_COMMITTER_NAME: NOBODY.name,
    GIT_COMMITTER_EMAIL: NOBODY.email,
  };
}
