import type { Command } from 'commander';
import { formatProblem } from '../../knowledge/problems.js';
import { compareVersions } from '../../knowledge/versions/compare.js';
import { contentsOf } from '../../knowledge/versions/contents.js';
import { loggedVersion, versionLogPath } from '../../knowledge/versions/version-log.js';
import { printableJson } from '../../printable.js';
import { EXIT } from '../../process/exit-codes.js';
import { withoutDrafts } from '../../record/without-drafts.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CommittedVersion } from '../changes/version-in-git.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

/** A version as answers show it. */
const VERSION = /^[0-9a-f]{8}$/;

/** `verbatim changes`: what is otherwise now than in an answer that was posted. */
export function addChanges(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'changes', {
    description: 'What has changed since an answer: its version is the last word of its footer',
    usage: '<version> [options]',
    group: GROUP.record,
  })
    .argument('<version>')
    .option('--json', 'one line of JSON: {"version", "at", "commit", "now", "changes"}', false)
    .addHelpText(
      'after',
      '\nVersions are looked up in the log that the bot keeps in CACHE_DIR, then in the last 100 commits of the record.',
    )
    .action(async (version: string, { json }: { readonly json: boolean }, command: Command) => {
      if (!VERSION.test(version))
        return command.error(`"${version}" is no version: it has eight digits or letters from a to f.`);
      const { knowledgeDir, archiveDir, cacheDir } = config();
      const [{ loadRecord }, { versionInGit }] = await Promise.all([
        import('../../knowledge/load.js'),
        import('../changes/version-in-git.js'),
      ]);
      const loaded = await loadRecord({ knowledgeDir, archiveDir });
      if (!loaded.ok) {
        for (const problem of loaded.problems) output.error(`${formatProblem(problem)}\n`);
        return exitWith(EXIT.failure);
      }
      const record = withoutDrafts(loaded.record);
      const now = contentsOf(record.byId.values());
      const path = versionLogPath(cacheDir, knowledgeDir);
      const past: (Omit<CommittedVersion, 'commit'> & { readonly commit?: string }) | undefined =
        version === record.version
          ? { at: record.loadedAt, contents: now }
          : ((await loggedVersion(path, version).catch(() => undefined)) ??
            (await versionInGit({ knowledgeDir, archiveDir }, version, (looked, commits) =>
              output.error(`Looking at commit ${looked} of ${commits}\n`),
            )));
      if (past === undefined) {
        output.error(
          `${version} is not known here: neither the log (${path}) nor the last commits of ${knowledgeDir} have it; ask where the bot runs (CACHE_DIR), or where the history of the record is.\n`,
        );
        return exitWith(EXIT.failure);
      }
      const { at, commit } = past;
      const changes = compareVersions(past.contents, now);
      if (json)
        return output.write(
          `${printableJson({ version, at, ...(commit === undefined ? {} : { commit }), now: record.version, changes })}\n`,
        );
      const where = commit === undefined ? '' : `, commit ${commit.slice(0, 12)}`;
      output.write(
        changes.length === 0
          ? `Nothing that readers see has changed since ${version} (${at}${where}); the record is ${record.version} now.\n`
          : `Since ${version} (${at}${where}), ${changes.length} ${changes.length === 1 ? 'entry has' : 'entries have'} changed; the record is ${record.version} now.\n`,
      );
      const { printChanges } = await import('../changes/print-changes.js');
      printChanges(changes, record, output);
    });
}
