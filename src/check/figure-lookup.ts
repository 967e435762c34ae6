import { type Direction, directionNamed } from '../language/words/directions.js';
import type { Quantity } from '../language/words/quantities.js';
import { unitsNamed } from '../language/words/units.js';
import { dateSpan, newestFirst } from '../record/dates.js';
import type { EntryId } from '../record/entry-base.js';
import { addToGroup } from '../record/group-by.js';
import { withParents } from '../record/parents.js';
import { isProven } from '../record/proofs.js';
import type { VerbatimRecord } from '../record/record.js';
import { claimantKey, speakerKey } from '../record/speakers.js';
import { spokenForInFigure } from '../record/speaks-for.js';
import type { Figure } from '../record/statement.js';
import { latestHourFirst } from '../view/figure-groups.js';
import { keysOf, quantityIn } from '../view/figure-value.js';
import type { ReadCounted } from './read-counted.js';
import { type FiledCounted, filedCounted } from './same-counted.js';
import { isPublisherOf } from './voices.js';
import { wordsOf } from './words.js';

/** A figure on file with what a pasted number is compared by. */
export interface FiledFigure {
  readonly figure: Figure;
  readonly quantity: Quantity;
  /** Its units, in one form: of the value, of what is counted, of the metric. */
  readonly units: ReadonlySet<string>;
  /** Which way it goes, by its value or by the name of its metric: net loss. */
  readonly direction?: Direction;
  /** Whether it is an amount, such as money or a share, which is another one when it is lost or gained; or people, who may be lost. */
  readonly counts: 'amount' | 'things' | 'people';
  /** Whom or what it counts. */
  readonly counted: FiledCounted;
  /** The words that name what it counts, other than those of its value and the word for people in general. */
  readonly countedWords: readonly string[];
  /** Whether a person or body may be named for it: the claimant, the speaker, a body they act for, the publisher. */
  isGivenBy(voice: EntryId): boolean;
  /** Whether it counts an event or a part of it. */
  isOn(event: EntryId): boolean;
}

/** The live figures of a record. */
export interface FigureLookup {
  /** Those that state a quantity's number, or one end of its range; its phrase where it has no number. */
  withNumber(quantity: Quantity): readonly FiledFigure[];
  of(metric: EntryId): readonly FiledFigure[];
  /** The newest figure of a later day by the same claimant for the same count, where it says something else. */
  supersededBy(figure: Figure): Figure | undefined;
  /** Figures of later days by other claimants for the same count, where they say something else, newest first. */
  laterByOthers(figure: Figure): readonly Figure[];
}

/** Reads every figure of a record, or of a slice of one, once. */
export function createFigureLookup(record: VerbatimRecord, readCounted: ReadCounted): FigureLookup {
  const byNumber = new Map<number | string, FiledFigure[]>();
  const byMetric = new Map<EntryId, FiledFigure[]>();
  const byCount = new Map<string, Figure[]>();
  for (const figure of record.figures) {
    const quantity = figure.status === 'live' ? quantityIn(figure) : undefined;
    if (quantity === undefined) continue;
    const filed = filedFigure(figure, quantity, record, readCounted);
    for (const key of keysOf(quantity)) addToGroup(byNumber, key, filed);
    addToGroup(byMetric, figure.metric, filed);
    addToGroup(byCount, countKeyOf(figure), figure);
  }
  const of = (metric: EntryId): readonly FiledFigure[] => byMetric.get(metric) ?? [];
  return {
    withNumber: (quantity) => [...new Set(keysOf(quantity).flatMap((key) => byNumber.get(key) ?? []))],
    of,
    supersededBy: (figure) =>
      later(figure, byCount.get(countKeyOf(figure)) ?? [], record).find(
        (other) => claimantKey(other, record) === claimantKey(figure, record),
      ),
    laterByOthers: (figure) =>
      later(figure, byCount.get(countKeyOf(figure)) ?? [], record).filter(
        (other) => claimantKey(other, record) !== claimantKey(figure, record),
      ),
  };
}

function filedFigure(
  figure: Figure,
  quantity: Quantity,
  record: VerbatimRecord,
  readCounted: ReadCounted,
): FiledFigure {
  const named = record.byId.get(figure.statement ?? '');
  const statement = named?.entry === 'statement' ? named : undefined;
  const voices = new Set([
    ...[figure.claimant, ...(statement === undefined ? [] : [statement.speaker])].map(speakerKey),
    ...(statement?.reportedBy ?? []),
    ...spokenForInFigure(figure, record.byId),
  ]);
  const events = new Set(withParents(record, figure.of ?? statement?.event));
  const metric = record.byId.get(figure.metric);
  const { name = '', unit: ofMetric = '' } = metric?.entry === 'metric' ? metric : {};
  const units = unitsNamed([figure.value, figure.unit, figure.population, ofMetric].filter(Boolean).join(' '));
  const direction = quantity.direction ?? (units.size > 0 ? directionNamed(name) : undefined);
  return {
    figure,
    quantity,
    units,
    ...(direction === undefined ? {} : { direction }),
    counts: units.size > 0 ? 'amount' : ofMetric === 'people' ? 'people' : 'things',
    counted: filedCounted(figure, record, readCounted),
    countedWords: countedWords(figure),
    isGivenBy: (voice) =>
      voices.has(voice) || (figure.claimant === 'outlet' && isPublisherOf(voice, figure.source, record)),
    isOn: (event) => events.has(event),
  };
}

function countedWords({ population, unit, value }: Figure): string[] {
  const inValue = new Set(wordsOf(value).map(({ key }) => key));
  return wordsOf(`${population ?? ''} ${unit ?? ''}`).flatMap(({ key }) =>
    key.length > 3 && key !== 'people' && !inValue.has(key) ? [key] : [],
  );
}

/** The same text for figures of the same groups, or without one, of the same words for what is counted. */
const countedKey = ({ counted = [], population = '' }: Figure): string =>
  counted.length === 0 ? population : [...counted].sort().join(' ');

/** Figures of later days for the same count that say something else, newest first; of one day the latest hour, then the proven ones. */
function later(figure: Figure, sameCount: readonly Figure[], record: VerbatimRecord): readonly Figure[] {
  const { last } = dateSpan(figure.asOf);
  if (last === '') return [];
  const isProvenFirst = ({ id }: Figure): number => (isProven(record.proofs.get(id)) ? 0 : 1);
  return sameCount
    .filter((other) => other.value !== figure.value && dateSpan(other.asOf).first > last)
    .sort(
      (a, b) => newestFirst(a.asOf, b.asOf) || latestHourFirst(a, b, record) || isProvenFirst(a) - isProvenFirst(b),
    );
}

/** The same text for figures of one metric and event that count the same. */
const countKeyOf = (figure: Figure): string => [figure.metric, figure.of ?? '', countedKey(figure)].join('\n');
