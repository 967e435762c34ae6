import { type ReadingKind, readingsOf, shorterQuestions } from '../src/bot/answers/intent.js';
import { echo, notOnFile, typed } from '../src/bot/answers/not-on-file.js';
import type { Answer, Choice, Choices, Command, CommandContext } from '../src/bot/command.js';
import { define, text } from '../src/bot/options/define.js';
import type { Language, Phrase } from '../src/language/language.js';

const QUESTION = 'question';
const LABELS = {
  claims: 'reading.Claims',
  figures: 'reading.Figures',
  event: 'reading.Event',
  who: 'reading.Who',
} as const satisfies Readonly<Record<ReadingKind, Phrase>>;

/**
 * `/ask`: a question in free words, read and passed to the command that answers it; the other readings are buttons.
 * @param commands the commands it passes questions to
 */
export function askFor(commands: readonly Command[]): Command {
  const byName = new Map(commands.map((command) => [command.definition.name, command]));
  return {
    definition: define('ask', [text(QUESTION, true)]),
    question: QUESTION,
    async complete(_option, typing, _values, context) {
      const claims = byName.get('claims');
      return claims === undefined ? [] : claims.complete(claims.question ?? '', typing, {}, context);
    },
    async answer({ values }, context) {
      const question = typed(values[QUESTION]);
      const kinds = await readingsOf(question, context.search);
      const found = await Promise.all(kinds.map((kind) => read(kind, question, byName, context)));
      const voices = await voicesIn(question, context);
      const answered = found
        .filter((one) => one.answer.kind === 'pages')
        .sort((a, b) => Number(isOfOthers(a, voices, context)) - Number(isOfOthers(b, voices, context)));
      const [first, ...others] = answered.length > 0 ? answered : found;
      if (first === undefined)
        return { kind: 'choices', text: notOnFile(question, false, context.language), choices: [] };
      if (first.answer.kind !== 'pages') return unanswered(question, found, context.language);
      const choices = others.map(
        ({ kind, answer, command }): Choice => ({
          label: context.language.say('button.instead', { reading: context.language.say(LABELS[kind]) }),
          command: command.definition.name,
          values: answer.kind === 'pages' ? answer.values : {},
        }),
      );
      return {
        ...first.answer,
        heading: `${first.answer.heading}\n-# ${context.language.say('ask.read-as', { reading: context.language.say(`reading.${first.kind}`) })}`,
        command: first.command.definition.name,
        choices: [...choices, ...(first.answer.choices ?? [])],
      };
    },
  };
}

/** Nothing on file answers the question: what it names is offered. */
function unanswered(question: string, found: readonly Read[], language: Language): Choices {
  const offered = found.find(({ answer }) => answer.kind === 'choices' && answer.choices.length > 0) ?? found[0];
  const choices = offered?.answer.kind === 'choices' ? offered.answer.choices : [];
  return {
    kind: 'choices',
    text:
      choices.length > 0
        ? language.say('none.unanswered', { question: echo(question) })
        : notOnFile(question, false, language),
    choices,
    ...(offered === undefined ? {} : { command: offered.command.definition.name }),
  };
}

/** The people and bodies that a question names for certain. */
async function voicesIn(question: string, { search }: CommandContext): Promise<ReadonlySet<string>> {
  const mentions = await search.mentions(question.slice(0, 400));
  return new Set(
    mentions.filter(({ kind, sure }) => sure && (kind === 'person' || kind === 'organisation')).map(({ id }) => id),
  );
}

/** Whether only others speak where somebody is asked about who has no statement on file: another reading tells more. */
function isOfOthers({ kind, answer }: Read, voices: ReadonlySet<string>, { record }: CommandContext): boolean {
  if (kind !== 'claims' || answer.kind !== 'pages' || voices.size === 0) return false;
  return ![...voices].some((id) => record.statementsBySpeaker.has(id));
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
  const ask = (words: string): Promise<Answer> =>
    command.answer({ values: { [command.question ?? '']: words } }, context);
  const answer = await ask(question);
  if (answer.kind === 'pages') return { kind, command, answer };
  for (const shorter of await shorterQuestions(question, kind, context.search)) {
    const other = await ask(shorter);
    if (other.kind === 'pages') return { kind, command, answer: other };
  }
  return { kind, command, answer };
}
