import { type Quantity, quantitiesIn } from '../language/words/quantities.js';
import { dateSpan } from '../record/dates.js';
import type { EntryId, Figure } from '../record/entries.js';
import type { VerbatimRecord } from '../record/record.js';
import type { Mention, Search } from '../search/search.js';
import type { PastedQuote } from './pasted-quotes.js';
import type { JudgedFigure } from './verdicts.js';
import { wordsOf } from './words.js';

/** The figures on file by the numbers in them. */
export interface FigureLookup {
  readonly byNumber: ReadonlyMap<number | string, readonly Filed[]>;
  readonly byMetric: ReadonlyMap<EntryId, readonly Filed[]>;
}

/** A figure on file with its value read. */
interface Filed {
  readonly figure: Figure;
  readonly quantity: Quantity;
  /** Whoever may be named for it: the claimant, the speaker, the body they act for, the publisher. */
  readonly voices: ReadonlySet<EntryId>;
  /** Words of the population that tell whom it counts. */
  readonly counted: ReadonlySet<string>;
}

/** Whom a number counts, where it matters: soldiers are not civilians. Compared by their first letters. */
const COUNTED =
  /^(?:civilian|soldier|serviceman|servicemen|troop|peacekeeper|child|women|woman|men$|elder|journalist|officer|police|armenian|azerbaijani|azeri|russian|turk|ukrain|israel|palestin|prisoner|refugee|famil|household|formation|outpost|tank|vehicle|house|home|mine|shell|round|piece|drone)/;

/**
 * Reads every figure of a record once.
 * @param record the record
 */
export function figureLookup(record: VerbatimRecord): FigureLookup {
  const byNumber = new Map<number | string, Filed[]>();
  const byMetric = new Map<EntryId, Filed[]>();
  for (const figure of record.figures) {
    if (figure.status !== 'live') continue;
    const quantity = readValue(figure.value);
    if (quantity === undefined) continue;
    const filed: Filed = { figure, quantity, voices: voicesOf(figure, record), counted: countedIn(figure.population) };
    for (const key of keysOf(quantity)) put(byNumber, key, filed);
    put(byMetric, figure.metric, filed);
  }
  return { byNumber, byMetric };
}

/** The first number of a value with its qualifier; a second one, as in "at least 20 and possibly up to 100", makes it a range. */
function readValue(value: string): Quantity | undefined {
  const [first, ...more] = quantitiesIn(value);
  if (first === undefined) return undefined;
  const numbers = [...first.numbers, ...more.flatMap((one) => one.numbers)];
  return more.length === 0 ? first : { ...first, numbers, qualifier: 'range' };
}

const keysOf = ({ numbers, phrase }: Quantity): (number | string)[] =>
  phrase === undefined ? [...new Set(numbers)] : [phrase];

function put<K>(to: Map<K, Filed[]>, key: K, filed: Filed): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [filed]);
  else list.push(filed);
}

function voicesOf(figure: Figure, record: VerbatimRecord): ReadonlySet<EntryId> {
  const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
  const ids = new Set<EntryId>([figure.claimant]);
  if (statement?.entry === 'statement') {
    ids.add(statement.speaker);
    for (const one of statement.reportedBy) ids.add(one);
  }
  for (const id of [...ids]) {
    const entry = record.byId.get(id);
    if (entry?.entry === 'person') for (const { organisation } of entry.roles) if (organisation) ids.add(organisation);
  }
  return ids;
}

const countedIn = (text: string): ReadonlySet<string> =>
  new Set(wordsOf(text).flatMap(({ key }) => COUNTED.exec(key)?.[0] ?? []));

/**
 * Judges the figures of a pasted text that count what the record counts. Other numbers (years, scores, prices) are left alone.
 * @param text the pasted text
 * @param quotes quotes whose words are on file: their numbers are judged with their words
 * @param lookup the figures on file
 * @param record the record
 * @param search reads names and metrics
 * @param most how many are judged at most
 */
export async function judgeFigures(
  text: string,
  quotes: readonly PastedQuote[],
  lookup: FigureLookup,
  record: VerbatimRecord,
  search: Search,
  most: number,
): Promise<JudgedFigure[]> {
  const judged: JudgedFigure[] = [];
  for (const sentence of sentencesOf(text)) {
    const all = quantitiesIn(sentence.text).filter(
      ({ start, end }) =>
        !quotes.some(
          (quote) => quote.marked && sentence.start + start >= quote.start && sentence.start + end <= quote.end,
        ),
    );
    if (all.length === 0) continue;
    const mentions = await search.mentions(sentence.text);
    for (const quantity of all) {
      if (judged.length === most) return judged;
      const clause = clauseAround(sentence.text, quantity);
      const near = (await search.mentions(clause)).filter(({ kind }) => kind === 'metric');
      const one = judge({ quantity, clause, near, mentions }, lookup, record);
      if (one !== undefined) judged.push(one);
    }
  }
  return judged;
}

interface Pasted {
  readonly quantity: Quantity;
  readonly clause: string;
  /** Metrics named in the clause. */
  readonly near: readonly Mention[];
  /** Everything named in the sentence. */
  readonly mentions: readonly Mention[];
}

function judge(pasted: Pasted, lookup: FigureLookup, record: VerbatimRecord): JudgedFigure | undefined {
  const { quantity, clause, near, mentions } = pasted;
  const all = mentions.filter(({ kind }) => kind === 'metric');
  const wide = new Set(all.map(({ id }) => id));
  const metrics = near.length > 0 ? new Set(near.map(({ id }) => id)) : wide;
  if (quantity.year) return undefined;
  const voices = mentions.filter(({ kind, sure }) => sure && (kind === 'person' || kind === 'organisation'));
  const events = mentions.filter(({ kind }) => kind === 'event').map(({ id }) => id);
  const counted = countedIn(afterNumber(clause, quantity));
  const same = keysOf(quantity).flatMap((key) => lookup.byNumber.get(key) ?? []);
  const base = { kind: 'figure' as const, pasted: clause.trim() };
  const fits = same.map((filed) => ({
    filed,
    metric: metrics.size === 0 ? sharesWords(filed.figure, clause) : metrics.has(filed.figure.metric),
    voice: voices.length === 0 || voices.some(({ id }) => isVoiceOf(id, filed, record)),
    scope:
      (events.length === 0 || events.some((id) => isOn(filed.figure, id, record))) &&
      [...counted].every(
        (word) =>
          filed.counted.has(word) ||
          (filed.counted.size === 0 && !/^(?:civilian|child|women|woman|soldier|peacekeeper|journalist)/.test(word)),
      ),
    qualifier: sameQualifier(quantity, filed.quantity),
  }));
  const close = fits.filter(({ metric }) => metric);
  const known = close.length > 0 ? close : fits.filter(({ filed }) => wide.has(filed.figure.metric));
  if (known.length === 0) {
    if (metrics.size === 0) return undefined;
    const others = [...metrics].flatMap((id) => lookup.byMetric.get(id) ?? []);
    const closest = others
      .filter((filed) => voices.length === 0 || voices.some(({ id }) => isVoiceOf(id, filed, record)))
      .filter((filed) => events.length === 0 || events.some((id) => isOn(filed.figure, id, record)));
    const named = fits.filter(({ voice }) => voice && voices.length > 0);
    if (named.length > 0) return { ...base, verdict: 'other-scope', figures: figuresOf(named) };
    if (others.length === 0) return undefined;
    return {
      ...base,
      verdict: 'not-on-file',
      figures: (closest.length > 0 ? closest : others).slice(0, 5).map(({ figure }) => figure),
    };
  }
  const worth = (one: (typeof known)[number]): number =>
    (one.voice ? 4 : 0) + (one.scope ? 4 : 0) + (one.qualifier ? 2 : 0);
  const best = Math.max(...known.map(worth));
  const chosen = known.filter((one) => worth(one) === best);
  const figures = figuresOf(chosen);
  const [first] = chosen;
  if (first === undefined) return undefined;
  if (!first.scope) return { ...base, verdict: 'other-scope', figures };
  if (!first.voice)
    return {
      ...base,
      verdict: 'other-claimant',
      figures,
      attributedTo: [...new Set(voices.map(({ name }) => name))].join(', '),
    };
  if (!first.qualifier) return { ...base, verdict: 'qualifier', figures };
  const later = laterThan(first.filed, lookup);
  if (later !== undefined) return { ...base, verdict: 'superseded', figures, later };
  return { ...base, verdict: 'matches', figures };
}

const PREPOSITION = /(?<![\p{L}])(?:in|during|at|after|by|on|near|since|were|was|are|is|have|had|has|who)(?![\p{L}])/iu;

/** Who or what a number counts: what follows it up to the next preposition or verb. */
function afterNumber(clause: string, { text }: Quantity): string {
  const rest = clause.slice(clause.indexOf(text) + text.length);
  const end = PREPOSITION.exec(rest);
  return end === null ? rest : rest.slice(0, end.index);
}

const figuresOf = (fits: readonly { readonly filed: Filed }[]): Figure[] =>
  fits.slice(0, 5).map(({ filed }) => filed.figure);

/** Without a metric word, what is counted must be named as on file. */
function sharesWords({ population, unit, value }: Figure, clause: string): boolean {
  const numbers = new Set(wordsOf(value).map(({ key }) => key));
  const filed = wordsOf(`${population} ${unit ?? ''}`).filter(({ key }) => key.length > 3 && key !== 'people');
  const keys = new Set(wordsOf(clause).map(({ key }) => key));
  return filed.some(({ key }) => keys.has(key) && !numbers.has(key));
}

function isVoiceOf(id: EntryId, filed: Filed, record: VerbatimRecord): boolean {
  if (filed.voices.has(id)) return true;
  if (filed.figure.claimant !== 'outlet') return false;
  const source = record.byId.get(filed.figure.source);
  const entry = record.byId.get(id);
  return source?.entry === 'source' && entry?.entry === 'organisation' && entry.name === source.publisher;
}

/** Whether a figure counts an event or a part of it. */
function isOn({ of, statement }: Figure, event: EntryId, record: VerbatimRecord): boolean {
  const said = statement === undefined ? undefined : record.byId.get(statement);
  let at = of ?? (said?.entry === 'statement' ? said.event : undefined);
  for (let step = 0; at !== undefined && step < 20; step += 1) {
    if (at === event) return true;
    const entry = record.byId.get(at);
    at = entry?.entry === 'event' ? entry.partOf : undefined;
  }
  return false;
}

function sameQualifier(pasted: Quantity, filed: Quantity): boolean {
  if (filed.numbers.length > 1) return filed.numbers.every((number) => pasted.numbers.includes(number));
  return pasted.qualifier === filed.qualifier;
}

/** The newest figure of a later day for the same count by the same claimant, where it says something else. */
function laterThan({ figure }: Filed, lookup: FigureLookup): Figure | undefined {
  const { last } = dateSpan(figure.asOf);
  if (last === '') return undefined;
  return (lookup.byMetric.get(figure.metric) ?? [])
    .map((one) => one.figure)
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

const SENTENCE_END = /[.!?](?=\s+["'“«„‘(]?\p{Lu})|\n+/gu;

function sentencesOf(text: string): { readonly text: string; readonly start: number }[] {
  const found: { text: string; start: number }[] = [];
  let start = 0;
  for (const match of [...text.matchAll(SENTENCE_END), { index: text.length, 0: '' }]) {
    const end = match.index + match[0].length;
    if (end > start) found.push({ text: text.slice(start, end), start });
    start = end;
  }
  return found;
}

const CLAUSE_END = /[;:—–]|,(?!\d)|(?<![\p{L}])(?:and|while|but|with|plus|as well as)(?![\p{L}])/giu;

/** The part of a sentence that a number belongs to. */
function clauseAround(sentence: string, { start, end }: Quantity): string {
  let from = 0;
  let to = sentence.length;
  for (const match of sentence.matchAll(CLAUSE_END)) {
    if (match.index + match[0].length <= start) from = match.index + match[0].length;
    else if (match.index >= end) {
      to = match.index;
      break;
    }
  }
  return sentence.slice(from, to);
}
