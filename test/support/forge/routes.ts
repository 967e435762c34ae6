import { execFileSync } from 'node:child_process';
import type { Described, Json } from './description.js';
import type { BareRepository } from './repository.js';
import type { MergeRequest, MergeRequests } from './requests.js';

/** What the stand-in answers. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What answers are made from. */
export interface World {
  readonly repository: BareRepository;
  readonly requests: MergeRequests;
  /** What the token may do. */
  mayPush: boolean;
}

export const refusal = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: 'https://forge.example/docs' },
});

type Route = (
  world: World,
  asked: { readonly values: Described['values']; readonly query: URLSearchParams; readonly body: Json },
) => Answer;

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const notFound = refusal(404, 'Not Found');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const requestBody = (world: World, request: MergeRequest): Json => ({
  number: request.number,
  node_id: `PR_${request.number}`,
  html_url: `https://forge.example/the-daily/record/pull/${request.number}`,
  state: request.state,
  title: request.title,
  body: request.body,
  merged: request.merged,
  merge_commit_sha: request.mergeCommit,
  mergeable_state: request.state === 'open' ? world.requests.mergeableState(request) : 'unknown',
  auto_merge: request.autoMerge === null ? null : { merge_method: request.autoMerge.toLowerCase() },
  head: { ref: request.branch, sha: world.requests.headOf(request) },
  base: { ref: request.base, sha: world.repository.commit(request.base) },
});

const refBody = (name: string, sha: string): Json => ({ ref: `refs/${name}`, object: { type: 'commit', sha } });

const ROUTES: Readonly<Record<string, Route>> = {
  'GET ': ({ requests, mayPush }) =>
    ok({
      default_branch: 'main',
      permissions: { admin: false, pull: true, push: mayPush },
      allow_auto_merge: requests.rules.allowAutoMerge,
    }),
  'GET /git/ref/{ref}'({ repository }, { values: { ref = '' } }) {
    const sha = repository.commit(`refs/${ref}`);
    return sha === undefined ? notFound : ok(refBody(ref, sha));
  },
  'POST /git/refs'({ repository, mayPush }, { body }) {
    if (!mayPush) return refusal(403, 'Resource not accessible by personal access token');
    const name = text(body.ref).replace(/^refs\//, '');
    const sha = text(body.sha);
    // All zeros: only where there is none.
    return repository.move(name.replace(/^heads\//, ''), sha, '0'.repeat(40))
      ? ok(refBody(name, sha), 201)
      : refusal(422, 'Reference already exists');
  },
  'PATCH /git/refs/{ref}'({ repository }, { values: { ref = '' }, body }) {
    const [from, to] = [repository.commit(`refs/${ref}`), text(body.sha)];
    if (from === undefined) return refusal(422, 'Reference does not exist');
    if (body.force !== true && !repository.isAncestor(from, to)) return refusal(422, 'Update is not a fast forward');
    repository.move(ref.replace(/^heads\//, ''), to, from);
    return ok(refBody(ref, to));
  },
  'POST /git/trees'({ repository, mayPush }, { body }) {
    if (!mayPush) return refusal(403, 'Resource not accessible by personal access token');
    const entries = body.tree as readonly { readonly path: string; readonly content: string }[];
    const sha = repository.tree(
      text(body.base_tree),
      entries.map(({ path, content }) => ({ path, text: content })),
    );
    return ok({ sha }, 201);
  },
  'POST /git/commits'({ repository }, { body }) {
    const sha = repository.commitTree(text(body.tree), body.parents as string[], text(body.message));
    return ok({ sha, message: body.message, tree: { sha: body.tree } }, 201);
  },
  'GET /git/commits/{commit_sha}'({ repository }, { values: { commit_sha: sha = '' } }) {
    if (repository.commit(sha) === undefined) return notFound;
    return ok({ sha, message: repository.git(['show', '--no-patch', '--format=%B', sha]).trim() });
  },
  'GET /git/blobs/{file_sha}'({ repository }, { values: { file_sha: sha = '' } }) {
    const content = execFileSync('git', ['cat-file', 'blob', sha], { cwd: repository.path });
    return ok({ sha, encoding: 'base64', content: content.toString('base64'), size: content.length });
  },
  'GET /contents/{path}'({ repository }, { values: { path = '' }, query }) {
    const name = `${query.get('ref')}:${path}`;
    const content = repository.fileAt(query.get('ref') ?? '', path);
    if (content === undefined) return notFound;
    const type = repository.git(['cat-file', '-t', name]).trim();
    if (type === 'tree') return ok([]);
    const sha = repository.git(['rev-parse', name]).trim();
    const size = Buffer.byteLength(content);
    const isLarge = size > 1024 * 1024;
    return ok({
      type: 'file',
      path,
      name: path.split('/').at(-1),
      sha,
      size,
      encoding: isLarge ? 'none' : 'base64',
      // In lines, as the forge gives it.
      content: isLarge ? '' : Buffer.from(content).toString('base64').replace(/.{60}/g, '$&\n'),
    });
  },
  'GET /compare/{basehead}'({ repository }, { values: { basehead = '' } }) {
    const [base = '', head = ''] = basehead.split('...');
    if (repository.commit(base) === undefined || repository.commit(head) === undefined) return notFound;
    const from = repository.git(['merge-base', base, head]).trim();
    const names = repository.git(['diff', '--name-only', '-z', from, head]).split('\0').filter(Boolean);
    return ok({ merge_base_commit: { sha: from }, files: names.map((filename) => ({ filename })) });
  },
  'GET /pulls'(world, { query }) {
    const found = world.requests.all.filter(
      ({ state, branch, base }) =>
        state === query.get('state') && `the-daily:${branch}` === query.get('head') && base === query.get('base'),
    );
    return ok(found.map((one) => requestBody(world, one)));
  },
  'POST /pulls'(world, { body }) {
    const { repository, requests } = world;
    const [head, base] = [text(body.head), text(body.base)];
    if (repository.isAncestor(head, base)) return refused(`No commits between ${base} and ${head}`);
    const made = requests.open(head, base, text(body.title), text(body.body));
    return made === undefined
      ? refused(`A pull request already exists for the-daily:${head}.`)
      : ok(requestBody(world, made), 201);
  },
  'GET /pulls/{pull_number}'(world, { values: { pull_number: number } }) {
    const found = world.requests.find(Number(number));
    return found === undefined ? notFound : ok(requestBody(world, found));
  },
  'PATCH /pulls/{pull_number}'(world, { values: { pull_number: number }, body }) {
    const found = world.requests.find(Number(number));
    if (found === undefined) return notFound;
    if (body.state === 'closed') world.requests.close(found);
    return ok(requestBody(world, found));
  },
  'GET /pulls/{pull_number}/reviews'({ requests }, { values: { pull_number: number } }) {
    return ok(requests.reviews(Number(number)).map(({ login, state }) => ({ user: { login }, state })));
  },
  'GET /commits/{ref}/check-runs'({ requests }, { values: { ref = '' } }) {
    const runs = requests.checks(ref);
    return ok({ total_count: runs.length, check_runs: runs });
  },
  'GET /commits/{ref}/status': () => ok({ state: 'pending', total_count: 0, statuses: [] }),
};

const refused = (message: string): Answer => ({
  status: 422,
  body: {
    message: 'Validation Failed',
    documentation_url: 'https://forge.example/docs',
    errors: [{ resource: 'PullRequest', code: 'custom', message }],
  },
});

/** Answers a described request as the forge would, in the repository. */
export const answerTo = (
  world: World,
  { name, values }: Described,
  query: URLSearchParams,
  body: unknown,
): Answer | undefined =>
  ROUTES[name.replace('/repos/{owner}/{repo}', '')]?.(world, { values, query, body: (body ?? {}) as Json });
