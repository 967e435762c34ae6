import { noConfidentAnswer } from '../src/bot/answers/not-on-file.js';
import type { Command } from '../src/bot/command.js';
import { eventLink, statementsLink } from '../src/bot/links.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import { blockListLater } from '../src/view/block.js';
import { escapeMarkdown } from '../src/view/text.js';
import { whoBlocks } from '../src/view/who.js';

const QUESTION = 'name';
const PER_PAGE = 8;

/** `/who`: names in every script, roles with dates, how much is on file, the latest of it. */
export const who: Command = {
  definition: define('who', [text(QUESTION, true)], { hasCopy: true }),
  question: QUESTION,
  complete: (_option, typing, context) => complete('who', typing, context),
  async answer(values, context) {
    const question = optionText(values[QUESTION]);
    const found = await context.search.who(question);
    const valuesFor = (picked: string) => ({ [QUESTION]: picked });
    if (found.band !== 'answered') return noConfidentAnswer(found, question, context, valuesFor);
    const entry = context.record.byId.get(found.hits[0]?.item.id ?? '');
    if (entry?.entry !== 'person' && entry?.entry !== 'organisation' && entry?.entry !== 'place')
      return noConfidentAnswer({ band: 'none', suggestions: [] }, question, context, valuesFor);
    return {
      kind: 'pages',
      heading: `### ${escapeMarkdown(entry.name)}`,
      list: blockListLater(async () =>
        whoBlocks(entry, { ...context, record: await context.archive.slice({ voices: [entry.id] }) }),
      ),
      foremost: entry.id,
      perPage: PER_PAGE,
      divided: false,
      values: valuesFor(entry.id),
      choices: [
        entry.entry === 'place'
          ? { label: context.language.say('button.there'), ...eventLink(entry.id) }
          : { label: context.language.say('button.statements'), ...statementsLink(entry.id) },
      ],
    };
  },
};
