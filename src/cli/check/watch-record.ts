import { type LoadResult, loadRecord } from '../../knowledge/load.js';
import { formatProblem, type Problem } from '../../knowledge/problems.js';
import type { RecordFolders } from '../../knowledge/read-files.js';
import { type Contents, contentsOf } from '../../knowledge/versions/contents.js';
import { createLanguages } from '../../language/language.js';
import { createLog } from '../../log.js';
import { watchFolders } from '../../process/reload/watch.js';
import type { Entry } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { markdownAsText } from '../ask/reply-text.js';
import type { Output } from '../output.js';
import { asReadersSeeIt, withDraftsLive } from './as-readers-see-it.js';

/** Saving several files at once is one change; an editor waits for the answer. */
const QUIET_MS = 60;
/** A change of more entries, such as a merge, is only counted beyond these. */
const MAX_SHOWN = 20;

/** What was checked last. */
interface Checked {
  readonly contents: Contents;
  readonly warnings: ReadonlySet<string>;
}

/**
 * Checks the record after every change of its files, and prints problems, new warnings, and the changed entries as readers will see them.
 * Resolves after `stopped` has.
 */
export async function watchRecord(folders: RecordFolders, output: Output, stopped: Promise<void>): Promise<void> {
  let last = remember(await loadRecord(folders), undefined);
  let running = Promise.resolve();
  const check = async (): Promise<void> => {
    const started = performance.now();
    const result = await loadRecord(folders);
    const before = last;
    last = remember(result, before);
    if (!result.ok) printProblems(result.problems, output);
    else printChanges(result, before, output);
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    output.write(
      `${new Date().toTimeString().slice(0, 8)} ${result.ok ? 'No problems' : 'Not loaded'} (${seconds} s).\n\n`,
    );
  };
  const watch = watchFolders(
    [folders.knowledgeDir, folders.archiveDir],
    () => {
      running = running.then(check).catch((error: unknown) => output.error(`${String(error)}\n`));
    },
    createLog('warn', false),
    { quietMs: QUIET_MS },
  );
  await watch.ready;
  output.write(`Watching ${folders.knowledgeDir}; Ctrl-C ends.\n\n`);
  await stopped;
  await watch.close();
}

const remember = (result: LoadResult, before: Checked | undefined): Checked | undefined =>
  result.ok
    ? { contents: contentsOf(result.record.byId.values()), warnings: new Set(result.warnings.map(formatProblem)) }
    : before;

function printProblems(problems: readonly Problem[], output: Output): void {
  for (const problem of problems) output.error(`${formatProblem(problem)}\n`);
}

function printChanges(
  { record, warnings }: Extract<LoadResult, { ok: true }>,
  before: Checked | undefined,
  output: Output,
): void {
  for (const warning of warnings.map(formatProblem))
    if (before?.warnings.has(warning) !== true) output.error(`Warning: ${warning}\n`);
  // Without a version that loaded nobody knows what has changed since.
  if (before === undefined) return;
  const now = contentsOf(record.byId.values());
  const changed = [...now].filter(([id, content]) => before.contents.get(id) !== content).map(([id]) => id);
  const gone = [...before.contents.keys()].filter((id) => !now.has(id));
  for (const id of gone) output.write(`${id} is gone.\n\n`);
  showEntries(changed.slice(0, MAX_SHOWN), record, output);
  if (changed.length > MAX_SHOWN) output.write(`… and ${changed.length - MAX_SHOWN} more.\n\n`);
}

function showEntries(ids: readonly EntryId[], record: VerbatimRecord, output: Output): void {
  const shown = withDraftsLive(record);
  const context = { record: shown, today: new Date().toISOString().slice(0, 10), language: createLanguages()('en-US') };
  for (const id of ids) {
    const entry = shown.byId.get(id);
    if (entry === undefined) continue;
    output.write(`${headOf(entry, record)}\n`);
    const markdown = asReadersSeeIt(entry, context);
    output.writeStyled(markdown === '' ? '\n' : `${markdownAsText(markdown, output.colours)}\n\n`);
  }
}

function headOf({ id, position }: Entry, record: VerbatimRecord): string {
  const isDraft = record.byId.get(id)?.status === 'draft';
  return `${position.file}:${position.line} ${id}${isDraft ? ' (draft: readers see it once it is live)' : ''}`;
}
