import type { Answer, Choice, CommandContext } from '../../bot/command.js';
import { compact } from '../../record/compact.js';
import { recordInWords } from '../../view/record-age.js';
import { plainFromMarkdown } from '../../view/text.js';
import { answerBlocks, type BlockRange, entriesOf, verdictBlocks } from './answer-blocks.js';
import type { AnswerChoice, ToolAnswer } from './result-schema.js';
import { argumentsFrom, TOOLS, type Tool } from './tools.js';

/** The answer of a command, as data: whole blocks of it, and the entries that they name. */
export async function toolAnswer(
  answer: Answer,
  range: BlockRange,
  asked: Tool,
  context: CommandContext,
): Promise<ToolAnswer> {
  const common = {
    record: { version: context.record.version, inWords: recordInWords(context) },
    notLookedFor: [],
    answer: [],
    entries: [],
    notes: [],
    choices: (answer.choices ?? []).flatMap((choice) => choiceOf(choice, asked)),
  };
  switch (answer.kind) {
    case 'choices':
      return {
        outcome: answer.noneOf === undefined ? 'not-on-file' : 'choose',
        ...common,
        message: plainFromMarkdown(answer.text),
      };
    case 'report': {
      const blocks = await verdictBlocks(answer);
      return {
        outcome: 'checked',
        ...common,
        heading: plainFromMarkdown(answer.heading),
        answer: blocks,
        entries: await entriesOf(blocks, context),
        notes: answer.note === undefined ? [] : [answer.note],
      };
    }
    case 'pages': {
      const blocks = await answerBlocks(answer, range);
      return {
        outcome: 'answered',
        ...common,
        heading: plainFromMarkdown(answer.heading),
        notLookedFor: [...(answer.notLookedFor ?? [])],
        answer: blocks,
        entries: await entriesOf(blocks, context),
        page: pageOf(answer.list, range.offset, blocks.length),
      };
    }
  }
}

function pageOf(
  { count, more = false }: { readonly count: number; readonly more?: boolean },
  offset: number,
  shown: number,
): NonNullable<ToolAnswer['page']> {
  const next = offset + shown;
  const isLast = next >= count;
  return compact({ offset, total: count, more: !isLast || more, nextOffset: isLast ? undefined : next });
}

/** A button as a call of a tool. What is no question of a tool is left out. */
function choiceOf(choice: Choice, asked: Tool): AnswerChoice[] {
  if (choice.action !== undefined) return [];
  const tool = TOOLS.find(({ command }) => command === (choice.command ?? asked.command));
  if (tool === undefined) return [];
  const [question = ''] = Object.keys(tool.options);
  const args = 'question' in choice ? { [question]: choice.question } : argumentsFrom(tool, choice.values);
  return [{ label: choice.label, tool: tool.command, arguments: args }];
}
