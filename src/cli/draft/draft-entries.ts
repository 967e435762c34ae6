import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readDraft } from '../../draft/read-draft.js';
import { loadRecord } from '../../knowledge/load.js';
import { formatProblem } from '../../knowledge/problems.js';
import { explainFileError } from '../../knowledge/read/file-errors.js';
import type { FileTrouble } from '../../knowledge/read/guarded-file.js';
import { shownPath } from '../../knowledge/read/record-files.js';
import { writeAtomically } from '../../knowledge/read/write-atomically.js';
import type { CliContext } from '../cli-context.js';
import { type DraftFile, draftFile } from './draft-file.js';
import { showDraft } from './show-draft.js';
import { archivedText, textOfFile } from './text-to-draft.js';

/** What is to be drafted from, and where the entries go. */
export interface DraftFlags {
  readonly text?: string;
  readonly story?: string;
  readonly out?: string;
  readonly published?: string;
  readonly yaml: boolean;
}

/** Problems of a record that are shown before a draft is given up. */
const MAX_PROBLEMS = 5;

/**
 * Drafts entries from a source's text, and shows or writes them.
 * @param id the source; none with `flags.text`
 * @returns what went wrong, in words for a person
 */
export async function draftEntries(
  id: string | undefined,
  flags: DraftFlags,
  { config, output }: CliContext,
): Promise<string | undefined> {
  const { knowledgeDir, archiveDir } = config();
  const loaded = await loadRecord({ knowledgeDir, archiveDir });
  if (!loaded.ok)
    return `The record cannot be used:\n${loaded.problems.slice(0, MAX_PROBLEMS).map(formatProblem).join('\n')}`;
  const found =
    flags.text === undefined
      ? await archivedText(loaded.record, archiveDir, id ?? '')
      : await textOfFile(flags.text, flags.published);
  if ('wrong' in found) return inWords(found);
  const read = readDraft(found, loaded.record);
  const file = fileOf(flags, found.source.id, knowledgeDir);
  if (file === undefined && !flags.yaml) {
    output.writeStyled(showDraft(found.text, read, output.colours));
    return undefined;
  }
  const place = { archiveDir, knowledgeDir, file: file ?? join(knowledgeDir, 'draft.yaml') };
  const made = await draftFile(found, read, loaded.record, place);
  if (made.count === 0)
    output.write(`Nothing to draft from ${found.source.id}${leftOut(made, ': it is all on file')}.\n`);
  else if (file === undefined) await output.writeData(made.yaml);
  else {
    const trouble = await write(file, made.yaml);
    if (trouble !== undefined) return inWords(trouble);
    output.write(`${shownPath(file)}: ${made.count} entries drafted${leftOut(made, '; left out, because on file')}.\n`);
    output.write('Go through them from the top, take out `status: draft`, and run npx verbatim check.\n');
  }
  return undefined;
}

const inWords = ({ wrong, right }: FileTrouble): string => `${wrong}; ${right}`;

const fileOf = ({ out, story }: DraftFlags, id: string, knowledgeDir: string): string | undefined =>
  out ?? (story === undefined ? undefined : join(knowledgeDir, 'stories', story, `${id}-draft.yaml`));

const leftOut = ({ onFile }: DraftFile, words: string): string =>
  onFile.length === 0 ? '' : `${words}: ${onFile.join(', ')}`;

/** Writes a new file: what an editor has made of an earlier draft is never overwritten. */
async function write(file: string, yaml: string): Promise<FileTrouble | undefined> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere)
    return { wrong: `${shownPath(file)} is there already`, right: 'name another file with --out, or take it away' };
  try {
    await writeAtomically(file, yaml);
    return undefined;
  } catch (error) {
    return {
      wrong: `${shownPath(file)} ${explainFileError(error, 'written')}`,
      right: 'make its folder first, or name another file with --out',
    };
  }
}
