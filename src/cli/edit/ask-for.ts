import { createInterface } from 'node:readline/promises';
import type { Output } from '../output.js';

/** A question for the terminal, and the flag that answers it without one. */
export interface Question {
  readonly flag: string;
  readonly question: string;
  /** What an empty answer means. */
  readonly otherwise?: string;
}

/** Answers by flag. */
export type Answers = Readonly<Record<string, string>>;

/**
 * The answers that flags give; the others are asked for at a terminal.
 * @returns the answers, or the flags that are missing where nobody can be asked
 */
export async function askFor(
  questions: readonly Question[],
  given: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<{ readonly answers: Answers } | { readonly missing: readonly string[] }> {
  const open = questions.filter(({ flag }) => given[flag] === undefined);
  const answers: Record<string, string> = {};
  for (const { flag } of questions) if (given[flag] !== undefined) answers[flag] = given[flag];
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
    for (const { flag, otherwise } of open) if (otherwise !== undefined) answers[flag] = otherwise;
    const missing = open.filter(({ flag }) => answers[flag] === undefined).map(({ flag }) => `--${flag}`);
    return missing.length > 0 ? { missing } : { answers };
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (const { flag, question, otherwise } of open) {
      let answer = '';
      while (answer === '') {
        output.write(`${question}${otherwise === undefined ? '' : ` (${otherwise})`}\n`);
        answer = (await terminal.question('> ')).trim() || (otherwise ?? '');
      }
      answers[flag] = answer;
    }
    return { answers };
  } finally {
    terminal.close();
  }
}
