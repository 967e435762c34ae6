import type { EntryId } from '../record/entry-base.js';
import { type ProofShare, proofShareOf } from '../record/proof-share.js';
import { type LoadOptions, loadRecord } from './load.js';
import { loadEntries } from './load-entries.js';
import { didYouMean, excerpt, type Problem } from './problems.js';
import { type WrittenProofs, writeProofs } from './proof/write-proofs.js';
import { shownPath } from './read/record-files.js';
import { readFiles } from './read-files.js';

export interface ProveOptions extends LoadOptions {
  /** The day written beside each new proof, `2023-09-22`. */
  readonly today: string;
  /** Entries whose words an editor has compared by eye once more. */
  readonly reread?: ReadonlySet<EntryId>;
}
export interface ProveResult extends Partial<WrittenProofs> {
  readonly ok: boolean;
  readonly share: ProofShare;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Entries that are filed otherwise than when their words were proven; now stored as they are. */
  readonly refiled?: readonly Problem[];
}
export interface CheckResult extends ProveResult {
  /** How many entries of each kind are on file. */
  readonly counts: Readonly<Record<string, number>>;
  /** Everything on file, drafts as well, by former ids too. */
  readonly ids: ReadonlySet<EntryId>;
  /** The sources on file. */
  readonly sources: ReadonlySet<EntryId>;
  /** How many of them are drafts. */
  readonly drafts: number;
}

/** Proves every quoted word and value, and stores the proofs when all of it holds. Proofs of what is not on file any more are dropped. */
export async function proveRecord(options: ProveOptions): Promise<ProveResult> {
  const files = options.files ?? (await readFiles(options));
  const { built, states, proofs, warnings, refiled, ...loaded } = await loadEntries({ ...options, files });
  const read = new Set([...proofs.values()].flatMap((file) => Object.keys(file.read)));
  const problems = [...loaded.problems, ...unreadEntries(options, read)];
  // What is stored now counts as read from now on.
  const share = proofShareOf(
    built.map(({ entry }) => entry),
    new Map([...states].map(([id, state]) => [id, state === 'unproven' && read.has(id) ? 'read' : state])),
  );
  if (problems.length > 0) return { ok: false, share, problems, warnings: [] };
  const done = await writeProofs(proofs, files.proofs);
  if ('wrong' in done) return { ok: false, share, problems: [done], warnings };
  return { ok: true, share, problems: [], warnings: [], refiled, ...done };
}

/** Entries that are said to have been read again, but do not say that they were read. */
function unreadEntries({ reread = new Set(), knowledgeDir }: ProveOptions, read: ReadonlySet<EntryId>): Problem[] {
  return [...reread]
    .filter((id) => !read.has(id))
    .map((id) => ({
      file: shownPath(knowledgeDir),
      line: 1,
      column: 1,
      wrong: `no entry with \`read\` has the id "${excerpt(id)}"`,
      right: didYouMean(id, read, 'add `read: {on, extent}` to it first'),
    }));
}

/** Checks the record and counts what is on file. */
export async function checkRecord(options: LoadOptions): Promise<CheckResult> {
  const result = await loadRecord(options);
  if (!result.ok)
    return {
      ok: false,
      share: proofShareOf([], new Map()),
      problems: result.problems,
      warnings: [],
      counts: {},
      ids: new Set(),
      sources: new Set(),
      drafts: 0,
    };
  const { sources, people, organisations, places, events, metrics, topics, groups, statements, figures, ...record } =
    result.record;
  const lists = { sources, people, organisations, places, events, metrics, topics, groups, statements, figures };
  const counts = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));
  return {
    ok: true,
    share: proofShareOf(record.byId.values(), record.proofs),
    problems: [],
    warnings: result.warnings,
    counts,
    ids: new Set([...record.byId.keys(), ...record.formerIds.keys()]),
    sources: new Set(sources.map(({ id }) => id)),
    drafts: [...result.record.byId.values()].filter(({ status }) => status === 'draft').length,
  };
}
