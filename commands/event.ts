import { completionOf, typed, unanswered } from '../src/bot/answers/not-on-file.js';
import type { Command } from '../src/bot/command.js';
import { define, text } from '../src/bot/options/define.js';
import { blockList } from '../src/view/block.js';
import { eventBlocks } from '../src/view/event.js';
import { timelinePicture } from '../src/view/pictures/timeline-picture.js';
import { escapeMarkdown } from '../src/view/text.js';

const QUESTION = 'name';
const OTHERS = 5;
const PER_PAGE = 14;

/** `/event`: what, when, where; a dated timeline; key claims; figures; sources. */
export const event: Command = {
  definition: define('event', [text(QUESTION, true)]),
  question: QUESTION,
  async complete(_option, typing, _values, context) {
    return (await context.search.suggest('event', typed(typing))).map(completionOf);
  },
  async answer({ values }, context) {
    const question = typed(values[QUESTION]);
    const found = await context.search.events(question);
    if (found.band !== 'answered') return unanswered(found, question, context, (picked) => ({ [QUESTION]: picked }));
    const [first, ...others] = found.hits.map(({ item }) => item);
    if (first === undefined)
      return unanswered({ band: 'none', suggestions: [] }, question, context, (picked) => ({
        [QUESTION]: picked,
      }));
    return {
      kind: 'pages',
      heading: `### ${escapeMarkdown(first.name)}`,
      list: blockList(eventBlocks(first, context)),
      perPage: PER_PAGE,
      divided: false,
      values: { [QUESTION]: first.id },
      picture: (font) => timelinePicture(first, context, font),
      choices: others.slice(0, OTHERS).map(({ id, name }) => ({ label: name, values: { [QUESTION]: id } })),
    };
  },
};
