import type { Statement } from '../record/entries.js';
import { coverWith, holdsInOrder, type Likeness, likeness } from './compare.js';
import type { FiledRun } from './filed-runs.js';
import type { PastedQuote } from './pasted-quotes.js';
import type { DifferencePart, QuoteVerdict } from './verdicts.js';
import { type Word, weightOfAll } from './words.js';

/** What the words alone say, whoever is said to have said them. */
export interface WordsVerdict {
  readonly verdict: Exclude<QuoteVerdict, 'other-speaker'>;
  readonly runs: readonly FiledRun[];
  readonly difference?: readonly DifferencePart[];
}

/** Below this likeness words are another remark, not an altered one. Chosen on the labelled set (`npm run eval:check`). */
const ALTERED = 0.55;
/** An altered quotation has at least so much in common with the one on file. */
const LEAST_COMMON = 1.5;
/** Nearest remarks of less in common would only puzzle. */
const LEAST_NEAR = 0.25;
const MOST_NEAREST = 3;

/**
 * Judges the words of a pasted quote by the runs that come nearest.
 * @param quote the pasted quote
 * @param runs runs on file, of the statements that share most words with it
 */
export function judgeWords(quote: PastedQuote, runs: readonly FiledRun[]): WordsVerdict {
  const { pieces, words, marked } = quote;
  const said = runs.filter(({ kind }) => kind === 'said' || (!marked && kind === 'sentence'));
  const renderings = runs.filter(({ kind }) => kind === 'rendering');
  const same = said.filter((run) => isSame(run.words, words));
  if (same.length > 0) return { verdict: 'exact', runs: same };
  const rendered = renderings.filter((run) => isSame(run.words, words));
  if (rendered.length > 0) return { verdict: 'rendering', runs: rendered };
  const longer = said.filter((run) => holdsInOrder(run.words, pieces));
  if (longer.length > 0) return { verdict: 'part', runs: quotedFirst(longer) };
  const longerRendering = renderings.filter((run) => holdsInOrder(run.words, pieces));
  if (longerRendering.length > 0) return { verdict: 'rendering', runs: longerRendering };
  const joined = joinedFrom(pieces, runs);
  if (joined !== undefined) return { verdict: 'joined', runs: joined };
  return nearest(quote, runs);
}

const isSame = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.length === b.length && a.every(({ key }, at) => key === b[at]?.key);

const quotedFirst = (runs: readonly FiledRun[]): FiledRun[] => [
  ...runs.filter(({ kind }) => kind === 'said'),
  ...runs.filter(({ kind }) => kind !== 'said'),
];

/** Words taken from several runs: of several statements, or of one with the editor's words between them. */
function joinedFrom(pieces: readonly (readonly Word[])[], runs: readonly FiledRun[]): FiledRun[] | undefined {
  const segments = coverWith(
    pieces,
    runs.filter(({ kind }) => kind === 'said'),
  );
  const from = [...new Set(segments?.map(({ run }) => run))];
  return from.length > 1 ? from : undefined;
}

function nearest({ words, text }: PastedQuote, runs: readonly FiledRun[]): WordsVerdict {
  const compared = runs.map((run) => ({ run, like: likeness(words, text, run) }));
  const quoted = bestOf(compared.filter(({ run }) => run.kind !== 'sentence'));
  if (quoted !== undefined && isAltered(quoted.like, words))
    return { verdict: 'altered', runs: [quoted.run], difference: quoted.like.difference };
  const near = compared
    .filter(({ like }) => like.score >= LEAST_NEAR)
    .sort((a, b) => b.like.score - a.like.score)
    .map(({ run }) => run);
  return { verdict: 'not-on-file', runs: firstOfEach(near) };
}

interface Compared {
  readonly run: FiledRun;
  readonly like: Likeness;
}

const bestOf = (all: readonly Compared[]): Compared | undefined =>
  all.reduce<Compared | undefined>(
    (best, one) => (best === undefined || one.like.score > best.like.score ? one : best),
    undefined,
  );

function isAltered({ score, common }: Likeness, words: readonly Word[]): boolean {
  return score >= ALTERED && common >= Math.min(LEAST_COMMON, 0.75 * weightOfAll(words));
}

/** One run of each statement, the best first. */
function firstOfEach(runs: readonly FiledRun[]): FiledRun[] {
  const known = new Set<Statement>();
  return runs.filter(({ statement }) => !known.has(statement) && known.add(statement)).slice(0, MOST_NEAREST);
}
