import { notLookedFor } from '../src/bot/answers/not-looked-for.js';
import { noConfidentAnswer } from '../src/bot/answers/not-on-file.js';
import type { Command, CommandContext } from '../src/bot/command.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import type { RecordEvent } from '../src/record/entries.js';
import { blockListLater } from '../src/view/block.js';
import { eventBlocks } from '../src/view/event.js';
import { escapeMarkdown } from '../src/view/text.js';

const QUESTION = 'name';
const MAX_OTHERS = 5;
const PER_PAGE = 14;

/** `/event`: what, when, where, each side's words, the newest figures; then the timeline, key claims, all figures, sources. */
export const event: Command = {
  definition: define('event', [text(QUESTION, true)], { hasCopy: true }),
  question: QUESTION,
  complete: (_option, typing, context) => complete('event', typing, context),
  async answer(values, context) {
    const question = optionText(values[QUESTION]);
    const found = await context.search.events(question);
    const valuesFor = (picked: string) => ({ [QUESTION]: picked });
    if (found.band !== 'answered') return noConfidentAnswer(found, question, context, valuesFor);
    const [first, ...others] = found.hits.map(({ item }) => inReadersLanguage(item, context));
    if (first === undefined) return noConfidentAnswer({ band: 'none', suggestions: [] }, question, context, valuesFor);
    return {
      kind: 'pages',
      heading: `### ${escapeMarkdown(first.name)}${notLookedFor(found.notLookedFor, context.language)}`,
      list: blockListLater(async () =>
        eventBlocks(first, { ...context, record: await context.archive.slice({ events: [first.id] }) }),
      ),
      foremost: first.id,
      perPage: PER_PAGE,
      divided: false,
      notLookedFor: found.notLookedFor ?? [],
      values: valuesFor(first.id),
      choices: others.slice(0, MAX_OTHERS).map(({ id, name }) => ({ label: name, values: valuesFor(id) })),
    };
  },
};

/** Searches know things by their usual names. */
function inReadersLanguage(found: RecordEvent, { record }: CommandContext): RecordEvent {
  const shown = record.byId.get(found.id);
  return shown?.entry === 'event' ? shown : found;
}
