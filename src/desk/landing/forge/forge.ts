import { z } from 'zod';
import type { ForgeSettings } from '../../../desk-settings.js';
import * as answers from './forge-answers.js';
import { type AskOptions, createForgeClient, type ForgeClient } from './forge-client.js';
import { ForgeError } from './forge-error.js';

/** A request to merge a branch, as the forge has it. */
export type ForgeRequest = z.output<typeof answers.request>;

/** A file to commit, with forward slashes, from the root of the repository. */
export interface ForgeFile {
  readonly path: string;
  readonly text: string;
}

/** A commit to make. */
export interface ForgeCommit {
  /** The commit whose files are taken over. */
  readonly tree: string;
  readonly parents: readonly string[];
  readonly files: readonly ForgeFile[];
  readonly message: string;
}

/** A repository on a forge, as the desk uses it. Everything may throw a `ForgeError`. */
export interface Forge {
  readonly settings: Omit<ForgeSettings, 'token'>;
  repository(): Promise<z.output<typeof answers.repository>>;
  /** The commit that a branch is on; undefined where there is no such branch. */
  branch(name: string): Promise<string | undefined>;
  /** The text of a file; undefined where there is none at that commit. */
  fileAt(path: string, commit: string): Promise<string | undefined>;
  hasFolder(path: string, commit: string): Promise<boolean>;
  /** The message of a commit. */
  messageOf(commit: string): Promise<string>;
  /** What a commit changes, and since which commit of the other: paths, of files that were renamed also those of before. */
  changedBetween(base: string, head: string): Promise<{ readonly from: string; readonly paths: readonly string[] }>;
  /** Makes a commit that no branch is on yet. @returns its id */
  commit(commit: ForgeCommit): Promise<string>;
  /** @returns whether there was none of that name */
  createBranch(name: string, commit: string): Promise<boolean>;
  /** Moves a branch forward, never otherwise. @returns whether it could be */
  advanceBranch(name: string, commit: string): Promise<boolean>;
  /** The open request of a branch. */
  openRequestOf(branch: string): Promise<ForgeRequest | undefined>;
  /** @returns undefined where there is one already, or nothing to merge */
  openRequest(branch: string, title: string, body: string): Promise<ForgeRequest | undefined>;
  request(number: number): Promise<ForgeRequest>;
  closeRequest(number: number): Promise<void>;
  /** Asks the forge to merge by its own rules, once they are kept. */
  mergeOnceAllowed(request: ForgeRequest, head: string): Promise<void>;
  /** Takes that back. */
  mergeByHand(request: ForgeRequest): Promise<void>;
  /** What the checks of a commit say: how each ended, or that it runs. */
  checksOf(commit: string): Promise<readonly ('pass' | 'fail' | 'running')[]>;
  /** The last word of each reviewer. */
  reviewsOf(number: number): Promise<readonly string[]>;
}

const FILE_MODE = '100644';
const MERGE_ONCE_ALLOWED = `mutation ($request: ID!, $head: GitObjectID!, $how: PullRequestMergeMethod!) {
  enablePullRequestAutoMerge(input: { pullRequestId: $request, expectedHeadOid: $head, mergeMethod: $how }) {
    clientMutationId
  }
}`;
const MERGE_BY_HAND = `mutation ($request: ID!) {
  disablePullRequestAutoMerge(input: { pullRequestId: $request }) {
    clientMutationId
  }
}`;

export function openForge({ token, ...settings }: ForgeSettings, options: AskOptions): Forge {
  const client = createForgeClient({ api: settings.api, token }, options);
  const root = `/repos/${settings.repository}`;
  const [owner] = settings.repository.split('/', 1);
  const repository = () => client.ask({ path: root, answer: answers.repository });
  return {
    settings,
    repository,
    branch: (name) => branchOf(client, `${root}/git/ref/heads/${inPath(name)}`),
    fileAt: (path, commit) => fileAt(client, root, path, commit),
    async hasFolder(path, commit) {
      const asked = client.ask({ path: `${root}/contents/${inPath(path)}?ref=${commit}`, answer: z.unknown() });
      return Array.isArray(await unlessMissing(asked));
    },
    messageOf: async (commit) =>
      (await client.ask({ path: `${root}/git/commits/${commit}`, answer: answers.commit })).message,
    async changedBetween(base, head) {
      const path = `${root}/compare/${base}...${head}`;
      const { merge_base_commit: from, files } = await client.ask({ path, answer: answers.comparison });
      return {
        from: from.sha,
        paths: files.flatMap(({ filename, previous_filename: before }) => [filename, before ?? filename]),
      };
    },
    async commit({ tree, parents, files, message }) {
      const entries = files.map(({ path, text }) => ({ path, mode: FILE_MODE, type: 'blob', content: text }));
      const made = await client.ask({
        method: 'POST',
        path: `${root}/git/trees`,
        body: { base_tree: tree, tree: entries },
        answer: answers.made,
      });
      // No author: a commit that an app makes in its own name is signed by the forge.
      const body = { message, tree: made.sha, parents };
      return (await client.ask({ method: 'POST', path: `${root}/git/commits`, body, answer: answers.made })).sha;
    },
    createBranch: (name, sha) =>
      unlessRefused(
        client.ask({
          method: 'POST',
          path: `${root}/git/refs`,
          body: { ref: `refs/heads/${name}`, sha },
          answer: answers.ref,
        }),
      ),
    advanceBranch: (name, sha) =>
      unlessRefused(
        client.ask({
          method: 'PATCH',
          path: `${root}/git/refs/heads/${inPath(name)}`,
          body: { sha, force: false },
          answer: answers.ref,
        }),
      ),
    async openRequestOf(branch) {
      const query = new URLSearchParams({ state: 'open', head: `${owner}:${branch}`, base: settings.branch });
      const [found] = await client.ask({ path: `${root}/pulls?${query}`, answer: z.array(answers.listedRequest) });
      return found === undefined
        ? undefined
        : client.ask({ path: `${root}/pulls/${found.number}`, answer: answers.request });
    },
    async openRequest(branch, title, words) {
      const body = { title, body: words, head: branch, base: settings.branch };
      try {
        return await client.ask({ method: 'POST', path: `${root}/pulls`, body, answer: answers.request });
      } catch (error) {
        if (isRefused(error)) return undefined;
        throw error;
      }
    },
    request: (number) => client.ask({ path: `${root}/pulls/${number}`, answer: answers.request }),
    async closeRequest(number) {
      const body = { state: 'closed' };
      await client.ask({ method: 'PATCH', path: `${root}/pulls/${number}`, body, answer: answers.request });
    },
    async mergeOnceAllowed({ node_id: id }, head) {
      const allowed = await repository();
      const how = allowed.allow_merge_commit ? 'MERGE' : allowed.allow_squash_merge ? 'SQUASH' : 'REBASE';
      await client.query(MERGE_ONCE_ALLOWED, { request: id, head, how });
    },
    mergeByHand: ({ node_id: id }) => client.query(MERGE_BY_HAND, { request: id }),
    checksOf: (commit) => checksOf(client, `${root}/commits/${commit}`),
    async reviewsOf(number) {
      const path = `${root}/pulls/${number}/reviews?per_page=100`;
      const reviews = await client.ask({ path, answer: z.array(answers.review) });
      const last = new Map<string, string>();
      // Remarks without a verdict do not replace one.
      for (const { user, state } of reviews) if (state !== 'COMMENTED') last.set(user?.login ?? '', state);
      return [...last.values()];
    },
  };
}

/** Slashes of a path stay what they are. */
const inPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** What was to be done is done already, or somebody else was quicker; every other refusal is somebody's to look at. */
const isRefused = (error: unknown): boolean =>
  error instanceof ForgeError &&
  (error.status === 409 || error.status === 422) &&
  /already exists|not a fast.forward|no commits between/i.test(error.message);

async function unlessRefused(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ForgeError && error.status === 404) return undefined;
    throw error;
  }
}

const branchOf = async (client: ForgeClient, path: string): Promise<string | undefined> =>
  (await unlessMissing(client.ask({ path, answer: answers.ref })))?.object.sha;

async function fileAt(client: ForgeClient, root: string, path: string, commit: string): Promise<string | undefined> {
  const file = await unlessMissing(
    client.ask({ path: `${root}/contents/${inPath(path)}?ref=${commit}`, answer: answers.file }),
  );
  if (file === undefined) return undefined;
  // Beyond 1 MB the file is named, and its content left out.
  const { content, encoding } =
    file.encoding === 'base64'
      ? file
      : await client.ask({ path: `${root}/git/blobs/${file.sha}`, answer: answers.blob });
  return Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8').toString('utf8');
}

async function checksOf(client: ForgeClient, root: string) {
  const { check_runs: runs } = await client.ask({
    path: `${root}/check-runs?per_page=100`,
    answer: answers.checkRuns,
  });
  const { statuses } = await client.ask({ path: `${root}/status?per_page=100`, answer: answers.statuses });
  return [
    ...runs.map(({ status, conclusion }) =>
      status !== 'completed' ? 'running' : answers.PASSING.has(conclusion ?? '') ? 'pass' : 'fail',
    ),
    ...statuses.map(({ state }) => (state === 'pending' ? 'running' : state === 'success' ? 'pass' : 'fail')),
  ] as const;
}
