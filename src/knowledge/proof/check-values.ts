import { namedDays } from '../../language/words/dates.js';
import { UNIT_AFTER } from '../../language/words/units.js';
import { dateInWords, dateSpan } from '../../record/dates.js';
import type { Entry, Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import type { Figure } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import type { ComparableText } from './comparable-text.js';
import { placeOf, sentenceEnd } from './context.js';
import type { SourceText } from './source-texts.js';

const DAY_MS = 86_400_000;
/** Where a report names a day this long before its own, its number is an earlier one. */
const MAX_RECENT_DAYS = 45;

/**
 * Warns of values that are whole as numbers, but of which the source says more: what a sum is for (per share, a year), and that a number
 * is what was before (from, a year earlier), where it is dated as new.
 */
export function checkValues(built: readonly BuiltEntry[], texts: ReadonlyMap<EntryId, SourceText>): readonly Problem[] {
  const entries = entriesOf(built);
  const byId = byIdOf(entries);
  return ofKind(entries, 'figure').flatMap((entry): Problem[] => {
    if (entry.note !== undefined) return [];
    const source = byId.get(entry.source);
    const text = texts.get(entry.source)?.text;
    if (text === undefined || source?.entry !== 'source') return [];
    const around = wordsAround(entry, text);
    if (around === undefined) return [];
    return [rateOf(entry, around), earlierOf(entry, around, source, byId)].flatMap((found) =>
      found === undefined ? [] : [{ ...entry.position, entry: entry.id, ...found }],
    );
  });
}

type Found = Pick<Problem, 'wrong' | 'right'>;

interface Around {
  /** The words before the value, in its sentence. */
  readonly before: string;
  readonly after: string;
}

function wordsAround(figure: Figure, text: ComparableText): Around | undefined {
  const place = placeOf(figure, text);
  if (place === undefined) return undefined;
  const end = sentenceEnd(text.original, place.end);
  const at = text.original.indexOf(figure.value, place.start);
  // Where the source writes the value differently, or twice, nothing is certain.
  if (at < 0 || at >= end || text.original.slice(at + 1, end).includes(figure.value)) return undefined;
  const before = text.original.slice(Math.max(0, at - MAX_BEFORE), at);
  const after = text.original.slice(at + figure.value.length, end);
  // The unit may be given beside the value.
  return { before, after: after.replace(UNIT_AFTER, '') };
}

const MAX_BEFORE = 40;
/** How far behind a number its day is named. */
const MAX_TO_DAY = 30;

const RATE =
  /^\s(?:per|pro|je|par|por)\s(?:\p{L}+)|^\s(?:an?|each|im|al|yearly)\s(?:share|year|month|week|day|night|hour|barrel|tonne|ton|person|head|piece|lit(?:re|er)|gallon|household|pupil|jahr|monat|año|mes)(?![\p{L}])(?!\s(?:earlier|ago|before|later|on(?=[.,;:]|$)|antes|zuvor))/iu;

/** What a number is for each of, where neither the value nor what is counted says so. */
function rateOf({ value, unit = '', population = '', metric }: Figure, { after }: Around): Found | undefined {
  const rate = RATE.exec(after)?.[0].trim();
  const word = rate?.split(/\s+/u).at(-1)?.toLowerCase() ?? '';
  if (rate === undefined || `${value} ${unit} ${population} ${metric}`.toLowerCase().includes(word)) return undefined;
  return {
    wrong: `the source has "${value} ${rate}"`,
    right: `write it whole, as \`value: ${value} ${rate}\`, or with \`unit: ${rate}\``,
  };
}

const BEFORE =
  /(?:^|[^\p{L}])(?:(?:up|down) from|compared (?:with|to)|from|against|after|versus|vs\.?|gegenüber|nach|contre|frente a|против|с|проти|з)\s(?:(?:an?|the|a net)\s)?$/iu;
const EARLIER =
  /^[^,.;]{0,25}(?:a (?:year|quarter|month|week) (?:earlier|ago|before)|(?:last|previous|prior) (?:year|quarter|month)|the (?:year|quarter|month) before|im vorjahr|ein jahr zuvor|un an plus tôt|l['’]an dernier|un año antes|год назад|годом ранее|рік тому)(?![\p{L}])/iu;

/** A number that the source gives as what was before, where the figure is dated as new. */
function earlierOf(
  figure: Figure,
  { before, after }: Around,
  { published }: Source,
  byId: ReadonlyMap<EntryId, Entry>,
): Found | undefined {
  const words = EARLIER.exec(after)?.[0].trim() ?? fromTo(figure, before, after);
  if (words === undefined || figure.asOfBasis !== undefined) return undefined;
  const said = figure.statement === undefined ? undefined : byId.get(figure.statement);
  const day = said?.entry === 'statement' ? said.said : figure.asOf;
  const [{ last }, { first: printed }] = [dateSpan(day), dateSpan(published)];
  if (last === '' || printed === '' || Date.parse(printed) - Date.parse(last) > MAX_RECENT_DAYS * DAY_MS)
    return undefined;
  // "Up from 17 on Wednesday": the day of the number is there.
  const named = namedDays(after.slice(0, MAX_TO_DAY), dateSpan(published).first).map(({ iso }) => iso);
  if (named.includes(day.iso)) return undefined;
  return {
    wrong: `the source gives "${figure.value}" as what was before ("${words}"), but it is dated ${dateInWords(day)}`,
    right: 'write the day that it speaks of in `as_of`, or say in `note` how it is meant',
  };
}

/** "From" makes a number the old one where the new one is beside it: "to 61 from 48", "down from 48". */
function fromTo({ value }: Figure, before: string, after: string): string | undefined {
  const from = BEFORE.exec(before)?.[0].trim();
  if (from === undefined || /^(?:after|nach|с|з|against)$/iu.test(from)) return undefined;
  const isBeside =
    /\d[^.!?]*$/u.test(before.slice(0, -from.length)) || /^\s(?:to|auf|à|a|до)\s[^.!?]{0,12}\d/iu.test(after);
  return isBeside || /(?:up|down|compared)/iu.test(from) ? `${from} ${value}` : undefined;
}
