import { writeReport } from '../../check/report/formats.js';
import type { CheckedStory } from '../../check/report/story-report.js';
import { FAULTS } from '../../check/verdict-grades.js';
import type { Language } from '../../language/language.js';
import { type Block, blockListLater } from '../../view/block.js';
import { escapeMarkdown, shorten } from '../../view/text.js';
import type { CommandContext, Report } from '../command.js';
import { countInWords, unjudgedBlock, verdictBlock } from './verdict-blocks.js';

const MAX_NAME_CHARS = 40;

/** The verdicts on a story's file, each with its line, and the whole report as a page to print and file. */
export function storyAnswer({ report, judged }: CheckedStory, context: CommandContext): Omit<Report, 'choices'> {
  const { language } = context;
  const unjudged = judged.filter((one) => one.kind === 'number');
  const name = escapeMarkdown(shorten(report.name, MAX_NAME_CHARS));
  const notes = [
    language.say('check.file-report'),
    ...(report.unchecked.length === 0 ? [] : [language.say('check.file-incomplete')]),
  ];
  return {
    kind: 'report',
    heading: `### ${language.say('check.heading', { counts: `${name} · ${countInWords(judged, language)}` })}`,
    list: blockListLater(async () => [
      ...judged.flatMap((one, index) =>
        one.kind === 'number' ? [] : [atPlace(verdictBlock(one, context), report, index, language)],
      ),
      ...unjudgedBlock(unjudged, context),
    ]),
    judged: judged.filter((one) => one.kind !== 'number'),
    unjudged,
    note: notes.join(' '),
    file: {
      name: 'story-report.html',
      bytes: new TextEncoder().encode(writeReport('html', report, FAULTS)),
      description: language.say('file.story-report'),
    },
  };
}

function atPlace(block: Block, { items, counts }: CheckedStory['report'], index: number, language: Language): Block {
  const line = items[index]?.from.line ?? 0;
  const place = language.say(counts === 'lines' ? 'check.line' : 'check.paragraph', { line: language.number(line) });
  return {
    ...block,
    markdown: `-# ${place}\n${block.markdown}`,
    brief: `${place}: ${block.brief}`,
    plain: `${place}\n${block.plain}`,
  };
}
