import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What somebody commits on the forge itself, or by a push. */
export interface ByHand {
  readonly branch: string;
  readonly files: Readonly<Record<string, string>>;
  readonly message?: string;
}

/** A bare repository, and what a forge does in it. */
export interface BareRepository {
  readonly path: string;
  /** @throws {Error} in git's words */
  git(words: readonly string[], input?: string): string;
  /** The commit that something names; undefined where there is none. */
  commit(name: string): string | undefined;
  fileAt(commit: string, path: string): string | undefined;
  /** Writes a tree: that of a commit, with other files in it. @returns its id */
  tree(base: string, files: readonly { readonly path: string; readonly text: string }[]): string;
  commitTree(tree: string, parents: readonly string[], message: string): string;
  /** Moves a branch from one commit to another. @returns whether it was on the first */
  move(branch: string, to: string, from: string): boolean;
  isAncestor(older: string, newer: string): boolean;
  /** Merges without a work tree. @returns the tree; undefined where both changed the same */
  mergedTree(base: string, head: string): string | undefined;
  byHand(change: ByHand): string;
}

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Forge',
  GIT_AUTHOR_EMAIL: 'noreply@forge.example',
  GIT_COMMITTER_NAME: 'Forge',
  GIT_COMMITTER_EMAIL: 'noreply@forge.example',
};

/** Makes a bare repository of what another holds. */
export function bareRepository(from: string, path: string): BareRepository {
  execFileSync('git', ['clone', '--quiet', '--bare', from, path]);
  const git = (words: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): string =>
    execFileSync('git', [...words], {
      cwd: path,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...IDENTITY, ...env },
    });
  const attempt = (words: readonly string[]): string | undefined => {
    try {
      return git(words);
    } catch {
      return undefined;
    }
  };
  const repository: BareRepository = {
    path,
    git: (words, input) => git(words, input),
    commit: (name) => attempt(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])?.trim(),
    fileAt: (commit, file) => attempt(['show', `${commit}:${file}`]),
    tree(base, files) {
      const scratch = mkdtempSync(join(tmpdir(), 'verbatim-forge-index-'));
      try {
        const env = { GIT_INDEX_FILE: join(scratch, 'index') };
        git(['read-tree', base], '', env);
        for (const { path: file, text } of files) {
          const blob = git(['hash-object', '-w', '--stdin'], text).trim();
          git(['update-index', '--add', '--cacheinfo', `100644,${blob},${file}`], '', env);
        }
        return git(['write-tree'], '', env).trim();
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    },
    commitTree: (tree, parents, message) =>
      git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], message).trim(),
    move: (branch, to, expected) => attempt(['update-ref', `refs/heads/${branch}`, to, expected]) !== undefined,
    isAncestor: (older, newer) => attempt(['merge-base', '--is-ancestor', older, newer]) !== undefined,
    mergedTree: (base, head) => attempt(['merge-tree', '--write-tree', base, head])?.trim().split('\n')[0],
    byHand({ branch, files, message = 'By hand' }) {
      const on = repository.commit(branch) ?? repository.commit('main') ?? '';
      const list = Object.entries(files).map(([file, text]) => ({ path: file, text }));
      const made = repository.commitTree(repository.tree(on, list), [on], message);
      git(['update-ref', `refs/heads/${branch}`, made]);
      return made;
    },
  };
  return repository;
}
