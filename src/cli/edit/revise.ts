import { type ChangeableEntry, findEntry, writeChange } from '../../knowledge/edit/change-entry.js';
import { type EditableRecord, openRecordFiles } from '../../knowledge/edit/open-record-files.js';
import type { EntryChange } from '../../knowledge/edit/yaml-edits.js';
import { readDate } from '../../knowledge/entries/written-dates.js';
import type { FileTrouble } from '../../knowledge/read/guarded-file.js';
import { EXIT } from '../../process/exit-codes.js';
import type { CliContext } from '../cli-context.js';

/** The answers of the terminal, or of flags. */
interface Editing {
  readonly record: EditableRecord;
  readonly found: ChangeableEntry;
}

/** Opens an entry for changing; says why where it cannot be. */
export async function openForChange(
  id: string,
  { config, output, exitWith }: CliContext,
): Promise<Editing | undefined> {
  const record = await openRecordFiles(config().knowledgeDir);
  const found = findEntry(record, id);
  if (!('wrong' in found)) return { record, found };
  printTrouble(found, { output, exitWith });
  return undefined;
}

/** What becomes of answers that were posted before. */
const POSTED = {
  'without desk':
    'Answers posted before stay as they are: npx verbatim changes <the version in their footer> says what has changed since.',
  'with desk':
    'As soon as the bot has loaded it, public answers of the last 90 days that show it are corrected where they were posted; what the bot cannot reach is on /desk board.',
} as const;

/** A revision as written, without what nobody said. */
export function revisionOf(answers: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const { date = '', was, now, why = '', by } = answers;
  return {
    date,
    ...(was === undefined ? {} : { was }),
    ...(now === undefined ? {} : { now }),
    why,
    ...(by ? { by } : {}),
  };
}

/** What is wrong with a day that was typed; undefined when nothing is. */
export function troubleWithDay(day: string): FileTrouble | undefined {
  const result = readDate(day);
  return 'wrong' in result ? { wrong: `--date: ${result.wrong}`, right: result.right } : undefined;
}

/** Writes a change, and prints where, what hangs on the entry, and what to do next. */
export async function makeChange(
  { record, found }: Editing,
  change: EntryChange,
  { config, output, exitWith }: CliContext,
): Promise<void> {
  const trouble = await writeChange(record, found, change);
  if (trouble !== undefined) return printTrouble(trouble, { output, exitWith });
  const { item, dependants } = found;
  const isWithdrawn = change.status === 'withdrawn';
  output.write(`${item.file}:${found.line}: ${item.written.id} ${isWithdrawn ? 'withdrawn' : 'corrected'}.\n`);
  if (dependants.length > 0) {
    output.write(
      `\n${isWithdrawn ? 'These rest on it; readers still see them' : 'These rest on it; do they still hold'}${isWithdrawn ? ':' : '?'}\n`,
    );
    for (const { entry, by } of dependants)
      output.write(`  ${entry.position.file}:${entry.position.line}  ${entry.entry} ${entry.id} (${by})\n`);
  }
  output.write(
    `\nNext: ${isWithdrawn ? '' : 'npx verbatim prove, then '}npx verbatim check; commit both. ${POSTED[config().desk === undefined ? 'without desk' : 'with desk']}\n`,
  );
}

/** Prints what is wrong, and ends with failure. */
export function printTrouble(
  { wrong, right }: FileTrouble,
  { output, exitWith }: Pick<CliContext, 'output' | 'exitWith'>,
): void {
  output.error(`${wrong}; ${right}\n`);
  exitWith(EXIT.failure);
}
