import type { Entry, Organisation, Person } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import type { Block, ViewContext } from './block.js';
import { eventDates } from './event-dates.js';
import { shortFigureBlock } from './source.js';
import { shortStatementBlock } from './statement.js';
import { escapeMarkdown, visible } from './text.js';
import { whoBlocks } from './who.js';

/**
 * Somebody on file without a statement: says so, who they are, and what else is on file about them.
 * @param entries ids of figures, events and statements, in the order in which they are shown
 */
export function withoutStatementBlocks(
  voice: Person | Organisation,
  entries: readonly EntryId[],
  context: ViewContext,
): Block[] {
  const { record, language } = context;
  const heading = `### ${language.say('heading.about-them')}`;
  const [facts] = whoBlocks(voice, context);
  const saying = language.say('who.no-statement', { name: voice.name });
  return [
    ...(facts === undefined
      ? []
      : [
          {
            ...facts,
            markdown: `${escapeMarkdown(saying)}\n${facts.markdown}`,
            plain: `${visible(saying)}\n${facts.plain}`,
          },
        ]),
    ...entries.flatMap((id) => blockOf(record.byId.get(id), heading, context)),
  ];
}

function blockOf(entry: Entry | undefined, heading: string, context: ViewContext): Block[] {
  switch (entry?.entry) {
    case 'statement':
      return [shortStatementBlock(entry, context, heading)];
    case 'figure':
      return [{ ...shortFigureBlock(entry, context), heading }];
    case 'event': {
      const text = `${entry.name} (${eventDates(entry, context)})`;
      return [
        {
          heading,
          markdown: `- ${escapeMarkdown(text)}`,
          brief: escapeMarkdown(text),
          plain: `– ${visible(text)}`,
          entries: [entry.id],
        },
      ];
    }
    default:
      return [];
  }
}
