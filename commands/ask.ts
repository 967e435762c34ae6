import { echo, notOnFile, typed } from '../src/command/choices.js';
import type { Answer, Choice, Command, CommandContext } from '../src/command/command.js';
import { define, text } from '../src/command/options.js';
import { type ReadingKind, readingsOf } from '../src/command/question.js';

const QUESTION = 'question';
const LABELS: Readonly<Record<ReadingKind, string>> = {
  claims: 'Statements',
  figures: 'Figures',
  event: 'Event',
  who: 'Who',
};

/**
 * `/ask`: a question in free words, read and passed to the command that answers it; the other readings are buttons.
 * @param commands the commands it passes questions to
 */
export function askFor(commands: readonly Command[]): Command {
  const byName = new Map(commands.map((command) => [command.definition.name, command]));
  return {
    definition: define('ask', 'Ask in your own words: who said, how many, when, what happened, did anyone deny …', [
      text(QUESTION, 'A question, such as: how many people were killed in the 2020 war?', true),
    ]),
    question: QUESTION,
    async complete(_option, typing, _values, context) {
      const claims = byName.get('claims');
      return claims === undefined ? [] : claims.complete(claims.question ?? '', typing, {}, context);
    },
    async answer({ values }, context) {
      const question = typed(values[QUESTION]);
      const kinds = await readingsOf(question, context.search);
      const found = await Promise.all(kinds.map((kind) => read(kind, question, byName, context)));
      const answered = found.filter((one) => one.answer.kind === 'pages');
      const [first, ...others] = answered.length > 0 ? answered : found;
      if (first === undefined) return { kind: 'choices', text: notOnFile(question, false), choices: [] };
      if (first.answer.kind !== 'pages') return first.answer;
      const choices = others.map(
        ({ kind, answer, command }): Choice => ({
          label: `${LABELS[kind]} instead`,
          command: command.definition.name,
          values: answer.kind === 'pages' ? answer.values : {},
        }),
      );
      return {
        ...first.answer,
        heading: `${first.answer.heading}\n-# Read as ${LABELS[first.kind].toLowerCase()}: ${echo(question)}`,
        command: first.command.definition.name,
        choices: [...choices, ...(first.answer.choices ?? [])],
      };
    },
  };
}

interface Read {
  readonly kind: ReadingKind;
  readonly command: Command;
  readonly answer: Answer;
}

async function read(
  kind: ReadingKind,
  question: string,
  commands: ReadonlyMap<string, Command>,
  context: CommandContext,
): Promise<Read> {
  const command = commands.get(kind);
  if (command?.question === undefined) throw new TypeError(`no command answers questions read as ${kind}`);
  return { kind, command, answer: await command.answer({ values: { [command.question]: question } }, context) };
}
