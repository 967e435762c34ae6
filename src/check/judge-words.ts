import type { Statement } from '../record/statement.js';
import { type Compared, closestRuns } from './closest-runs.js';
import { differenceTo, type Likeness, MIN_TELLING_SCORE } from './compare.js';
import { type ComparedWord, weightOfAll } from './compared-words.js';
import type { FiledRun, FiledRuns } from './filed-runs.js';
import type { PastedQuote } from './pasted-quotes.js';
import { coverWith, holdsInOrder } from './segments.js';
import type { DifferencePart, QuoteVerdict } from './verdicts.js';
import type { WorkBudget } from './work-budget.js';

/** The verdict on the words alone, without their attribution. */
export interface WordsVerdict {
  readonly verdict: Exclude<QuoteVerdict, 'other-speaker'>;
  readonly runs: readonly FiledRun[];
  readonly difference?: readonly DifferencePart[];
}

/** Below this likeness words are another remark, not an altered one. Chosen on the labelled set (`npm run eval:check`). */
const MIN_ALTERED_SCORE = 0.55;
/** Weight of the words that an altered quotation has in common with the one on file. */
const MIN_COMMON_WEIGHT = 1.5;
/** Of a text without quotation marks, fewer words in common say nothing: any sentence of a story shares them. */
export const MIN_UNMARKED_WEIGHT = 3;
const MAX_NEAREST = 3;

/** A pasted quote with its words as they are compared. */
interface ComparedQuote {
  readonly quote: PastedQuote;
  readonly marked: boolean;
  readonly words: readonly ComparedWord[];
  readonly pieces: readonly (readonly ComparedWord[])[];
}

/**
 * Judges the words of a pasted quote by runs on file.
 * @param statements those that share most words with it
 * @param filed reads the runs of a statement
 */
export async function judgeWords(
  quote: PastedQuote,
  statements: readonly Statement[],
  filed: FiledRuns,
  budget: WorkBudget,
): Promise<WordsVerdict> {
  const runs = statements.flatMap((statement) => filed.of(statement));
  const compared = {
    quote,
    marked: quote.marked,
    words: filed.words.pasted(quote.words),
    pieces: quote.pieces.map((piece) => filed.words.pasted(piece)),
  };
  const found = wholly(compared, runs) ?? (await partly(compared, runs, budget));
  const [withdrawn, others] = [found.runs.filter(isWithdrawn), found.runs.filter((run) => !isWithdrawn(run))];
  if (withdrawn.length === 0) return found;
  // A withdrawn statement answers with its notice alone, so the difference to its words is not shown.
  return found.verdict === 'not-on-file'
    ? { verdict: 'not-on-file', runs: others }
    : { verdict: 'withdrawn', runs: [...withdrawn, ...others] };
}

export const isWithdrawn = ({ statement }: FiledRun): boolean => statement.status === 'withdrawn';

/** The verdict on words that are on file as they were pasted, all of them; undefined where they are not. */
function wholly({ pieces, words, marked }: ComparedQuote, runs: readonly FiledRun[]): WordsVerdict | undefined {
  const said = runs.filter(({ kind }) => kind === 'said' || (!marked && kind === 'sentence'));
  const renderings = runs.filter(({ kind }) => kind === 'rendering');
  const sameAs = (kind: FiledRun['kind']): readonly FiledRun[] =>
    runs.filter((run) => run.kind === kind && sameWords(run.words, words));
  const same = said.filter((run) => sameWords(run.words, words));
  if (same.length > 0) return { verdict: 'exact', runs: same };
  const [earlier, translated] = [sameAs('earlier'), sameAs('translation')];
  if (earlier.length > 0) return { verdict: 'before-correction', runs: earlier };
  if (translated.length > 0) return { verdict: 'translation', runs: translated };
  const rendered = renderings.filter((run) => sameWords(run.words, words));
  if (rendered.length > 0) return { verdict: 'rendering', runs: rendered };
  if (saysLittle({ words, marked })) return undefined;
  const longer = said.filter((run) => holdsInOrder(run.words, pieces));
  if (longer.length > 0) return { verdict: 'part', runs: quotedFirst(longer) };
  const longerRendering = renderings.filter((run) => holdsInOrder(run.words, pieces));
  return longerRendering.length > 0 ? { verdict: 'rendering', runs: longerRendering } : undefined;
}

/** The verdict on words that are on file in part, or with other words among them. */
async function partly(quote: ComparedQuote, runs: readonly FiledRun[], budget: WorkBudget): Promise<WordsVerdict> {
  if (saysLittle(quote)) return { verdict: 'not-on-file', runs: [] };
  const joined = joinedFrom(quote.pieces, runs);
  if (joined !== undefined) return { verdict: quote.marked ? 'joined' : 'looks-like', runs: joined };
  return nearest(quote, runs, budget);
}

const saysLittle = ({ words, marked }: Pick<ComparedQuote, 'words' | 'marked'>): boolean =>
  !marked && weightOfAll(words) < MIN_UNMARKED_WEIGHT;

const sameWords = (a: readonly ComparedWord[], b: readonly ComparedWord[]): boolean =>
  a.length === b.length && a.every((word, at) => word === b[at]);

const quotedFirst = (runs: readonly FiledRun[]): FiledRun[] => [
  ...runs.filter(({ kind }) => kind === 'said'),
  ...runs.filter(({ kind }) => kind !== 'said'),
];

/** Words taken from several runs: of several statements, or of one with the editor's words between them. */
function joinedFrom(pieces: ComparedQuote['pieces'], runs: readonly FiledRun[]): FiledRun[] | undefined {
  const segments = coverWith(
    pieces,
    runs.filter(({ kind }) => kind === 'said'),
  );
  const from = [...new Set(segments?.map(({ run }) => run))];
  return from.length > 1 ? from : undefined;
}

async function nearest(
  { quote, words, marked }: ComparedQuote,
  runs: readonly FiledRun[],
  budget: WorkBudget,
): Promise<WordsVerdict> {
  // Words of before a correction are no words to have altered.
  const others = runs.filter(({ kind }) => kind !== 'earlier');
  const compared = await closestRuns(words, others, MAX_NEAREST, budget);
  const quoted = bestOf(compared.filter(({ run }) => run.kind !== 'sentence'));
  if (quoted !== undefined && isAltered(quoted.like, words)) {
    const difference = differenceTo(quoted.run, { words: quote.words, compared: words, text: quote.text });
    if (marked) return { verdict: 'altered', runs: [quoted.run], difference };
    if (quoted.like.commonWeight >= MIN_UNMARKED_WEIGHT)
      return { verdict: 'looks-like', runs: [quoted.run], difference };
  }
  const near = compared
    .filter(({ like }) => like.score >= MIN_TELLING_SCORE)
    .sort((a, b) => b.like.score - a.like.score)
    .map(({ run }) => run);
  return { verdict: 'not-on-file', runs: onePerStatement(near) };
}

const bestOf = (all: readonly Compared[]): Compared | undefined =>
  all.reduce<Compared | undefined>(
    (best, one) => (best === undefined || one.like.score > best.like.score ? one : best),
    undefined,
  );

function isAltered({ score, commonWeight }: Likeness, words: readonly ComparedWord[]): boolean {
  return score >= MIN_ALTERED_SCORE && commonWeight >= Math.min(MIN_COMMON_WEIGHT, 0.75 * weightOfAll(words));
}

/** One run of each statement, the best first. */
function onePerStatement(runs: readonly FiledRun[]): FiledRun[] {
  const known = new Set<Statement>();
  return runs.filter(({ statement }) => !known.has(statement) && known.add(statement)).slice(0, MAX_NEAREST);
}
