import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Intent, likelyIntents, shorterQuestions } from '../src/bot/answers/intent.js';
import { echo, notOnFileText } from '../src/bot/answers/not-on-file.js';
import type { Answer, Choice, Choices, Command, CommandContext } from '../src/bot/command.js';
import { optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import type { Language, Phrase } from '../src/language/language.js';

const QUESTION = 'question';
const LABELS = {
  claims: 'button.reading.claims',
  figures: 'button.reading.figures',
  event: 'button.reading.event',
  who: 'button.reading.who',
} as const satisfies Readonly<Record<Intent, Phrase>>;

/** A question put to one command. */
interface Attempt {
  readonly intent: Intent;
  readonly command: Command;
  readonly answer: Answer;
}

/**
 * `/ask`: a question in free words, passed to the command that answers it; other ways to read it are buttons.
 * @param commands the command for each intent
 */
export function askFor(commands: Readonly<Record<Intent, Command>>): Command {
  const { claims } = commands;
  return {
    definition: define('ask', [text(QUESTION, true)]),
    question: QUESTION,
    complete: async (_option, typing, context) =>
      (await claims.complete?.(claims.question ?? '', typing, context)) ?? [],
    async answer(values, context) {
      const question = optionText(values[QUESTION]);
      const intents = await likelyIntents(question, context.search);
      const attempts: Attempt[] = [];
      for (const intent of intents) attempts.push(await attempt(intent, question, commands[intent], context));
      const voices = await voicesIn(question, context);
      const answered = attempts
        .filter(({ answer }) => answer.kind === 'pages')
        .sort((a, b) => Number(isOfOthers(a, voices, context)) - Number(isOfOthers(b, voices, context)));
      const [first, ...others] = answered.length > 0 ? answered : attempts;
      if (first === undefined)
        return { kind: 'choices', text: notOnFileText(question, false, context.language), choices: [] };
      if (first.answer.kind !== 'pages') return nothingAnswers(question, attempts, context.language);
      const choices = others.map(
        ({ intent, answer, command }): Choice => ({
          label: context.language.say('button.instead', { reading: context.language.say(LABELS[intent]) }),
          command: command.definition.name,
          values: answer.kind === 'pages' ? answer.values : {},
        }),
      );
      const readAs = context.language.say('ask.read-as', {
        reading: context.language.say(`ask.reading.${first.intent}`),
      });
      return {
        ...first.answer,
        heading: `${first.answer.heading}\n-# ${readAs}`,
        command: first.command.definition.name,
        choices: [...choices, ...(first.answer.choices ?? [])],
      };
    },
  };
}

/** Nothing on file answers the question: what it names is offered. */
function nothingAnswers(question: string, attempts: readonly Attempt[], language: Language): Choices {
  const offered = attempts.find(({ answer }) => answer.kind === 'choices' && answer.choices.length > 0) ?? attempts[0];
  const choices = offered?.answer.kind === 'choices' ? offered.answer.choices : [];
  return {
    kind: 'choices',
    text:
      choices.length > 0
        ? language.say('none.unanswered', { question: echo(question) })
        : notOnFileText(question, false, language),
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

/** Whether the claims are all by others, because nobody the question names has a statement on file: another reading answers better. */
function isOfOthers({ intent, answer }: Attempt, voices: ReadonlySet<string>, { record }: CommandContext): boolean {
  if (intent !== 'claims' || answer.kind !== 'pages' || voices.size === 0) return false;
  return ![...voices].some((id) => record.statementsBySpeaker.has(id));
}

/** Asks one command; where it has no answer, again in fewer words. */
async function attempt(intent: Intent, question: string, command: Command, context: CommandContext): Promise<Attempt> {
  const ask = async (words: string): Promise<Answer> => {
    // One question is several searches: others are let through between them.
    await nextTurn();
    return command.answer({ [command.question ?? '']: words }, context);
  };
  const answer = await ask(question);
  if (answer.kind === 'pages') return { intent, command, answer };
  for (const shorter of await shorterQuestions(question, intent, context.search)) {
    const other = await ask(shorter);
    if (other.kind === 'pages') return { intent, command, answer: other };
  }
  return { intent, command, answer };
}
