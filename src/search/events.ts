import type { RecordEvent, Statement } from '../record/entries.js';
import { withParents } from '../record/parents.js';
import { SURE } from './answer.js';
import type { Room } from './context.js';
import type { Corpus } from './index/corpus.js';
import { placesOf } from './index/documents.js';
import { suggestionOf } from './names/labels.js';
import type { Subject, SubjectKind } from './names/vocabulary.js';
import { rank } from './rank.js';
import type { Found, Hit } from './search.js';

const KINDS: ReadonlySet<SubjectKind> = new Set(['event', 'place']);
const AROUND: ReadonlySet<SubjectKind> = new Set(['topic', 'person', 'organisation']);

/**
 * Finds events by name, by place (or what the place is part of), or by the words of their names. Equals are in the order of the
 * corpus.
 * @param room names and readers
 * @param corpus the events
 * @param statements the statements, to offer the events that a topic or person belongs to
 * @param query the query
 */
export function eventSearch(
  room: Room,
  corpus: Corpus<RecordEvent>,
  statements: Corpus<Statement>,
  query: string,
): Found<RecordEvent> {
  const entry = room.entry(query);
  const viaId =
    entry === undefined
      ? undefined
      : entry.entry === 'event'
        ? entry.id
        : entry.entry === 'statement'
          ? entry.event
          : entry.entry === 'figure'
            ? entry.of
            : undefined;
  const reading = room.read(query, corpus, KINDS);
  const subjects = reading.groups.flatMap((group) => group.subjects);
  const answered = (hits: readonly Hit<RecordEvent>[], read: string): Found<RecordEvent> => ({
    band: 'answered',
    hits,
    reading: read,
    subjects: subjects.map((subject) => suggestionOf(subject)),
  });
  const byIds = corpus.items.filter((event) => event.id === viaId);
  if (byIds.length > 0)
    return answered(
      byIds.map((item) => ({ item, score: 1, why: ['its id'] })),
      byIds[0]?.name ?? '',
    );
  const read = subjects.map((subject) => subject.name).join(' · ');
  if (reading.coverage >= SURE && reading.words.length > 0) {
    const [group] = reading.groups;
    if (group !== undefined && reading.groups.length === 1 && reading.content.length === 0) {
      const hits = ofGroup(room, corpus, group.subjects, group.words.join(' '));
      if (hits.length > 0) return answered(hits, read);
    }
    const { hits } = rank(reading, corpus, () => true);
    if (hits.length > 0)
      return answered(hits, [read, reading.content.map((part) => part.word).join(' ')].filter(Boolean).join(' · '));
  }
  const around = room.read(query, statements, AROUND);
  const related = new Set<string>();
  for (const subject of around.coverage >= SURE ? around.groups.flatMap((group) => group.subjects) : []) {
    for (const doc of [...(statements.by.get(subject) ?? []), ...(statements.about.get(subject) ?? [])]) {
      const event = statements.items[doc]?.event;
      if (event !== undefined) related.add(event);
    }
  }
  const offered = [
    ...subjects.filter((subject) => subject.kind === 'event'),
    ...[...related]
      .flatMap((id) => room.vocabulary.byId.get(id) ?? [])
      .sort((a, b) => (room.importance.get(b) ?? 0) - (room.importance.get(a) ?? 0)),
  ].map((subject) => suggestionOf(subject));
  if (offered.length > 0) return { band: 'offered', reason: 'near', suggestions: offered.slice(0, 10) };
  const { suggestions, close } = room.nearest(reading.words, KINDS, 10);
  return close && reading.words.length <= 3
    ? { band: 'offered', reason: 'near', suggestions }
    : { band: 'none', suggestions };
}

/** The event of that name first, then those at the place of that name, or else at what the place is part of. */
function ofGroup(
  room: Room,
  corpus: Corpus<RecordEvent>,
  subjects: readonly Subject[],
  typed: string,
): Hit<RecordEvent>[] {
  const ids = new Set(subjects.map((subject) => subject.id));
  const named = corpus.items.filter((event) => ids.has(event.id));
  const places = subjects.filter((subject) => subject.kind === 'place').map((subject) => subject.id);
  let there: RecordEvent[] = [];
  for (let level = 0; level < 6 && there.length === 0 && places.length > 0; level += 1) {
    const wanted = new Set(places.flatMap((place) => withParents(room.record, place)[level] ?? []));
    if (wanted.size === 0) break;
    there = corpus.items.filter(
      (event) => !ids.has(event.id) && placesOf(room.record, event.id).some((place) => wanted.has(place)),
    );
  }
  return [
    ...named.map((item) => ({ item, score: 1, why: [`named ${typed}`] })),
    ...there.map((item) => ({ item, score: 0.8, why: [`at ${typed}`] })),
  ];
}
