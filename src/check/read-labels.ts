import { LABELS, type Label } from './verdict-grades.js';

/** A word that names no verdict; the message says which there are. */
export class UnknownLabelError extends Error {
  constructor() {
    super(`What a gate stops at is "none", or some of ${LABELS.join(', ')}, with commas between.`);
    this.name = 'UnknownLabelError';
  }
}

/**
 * What a gate stops at: verdicts and cautions with commas between, or `none`.
 * @throws {UnknownLabelError}
 */
export function readLabels(text: string): readonly Label[] {
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  if (words.join() === 'none') return [];
  return [...new Set(words)].map((word) => {
    const label = LABELS.find((one) => one === word);
    if (label === undefined) throw new UnknownLabelError();
    return label;
  });
}
