import type { Quantity } from '../language/words/quantities.js';
import { unitsNamed } from '../language/words/units.js';
import { dateSpan } from '../record/dates.js';
import type { EntryId, Figure } from '../record/entries.js';
import { addToGroup } from '../record/group-by.js';
import { withParents } from '../record/parents.js';
import type { VerbatimRecord } from '../record/record.js';
import { quantityOf } from '../view/figure-value.js';
import type { ReadGroups } from './counted-groups.js';
import { isPublisherOf, rolesHeldIn } from './voices.js';
import { wordsOf } from './words.js';

/** A figure on file with what a pasted number is compared by. */
export interface FiledFigure {
  readonly figure: Figure;
  readonly quantity: Quantity;
  /** Its units, in one form: of the value, of what is counted, of the metric. */
  readonly units: ReadonlySet<string>;
  /** Groups that its population names. */
  readonly groups: ReadonlySet<string>;
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
}

/** Reads every figure of a record once. */
export function createFigureLookup(record: VerbatimRecord, readGroups: ReadGroups): FigureLookup {
  const byNumber = new Map<number | string, FiledFigure[]>();
  const byMetric = new Map<EntryId, FiledFigure[]>();
  for (const figure of record.figures) {
    const quantity = figure.status === 'live' ? quantityOf(figure.value) : undefined;
    if (quantity === undefined) continue;
    const filed = filedFigure(figure, quantity, record, readGroups);
    for (const key of keysOf(quantity)) addToGroup(byNumber, key, filed);
    addToGroup(byMetric, figure.metric, filed);
  }
  const of = (metric: EntryId): readonly FiledFigure[] => byMetric.get(metric) ?? [];
  return {
    withNumber: (quantity) => [...new Set(keysOf(quantity).flatMap((key) => byNumber.get(key) ?? []))],
    of,
    supersededBy: (figure) =>
      newestAfter(
        figure,
        of(figure.metric).map((filed) => filed.figure),
      ),
  };
}

const keysOf = ({ numbers, phrase }: Quantity): (number | string)[] =>
  phrase === undefined ? [...new Set(numbers)] : [phrase];

function filedFigure(figure: Figure, quantity: Quantity, record: VerbatimRecord, readGroups: ReadGroups): FiledFigure {
  const named = record.byId.get(figure.statement ?? '');
  const statement = named?.entry === 'statement' ? named : undefined;
  const speakers = [figure.claimant, ...(statement === undefined ? [] : [statement.speaker, ...statement.reportedBy])];
  const voices = new Set([...speakers, ...speakers.flatMap((id) => rolesHeldIn(id, record))]);
  const events = new Set(withParents(record, figure.of ?? statement?.event));
  return {
    figure,
    quantity,
    units: unitsOf(figure, record),
    groups: readGroups(figure.population),
    countedWords: countedWords(figure),
    isGivenBy: (voice) =>
      voices.has(voice) || (figure.claimant === 'outlet' && isPublisherOf(voice, figure.source, record)),
    isOn: (event) => events.has(event),
  };
}

function unitsOf({ value, unit, population, metric }: Figure, record: VerbatimRecord): ReadonlySet<string> {
  const counted = record.byId.get(metric);
  const ofMetric = counted?.entry === 'metric' ? counted.unit : undefined;
  return unitsNamed([value, unit, population, ofMetric].filter(Boolean).join(' '));
}

function countedWords({ population, unit, value }: Figure): string[] {
  const inValue = new Set(wordsOf(value).map(({ key }) => key));
  return wordsOf(`${population} ${unit ?? ''}`).flatMap(({ key }) =>
    key.length > 3 && key !== 'people' && !inValue.has(key) ? [key] : [],
  );
}

function newestAfter(figure: Figure, others: readonly Figure[]): Figure | undefined {
  const { last } = dateSpan(figure.asOf);
  if (last === '') return undefined;
  return others
    .filter(
      (other) =>
        other.claimant === figure.claimant &&
        other.of === figure.of &&
        other.population === figure.population &&
        other.value !== figure.value &&
        dateSpan(other.asOf).first > last,
    )
    .sort((a, b) => (dateSpan(a.asOf).first < dateSpan(b.asOf).first ? 1 : -1))[0];
}
