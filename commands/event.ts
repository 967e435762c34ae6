import { noConfidentAnswer } from '../src/bot/answers/not-on-file.js';
import type { Command } from '../src/bot/command.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import { blockList } from '../src/view/block.js';
import { eventBlocks } from '../src/view/event.js';
import { timelinePicture } from '../src/view/pictures/timeline-picture.js';
import { escapeMarkdown } from '../src/view/text.js';

const QUESTION = 'name';
const MAX_OTHERS = 5;
const PER_PAGE = 14;

/** `/event`: what, when, where; a dated timeline; key claims; figures; sources. */
export const event: Command = {
  definition: define('event', [text(QUESTION, true)]),
  question: QUESTION,
  complete: (_option, typing, context) => complete('event', typing, context),
  async answer(values, context) {
    const question = optionText(values[QUESTION]);
    const found = await context.search.events(question);
    const valuesFor = (picked: string) => ({ [QUESTION]: picked });
    if (found.band !== 'answered') return noConfidentAnswer(found, question, context, valuesFor);
    const [first, ...others] = found.hits.map(({ item }) => item);
    if (first === undefined) return noConfidentAnswer({ band: 'none', suggestions: [] }, question, context, valuesFor);
    return {
      kind: 'pages',
      heading: `### ${escapeMarkdown(first.name)}`,
      list: blockList(eventBlocks(first, context)),
      perPage: PER_PAGE,
      divided: false,
      values: valuesFor(first.id),
      picture: (font) => timelinePicture(first, context, font),
      choices: others.slice(0, MAX_OTHERS).map(({ id, name }) => ({ label: name, values: valuesFor(id) })),
    };
  },
};
