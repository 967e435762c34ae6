import { LOST } from '../language/words/losses.js';
import { type Quantity, quantitiesIn } from '../language/words/quantities.js';
import type { Archive } from '../record/archive.js';
import type { EntryId } from '../record/entry-base.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Figure } from '../record/statement.js';
import type { Mention, TextAnalyzer } from '../search/text-analyzer.js';
import { stem } from '../search/words/stem.js';
import { keysOf } from '../view/figure-value.js';
import { createFigureLookup, type FigureLookup, type FiledFigure } from './figure-lookup.js';
import { nearestTo } from './nearest-figures.js';
import { mayCountInClause, type PastedFigure, readFigure, type SentenceOfFigure } from './pasted-figure.js';
import type { PastedQuote } from './pasted-quotes.js';
import { createCountedReader } from './read-counted.js';
import { endsApart, goesSameWay, hasSameQualifier, isSameAmount } from './same-amount.js';
import { mayCountSame } from './same-counted.js';
import { sentencesIn, type TextSpan } from './sentences.js';
import type { JudgedFigure } from './verdicts.js';
import { givesNumbers, isWrittenAsName, placesSpeaking } from './voices.js';
import { mayBeTheirs } from './whose-count.js';
import type { WorkBudget } from './work-budget.js';

/**
 * Judges the figures of a pasted text that count what the record counts. Other numbers (years, scores, prices) are left alone.
 * @param quotes quotes whose words are on file: their numbers are judged with their words
 * @param max how many figures are judged
 */
export type JudgeFigures = (
  text: string,
  quotes: readonly PastedQuote[],
  max: number,
  budget: WorkBudget,
) => Promise<readonly JudgedFigure[]>;

type MayCount = (quantity: Quantity) => boolean | Promise<boolean>;

const MAX_FIGURES_SHOWN = 5;
const MAX_LATER_SHOWN = 2;
/** A text of the longest kind with more numbers than this is no text. */
const MAX_NUMBERS = 250;

/** Builds the judge of a record's figures. */
export function createFigureJudge(record: VerbatimRecord, analyzer: TextAnalyzer, archive: Archive): JudgeFigures {
  const readCounted = createCountedReader(record);
  // Over a record in memory each slice is that record. Its figures are read here, once: that is no work of the text that comes first.
  const lookups = new WeakMap([[record, createFigureLookup(record, readCounted)]]);
  const lookupFor = async (quantity: Quantity, metrics: ReadonlySet<EntryId> = new Set()): Promise<FigureLookup> => {
    const slice = await archive.slice({ figuresLike: { numbers: keysOf(quantity), metrics: [...metrics] } });
    const lookup = lookups.get(slice) ?? createFigureLookup(slice, readCounted);
    lookups.set(slice, lookup);
    return lookup;
  };
  /** Quantities as they are judged, one number each where its ends are not on file together, and whether any number of them is on file. */
  const lookUp = async (quantities: readonly Quantity[]) => {
    const apart: Quantity[] = [];
    let isNumberOnFile = false;
    for (const one of quantities) {
      const lookup = await lookupFor(one);
      isNumberOnFile ||= lookup.withNumber(one).length > 0;
      apart.push(...endsApart(one, lookup));
    }
    return { apart, isNumberOnFile };
  };
  /**
   * Which numbers of a sentence may count what the record counts; none where undefined. A number that is on file nowhere is judged where its
   * sentence names what the record counts. Those who are lost are counted as well.
   */
  const countingIn = async (sentence: string, isNumberOnFile: boolean): Promise<MayCount | undefined> => {
    if (isNumberOnFile || (await analyzer.mayNameMetric(sentence))) return () => true;
    return LOST.test(sentence) ? (quantity) => mayCountInClause(quantity, sentence, analyzer, readCounted) : undefined;
  };
  return async (text, quotes, max, budget) => {
    const judged: JudgedFigure[] = [];
    // Numbers in a row share their clause: it is read once.
    const read = new Map<string, readonly Mention[]>();
    const mentionsIn = async (stretch: string): Promise<readonly Mention[]> => {
      const known = read.get(stretch) ?? (await analyzer.mentionsInText(stretch));
      read.set(stretch, known);
      return known;
    };
    let looked = 0;
    for (const sentence of sentencesIn(text)) {
      await budget.pause();
      const { apart, isNumberOnFile } = await lookUp(quantitiesOutside(quotes, sentence));
      const mayCount = apart.length > 0 ? await countingIn(sentence.text, isNumberOnFile) : undefined;
      if (mayCount === undefined) continue;
      let named: Pick<SentenceOfFigure, 'mentions' | 'voices'> | undefined;
      for (const quantity of apart) {
        if (judged.length === max || looked === MAX_NUMBERS) return judged;
        looked += 1;
        await budget.pause();
        if (!(await mayCount(quantity))) continue;
        named ??= namedIn(sentence.text, await mentionsIn(sentence.text));
        const figure = await readFigure(quantity, { span: sentence, ...named, mentionsIn }, readCounted);
        const verdict = judge(figure, await lookupFor(quantity, figure.metrics));
        if (verdict !== undefined) judged.push(verdict);
      }
    }
    return judged;
  };
}

/** Whom a sentence names, and who of them may give the numbers in it. */
function namedIn(sentence: string, mentions: readonly Mention[]): Pick<SentenceOfFigure, 'mentions' | 'voices'> {
  if (!givesNumbers(sentence)) return { mentions, voices: [] };
  const isVoice = (one: Mention): boolean =>
    one.sure && (one.kind === 'organisation' || (one.kind === 'person' && isWrittenAsName(one, sentence)));
  return { mentions, voices: [...mentions.filter(isVoice), ...placesSpeaking(sentence, mentions)] };
}

/** The quantities of a sentence that may be figures: no years, and none inside the quotation marks of a quote. */
const quantitiesOutside = (quotes: readonly PastedQuote[], sentence: TextSpan): Quantity[] =>
  quantitiesIn(sentence.text).filter(
    ({ start, end, year }) =>
      !year &&
      !quotes.some(
        (quote) => quote.marked && sentence.start + start >= quote.start && sentence.start + end <= quote.end,
      ),
  );

/** In what a pasted number and a figure on file with the same number agree. */
interface Comparison {
  readonly filed: FiledFigure;
  readonly metric: boolean;
  readonly voice: boolean;
  /** The event and the groups counted. */
  readonly scope: boolean;
  readonly qualifier: boolean;
}

function judge(pasted: PastedFigure, lookup: FigureLookup): JudgedFigure | undefined {
  const sameNumber = lookup
    .withNumber(pasted.quantity)
    .filter((filed) => isSameAmount(pasted, filed))
    .map((filed) => compare(pasted, filed, lookup));
  const sameMetric = sameNumber.filter(({ metric }) => metric);
  const comparable =
    sameMetric.length > 0
      ? sameMetric
      : sameNumber.filter(({ filed }) => pasted.metricsOfSentence.has(filed.figure.metric));
  const best = bestOf(comparable);
  return best.length > 0 ? judgeByBest(pasted, best, lookup) : judgeByCount(pasted, sameNumber, lookup);
}

const compare = (pasted: PastedFigure, filed: FiledFigure, lookup: FigureLookup): Comparison => ({
  filed,
  metric:
    pasted.metrics.size === 0
      ? namesCounted(pasted, filed) || isTelling(pasted.quantity)
      : pasted.metrics.has(filed.figure.metric),
  voice: mayBeGivenBy(pasted, filed),
  scope:
    mayBeOn(pasted, filed) &&
    mayCountSame(pasted.counted, filed.counted, pasted.sentence) &&
    mayBeTheirs(pasted.whose, filed, lookup),
  qualifier: hasSameQualifier(pasted.quantity, filed.quantity) && goesSameWay(pasted, filed),
});

/** Without a metric word, what is counted must be named as on file: "arrivals" where people arrived. */
const namesCounted = ({ words }: PastedFigure, { countedWords }: FiledFigure): boolean =>
  countedWords.some((word) => words.has(stem(word)));

/** Nobody gives a number of five digits or more by chance, where its last digits are not round. */
const isTelling = ({ numbers }: Quantity): boolean => numbers.some((number) => number >= 10_000 && number % 100 !== 0);

const mayBeGivenBy = ({ voices }: PastedFigure, filed: FiledFigure): boolean =>
  voices.length === 0 || voices.some(({ id }) => filed.isGivenBy(id));

const mayBeOn = ({ events }: PastedFigure, filed: FiledFigure): boolean =>
  events.length === 0 || events.some((id) => filed.isOn(id));

function bestOf(comparisons: readonly Comparison[]): readonly Comparison[] {
  const agreement = ({ voice, scope, qualifier }: Comparison): number =>
    (voice ? 4 : 0) + (scope ? 4 : 0) + (qualifier ? 2 : 0);
  const best = Math.max(...comparisons.map(agreement));
  return comparisons.filter((one) => agreement(one) === best);
}

const baseOf = ({ clause, quantity, at }: PastedFigure) => ({
  kind: 'figure' as const,
  pasted: clause.trim(),
  start: at + quantity.start,
  end: at + quantity.end,
});

/** The verdict on a number that is on file, by the figures that agree best with it. */
function judgeByBest(
  pasted: PastedFigure,
  best: readonly Comparison[],
  lookup: FigureLookup,
): JudgedFigure | undefined {
  const [first] = best;
  if (first === undefined) return undefined;
  const base = { ...baseOf(pasted), figures: figuresOf(best) };
  if (!first.scope) return { ...base, verdict: 'other-scope' };
  if (!first.voice) return { ...base, verdict: 'other-claimant', attributedTo: namesOf(pasted.voices) };
  if (!first.qualifier) return { ...base, verdict: 'qualifier' };
  const { figure } = first.filed;
  const later = lookup.supersededBy(figure);
  if (later !== undefined) return { ...base, verdict: 'superseded', later };
  const laterByOthers = lookup.laterByOthers(figure).slice(0, MAX_LATER_SHOWN);
  return { ...base, verdict: 'matches', ...(laterByOthers.length > 0 ? { laterByOthers } : {}) };
}

/** The verdict on a number that is not on file for its count. A number of something that the record does not count has none. */
function judgeByCount(
  pasted: PastedFigure,
  sameNumber: readonly Comparison[],
  lookup: FigureLookup,
): JudgedFigure | undefined {
  if (pasted.metrics.size === 0 || countsOtherThings(pasted)) return undefined;
  const base = baseOf(pasted);
  const bySameVoice = pasted.voices.length === 0 ? [] : sameNumber.filter(({ voice }) => voice);
  if (bySameVoice.length > 0) return { ...base, verdict: 'other-scope', figures: figuresOf(bySameVoice) };
  const sameCount = [...pasted.metrics].flatMap((metric) => lookup.of(metric));
  if (sameCount.length === 0) return undefined;
  const fitting = sameCount.filter((filed) => mayBeGivenBy(pasted, filed) && mayBeOn(pasted, filed));
  const shown = nearestTo(pasted, fitting.length > 0 ? fitting : sameCount, MAX_FIGURES_SHOWN);
  return { ...base, verdict: 'not-on-file', figures: shown.map(({ figure }) => figure) };
}

/** Cows in a sentence that elsewhere counts the dead: the clause itself names no metric, and nobody. */
const countsOtherThings = ({ metricInClause, counted }: PastedFigure): boolean =>
  !metricInClause &&
  !counted.general &&
  counted.nouns.size > 0 &&
  counted.kinds.size + counted.groups.size + counted.sides.size === 0;

const figuresOf = (comparisons: readonly Comparison[]): Figure[] =>
  comparisons.slice(0, MAX_FIGURES_SHOWN).map(({ filed }) => filed.figure);

const namesOf = (mentions: readonly Mention[]): string => [...new Set(mentions.map(({ name }) => name))].join(', ');
