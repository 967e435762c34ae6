import { completionOf, typed, unanswered } from '../src/bot/answers/not-on-file.js';
import type { Choice, Command } from '../src/bot/command.js';
import { define, text } from '../src/bot/options/define.js';
import { blockList } from '../src/view/block.js';
import { escapeMarkdown } from '../src/view/text.js';
import { whoBlocks } from '../src/view/who.js';

const QUESTION = 'name';
const PER_PAGE = 8;

/** `/who`: names in every script, roles with dates, how much is on file, the latest of it. */
export const who: Command = {
  definition: define('who', [text(QUESTION, true)]),
  question: QUESTION,
  async complete(_option, typing, _values, context) {
    return (await context.search.suggest('who', typed(typing))).map(completionOf);
  },
  async answer({ values }, context) {
    const question = typed(values[QUESTION]);
    const found = await context.search.who(question);
    const valuesFor = (picked: string) => ({ [QUESTION]: picked });
    if (found.band !== 'answered') return unanswered(found, question, context, valuesFor);
    const entry = context.record.byId.get(found.hits[0]?.item.id ?? '');
    if (entry?.entry !== 'person' && entry?.entry !== 'organisation' && entry?.entry !== 'place')
      return unanswered({ band: 'none', suggestions: [] }, question, context, valuesFor);
    const asked: Choice =
      entry.entry === 'place'
        ? { label: context.language.say('button.there'), command: 'event', values: { name: entry.id } }
        : { label: context.language.say('button.statements'), command: 'claims', values: { 'who-or-what': entry.id } };
    return {
      kind: 'pages',
      heading: `### ${escapeMarkdown(entry.name)}`,
      list: blockList(whoBlocks(entry, context)),
      perPage: PER_PAGE,
      divided: false,
      values: valuesFor(entry.id),
      choices: [asked],
    };
  },
};
