import { type Attempt, attemptsAt, isBesideTheWords, isUnderstood } from '../src/bot/answers/attempts.js';
import { type Intent, likelihoodOf } from '../src/bot/answers/intent.js';
import { echo, notOnFileText, unansweredText } from '../src/bot/answers/not-on-file.js';
import type { Cue } from '../src/bot/answers/question-cues.js';
import type { Choice, Choices, Command } from '../src/bot/command.js';
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

/**
 * `/ask`: a question in free words, passed to the command that answers it; other ways to read it are buttons.
 * @param commands the command for each intent
 */
export function askFor(commands: Readonly<Record<Intent, Command>>): Command {
  const { claims } = commands;
  return {
    definition: define('ask', [text(QUESTION, true)], { hasCopy: true }),
    question: QUESTION,
    complete: async (_option, typing, context) =>
      (await claims.complete?.(claims.question ?? '', typing, context)) ?? [],
    async answer(values, context) {
      const question = optionText(values[QUESTION]);
      const { attempts: all, cues } = await attemptsAt(question, commands, context);
      const attempts = [...all].sort((a, b) => likelihoodOf(b, cues) - likelihoodOf(a, cues));
      if (isForWords(all, cues)) return nothingAnswers(question, all, context.language);
      const answered = attempts.filter((one) => one.answer.kind === 'pages' && !isBesideTheWords(one, cues));
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
        heading: [first.answer.heading, `-# ${readAs}`, ...partlyMet(first, question, context.language)].join('\n'),
        command: first.command.definition.name,
        choices: [...choices, ...(first.answer.choices ?? [])],
      };
    },
  };
}

/** Whether somebody's words are asked for, and it is known why there are none: figures and events are no answer to that. */
const isForWords = (attempts: readonly Attempt[], cues: ReadonlySet<Cue>): boolean =>
  cues.has('speech') &&
  !cues.has('quantity') &&
  attempts.some((attempt) => attempt.intent === 'claims' && isUnderstood(attempt, cues));

/** A line that says that the answer is to a part of the question. */
const partlyMet = ({ isPart }: Attempt, question: string, language: Language): string[] =>
  isPart ? [`-# ${language.say('none.not-all', { question: echo(question) })}`] : [];

/** Nothing on file answers the question: what it names is offered. */
function nothingAnswers(question: string, attempts: readonly Attempt[], language: Language): Choices {
  const telling = attempts.find(({ answer }) => answer.kind === 'choices' && answer.why !== undefined);
  if (telling?.answer.kind === 'choices') return { ...telling.answer, command: telling.command.definition.name };
  const offered = attempts.find(({ answer }) => answer.kind === 'choices' && answer.choices.length > 0) ?? attempts[0];
  const choices = offered?.answer.kind === 'choices' ? offered.answer.choices : [];
  return {
    kind: 'choices',
    text: unansweredText(question, choices.length > 0, language),
    choices,
    ...(offered === undefined ? {} : { command: offered.command.definition.name }),
    ...(offered?.answer.kind === 'choices' && offered.answer.asked !== undefined
      ? { asked: offered.answer.asked }
      : {}),
  };
}
