import { namedDays } from '../../language/words/dates.js';
import { dateInWords, parseDate, type RecordDate } from '../../record/dates.js';
import type { Source } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import type { Figure, Statement } from '../../record/statement.js';
import { type BuiltEntry, entriesOf } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import type { ComparableText } from './comparable-text.js';
import { beginningOfContext, placeOf, sentenceEnd } from './context.js';
import type { SourceText } from './source-texts.js';

/** How much of a text its dateline is looked for in, in UTF-16 units. */
const MAX_HEAD_LENGTH = 400;
const WEEK_MS = 7 * 86_400_000;

/**
 * Warns of days that a source is said to give and does not: the day something was said, the day a count speaks of, the day of publication.
 * What is known from elsewhere says so (`said_basis`, `as_of_basis`).
 */
export function checkDays(built: readonly BuiltEntry[], texts: ReadonlyMap<EntryId, SourceText>): readonly Problem[] {
  const entries = entriesOf(built);
  const sources = byIdOf(ofKind(entries, 'source'));
  const publishers = new Set(
    ofKind(entries, 'organisation').flatMap((body) => [body.name, ...body.aliases.map(({ name }) => name)]),
  );
  return built.flatMap(({ entry }): Problem[] => {
    if (entry.entry !== 'source' && entry.entry !== 'statement' && entry.entry !== 'figure') return [];
    const source = entry.entry === 'source' ? entry : sources.get(entry.source);
    const text = texts.get(entry.entry === 'source' ? entry.id : entry.source)?.text;
    if (source === undefined || text === undefined) return [];
    const found =
      entry.entry === 'source'
        ? datelineOf(entry, text)
        : dayOf(entry, { source, text, isOwn: source.kind !== undefined || publishers.has(source.publisher) });
    return found === undefined ? [] : [{ ...entry.position, entry: entry.id, ...found }];
  });
}

type Found = Pick<Problem, 'wrong' | 'right'>;

interface Published {
  readonly source: Source;
  readonly text: ComparableText;
  /** Whether a body on file published it itself. */
  readonly isOwn: boolean;
}

function dayOf(entry: Statement | Figure, { source, text, isOwn }: Published): Found | undefined {
  const claimed = dayClaimed(entry);
  if (claimed === undefined) return undefined;
  const isPublished = source.published.iso === claimed.iso;
  // A body's own publication says what it says on the day it comes out; so does an outlet.
  const isOutletsWord = entry.entry === 'statement' && isOutlets(entry);
  if ((isOwn || isOutlets(entry)) && isPublished) return undefined;
  const there = isOutletsWord ? daysInWords(entry, text, source) : daysFor(entry, text, source);
  const isLikely = !isOutletsWord && there.length === 0 && isRecent(claimed, source.published);
  if (isLikely || there.includes(claimed.iso)) return undefined;
  const named = there.map((iso) => dateInWords(parseDate(iso) ?? source.published));
  const key = entry.entry === 'statement' ? 'said_basis' : 'as_of_basis';
  return {
    wrong: `the source does not give ${dateInWords(claimed)} as the day${named.length === 0 ? '' : `: it names ${named.join(', ')}`}`,
    right: `write the day that it gives, or how the day is known: \`${key}:\``,
  };
}

/** Where a text names no day, what it reports is of that day or of the week before. */
const isRecent = (claimed: RecordDate, published: RecordDate): boolean =>
  published.precision === 'day' &&
  claimed.iso <= published.iso &&
  Date.parse(published.iso) - Date.parse(claimed.iso) <= WEEK_MS;

/** The day that the source is said to give; undefined where it is known from elsewhere, or only roughly. */
function dayClaimed(entry: Statement | Figure): RecordDate | undefined {
  if (entry.entry === 'figure' && entry.statement !== undefined) return undefined;
  const [date, basis] =
    entry.entry === 'statement' ? [entry.said, entry.saidBasis] : [entry.asOf, entry.asOfBasis ?? 'source'];
  const isNoted = (entry.entry === 'statement' && entry.saidNote !== undefined) || date.note !== undefined;
  return basis !== 'source' || date.precision !== 'day' || date.about === true || isNoted ? undefined : date;
}

const isOutlets = (entry: Statement | Figure): boolean =>
  (entry.entry === 'statement' ? entry.speaker : entry.claimant) === 'outlet';

/** The days that an outlet's own words name themselves. */
function daysInWords(entry: Statement, text: ComparableText, { published }: Source): string[] {
  const place = placeOf(entry, text);
  if (place === undefined) return [];
  const end = sentenceEnd(text.original, place.end);
  return namedDays(text.original.slice(place.start, end), published.iso).map(({ iso }) => iso);
}

/** The days named near the words; where none is, those named anywhere in the text, the dateline apart. */
function daysFor(entry: Statement | Figure, text: ComparableText, { published }: Source): string[] {
  const day = published.precision === 'day' ? published.iso : undefined;
  const place = placeOf(entry, text);
  const near =
    place === undefined
      ? []
      : namedDays(
          text.original.slice(beginningOfContext(text.original, place.start), sentenceEnd(text.original, place.end)),
          day,
        ).filter(({ iso, withYear }) => !(withYear && iso === day));
  const days = near.length > 0 ? near : namedDays(text.original, day);
  const others = days.map(({ iso }) => iso).filter((iso) => near.length > 0 || iso !== day);
  return [...new Set(others)];
}

/** A full date at the head of a text that is not its day of publication, where none there is. */
function datelineOf({ published, note }: Source, { original }: ComparableText): Found | undefined {
  if (published.precision !== 'day' || published.note !== undefined || note !== undefined) return undefined;
  const days = namedDays(original.slice(0, MAX_HEAD_LENGTH), published.iso).filter(({ withYear }) => withYear);
  const [first] = days;
  if (first === undefined || days.some(({ iso }) => iso === published.iso)) return undefined;
  return {
    wrong: `it is published on ${dateInWords(published)}, but its text begins with ${dateInWords(parseDate(first.iso) ?? published)}`,
    right: 'write the day of its own text, or note why it has another',
  };
}
