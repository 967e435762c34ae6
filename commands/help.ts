import type { Choice, Command, CommandContext, Link } from '../src/bot/command.js';
import { eventLink, figuresLink, statementsLink } from '../src/bot/links.js';
import { define } from '../src/bot/options/define.js';
import type { EntryId } from '../src/record/entry-base.js';
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
    async answer(_values, context) {
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

const EXAMPLES: readonly (readonly [link: (id: EntryId) => Link, scope: SuggestScope])[] = [
  [statementsLink, 'speaker'],
  [figuresLink, 'metric'],
  [eventLink, 'event'],
];

/** Questions that the record answers. */
export async function examplesFrom({ search }: Pick<CommandContext, 'search'>): Promise<Choice[]> {
  const found = await Promise.all(
    EXAMPLES.map(async ([linkTo, scope]): Promise<Choice[]> => {
      const names = await search.suggest(scope, '');
      const first = names.find(({ kind }) => kind === 'person') ?? names[0];
      if (first === undefined) return [];
      const link = linkTo(first.id);
      return [{ label: `/${link.command} ${first.name}`, ...link }];
    }),
  );
  return found.flat();
}
