import { diffWordsWithSpace } from 'diff';
import { distance } from 'fastest-levenshtein';

interface Word {
  readonly bare: string;
  readonly start: number;
  readonly end: number;
}

/** Max words of the quotation that are compared. */
const MAX_WORDS = 400;
/** Longer words get no nearest word, in UTF-16 units. */
const MAX_WORD_LENGTH = 60;
/** Max UTF-16 units of each side of a word diff. */
const MAX_DIFF_LENGTH = 4_000;
/** Max words that are compared with every word of the text. */
const MAX_GUESSES = 40;

/**
 * Finds the stretch of a text that shares most words with a quotation that was not found, nearly equal words included.
 * @returns the stretch, or undefined when nothing is like it
 */
export function nearestText(text: string, words: string): string | undefined {
  const wanted = wordsOf(words).slice(0, MAX_WORDS);
  const there = wordsOf(text);
  if (wanted.length === 0 || there.length === 0) return undefined;
  const weights = weigh(wanted, new Set(there.map((word) => word.bare)));
  const best = bestWindow(there, weights, wanted.length);
  if (!best || best.score < Math.max(0.5, wanted.length / 3)) return undefined;
  let { from, to } = best;
  while (from < to && !weights.has(there[from]?.bare ?? '')) from += 1;
  while (to > from && !weights.has(there[to]?.bare ?? '')) to -= 1;
  const before = wanted.findIndex((word) => word.bare === there[from]?.bare);
  const after = [...wanted].reverse().findIndex((word) => word.bare === there[to]?.bare);
  const first = there[Math.max(0, from - Math.max(0, before))];
  const last = there[Math.min(there.length - 1, to + Math.max(0, after))];
  return text.slice(first?.start, last?.end);
}

function weigh(
  wanted: readonly Word[],
  vocabulary: ReadonlySet<string>,
): Map<string, { score: number; times: number }> {
  const weights = new Map<string, { score: number; times: number }>();
  let guesses = 0;
  for (const { bare } of wanted) {
    let match: string | undefined = bare;
    let score = 1;
    if (!vocabulary.has(bare)) {
      guesses += 1;
      match = guesses > MAX_GUESSES ? undefined : nearestWord(bare, vocabulary);
      score = 0.6;
    }
    if (match === undefined) continue;
    const known = weights.get(match);
    weights.set(match, { score: Math.max(score, known?.score ?? 0), times: (known?.times ?? 0) + 1 });
  }
  return weights;
}

function nearestWord(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  if (word.length > MAX_WORD_LENGTH) return undefined;
  let best: string | undefined;
  let closest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of vocabulary) {
    if (Math.abs(candidate.length - word.length) >= closest) continue;
    const far = distance(word, candidate);
    if (far < closest) {
      closest = far;
      best = candidate;
    }
  }
  return best;
}

function bestWindow(
  there: readonly Word[],
  weights: ReadonlyMap<string, { score: number; times: number }>,
  size: number,
): { from: number; to: number; score: number } | undefined {
  const seen = new Map<string, number>();
  let score = 0;
  let best: { from: number; to: number; score: number } | undefined;
  const step = (index: number, change: 1 | -1): void => {
    const bare = there[index]?.bare ?? '';
    const weight = weights.get(bare);
    if (!weight) return;
    const before = seen.get(bare) ?? 0;
    seen.set(bare, before + change);
    if (change === 1 && before < weight.times) score += weight.score;
    if (change === -1 && before <= weight.times) score -= weight.score;
  };
  for (let to = 0; to < there.length; to += 1) {
    step(to, 1);
    if (to >= size) step(to - size, -1);
    if (!best || score > best.score + 1e-9) best = { from: Math.max(0, to - size + 1), to, score };
  }
  return best;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)) {
    const word = match[0].replace(/['’.,-]+$/u, '');
    words.push({ bare: word.toLowerCase(), start: match.index, end: match.index + word.length });
  }
  return words;
}

/** The edits from the entry's words to the source's, word by word: `[-the entry's-] {+the source's+}`. */
export function wordDiff(entry: string, source: string): string {
  return diffWordsWithSpace(entry.slice(0, MAX_DIFF_LENGTH), source.slice(0, MAX_DIFF_LENGTH))
    .map((part) => (part.removed ? `[-${part.value}-]` : part.added ? `{+${part.value}+}` : part.value))
    .join('')
    .replaceAll('-]{+', '-] {+');
}
