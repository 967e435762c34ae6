import type { Command } from 'commander';
import { newEntry, writeNewEntry } from '../../knowledge/edit/new-entry.js';
import type { ListName } from '../../knowledge/entries/schema.js';
import { didYouMean } from '../../knowledge/problems.js';
import { KIND_OF, LISTS } from '../../knowledge/read/collector.js';
import { shownPath } from '../../knowledge/read/record-files.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

const KINDS = LISTS.map((list) => KIND_OF[list]);

/** `verbatim new`: writes a draft with every key of its kind. */
export function addNew(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'new', {
    description: `Write a draft with every key explained: ${KINDS.join(', ')}`,
    usage: '<kind> [id] [options] [--<key> <value>...]',
    group: GROUP.record,
  })
    .argument('<kind>')
    .argument('[id]')
    .option('--file <file>', 'in this file; else where the only list of its kind is, or in new.yaml')
    .option('--short', 'only the keys that have a value, without comments', false)
    .option('--print', 'print it and write nothing', false)
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      'after',
      `\nKinds: ${KINDS.join(', ')}.\nAny key of the kind fills itself: npx verbatim new statement rusu-act --speaker ana-rusu --says 'called it “an act”'`,
    )
    .action(
      async (
        kind: string,
        _id: string | undefined,
        flags: { file?: string; print: boolean; short: boolean },
        command: Command,
      ) => {
        const list = LISTS.find((one) => KIND_OF[one] === kind || one === kind);
        if (list === undefined)
          return command.error(
            `There is no kind of entry "${kind}"; ${didYouMean(kind, KINDS, `write ${KINDS.join(', ')}`)}`,
          );
        const { id, values, wrong } = readWords(command.args.slice(1));
        if (wrong !== undefined) return command.error(wrong);
        const made = await newEntry({
          knowledgeDir: config().knowledgeDir,
          list,
          values,
          short: flags.short,
          ...(id === undefined ? {} : { id }),
          ...(flags.file === undefined ? {} : { file: flags.file }),
        });
        const trouble = made.ok ? (flags.print ? undefined : await writeNewEntry(made)) : made;
        if (trouble !== undefined || !made.ok) {
          output.error(`${trouble?.wrong}; ${trouble?.right}\n`);
          return exitWith(EXIT.failure);
        }
        if (flags.print) return output.write(`${made.entry}\n`);
        output.write(
          `${shownPath(made.file)}:${made.line}: ${made.id} written${made.isDraft ? ' as a draft' : ''}.\n${made.isDraft ? `${whatNext(list)}\n` : ''}`,
        );
      },
    );
}

const whatNext = (list: ListName): string =>
  list === 'sources'
    ? 'Fill it in and take out `status: draft`; then bring its text in: npx verbatim archive add <source-id> <file>'
    : 'Fill it in, delete the keys that you do not need, and take out `status: draft`; npx verbatim check --watch shows it while you write.';

/** The id, and the values of keys: `--said-basis source` or `--said_basis=source`. */
function readWords(words: readonly string[]): {
  readonly id?: string;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong?: string;
} {
  const values: Record<string, string> = {};
  let id: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, flag, inline] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (flag === undefined) {
      if (id !== undefined) return { values, wrong: `"${word}" is too much: an entry has one id.` };
      id = word;
      continue;
    }
    const value = inline ?? words[index + 1];
    if (value === undefined) return { values, wrong: `${word} needs a value.` };
    if (inline === undefined) index += 1;
    values[flag.replaceAll('-', '_')] = value;
  }
  return id === undefined ? { values } : { id, values };
}
