import { canonicalUnit, unitsNamed } from '../../language/words/units.js';
import type { Metric } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { ofKind } from '../../record/on-demand.js';
import type { Figure } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import type { Span } from './comparable-text.js';
import { figuresInTexts } from './figures-in-texts.js';
import type { SourceText } from './source-texts.js';

/** How far from the number the source may say what it counts, in UTF-16 units. */
const MAX_DISTANCE = 80;
/** How near it must be before the number: "killed 12 and wounded 30". */
const MAX_DISTANCE_BEFORE = 4;

/** Warns where the source has what another metric of the record counts beside the number, and not what its own does. */
export function checkMetrics(
  built: readonly BuiltEntry[],
  texts: ReadonlyMap<EntryId, SourceText>,
): readonly Problem[] {
  const metrics = ofKind(entriesOf(built), 'metric');
  return figuresInTexts(built, texts).flatMap(({ figure, sentence }): Problem[] => {
    const other = otherMetric(figure, sentence, metrics.filter(isInUnitOf(figure)));
    if (other === undefined) return [];
    return [
      {
        ...figure.position,
        entry: figure.id,
        wrong: `the source says beside the number what ${other} counts, not ${figure.metric}`,
        right: `write \`metric: ${other}\`, give the metric the words of the source as \`aliases\`, or say in \`note\` how it is known`,
      },
    ];
  });
}

/** Whether a metric counts in the unit that a figure has: years are no interest in dollars. One without a unit counts in any. */
const isInUnitOf = ({ unit, value, metric }: Figure): ((other: Metric) => boolean) => {
  const given = unitsNamed(`${value} ${unit ?? ''}`);
  return (other) => {
    const own = other.unit === undefined ? undefined : canonicalUnit(other.unit);
    return other.id === metric || own === undefined || given.size === 0 || given.has(own);
  };
};

/** The metric whose name is nearest to the number, in its sentence; nothing where that is the figure's own, or the value itself has it. */
function otherMetric(
  { metric, value, population = '', unit = '' }: Figure,
  sentence: string,
  metrics: readonly Metric[],
): EntryId | undefined {
  const text = sentence.toLowerCase();
  const start = text.indexOf(value.toLowerCase());
  if (start < 0) return undefined;
  const end = start + value.length;
  const rest = text.slice(end);
  const after = population === '' ? '' : (/^\s*/.exec(rest)?.[0] ?? '') + population.toLowerCase();
  const span = { start, end: rest.startsWith(after) ? end + after.length : end };
  // A part of what was counted before: the words before it name the whole.
  const isPart = PART_OF_THEM.test(`${value} ${population}${rest}`.slice(0, value.length + MAX_DISTANCE));
  const named = metrics.map((one) => ({ id: one.id, ...distances(one, text, span, isPart) }));
  const own = named.find(({ id }) => id === metric);
  const ownMetric = metrics.find(({ id }) => id === metric);
  if (own === undefined || ownMetric === undefined || own.before <= MAX_DISTANCE_BEFORE) return undefined;
  if (namesOf(ownMetric).some((name) => hasWords(`${value} ${unit} ${population}`.toLowerCase(), name)))
    return undefined;
  // Right beside the number on either side, else before it, else after it; one who is as near as the figure's own is passed over.
  const ranks = [
    ({ before }: Distances) => (before <= MAX_DISTANCE_BEFORE ? before : Number.POSITIVE_INFINITY),
    ({ after }: Distances) => (after <= MAX_DISTANCE_BEFORE ? after : Number.POSITIVE_INFINITY),
    ({ before }: Distances) => (before <= MAX_DISTANCE ? before : Number.POSITIVE_INFINITY),
    ({ after }: Distances) => (after <= MAX_DISTANCE ? after : Number.POSITIVE_INFINITY),
  ];
  for (const rank of ranks) {
    const nearest = named.reduce((best, one) => (rank(one) < rank(best) ? one : best), own);
    if (rank(nearest) < Number.POSITIVE_INFINITY) return nearest.id === metric ? undefined : nearest.id;
  }
  return undefined;
}

interface Distances {
  /** To the end of a name before the number, infinite where there is none. */
  readonly before: number;
  /** To the beginning of a name after it. */
  readonly after: number;
}

const namesOf = ({ name, names = {}, aliases }: Metric): string[] =>
  [name, ...aliases.map((alias) => alias.name), ...Object.values(names).flat()].map((each) => each.toLowerCase());

const hasWords = (text: string, words: string): boolean => placesOf(words, text).next().done !== true;

/** A long word may have an ending more: temperature, temperatures. */
const endsWord = (text: string, at: number, { length }: string): boolean =>
  length < MIN_INFLECTED ? !/\p{L}/u.test(text.charAt(at)) : /^\p{L}{0,2}(?!\p{L})/u.test(text.slice(at, at + 3));

const MIN_INFLECTED = 5;

/** Where a text has words, as whole ones. */
function* placesOf(words: string, text: string): Generator<number> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/\p{L}/u.test(text.charAt(at - 1)) && endsWord(text, at + words.length, words)) yield at;
}

/** After a number, the whole that it is a part of: three *of the* injured. */
const OF_A_WHOLE =
  /^[^\p{L}]*(?:of|out of|among|von|unter|des|de|dos|entre|parmi|из|з)(?: (?:the|them|these|those|den|der|les|los|las))?[^\p{L}]*$/u;

/** Twelve *of them*. */
const PART_OF_THEM =
  /(?<!\p{L})(?:(?:of|among) (?:them|whom|these|those)|davon|darunter|dont|d’entre eux|de ellos|entre ellos|из них|з них|bunlar\p{L}*)(?!\p{L})/iu;

/** Whether a name before a number belongs to another number: "12 killed, 30 …", "killed 12 people, 30 …". */
const isOfAnother = (text: string, at: number, end: number, value: number): boolean =>
  /\d/.test(text.slice(end, value)) || /\d(?: \p{L}{4,})? $/u.test(text.slice(Math.max(0, at - 30), at));

/** How far from the number the nearest name of a metric is, on either side. */
function distances(metric: Metric, text: string, value: Span, isPart: boolean): Distances {
  const nearest = { before: Number.POSITIVE_INFINITY, after: Number.POSITIVE_INFINITY };
  for (const words of namesOf(metric))
    for (const at of placesOf(words, text)) {
      const end = at + words.length;
      if (at >= value.end && !OF_A_WHOLE.test(text.slice(value.end, at)))
        nearest.after = Math.min(nearest.after, at - value.end);
      else if (end <= value.start && !isPart && !isOfAnother(text, at, end, value.start))
        nearest.before = Math.min(nearest.before, value.start - end);
    }
  return nearest;
}
