import type { Choice, Command, CommandContext } from '../src/bot/command.js';
import { define } from '../src/bot/options/define.js';
import type { SuggestScope } from '../src/search/search.js';
import { blockList } from '../src/view/block.js';
import { helpBlocks } from '../src/view/help.js';

/**
 * `/help`: what is on file, how to ask, how fresh it is.
 * @param others the other commands, which it lists
 */
export function helpFor(others: readonly Command[]): Command {
  const definition = define('help');
  return {
    definition,
    async complete() {
      return [];
    },
    async answer(_request, context) {
      const examples = await examplesFrom(context);
      return {
        kind: 'pages',
        heading: `### ${context.language.say('heading.help')}`,
        list: blockList(
          helpBlocks(context, {
            commands: [...others.map((command) => command.definition), definition].map((one) => ({
              name: one.name,
              description: one.description_localizations?.[context.language.locale as 'fr'] ?? one.description,
              mention: context.mention(one.name),
            })),
            examples: examples.map(({ label }) => label),
            problems: context.problems,
          }),
        ),
        perPage: 10,
        divided: false,
        values: {},
        choices: examples,
      };
    },
  };
}

/**
 * Questions that this very record answers.
 * @param context its search
 */
export async function examplesFrom({ search }: Pick<CommandContext, 'search'>): Promise<Choice[]> {
  const asked: readonly (readonly [command: string, option: string, scope: SuggestScope])[] = [
    ['claims', 'who-or-what', 'speaker'],
    ['figures', 'what', 'metric'],
    ['event', 'name', 'event'],
  ];
  const found = await Promise.all(
    asked.map(async ([command, option, scope]): Promise<Choice[]> => {
      const names = await search.suggest(scope, '');
      const first = names.find(({ kind }) => kind === 'person') ?? names[0];
      return first === undefined
        ? []
        : [{ label: `/${command} ${first.name}`, command, values: { [option]: first.id } }];
    }),
  );
  return found.flat();
}
