import { orderIn } from '../language/words/event-order.js';
import { isEverydayOfEvents, withoutAskingForEvents } from '../language/words/event-words.js';
import type { Entry, RecordEvent } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { withParents } from '../record/parents.js';
import { ambiguous } from './answer.js';
import { answerOnDays } from './answer-on-days.js';
import { touchesSpans } from './asked-spans.js';
import type { SearchContext } from './context.js';
import { type AskedDays, spanOf } from './days.js';
import type { Corpus } from './embedded/corpus.js';
import { eventsInOrder } from './events-in-order.js';
import { placesOf } from './index/places-of.js';
import type { EventIndex, SearchIndex } from './index/search-index.js';
import { suggestionOf } from './names/labels.js';
import type { Subject, SubjectKind } from './names/subject.js';
import { rankEvents } from './rank-events.js';
import { isUnderstood, type Reading } from './reading/reading.js';
import type { Found, Hit, Suggestion } from './search.js';
import { BAND, EVENT } from './weights.js';
import { isNoise } from './words/stem.js';

/** What a query for events may name. */
export const EVENT_KINDS: ReadonlySet<SubjectKind> = new Set(['event', 'place', 'person', 'organisation']);
const RELATED_KINDS: ReadonlySet<SubjectKind> = new Set(['topic', 'person', 'organisation']);

/**
 * Finds events by id, by name, by place (or what the place is part of), by the words of their names, or by the days they were on; equals
 * in the order of the index.
 * @param days the days that the query limits itself to
 */
export function findEvents(
  context: SearchContext,
  index: SearchIndex,
  query: string,
  days?: AskedDays,
): Promise<Found<RecordEvent>> {
  const { documents, dictionary } = index.events;
  return answerOnDays(query, days, async (rest, asked) => {
    const inOrder = await findInOrder(context, index, rest);
    if (inOrder !== undefined && asked === undefined) return inOrder;
    const matter = withoutAskingForEvents(rest);
    const isOfDaysAlone = !context.read(matter, dictionary, EVENT_KINDS).words.some((word) => !isNoise(word));
    const wasThen = ({ start, end }: RecordEvent): boolean =>
      asked !== undefined && touchesSpans(spanOf(start, end), asked);
    if (asked !== undefined && isOfDaysAlone) return ofDays(documents.items.filter(wasThen), days);
    const found = await findByMatter(context, index, { query: rest, matter });
    if (asked === undefined) return found;
    if (found.band === 'answered') {
      const hits = found.hits.filter(({ item }) => wasThen(item));
      return hits.length > 0 ? { ...found, hits } : { band: 'none', suggestions: [] };
    }
    return found;
  });
}

/** Events that are asked for by their days alone: first those that lasted for just these days. */
function ofDays(events: readonly RecordEvent[], days: AskedDays | undefined): Found<RecordEvent> {
  const likeness = ({ start, end }: RecordEvent): number => days?.likeness(spanOf(start, end)) ?? 0;
  const sorted = [...events].sort((a, b) => likeness(b) - likeness(a));
  return sorted.length > 0 ? allOf(sorted, 'its days', '') : { band: 'none', suggestions: [] };
}

const allOf = (events: readonly RecordEvent[], why: string, reading: string): Found<RecordEvent> => ({
  band: 'answered',
  hits: events.map((item) => ({ item, score: 1, why: [why] })),
  reading,
  subjects: [],
});

/** "What came after the vote", "which came first, the vote or the launch": events by their order; undefined where none is asked for. */
async function findInOrder(
  context: SearchContext,
  index: SearchIndex,
  query: string,
): Promise<Found<RecordEvent> | undefined> {
  const asked = orderIn(query);
  if (asked === undefined) return undefined;
  const events = await eventsInOrder(asked, index.events.documents.items, async (words) => {
    const found = await findByMatter(context, index, { query: words, matter: withoutAskingForEvents(words) });
    return found.band === 'answered' ? found.hits[0]?.item : undefined;
  });
  return events.length > 0 ? allOf(events, 'its place in the order of events', query) : undefined;
}

/** Words that only ask what happened are left out, unless events are called by them. */
async function findByMatter(
  context: SearchContext,
  index: SearchIndex,
  { query, matter }: { readonly query: string; readonly matter: string },
): Promise<Found<RecordEvent>> {
  let found: Found<RecordEvent> | undefined;
  for (const words of new Set([matter, withoutEverydayWords(context, index.events, matter), query])) {
    const next = words === '' ? undefined : await findByWords(context, index, words);
    if (next?.band === 'answered') return next;
    found ??= next;
  }
  return found ?? { band: 'none', suggestions: [] };
}

/** The words without those that any event goes with and no account has: "presented", "attended". */
function withoutEverydayWords(
  { vocabulary, wordsOf }: SearchContext,
  { dictionary }: EventIndex,
  query: string,
): string {
  return wordsOf(query)
    .filter((word) => !isEverydayOfEvents(word) || dictionary.has(vocabulary.stem(word)))
    .join(' ');
}

async function findByWords(context: SearchContext, index: SearchIndex, query: string): Promise<Found<RecordEvent>> {
  const reading = context.read(query, index.events.dictionary, EVENT_KINDS);
  const subjects = reading.groups.flatMap((group) => group.subjects);
  const [bearers] = reading.groups.filter(
    ({ subjects: all }) => all.length > 1 && all.every(({ kind }) => kind === 'person'),
  );
  if (bearers !== undefined && reading.groups.length === 1 && reading.content.length === 0)
    return ambiguous(context, bearers.subjects);
  const { documents } = index.events;
  const { hits, read } = byIdOf(await index.named(query), documents) ?? byReading(context, index.events, reading);
  if (hits.length > 0)
    return {
      band: 'answered',
      hits,
      reading: read,
      notLookedFor: reading.unknown,
      subjects: subjects.map((subject) => suggestionOf(subject)),
    };
  const offered = [
    ...subjects.filter(({ kind }) => kind === 'event').map((subject) => suggestionOf(subject)),
    ...(await relatedEvents(context, index, query)),
  ];
  if (offered.length > 0) return { band: 'offered', reason: 'near', suggestions: offered.slice(0, BAND.maxOffered) };
  const { suggestions, close } = context.findNearest(reading.words, EVENT_KINDS, BAND.maxOffered);
  return close && reading.words.length <= BAND.maxUnknownOffered
    ? { band: 'offered', reason: 'near', suggestions }
    : { band: 'none', suggestions };
}

interface Answer {
  readonly hits: readonly Hit<RecordEvent>[];
  readonly read: string;
}

function byIdOf(entry: Entry | undefined, corpus: Corpus<RecordEvent>): Answer | undefined {
  const id = entry === undefined ? undefined : eventOf(entry);
  const item = corpus.items.find((event) => event.id === id);
  return item === undefined ? undefined : { hits: [{ item, score: 1, why: ['its id'] }], read: item.name };
}

function eventOf(entry: Entry): EntryId | undefined {
  if (entry.entry === 'event') return entry.id;
  if (entry.entry === 'statement') return entry.event;
  return entry.entry === 'figure' ? entry.of : undefined;
}

/** The events that a reading asks for. */
export function byReading(context: SearchContext, { documents, dictionary }: EventIndex, reading: Reading): Answer {
  const { groups, content, words } = reading;
  const named = groups.flatMap((group) => group.subjects.map(({ name }) => name)).join(' · ');
  if (!isUnderstood(reading) || words.length === 0) return { hits: [], read: '' };
  const [group] = groups;
  if (group !== undefined && groups.length === 1 && content.length === 0) {
    const hits = ofGroup(context, documents, group.subjects, group.words.join(' '));
    if (hits.length > 0) return { hits, read: named };
  }
  const hits = rankEvents(reading, documents, dictionary);
  return { hits, read: [named, content.map(({ word }) => word).join(' ')].filter(Boolean).join(' · ') };
}

/** The event of that name first, then those at the place of that name, or else at what the place is part of. */
function ofGroup(
  { record }: SearchContext,
  corpus: Corpus<RecordEvent>,
  subjects: readonly Subject[],
  typed: string,
): Hit<RecordEvent>[] {
  const ids = new Set(subjects.map(({ id }) => id));
  const named = corpus.items.filter((event) => ids.has(event.id));
  const chains = subjects.filter(({ kind }) => kind === 'place').map(({ id }) => withParents(record, id));
  let there: RecordEvent[] = [];
  for (let level = 0; level < EVENT.maxLevels && there.length === 0; level += 1) {
    const wanted = new Set(chains.flatMap((chain) => chain[level] ?? []));
    if (wanted.size === 0) break;
    there = corpus.items.filter(
      (event) => !ids.has(event.id) && placesOf(record, event.id).some((place) => wanted.has(place)),
    );
  }
  return [
    ...named.map((item) => ({ item, score: EVENT.named, why: [`named ${typed}`] })),
    ...there.map((item) => ({ item, score: EVENT.atPlace, why: [`at ${typed}`] })),
  ];
}

/** The events that a topic, person or organisation belongs to, those with most on file first. */
async function relatedEvents(
  context: SearchContext,
  { statements }: SearchIndex,
  query: string,
): Promise<Suggestion[]> {
  const reading = context.read(query, statements.dictionary, RELATED_KINDS);
  if (reading.coverage < BAND.minCoverage) return [];
  const subjects = reading.groups.flatMap((group) => group.subjects);
  const events = subjects.length === 0 ? [] : await statements.eventsOf(subjects);
  const weight = (subject: Subject): number => context.importance.get(subject) ?? 0;
  return events
    .flatMap((id) => context.vocabulary.byId.get(id) ?? [])
    .sort((a, b) => weight(b) - weight(a))
    .map((subject) => suggestionOf(subject));
}
