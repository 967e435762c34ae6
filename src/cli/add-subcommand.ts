import type { Command } from 'commander';

/** How a subcommand is shown in help. */
export interface SubcommandText {
  readonly description: string;
  /** What follows its name; `[options]` when absent. */
  readonly usage?: string;
  /** The heading of its group in the help of `verbatim`. */
  readonly group: string;
}

/** Adds a subcommand whose usage errors name its own help. Options and action are added by the caller. */
export function addSubcommand(parent: Command, name: string, text: SubcommandText): Command {
  const command = parent
    .command(name)
    .description(text.description)
    .usage(text.usage ?? '[options]')
    .helpGroup(text.group);
  const help = command.createHelp();
  const usage = help.commandUsage(command);
  return command.showHelpAfterError(
    `Usage: ${usage}\nSee "${usage.slice(0, -command.usage().length).trimEnd()} --help".`,
  );
}
