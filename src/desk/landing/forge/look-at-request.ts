import type { Awaited, Checks } from '../landing.js';
import type { Forge, ForgeRequest } from './forge.js';

/** Looks at what an open request waits for. @throws {ForgeError} */
export async function lookAtRequest(
  forge: Forge,
  request: ForgeRequest,
): Promise<{ readonly checks: Checks; readonly next: Awaited }> {
  const all = await forge.checksOf(request.head.sha);
  const checks = all.includes('fail') ? 'fail' : all.includes('running') ? 'running' : (all[0] ?? 'none');
  return { checks, next: nextOf(request, checks, await forge.reviewsOf(request.number)) };
}

/** What its branch cannot be merged without: the newer commits of the branch that it is for. */
export const isBehind = ({ mergeable_state: state }: ForgeRequest): boolean => state === 'dirty' || state === 'behind';

function nextOf(request: ForgeRequest, checks: Checks, reviews: readonly string[]): Awaited {
  if (reviews.includes('CHANGES_REQUESTED')) return 'changes';
  if (isBehind(request)) return 'update';
  if (checks === 'fail') return 'failed';
  if (checks === 'running') return 'running';
  if (request.mergeable_state === 'blocked') return reviews.includes('APPROVED') ? 'rules' : 'review';
  if (request.mergeable_state === 'draft') return 'rules';
  return request.auto_merge === null ? 'somebody' : 'itself';
}
