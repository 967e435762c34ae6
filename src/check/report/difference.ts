import type { DifferencePart } from '../verdicts.js';

/** Marks around words that are only on file, and only in the story. */
export interface DifferenceMarks {
  readonly filed: readonly [string, string];
  readonly pasted: readonly [string, string];
}

/** As `git diff --word-diff` has it: what is on file is taken away, what the story has instead is added. */
export const PLAIN_MARKS: DifferenceMarks = { filed: ['[-', '-]'], pasted: ['{+', '+}'] };

/**
 * Two wordings as one text.
 * @param written turns words into text of the format
 */
export const differenceText = (
  parts: readonly DifferencePart[],
  marks: DifferenceMarks,
  written: (text: string) => string = (text) => text,
): string =>
  parts
    .map(({ where, text }) => {
      const [before, after] = where === 'both' ? ['', ''] : marks[where];
      return `${before}${written(text)}${after}`;
    })
    .join(' ');
