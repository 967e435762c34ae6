import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EntryId } from '../../record/entry-base.js';
import type { Problem } from '../problems.js';
import { shownPath } from '../read/record-files.js';
import { type LastVersion, lastVersion } from './version-log.js';

const run = promisify(execFile);
const MAX_NAMED = 5;
const RIGHT = 'bring them back; what should not be shown any more has `status: withdrawn`';

/** Which entries are gone, for people. */
export function goneInWords(ids: readonly EntryId[]): string {
  const named = [...ids].sort().slice(0, MAX_NAMED).join(', ');
  const more = ids.length > MAX_NAMED ? ` and ${ids.length - MAX_NAMED} more` : '';
  return `${ids.length} ${ids.length === 1 ? 'entry that readers could see is' : 'entries that readers could see are'} gone, or drafts again: ${named}${more}`;
}

/**
 * Warns of what was there and is not: entries of the version that the bot loaded last, and files that git has. A record loads
 * without them as if they had never been.
 * @param known the ids on file, drafts as well
 */
export async function whatIsGone(
  { knowledgeDir, versionLog }: { readonly knowledgeDir: string; readonly versionLog: string },
  known: { has(id: EntryId): boolean },
): Promise<Problem[]> {
  const last: LastVersion | undefined = await lastVersion(versionLog).catch(() => undefined);
  const ids = [...(last?.contents.keys() ?? [])].filter((id) => !known.has(id));
  const at = { line: 1, column: 1, right: RIGHT };
  const entries =
    last === undefined || ids.length === 0
      ? []
      : [{ ...at, file: shownPath(knowledgeDir), wrong: `${goneInWords(ids)} (since ${last.version}, ${last.at})` }];
  const files = (await deletedFiles(knowledgeDir)).map((file) => ({
    ...at,
    file: shownPath(file),
    wrong: 'git has this file, and it is gone',
    right: 'bring it back, or commit that it is gone',
  }));
  return [...entries, ...files];
}

/** Files of a folder that git has and the folder has not; none where there is no git. */
async function deletedFiles(folder: string): Promise<string[]> {
  try {
    const { stdout } = await run('git', ['-C', folder, 'ls-files', '--deleted', '-z', '--full-name', '--', '.']);
    const top = (await run('git', ['-C', folder, 'rev-parse', '--show-toplevel'])).stdout.trim();
    return stdout
      .split('\0')
      .filter((file) => /\.(?:ya?ml|jsonl)$/.test(file))
      .map((file) => `${top}/${file}`);
  } catch {
    return [];
  }
}
