import type { InspectOptions } from '../as-committed.js';
import type { LandingTrouble, RequestSeen } from '../landing.js';
import type { Forge, ForgeRequest } from './forge.js';
import { ForgeError } from './forge-error.js';
import { isBehind, lookAtRequest } from './look-at-request.js';
import { digestAt, type Prepared, prepareFiles } from './prepare-files.js';
import { type BranchOptions, branchWith, buildOn, holdsOnly } from './request-branch.js';

/** What came of asking for a change, or of looking what became of it. */
export type RequestOutcome =
  | { readonly outcome: 'landed'; readonly digest: string; readonly file: string; readonly commit: string }
  | { readonly outcome: 'waiting'; readonly request: RequestSeen }
  | { readonly outcome: 'overtaken' | 'stuck'; readonly reason: string; readonly trouble?: LandingTrouble };

export type RequestStep = 'request-commit' | 'request-branch' | 'request' | 'merge';

/** What a change is asked for with. */
export interface RequestOptions extends InspectOptions {
  readonly forge: Forge;
  /** The id of the proposal. */
  readonly proposal: string;
  /** The message of the commit; its last lines are trailers. */
  readonly message: string;
  /** The request as it was when it was last looked at; absent where none is known. */
  readonly before?: RequestSeen;
  /** Called before each step with its name; for tests that end the process there. */
  readonly onStep?: (step: RequestStep) => void;
}

/**
 * Asks on a forge for a change, or looks how a request that is open goes on. It may be ended anywhere and begun again: whatever an earlier
 * try has made there is found.
 * @throws {ForgeError}
 */
export async function requestChange(options: RequestOptions): Promise<RequestOutcome> {
  const { before, forge } = options;
  if (before === undefined) return openRequest(options);
  const request = await forge.request(before.number);
  if (request.merged) return afterMerge(request, before, options);
  const shown = { number: request.number, url: request.html_url };
  if (request.state === 'closed')
    return {
      outcome: 'stuck',
      reason: `request ${request.number} was closed without being merged`,
      trouble: { kind: 'closed', request: shown },
    };
  const branch = branchOptions(options);
  const base = await headOf(forge);
  if (request.head.sha !== before.head && !(await holdsOnly(request.head.sha, base, branch)))
    return changedThere(request, forge);
  return followRequest(request, { ...before, head: request.head.sha }, base, options);
}

const branchOptions = (options: RequestOptions): BranchOptions => ({
  ...options,
  prepare: (commit) => prepareFiles(options.forge, options, commit),
});

/** @throws {ForgeError} where there is no such branch */
async function headOf(forge: Forge): Promise<string> {
  const { branch, repository } = forge.settings;
  const head = await forge.branch(branch);
  if (head === undefined) throw new ForgeError('missing', `${repository} has no branch ${branch}`, 404);
  return head;
}

async function openRequest(options: RequestOptions): Promise<RequestOutcome> {
  const { forge, message, onStep } = options;
  const branch = branchOptions(options);
  const base = await headOf(forge);
  const prepared = await branch.prepare(base);
  if (!prepared.ok) return notPrepared(prepared);
  const { digest, file, files } = prepared;
  if (prepared.isThere) return { outcome: 'landed', digest, file, commit: base };
  const found = await branchWith(files, base, branch);
  const there = await forge.openRequestOf(found.name);
  if (!found.isOurs) {
    if (there !== undefined) return changedThere(there, forge);
    throw new ForgeError('refused', `${found.name} is somebody else's`);
  }
  const [title = '', ...words] = message.split('\n');
  onStep?.('request');
  const request =
    there ??
    (await forge.openRequest(found.name, title, words.join('\n').trim())) ??
    (await forge.openRequestOf(found.name));
  if (request === undefined) throw new ForgeError('refused', `no request for ${found.name} could be opened`);
  const seen = { number: request.number, url: request.html_url, branch: found.name, head: found.head };
  return waiting(await askToMerge(request, found.head, options), { ...seen, base, digest, file }, options);
}

const notPrepared = ({ overtaken, reason }: Extract<Prepared, { ok: false }>): RequestOutcome => ({
  outcome: overtaken ? 'overtaken' : 'stuck',
  reason,
});

/** Leaves an open request be where it can be merged, and brings it up to date where it cannot. */
async function followRequest(
  request: ForgeRequest,
  before: RequestSeen,
  base: string,
  options: RequestOptions,
): Promise<RequestOutcome> {
  const { forge } = options;
  if (base === before.base) return waiting(request, before, options);
  const branch = branchOptions(options);
  const prepared = await branch.prepare(base);
  if (!prepared.ok) {
    // What is wrong elsewhere is for the checks there; an entry that has changed is not to be replaced by an older one.
    if (!prepared.overtaken) return waiting(request, before, options);
    await forge.closeRequest(request.number);
    return notPrepared(prepared);
  }
  const { digest, file, files } = prepared;
  if (prepared.isThere) {
    await forge.closeRequest(request.number);
    return { outcome: 'landed', digest, file, commit: base };
  }
  if (!isBehind(request)) return waiting(request, { ...before, digest }, options);
  const head = await buildOn(before.branch, before.head, files, base, branch);
  if (head === undefined) return waiting(request, before, options);
  return waiting(await askToMerge(request, head, options), { ...before, head, base, digest }, options);
}

async function waiting(
  request: ForgeRequest,
  seen: Omit<RequestSeen, 'checks' | 'next' | 'quiet'> & Partial<RequestSeen>,
  { forge, before }: RequestOptions,
): Promise<RequestOutcome> {
  const looked = await lookAtRequest(forge, request);
  const isQuiet =
    before !== undefined && before.checks === looked.checks && before.next === looked.next && before.head === seen.head;
  return { outcome: 'waiting', request: { ...seen, ...looked, quiet: isQuiet ? before.quiet + 1 : 0 } };
}

/** Where that is not allowed, or nothing is to be waited for, somebody merges it there: the desk itself never does. */
async function askToMerge(
  request: ForgeRequest,
  head: string,
  { forge, onStep }: RequestOptions,
): Promise<ForgeRequest> {
  if (request.auto_merge !== null || !(await forge.repository()).allow_auto_merge) return request;
  onStep?.('merge');
  try {
    await forge.mergeOnceAllowed(request, head);
  } catch (error) {
    if (!(error instanceof ForgeError) || error.trouble !== 'refused') throw error;
  }
  return forge.request(request.number);
}

/** Somebody has written on the branch: what would be merged is not what was approved. */
async function changedThere(request: ForgeRequest, forge: Forge): Promise<RequestOutcome> {
  if (request.auto_merge !== null) await forge.mergeByHand(request);
  return {
    outcome: 'stuck',
    reason: `somebody else has written on the branch of request ${request.number}`,
    trouble: { kind: 'changed', request: { number: request.number, url: request.html_url } },
  };
}

async function afterMerge(
  request: ForgeRequest,
  before: RequestSeen,
  options: RequestOptions,
): Promise<RequestOutcome> {
  const { digest, file } = before;
  const commit = request.merge_commit_sha ?? request.head.sha;
  const isHere = request.base.ref === options.forge.settings.branch;
  if (isHere && (await digestAt(options.forge, options, file, commit)) === digest)
    return { outcome: 'landed', digest, file, commit };
  return {
    outcome: 'overtaken',
    reason: `request ${request.number} was merged with changes`,
    trouble: { kind: 'merged-otherwise', request: { number: request.number, url: request.html_url } },
  };
}
