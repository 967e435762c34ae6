import type { Command } from 'commander';
import { pathOf, textAt } from '../../knowledge/edit/change-entry.js';
import { excerpt } from '../../knowledge/problems.js';
import type { ParsedEntry } from '../../knowledge/read/collector.js';
import type { FileTrouble } from '../../knowledge/read/guarded-file.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { askFor } from '../edit/ask-for.js';
import { makeChange, openForChange, printTrouble, revisionOf, troubleWithDay } from '../edit/revise.js';
import { GROUP } from './groups.js';

/** The key that a correction is mostly about: the first of these that an entry has. */
const MAIN_KEYS = ['says', 'value', 'name', 'title', 'publisher'];

type Flags = Readonly<Record<'key' | 'was' | 'now' | 'why' | 'by' | 'date', string | undefined>>;

/** `verbatim correct`: changes a value, and tells readers. */
export function addCorrect(program: Command, context: CliContext): void {
  addSubcommand(program, 'correct', {
    description: 'Correct an entry: change a value and write down what it was, why and by whom; asks what is missing',
    usage: '<id> [options]',
    group: GROUP.record,
  })
    .argument('<id>')
    .option('--key <key>', 'what is wrong, such as says, value or roles.0.title')
    .option('--was <words>', 'what it says, or the wrong part of it')
    .option('--now <words>', 'what it is to say')
    .option('--why <words>', 'why, as readers will see it')
    .option('--by <name>', 'who corrects it')
    .option('--date <day>', 'the day of the correction; today when left out')
    .action(async (id: string, flags: Flags, command: Command) => {
      const editing = await openForChange(id, context);
      if (editing === undefined) return;
      const { item } = editing.found;
      const main = MAIN_KEYS.find((key) => textAt(item, [key]) !== undefined) ?? 'note';
      const key = await askFor(
        [{ flag: 'key', question: 'Which key is wrong?', otherwise: main }],
        flags,
        context.output,
      );
      const name = 'answers' in key ? (key.answers.key ?? main) : main;
      const current = textAt(item, pathOf(name));
      if (current === undefined)
        return printTrouble(
          {
            wrong: `${id} has no text at \`${name}\``,
            right: `its keys are ${Object.keys(item.written).join(', ')}; what is in a list is named as roles.0.title`,
          },
          context,
        );
      const asked = await askFor(
        [
          { flag: 'was', question: `What is wrong in it? \`${name}\` is: ${current}`, otherwise: current },
          { flag: 'now', question: 'What is to stand there?' },
          { flag: 'why', question: 'Why? Readers will see this.' },
          { flag: 'by', question: 'Who corrects it?' },
          { flag: 'date', question: 'On which day?', otherwise: new Date().toISOString().slice(0, 10) },
        ],
        flags,
        context.output,
      );
      if ('missing' in asked) return command.error(`Nobody can be asked here: add ${asked.missing.join(', ')}.`);
      const { was = '', now = '', date = '' } = asked.answers;
      const value = replaced(item, name, { current, was, now });
      const trouble = troubleWithDay(date) ?? (typeof value === 'string' ? undefined : value);
      if (trouble !== undefined) return printTrouble(trouble, context);
      await makeChange(
        editing,
        { value: { path: pathOf(name), text: value as string }, revision: revisionOf(asked.answers) },
        context,
      );
    });
}

/** The value with its wrong part replaced. */
function replaced(
  { written }: ParsedEntry,
  key: string,
  { current, was, now }: Readonly<Record<'current' | 'was' | 'now', string>>,
): string | FileTrouble {
  const parts = current.split(was);
  if (was === now || was === '')
    return { wrong: `\`${key}\` of ${written.id} would stay as it is`, right: 'write what is to stand there instead' };
  if (parts.length === 2) return parts.join(now);
  return parts.length === 1
    ? { wrong: `\`${key}\` of ${written.id} is not “${excerpt(was)}”`, right: `it is: ${excerpt(current, 300)}` }
    : {
        wrong: `“${excerpt(was)}” stands more than once in \`${key}\` of ${written.id}`,
        right: 'write more of the words around it',
      };
}
