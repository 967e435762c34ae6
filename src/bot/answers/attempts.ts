import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer, Command, CommandContext } from '../command.js';
import { type Attempted, INTENTS, type Intent, MAX_READ, type Shortener, type Shorter, shortenerOf } from './intent.js';
import { type Cue, cuesOf } from './question-cues.js';

/** A question put to one command. */
export interface Attempt extends Attempted {
  readonly command: Command;
  readonly answer: Answer;
}

/**
 * Puts a question to all commands; where one has no answer, again in fewer words.
 * @returns the attempts in no order, and the hints in the words of the question
 */
export async function attemptsAt(
  question: string,
  commands: Readonly<Record<Intent, Command>>,
  context: CommandContext,
): Promise<{ readonly attempts: readonly Attempt[]; readonly cues: ReadonlySet<Cue> }> {
  const { search } = context;
  const english = await search.inEnglish(question);
  const mentions = await search.mentions(english.slice(0, MAX_READ));
  const cues = new Set([...cuesOf(question, mentions), ...cuesOf(english, mentions)]);
  const attempts: Attempt[] = [];
  let shorten: Shortener | undefined;
  for (const intent of INTENTS) {
    let attempt = await ask(intent, question);
    if (!isAnswered(attempt) && !isUnderstood(attempt, cues)) {
      shorten ??= await shortenerOf(english, mentions, search);
      for (const shorter of shorten(intent)) {
        const again = await ask(intent, shorter.question, shorter);
        if (isAnswered(again)) {
          attempt = again;
          break;
        }
      }
    }
    attempts.push(attempt);
  }
  return { attempts, cues };

  async function ask(intent: Intent, words: string, shorter?: Shorter): Promise<Attempt> {
    // One question is several searches: others are let through between them.
    await nextTurn();
    const command = commands[intent];
    const answer = await command.answer({ [command.question ?? '']: words }, context);
    const foremost = answer.kind === 'pages' ? answer.foremost : undefined;
    const met = foremost === undefined ? 0 : await search.meets(question.slice(0, MAX_READ), foremost);
    return { intent, command, answer, met, isShorter: shorter !== undefined, isPart: shorter?.isPart === true };
  }
}

const isAnswered = ({ answer }: Attempt): boolean => answer.kind === 'pages';

/** Whether all of a question was understood, and nothing meets it: fewer words would ask something else. */
export const isUnderstood = ({ answer }: Attempt, cues: ReadonlySet<Cue>): boolean =>
  answer.kind === 'choices' &&
  (answer.why === 'other-days' ||
    answer.why === 'several' ||
    // "Berg against Falk" need not ask what one says of the other.
    (answer.why === 'silent-on-file' && cues.has('speech')));

/** The share of a question for somebody's words that a figure, an event or a profile must meet to be shown all the same. */
const MIN_MET = 0.5;

/** Whether somebody's words are asked for, and this is another kind of answer that meets little of the question. */
export const isBesideTheWords = ({ intent, met, isShorter }: Attempt, cues: ReadonlySet<Cue>): boolean =>
  intent !== 'claims' &&
  cues.has('speech') &&
  !cues.has('quantity') &&
  (met < MIN_MET || (intent !== 'who' && (isShorter || cues.has('voiceSpeaks'))));
