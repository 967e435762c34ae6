import type { Forge, ForgeFile } from './forge.js';
import { ForgeError } from './forge-error.js';
import type { Prepared } from './prepare-files.js';

/** What a branch is made for. */
export interface BranchOptions {
  readonly forge: Forge;
  /** The id of the proposal. */
  readonly proposal: string;
  readonly message: string;
  /** What the change makes of the files at a commit. */
  readonly prepare: (commit: string) => Promise<Prepared>;
  readonly onStep?: (step: 'request-commit' | 'request-branch') => void;
}

/** A branch that holds what was approved, and nothing else; or the branch that somebody else has written on. */
export type BranchFound =
  | { readonly isOurs: true; readonly name: string; readonly head: string }
  | { readonly isOurs: false; readonly name: string };

/** `desk/<proposal>`, and others where somebody keeps something else there. */
const MAX_NAMES = 9;
const MAX_TRIES = 5;

/**
 * Finds or makes the branch of a proposal. What an earlier try has left is taken as it is where it holds exactly this, and is built upon
 * where it was made by the desk; a branch that somebody else wrote on is left alone. No branch is ever moved otherwise than forward.
 * @param files what is to change, @param base on top of which commit
 * @throws {ForgeError}
 */
export async function branchWith(
  files: readonly ForgeFile[],
  base: string,
  options: BranchOptions,
): Promise<BranchFound> {
  const { forge, proposal, message, onStep } = options;
  for (let index = 1, tries = 0; index <= MAX_NAMES && tries < MAX_TRIES; ) {
    const name = index === 1 ? `desk/${proposal}` : `desk/${proposal}-${index}`;
    const there = await forge.branch(name);
    if (there === undefined) {
      onStep?.('request-commit');
      const commit = await forge.commit({ tree: base, parents: [base], files, message });
      onStep?.('request-branch');
      if (await forge.createBranch(name, commit)) return { isOurs: true, name, head: commit };
      tries += 1;
      continue;
    }
    const written = await forge.messageOf(there);
    if ((await holdsOnly(there, base, options)) && (!isByDesk(written, proposal) || written.trim() === message.trim()))
      return { isOurs: true, name, head: there };
    if (isByDesk(written, proposal)) {
      const head = await buildOn(name, there, files, base, options);
      if (head !== undefined) return { isOurs: true, name, head };
      tries += 1;
    } else if ((await forge.openRequestOf(name)) === undefined) index += 1;
    else return { isOurs: false, name };
  }
  throw new ForgeError('refused', `no branch for proposal ${proposal} could be made: others keep changing it`);
}

/**
 * Brings a branch up to date with a commit: its files are those of that commit with the change made in them, whatever was on it before.
 * @returns its new head; undefined where somebody has moved it meanwhile
 */
export async function buildOn(
  name: string,
  there: string,
  files: readonly ForgeFile[],
  base: string,
  { forge, message, onStep }: BranchOptions,
): Promise<string | undefined> {
  onStep?.('request-commit');
  const head = await forge.commit({ tree: base, parents: [there, base], files, message });
  onStep?.('request-branch');
  return (await forge.advanceBranch(name, head)) ? head : undefined;
}

/** Whether a commit adds exactly what was approved to the branch that it comes from, wherever that was then. */
export async function holdsOnly(
  commit: string,
  base: string,
  { forge, prepare }: Pick<BranchOptions, 'forge' | 'prepare'>,
): Promise<boolean> {
  const { from, paths } = await forge.changedBetween(base, commit);
  const wanted = await prepare(from);
  if (!wanted.ok || wanted.isThere) return false;
  const { files } = wanted;
  if (paths.some((path) => files.every((file) => file.path !== path))) return false;
  for (const { path, text } of files) if ((await forge.fileAt(path, commit)) !== text) return false;
  return true;
}

/** Whether a commit was made by the desk for a proposal, of whatever revision. */
const isByDesk = (message: string, proposal: string): boolean =>
  message
    .trim()
    .split('\n\n')
    .at(-1)
    ?.split('\n')
    .some((line) => line.startsWith(`Verbatim-Proposal: ${proposal}/`)) === true;
