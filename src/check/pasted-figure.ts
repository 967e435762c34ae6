import { LOST, WORDS_FOR_DEATH } from '../language/words/losses.js';
import type { Quantity } from '../language/words/quantities.js';
import { whatBecame } from '../language/words/what-became.js';
import type { EntryId } from '../record/entry-base.js';
import type { Mention, TextAnalyzer } from '../search/text-analyzer.js';
import { stem } from '../search/words/stem.js';
import type { Counted, ReadCounted } from './read-counted.js';
import { clauseAround, type TextSpan } from './sentences.js';
import { type Whose, whoseIn } from './whose-count.js';
import { wordsOf } from './words.js';

/** What a number counts takes no more, in UTF-16 units. */
const MAX_COUNTED_LENGTH = 200;

/** A pasted number with what its clause and its sentence say about it. */
export interface PastedFigure {
  readonly quantity: Quantity;
  readonly clause: string;
  readonly sentence: string;
  /** Where its sentence begins in the text. */
  readonly at: number;
  /** Metrics that the verb names, or else the clause, or else the sentence. */
  readonly metrics: ReadonlySet<EntryId>;
  readonly metricsOfSentence: ReadonlySet<EntryId>;
  readonly metricInClause: boolean;
  /** People and bodies that the sentence names, and places that it has speak. */
  readonly voices: readonly Mention[];
  readonly events: readonly EntryId[];
  /** Whom it counts by what follows it. */
  readonly counted: Counted;
  /** Whose it is, as the clause says. */
  readonly whose: Whose;
  /** The words of the clause, as stems. */
  readonly words: ReadonlySet<string>;
}

/** What is known of the sentence of a number. */
export interface SentenceOfFigure {
  readonly span: TextSpan;
  readonly voices: readonly Mention[];
  readonly mentions: readonly Mention[];
  /** What a stretch of the sentence names. */
  mentionsIn(stretch: string): Promise<readonly Mention[]>;
}

/** Reads what a sentence says about a number in it. */
export async function readFigure(
  quantity: Quantity,
  { span, voices, mentions, mentionsIn }: SentenceOfFigure,
  readCounted: ReadCounted,
): Promise<PastedFigure> {
  const clause = clauseAround(span.text, quantity);
  const behind = textBehind(quantity, span.text);
  const counted = readCounted(behind);
  const inClause = idsOf('metric', [
    ...(await mentionsIn(clause)),
    ...(countsLostPeople(clause, () => counted) ? await mentionsIn(WORDS_FOR_DEATH) : []),
  ]);
  const ofVerb = inClause.size > 1 ? await metricsOfVerb(behind, mentionsIn) : NONE;
  const metricsOfSentence = ofVerb.size > 0 ? ofVerb : idsOf('metric', mentions);
  const ofClause = ofVerb.size > 0 ? ofVerb : inClause;
  return {
    quantity,
    clause,
    sentence: span.text,
    at: span.start,
    counted,
    whose: whoseIn(clause, readCounted),
    metrics: ofClause.size > 0 ? ofClause : metricsOfSentence,
    metricInClause: ofClause.size > 0,
    metricsOfSentence,
    voices,
    events: [...idsOf('event', mentions)],
    words: new Set(wordsOf(clause).map(({ key }) => stem(key))),
  };
}

/**
 * Whether a number may count what the record counts although its sentence names nothing of the kind: people who are lost, or what its clause
 * names by itself.
 */
export async function mayCountInClause(
  quantity: Quantity,
  sentence: string,
  analyzer: Pick<TextAnalyzer, 'mayNameMetric'>,
  readCounted: ReadCounted,
): Promise<boolean> {
  const clause = clauseAround(sentence, quantity);
  return countsLostPeople(clause, () => readCounted(textBehind(quantity, sentence))) || analyzer.mayNameMetric(clause);
}

const textBehind = ({ end }: Quantity, sentence: string): string => sentence.slice(end, end + MAX_COUNTED_LENGTH);

const NONE: ReadonlySet<EntryId> = new Set();

/** Refugees who were killed are counted among the dead, whatever they are called: the verb says which metric it is. */
async function metricsOfVerb(
  behind: string,
  mentionsIn: SentenceOfFigure['mentionsIn'],
): Promise<ReadonlySet<EntryId>> {
  const became = whatBecame(behind);
  return became === undefined ? NONE : idsOf('metric', await mentionsIn(became));
}

/** "Lost 192 soldiers": of people, those who died. */
const countsLostPeople = (clause: string, counted: () => Counted): boolean =>
  LOST.test(clause) && counted().kinds.size > 0;

const idsOf = (wanted: Mention['kind'], mentions: readonly Mention[]): ReadonlySet<EntryId> =>
  new Set(mentions.filter(({ kind }) => kind === wanted).map(({ id }) => id));
