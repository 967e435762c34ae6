import { dateInWords, newestFirst } from '../record/dates.js';
import type { Block, Setting } from './block.js';
import { escapeMarkdown, visible } from './text.js';

/** What help tells besides the record. */
export interface HelpParts {
  /** A command as the reader can click it, and what it answers. */
  readonly commands: readonly { readonly mention: string; readonly name: string; readonly description: string }[];
  /** Questions to try, such as `/claims Mirzoyan`. */
  readonly examples: readonly string[];
  /** Problems of the last reload that failed. */
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 10;

const counted = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : noun === 'person' ? 'people' : `${noun}s`}`;

/**
 * What is on file, how fresh it is, what is unproven, and how to ask.
 * @param setting the record and the day
 * @param parts commands, examples, problems
 */
export function helpBlocks(setting: Setting, { commands, examples, problems }: HelpParts): Block[] {
  const { record } = setting;
  const live = <T extends { readonly status: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ status }) => status === 'live');
  const counts = [
    counted(live(record.statements).length, 'statement'),
    counted(live(record.figures).length, 'figure'),
    counted(live(record.events).length, 'event'),
    counted(live(record.people).length, 'person'),
    counted(live(record.organisations).length, 'organisation'),
    counted(live(record.sources).length, 'source'),
  ].join(', ');
  const states = [...record.proofs].filter(([id]) => record.byId.get(id)?.status === 'live').map(([, state]) => state);
  const proven = states.filter((state) => state === 'proven').length;
  const unproven = states.filter((state) => state === 'unproven').length;
  const [newest] = live(record.sources)
    .map(({ published }) => published)
    .sort(newestFirst);
  const lines = [
    `On file: ${counts}.`,
    `Newest source: ${newest === undefined ? 'none' : dateInWords(newest)}. Record ${record.version}, read ${record.loadedAt.slice(0, 16).replace('T', ' ')} UTC.`,
    `Proven word for word: ${proven} statements and figures. Not checked word for word, because the source text is not in the archive: ${unproven}.`,
    'Names are found in any spelling and script. Nothing is written by a machine: every answer is an entry that an editor made.',
  ];
  return [
    textBlock(lines),
    {
      heading: '### How to ask',
      markdown: commands.map(({ mention, description }) => `${mention} ${escapeMarkdown(description)}`).join('\n'),
      brief: '',
      plain: commands.map(({ name, description }) => `/${name} ${visible(description)}`).join('\n'),
      entries: [],
    },
    ...(examples.length === 0 ? [] : [textBlock(examples, '### Try')]),
    ...(problems.length === 0
      ? []
      : [
          textBlock(
            problemLines(problems),
            '### The newest change to the record could not be loaded; the last good record answers',
          ),
        ]),
  ];
}

function problemLines(problems: readonly string[]): string[] {
  const more = problems.length - MOST_PROBLEMS;
  return [...problems.slice(0, MOST_PROBLEMS), ...(more > 0 ? [`and ${more} more`] : [])];
}

const textBlock = (lines: readonly string[], heading?: string): Block => ({
  ...(heading === undefined ? {} : { heading }),
  markdown: lines.map(escapeMarkdown).join('\n'),
  brief: lines.slice(0, 1).map(escapeMarkdown).join('\n'),
  plain: lines.map(visible).join('\n'),
  entries: [],
});
