import { distance } from 'fastest-levenshtein';
import { printable, printableLine } from '../printable.js';

/** Something wrong in the files an editor writes: its place, what is wrong and what would be right. */
export interface Problem {
  /** The file, relative to where the command runs when it lies below it, such as `knowledge/stories/x.yaml`. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1. */
  readonly column: number;
  /** The id of the entry, where it is known. */
  readonly entry?: string;
  readonly wrong: string;
  readonly right: string;
}

/**
 * A problem on one line (further lines only where a word diff belongs to it): `file:line:column entry-id: what is wrong; what would be right`.
 */
export function formatProblem(problem: Problem): string {
  const entry = problem.entry === undefined ? '' : ` ${printableLine(excerpt(problem.entry, 120))}`;
  const place = `${printableLine(problem.file)}:${problem.line}:${problem.column}${entry}`;
  return `${place}: ${printable(problem.wrong)}; ${printable(problem.right)}`;
}

/** Problems in reading order: by file, line and column, each only once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...once.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

/** The known words closest to one that is not known, closest first. */
export function nearestWords(word: string, known: Iterable<string>, max = 3): string[] {
  const short = word.slice(0, 200).toLowerCase();
  const limit = Math.max(2, Math.floor(short.length * 0.4));
  const near: { word: string; far: number }[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - short.length) > limit && !candidate.includes(short)) continue;
    const far = candidate.includes(short) && short.length > 3 ? 2 : distance(short, candidate.toLowerCase());
    if (far <= limit) near.push({ word: candidate, far });
  }
  near.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1));
  return near.slice(0, max).map((item) => item.word);
}

/** A hint that names near words: `did you mean a, b or c?`, or the fallback when none is near. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: string): string {
  const near = nearestWords(word, known);
  return near.length === 0 ? otherwise : `did you mean ${inWords(near)}?`;
}

/** A list in words: `a`, `a or b`, `a, b or c`. */
export function inWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** `a source`, `an event`. */
export const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** A text shortened for a message, on one line. */
export function excerpt(text: string, maxLength = 80): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length <= maxLength ? flat : `${[...flat].slice(0, maxLength - 1).join('')}…`;
}
