import { type Command, InvalidArgumentError } from 'commander';
import { LOCALES } from '../../language/language.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { AskOptions, Outcome } from '../ask/asker.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

const EXIT_CODE_OF: Readonly<Record<Outcome, number>> = {
  answered: EXIT.ok,
  misunderstood: EXIT.usage,
  failed: EXIT.failure,
};

const ALL_LOCALES = Object.values(LOCALES).flat();

/** `verbatim ask`: answers questions as text or JSON. */
export function addAsk(program: Command, context: CliContext): void {
  addSubcommand(program, 'ask', {
    description: 'Answer a question such as "/claims <name>", or a question in your own words',
    usage: '[options] [question...]',
    group: GROUP.ask,
  })
    .argument('[question...]')
    .option('--json', 'one line of JSON: {"response", "entries", "files", "ms"}, and "verdicts" for /check', false)
    .option(
      '--locale <locale>',
      'in the reader’s language: en (the default), fr, de, es, ru, tr, uk',
      readLocale,
      'en-US',
    )
    .option('--explain', 'also print why: how it was read, which names and words matched', false)
    .option('--complete', 'what autocomplete would offer for the text so far', false)
    .option('--stdin', 'one question a line from standard input, one answer each', false)
    .addHelpText(
      'after',
      '\nThe first bare words fill the first option; others are written name:value or name:"two words".',
    )
    .action(async (words: string[], options: AskOptions & { stdin: boolean }, command: Command) => {
      const question = words.join(' ');
      if (options.stdin === (question.trim() !== ''))
        command.error('Write a question, such as: verbatim ask "/claims <name>", or --stdin for one a line.');
      const [{ createAsker }, { openApp }] = await Promise.all([import('../ask/asker.js'), import('../open-app.js')]);
      const asker = createAsker(await openApp(context), options, context.output);
      context.exitWith(EXIT_CODE_OF[await (options.stdin ? asker.askEach(process.stdin) : asker.ask(question))]);
    });
}

/** One of Discord's locales; a language alone is its first locale. */
function readLocale(value: string): string {
  const language = value.toLowerCase().split(/[-_]/)[0] ?? '';
  const locale =
    ALL_LOCALES.find((one) => one.toLowerCase() === value.toLowerCase()) ??
    (Object.hasOwn(LOCALES, language) ? LOCALES[language as keyof typeof LOCALES][0] : undefined);
  if (locale !== undefined) return locale;
  throw new InvalidArgumentError(
    `"${value}" is no language that answers come in: write one of ${ALL_LOCALES.join(', ')}.`,
  );
}
