import { dateSpan, type RecordDate } from '../../record/dates.js';
import type { Entry, RecordEvent, Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { withParents } from '../../record/parents.js';
import type { Figure, Statement } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import { isBefore } from '../implausible-tools.js';
import type { Problem } from '../problems.js';
import type { ComparableText } from './comparable-text.js';
import { beginningOfContext, placeOf, sentenceEnd, sentenceOf } from './context.js';
import { createEventReader, type NamedEvents, PLACE_MARK } from './event-marks.js';
import type { SourceText } from './source-texts.js';

/** A word in the names of more events tells none of them from the others. */
const MAX_SHARING = 3;
/** Shorter words of a name are in any sentence. */
const MIN_TELLING = 5;
/** Words of another event, besides those of the own one, from which on a text is rather about the other. */
const MIN_MORE = 2;

/**
 * Warns where the text of a source names another event of the record than the one that its words are filed under: all
 * that it names of the one it names of the other as well, and more besides.
 */
export function checkEvents(built: readonly BuiltEntry[], texts: ReadonlyMap<EntryId, SourceText>): readonly Problem[] {
  if (texts.size === 0) return [];
  const entries = entriesOf(built);
  const byId = byIdOf(entries);
  const read = createEventReader(entries);
  const wholes = new Map<EntryId, NamedEvents>();
  const inWhole = (source: Source, text: ComparableText): NamedEvents => {
    const there = wholes.get(source.id) ?? read(`${source.title ?? ''}\n${text.original}`);
    wholes.set(source.id, there);
    return there;
  };
  /** Beside the words: a page may report on several events, one paragraph on each. */
  const besideWords = ({ entry, source }: Filed, text: ComparableText): NamedEvents => {
    const place = placeOf(entry, text) ?? { start: 0, end: text.original.length };
    const from = beginningOfContext(text.original, place.start);
    return read(`${source.title ?? ''}\n${text.original.slice(from, sentenceEnd(text.original, place.end))}`);
  };
  return entries.flatMap((entry): Problem[] => {
    const filed = filedUnder(entry, byId);
    const text = filed === undefined ? undefined : texts.get(filed.source.id)?.text;
    if (filed === undefined || text === undefined) return [];
    const other =
      namedInstead({ named: besideWords(filed, text), whole: inWhole(filed.source, text) }, filed, byId) ??
      (filed.entry.entry === 'figure' ? namedInSentence(read(sentenceAt(filed.entry, text)), filed, byId) : undefined);
    if (other === undefined) return [];
    const key = filed.entry.entry === 'statement' ? 'event' : 'of';
    return [
      {
        ...filed.entry.position,
        entry: filed.entry.id,
        wrong: `it is filed under ${filed.event.id}, but its source rather names ${other}`,
        right: `correct \`${key}\`, give ${filed.event.id} the words of the source as \`aliases\`, or say in \`note\` how it is known`,
      },
    ];
  });
}

interface Filed {
  readonly entry: Statement | Figure;
  readonly event: RecordEvent;
  readonly source: Source;
  /** The day of the words, or of their source. */
  readonly day: RecordDate;
}

type ById = ReadonlyMap<EntryId, Entry>;

/** A statement or figure with the event it is filed under; undefined where there is none, or a note says why. */
function filedUnder(entry: Entry, byId: ById): Filed | undefined {
  if ((entry.entry !== 'statement' && entry.entry !== 'figure') || entry.note !== undefined) return undefined;
  const event = byId.get((entry.entry === 'statement' ? entry.event : entry.of) ?? '');
  const source = byId.get(entry.source);
  if (event?.entry !== 'event' || source?.entry !== 'source') return undefined;
  const own = entry.entry === 'statement' ? entry.said : entry.asOf;
  return { entry, event, source, day: own.precision === 'unknown' ? source.published : own };
}

const NOTHING: ReadonlySet<string> = new Set();

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  [...some].every((mark) => all.has(mark));

/** What a source names of events. */
interface Named {
  /** Beside the words. */
  readonly named: NamedEvents;
  /** In all of its text. */
  readonly whole: NamedEvents;
}

/**
 * An event of which a source names, beside the words, all that it names of the own one anywhere, and more: words that hardly any other event
 * has, or a day nearer to that of the words. Where it names nothing of the own one, a single word says little: a report on a flood may never
 * call it so.
 */
function namedInstead({ named, whole }: Named, { event, day }: Filed, byId: ById): EntryId | undefined {
  const own = whole.get(event.id) ?? NOTHING;
  const isRare = (mark: string): boolean =>
    !mark.startsWith(PLACE_MARK) && [...named.values()].filter((marks) => marks.has(mark)).length <= MAX_SHARING;
  const ended = event.ongoing === true ? '' : dateSpan(event.end ?? event.start).last;
  const others = [...named].filter(([id, marks]) => {
    const other = byId.get(id);
    if (other?.entry !== 'event' || areKin(event, other, byId) || !hasBegun(other, day)) return false;
    const isNearer = ended !== '' && dateSpan(other.start).first > ended;
    if (own.size === 0)
      return isToldApart(marks, event, other, { named, byId }) || (isNearer && [...marks].some(isTelling));
    // Reports also name what came before.
    if (isBefore(other.end ?? other.start, event.start)) return false;
    const more = [...marks].filter((mark) => !own.has(mark) && isRare(mark));
    return isWithin(own, marks) && (isNearer || more.length >= MIN_MORE);
  });
  return mostNamed(others);
}

/** Whether two places are known, and neither is in the other. */
const areApart = (a: EntryId | undefined, b: EntryId | undefined, byId: ById): boolean =>
  a !== undefined && b !== undefined && !withParents({ byId }, a).includes(b) && !withParents({ byId }, b).includes(a);

function sentenceAt(figure: Figure, text: ComparableText): string {
  const place = placeOf(figure, text);
  return place === undefined ? '' : sentenceOf(figure, text, place);
}

/** The event that the sentence of a number names, where it names nothing of the figure's own: "as when 43 died at Orrby". */
function namedInSentence(named: NamedEvents, { event }: Filed, byId: ById): EntryId | undefined {
  if ((named.get(event.id)?.size ?? 0) > 0) return undefined;
  return mostNamed(
    [...named].filter(([id, marks]) => {
      const other = byId.get(id);
      return (
        other?.entry === 'event' && !areKin(event, other, byId) && isToldApart(marks, event, other, { named, byId })
      );
    }),
  );
}

const isPlace = (mark: string): boolean => mark.startsWith(PLACE_MARK);
const isTelling = (mark: string): boolean => !isPlace(mark) && mark.length >= MIN_TELLING;

/**
 * Whether what a text names of another event is that event's alone: its place, where the two are at different ones, its place and a word, or
 * several words. A single word may be about anything.
 */
function isToldApart(
  marks: ReadonlySet<string>,
  event: RecordEvent,
  other: RecordEvent,
  { named, byId }: { readonly named: NamedEvents; readonly byId: ById },
): boolean {
  const own = [...marks].filter((mark) => [...named.values()].filter((all) => all.has(mark)).length === 1);
  const isThere = own.some(isPlace);
  const isElsewhere = isThere && areApart(event.place, other.place, byId);
  return isElsewhere || (isThere && own.length > 1) || own.filter(isTelling).length > 1;
}

const mostNamed = (events: readonly (readonly [EntryId, ReadonlySet<string>])[]): EntryId | undefined =>
  [...events].sort(([, a], [, b]) => b.size - a.size)[0]?.[0];

/** One part of the other, or the same: what is said of one is said of both. */
const areKin = (a: RecordEvent, b: RecordEvent, byId: ById): boolean =>
  withParents({ byId }, a.id).includes(b.id) || withParents({ byId }, b.id).includes(a.id);

function hasBegun({ start }: RecordEvent, day: RecordDate): boolean {
  const [{ first }, { last }] = [dateSpan(start), dateSpan(day)];
  return first !== '' && last !== '' && first <= last;
}
