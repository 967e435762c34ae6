import { type Command, Help, type Option } from 'commander';
import { groupBy } from '../record/group-by.js';

/** Commander indents every item by two more. */
const OPTION_INDENT = '    ';

/** Help as commander writes it, except at the root: there every subcommand is listed with its options. */
export function formatHelp(command: Command, help: Help): string {
  return command.parent === null ? formatRootHelp(command, help) : Help.prototype.formatHelp.call(help, command, help);
}

function formatRootHelp(program: Command, help: Help): string {
  const leaves = leavesOf(program);
  const own = help.visibleOptions(program);
  const terms = [...leaves.flatMap((leaf) => [leafTerm(leaf), ...optionsOf(leaf, help).map(optionTerm)])];
  const width = Math.max(...terms.map((term) => term.length), ...own.map(({ flags }) => flags.length));
  const item = (term: string, description: string): string => help.formatItem(term, width, description, help);
  const groups = [...groupBy(leaves, (leaf) => leaf.helpGroup())].flatMap(([heading, commands]) => [
    heading,
    ...commands.flatMap((leaf) => [
      item(leafTerm(leaf), leaf.description()),
      ...optionsOf(leaf, help).map((option) => item(optionTerm(option), help.optionDescription(option))),
    ]),
    '',
  ]);
  const lines = [
    `Usage: ${help.commandUsage(program)}`,
    '',
    program.description(),
    '',
    ...groups,
    ...own.map((option) => item(option.flags, help.optionDescription(option))),
  ];
  return `${lines.join('\n')}\n`;
}

/** Subcommands that do something, also those of a group such as `archive`. */
const leavesOf = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);

/** Such as `archive add <source-id> <file>`. */
function leafTerm(leaf: Command): string {
  const names = [leaf.name()];
  for (let parent = leaf.parent; parent?.parent; parent = parent.parent) names.unshift(parent.name());
  const words = leaf.registeredArguments.map((argument) => {
    const term = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${term}>` : `[${term}]`;
  });
  return [...names, ...words].join(' ');
}

/** The options of a subcommand without `--help`, which every one has. */
const optionsOf = (leaf: Command, help: Help): Option[] =>
  help.visibleOptions(leaf).filter(({ long }) => long !== '--help');

const optionTerm = ({ flags }: Option): string => `${OPTION_INDENT}${flags}`;
