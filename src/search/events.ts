import type { Entry, EntryId, RecordEvent, Statement } from '../record/entries.js';
import { withParents } from '../record/parents.js';
import type { SearchContext } from './context.js';
import type { Corpus } from './index/corpus.js';
import { placesOf } from './index/places-of.js';
import { suggestionOf } from './names/labels.js';
import type { Subject, SubjectKind } from './names/subject.js';
import { rank } from './rank.js';
import type { Reading } from './reading/reading.js';
import type { Found, Hit, Suggestion } from './search.js';
import { BAND, EVENT } from './weights.js';

const KINDS: ReadonlySet<SubjectKind> = new Set(['event', 'place']);
const RELATED_KINDS: ReadonlySet<SubjectKind> = new Set(['topic', 'person', 'organisation']);

/** Finds events by id, by name, by place (or what the place is part of), or by the words of their names; equals in the corpus's order. */
export function findEvents(
  context: SearchContext,
  corpus: Corpus<RecordEvent>,
  statements: Corpus<Statement>,
  query: string,
): Found<RecordEvent> {
  const reading = context.read(query, corpus, KINDS);
  const subjects = reading.groups.flatMap((group) => group.subjects);
  const { hits, read } = byIdOf(context.findEntry(query), corpus) ?? byReading(context, corpus, reading);
  if (hits.length > 0)
    return { band: 'answered', hits, reading: read, subjects: subjects.map((subject) => suggestionOf(subject)) };
  const offered = [
    ...subjects.filter(({ kind }) => kind === 'event').map((subject) => suggestionOf(subject)),
    ...relatedEvents(context, statements, query),
  ];
  if (offered.length > 0) return { band: 'offered', reason: 'near', suggestions: offered.slice(0, BAND.maxOffered) };
  const { suggestions, close } = context.findNearest(reading.words, KINDS, BAND.maxOffered);
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

function byReading(context: SearchContext, corpus: Corpus<RecordEvent>, reading: Reading): Answer {
  const { groups, content, coverage, words } = reading;
  const named = groups.flatMap((group) => group.subjects.map(({ name }) => name)).join(' · ');
  if (coverage < BAND.minCoverage || words.length === 0) return { hits: [], read: '' };
  const [group] = groups;
  if (group !== undefined && groups.length === 1 && content.length === 0) {
    const hits = ofGroup(context, corpus, group.subjects, group.words.join(' '));
    if (hits.length > 0) return { hits, read: named };
  }
  const { hits } = rank(reading, corpus, () => true);
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
function relatedEvents(context: SearchContext, statements: Corpus<Statement>, query: string): Suggestion[] {
  const reading = context.read(query, statements, RELATED_KINDS);
  if (reading.coverage < BAND.minCoverage) return [];
  const ids = new Set<EntryId>();
  for (const subject of reading.groups.flatMap((group) => group.subjects)) {
    for (const doc of [...(statements.by.get(subject) ?? []), ...(statements.about.get(subject) ?? [])]) {
      const event = statements.items[doc]?.event;
      if (event !== undefined) ids.add(event);
    }
  }
  const weight = (subject: Subject): number => context.importance.get(subject) ?? 0;
  return [...ids]
    .flatMap((id) => context.vocabulary.byId.get(id) ?? [])
    .sort((a, b) => weight(b) - weight(a))
    .map((subject) => suggestionOf(subject));
}
