import type { BareRepository } from './repository.js';

/** A request to merge. */
export interface MergeRequest {
  readonly number: number;
  readonly branch: string;
  base: string;
  readonly title: string;
  readonly body: string;
  state: 'open' | 'closed';
  merged: boolean;
  /** The head as it was when it was closed or merged. */
  head: string;
  mergeCommit: string | null;
  autoMerge: string | null;
}

/** What the repository asks for before anything is merged. */
export interface Rules {
  readonly checks: boolean;
  readonly review: boolean;
  /** Whether a branch must hold the newest commits. */
  readonly upToDate: boolean;
  readonly allowAutoMerge: boolean;
}

/** The requests of a repository, and what people and checks do with them there. */
export interface MergeRequests {
  readonly all: readonly MergeRequest[];
  rules: Rules;
  open(branch: string, base: string, title: string, body: string): MergeRequest | undefined;
  find(number: number): MergeRequest | undefined;
  headOf(request: MergeRequest): string;
  /** As GitHub names it. */
  mergeableState(request: MergeRequest): string;
  checks(head: string): readonly { readonly status: string; readonly conclusion: string | null }[];
  reviews(number: number): readonly { readonly login: string; readonly state: string }[];
  review(number: number, state: 'APPROVED' | 'CHANGES_REQUESTED'): void;
  check(number: number, conclusion: string | null): void;
  /** Asks to merge once the rules are kept. @returns why not */
  mergeOnceAllowed(request: MergeRequest, head: string, how: string): string | undefined;
  merge(request: MergeRequest, how?: string): void;
  close(request: MergeRequest): void;
}

export function mergeRequests(repository: BareRepository): MergeRequests {
  const all: MergeRequest[] = [];
  const checks = new Map<string, { status: string; conclusion: string | null }[]>();
  const reviews = new Map<number, { login: string; state: string }[]>();
  const headOf = (request: MergeRequest): string =>
    request.state === 'open' ? (repository.commit(`refs/heads/${request.branch}`) ?? request.head) : request.head;
  const baseOf = ({ base }: MergeRequest): string => repository.commit(`refs/heads/${base}`) ?? '';

  function mergeableState(request: MergeRequest): string {
    const [head, base] = [headOf(request), baseOf(request)];
    if (repository.mergedTree(base, head) === undefined) return 'dirty';
    if (requests.rules.upToDate && !repository.isAncestor(base, head)) return 'behind';
    const passed = checks.get(head)?.every(({ conclusion }) => conclusion === 'success') ?? false;
    const verdicts = reviews.get(request.number) ?? [];
    const isReviewed = verdicts.some(({ state }) => state === 'APPROVED');
    if ((requests.rules.checks && !passed) || (requests.rules.review && !isReviewed)) return 'blocked';
    if (verdicts.at(-1)?.state === 'CHANGES_REQUESTED') return 'blocked';
    return checks.has(head) && !passed ? 'unstable' : 'clean';
  }

  function merge(request: MergeRequest, how = 'MERGE'): void {
    const [head, base] = [headOf(request), baseOf(request)];
    const tree = repository.mergedTree(base, head);
    if (tree === undefined) throw new Error('both changed the same');
    const parents = how === 'MERGE' ? [base, head] : [base];
    const made = repository.commitTree(tree, parents, `${request.title} (#${request.number})\n\n${request.body}\n`);
    if (!repository.move(request.base, made, base)) throw new Error('the branch has moved');
    Object.assign(request, { head, state: 'closed', merged: true, mergeCommit: made, autoMerge: null });
  }

  function settle(): void {
    for (const request of all)
      if (request.state === 'open' && request.autoMerge !== null && mergeableState(request) === 'clean')
        merge(request, request.autoMerge);
  }

  const requests: MergeRequests = {
    all,
    rules: { checks: false, review: false, upToDate: false, allowAutoMerge: true },
    open(branch, base, title, body) {
      const head = repository.commit(`refs/heads/${branch}`);
      if (head === undefined || all.some((one) => one.branch === branch && one.state === 'open')) return undefined;
      const made: MergeRequest = {
        number: 41 + all.length,
        branch,
        base,
        title,
        body,
        state: 'open',
        merged: false,
        head,
        mergeCommit: null,
        autoMerge: null,
      };
      all.push(made);
      return made;
    },
    find: (number) => all.find((one) => one.number === number),
    headOf,
    mergeableState,
    checks: (head) => checks.get(head) ?? [],
    reviews: (number) => reviews.get(number) ?? [],
    review(number, state) {
      reviews.set(number, [...(reviews.get(number) ?? []), { login: 'mara', state }]);
      settle();
    },
    check(number, conclusion) {
      const request = requests.find(number);
      if (request === undefined) return;
      checks.set(headOf(request), [{ status: conclusion === null ? 'in_progress' : 'completed', conclusion }]);
      settle();
    },
    mergeOnceAllowed(request, head, how) {
      if (!requests.rules.allowAutoMerge) return 'Auto merge is not allowed for this repository';
      if (mergeableState(request) === 'clean') return 'Pull request Pull request is in clean status';
      if (headOf(request) !== head) return 'Head sha did not match the expected head sha';
      request.autoMerge = how;
      return undefined;
    },
    merge,
    close: (request) => Object.assign(request, { head: headOf(request), state: 'closed', autoMerge: null }),
  };
  return requests;
}
