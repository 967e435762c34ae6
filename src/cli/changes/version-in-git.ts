import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { loadRecord } from '../../knowledge/load.js';
import type { RecordFolders } from '../../knowledge/read-files.js';
import { contentsOf } from '../../knowledge/versions/contents.js';
import type { PastVersion } from '../../knowledge/versions/version-log.js';
import { withoutDrafts } from '../../record/without-drafts.js';

const run = promisify(execFile);
const MAX_COMMITS = 100;

/** A version, and the commit that it was made from. */
export interface CommittedVersion extends PastVersion {
  readonly commit: string;
}

/**
 * Looks for a version among the last commits that changed the record, newest first. Each is loaded as it was, by today's rules.
 * @param onCommit called before each, with how many were looked at
 * @returns undefined where no commit has it, or there is no git
 */
export async function versionInGit(
  { knowledgeDir, archiveDir }: RecordFolders,
  version: string,
  onCommit: (looked: number, commits: number) => void,
): Promise<CommittedVersion | undefined> {
  let root: string;
  let commits: readonly string[];
  try {
    root = (await run('git', ['-C', knowledgeDir, 'rev-parse', '--show-toplevel'])).stdout.trim();
    const log = await run('git', ['-C', knowledgeDir, 'log', `-n${MAX_COMMITS}`, '--format=%H %cI', '--', '.']);
    commits = log.stdout.split('\n').filter(Boolean);
  } catch {
    return undefined;
  }
  const folder = relative(await realpath(root), await realpath(knowledgeDir)) || '.';
  const temporary = await mkdtemp(join(tmpdir(), 'verbatim-changes-'));
  try {
    for (const [index, line] of commits.entries()) {
      onCommit(index + 1, commits.length);
      const [commit = '', at = ''] = line.split(' ');
      const tree = join(temporary, String(index));
      await mkdir(tree);
      // An index of its own: the editor's is not touched.
      const env = { ...process.env, GIT_INDEX_FILE: join(temporary, `index-${index}`) };
      await run('git', ['-C', root, `--work-tree=${tree}`, 'checkout', commit, '--', folder], { env });
      const loaded = await loadRecord({ knowledgeDir: join(tree, folder), archiveDir });
      if (loaded.ok && loaded.record.version === version)
        return { at, commit, contents: contentsOf(withoutDrafts(loaded.record).byId.values()) };
      await rm(tree, { recursive: true, force: true });
    }
    return undefined;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
