import type { Language } from '../language/language.js';
import type { Block, ViewContext } from './block.js';
import { shareInWords } from './proof-share.js';
import { escapeMarkdown, visible } from './text.js';

/** What help shows besides the record. */
export interface HelpParts {
  /** A command as the reader can click it, and what it answers. */
  readonly commands: readonly { readonly mention: string; readonly name: string; readonly description: string }[];
  /** Questions to try, such as `/claims Lovelace`. */
  readonly examples: readonly string[];
  /** Problems of the last reload that failed. */
  readonly problems: readonly string[];
}

const MAX_PROBLEMS = 10;

/** What is on file, how fresh it is, what is unproven, and how to ask. */
export function helpBlocks(context: ViewContext, { commands, examples, problems }: HelpParts): Block[] {
  const { record, language } = context;
  const { totals } = record.lookup;
  const live = <T extends { readonly status: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ status }) => status === 'live');
  const counts = [
    language.say('count.statements', { count: totals.statements }),
    language.say('count.figures', { count: totals.figures }),
    language.say('count.events', { count: live(record.events).length }),
    language.say('count.people', { count: live(record.people).length }),
    language.say('count.organisations', { count: live(record.organisations).length }),
    language.say('count.sources', { count: totals.sources }),
  ].join(', ');
  const lines = [
    language.say('help.on-file', { counts }),
    language.say('help.newest', {
      date: totals.newest === undefined ? language.say('help.none') : language.date(totals.newest),
      version: record.version,
      time: record.loadedAt.slice(0, 16).replace('T', ' '),
    }),
    shareInWords(totals.proofs, language),
    language.say('help.names'),
  ];
  return [
    textBlock(lines),
    {
      heading: `### ${language.say('heading.how')}`,
      markdown: commands.map(({ mention, description }) => `${mention} ${escapeMarkdown(description)}`).join('\n'),
      brief: '',
      plain: commands.map(({ name, description }) => `/${name} ${visible(description)}`).join('\n'),
      entries: [],
    },
    ...(examples.length === 0 ? [] : [textBlock(examples, `### ${language.say('heading.try')}`)]),
    ...(problems.length === 0
      ? []
      : [textBlock(problemLines(problems, language), `### ${language.say('heading.problems')}`)]),
  ];
}

function problemLines(problems: readonly string[], language: Language): string[] {
  const more = problems.length - MAX_PROBLEMS;
  return [...problems.slice(0, MAX_PROBLEMS), ...(more > 0 ? [language.say('more.and', { count: more })] : [])];
}

const textBlock = (lines: readonly string[], heading?: string): Block => ({
  ...(heading === undefined ? {} : { heading }),
  markdown: lines.map(escapeMarkdown).join('\n'),
  brief: lines.slice(0, 1).map(escapeMarkdown).join('\n'),
  plain: lines.map(visible).join('\n'),
  entries: [],
});
