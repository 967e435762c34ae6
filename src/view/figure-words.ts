import { canonicalUnit, ENDS_IN_DURATION, unitsNamed } from '../language/words/units.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Figure } from '../record/statement.js';
import { quantityOf } from './figure-value.js';
import { localNameOf } from './names.js';

/** Words before which a value needs no parentheses: `$11.5 million in aid`, `80 percent of voters`. */
const PREPOSITION =
  /^(?:of|in|for|from|at|per|among|by|on|to|with|within|von|vom|an|im|für|pro|de|des|du|d’|d'|en|pour|par|del|por|para|на|в|во|из|от|для|за|з|із|від|у)(?![\p{L}])/iu;
const ARTICLE =
  /^(?:the|a|an|its|their|his|her|der|die|das|den|dem|ein|eine|le|la|les|l’|l'|un|une|el|los|las|una)(?![\p{L}])/iu;
/** What a number may be, so that it does not count it: `doubled (number of patients)`. */
const AMOUNT_OF =
  /^(?:(?:total|overall|average|median|annual|monthly|daily) )*(?:numbers?|totals?|counts?|amounts?|shares?|proportions?|rates?|levels?|sums?|costs?|prices?|percentage|Zahl|Anteil|nombre|part|número|parte|число|доля|частка|кількість) (?:of|an|der|de|des|von|\p{L})/iu;

/** What stands after a figure's value: its unit where the value has none, and who or what is counted. */
export function afterValue(figure: Figure, record: VerbatimRecord): string {
  const known = READ.get(figure) ?? readAfterValue(figure, record);
  READ.set(figure, known);
  return known;
}

/** Reading numbers takes long, a page has a hundred figures, and none of them changes while its record is loaded. */
const READ = new WeakMap<Figure, string>();

function readAfterValue({ value, population, unit, metric: id }: Figure, record: VerbatimRecord): string {
  const metric = record.byId.get(id);
  const ofMetric = metric?.entry === 'metric' ? metric.unit : undefined;
  const own = unit === undefined || names(`${value} ${population ?? ''}`, unit) ? '' : unit;
  if (population !== undefined && own === '' && isCountedBy(value, population, ofMetric, record)) return population;
  const isBare = own === '' && isBareNumber(value) && !names(`${value} ${population ?? ''}`, ofMetric ?? '');
  const counted = population === undefined ? '' : PREPOSITION.test(population) ? population : `(${population})`;
  return [isBare ? (ofMetric ?? '') : own, counted].filter(Boolean).join(' ');
}

/** A figure's value with what stands after it. Not escaped. */
export const valueInWords = (figure: Figure, record: VerbatimRecord): string =>
  [figure.value, afterValue(figure, record)].filter(Boolean).join(' ');

/**
 * A figure in words: `more than 200 people`, `minus 4 degrees (temperature in the valley)`, and `€240 million (net loss)` where nothing
 * is counted. Not escaped.
 * @param locale the reader's language, for the name of the metric
 */
export function figureInWords(figure: Figure, record: VerbatimRecord, locale = 'en'): string {
  const name = figure.population === undefined ? ` (${localNameOf(record, figure.metric, locale)})` : '';
  return `${valueInWords(figure, record)}${name}`;
}

/** Whether what is counted reads on from the value: `200 people`, but not `minus 4 temperature`, `58 Harbour Party` or `at least 41 the number`. */
function isCountedBy(value: string, population: string, unit: string | undefined, record: VerbatimRecord): boolean {
  if (PREPOSITION.test(population)) return true;
  const quantity = quantityOf(value);
  const isAdjective = /-\p{L}+$/u.test(value);
  const hasUnit = !isAdjective && (quantity?.unit !== undefined || unitsNamed(value).size > 0);
  if (!hasUnit && startsWithUnit(population)) return true;
  const isMeasure = hasUnit || (unit !== undefined && canonicalUnit(unit) !== undefined);
  const isDuration = ENDS_IN_DURATION.test(value) && !isAdjective;
  return (
    !isMeasure && !isDuration && !ARTICLE.test(population) && !AMOUNT_OF.test(population) && !isName(population, record)
  );
}

/** Whether a value has a number and no unit; of a share, such as "two thirds", the source says of what. */
function isBareNumber(value: string): boolean {
  const { phrase, form, numbers = [] } = quantityOf(value) ?? {};
  return (
    phrase === undefined &&
    form === undefined &&
    numbers.length > 0 &&
    unitsNamed(value).size === 0 &&
    !ENDS_IN_DURATION.test(value)
  );
}

const startsWithUnit = (population: string): boolean => {
  const [first = '', second = ''] = population.split(/\s+/u);
  return canonicalUnit(first) !== undefined || unitsNamed(`${first} ${second}`).size > 0;
};

/** Whether a text names a unit, in this or another form. */
function names(text: string, unit: string): boolean {
  if (unit === '') return false;
  const canonical = canonicalUnit(unit);
  return (
    text.toLowerCase().includes(unit.toLowerCase()) || (canonical !== undefined && unitsNamed(text).has(canonical))
  );
}

/** Whether somebody or somewhere on file is called so. */
const isName = (words: string, { people, organisations, places }: VerbatimRecord): boolean =>
  /^\p{Lu}/u.test(words) &&
  [people, organisations, places].some((list) =>
    list.some(({ name, aliases }) => name === words || aliases.some((alias) => alias.name === words)),
  );
