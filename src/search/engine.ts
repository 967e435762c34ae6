import { newestFirst } from '../record/dates.js';
import type { Figure, Statement } from '../record/entries.js';
import { quotedRuns } from '../record/quotes.js';
import type { VerbatimRecord } from '../record/record.js';
import { ambiguous, answer, byEntry, notSure } from './answer.js';
import { buildCorpus } from './corpus.js';
import { eventDocuments, figureDocuments, statementDocuments } from './documents.js';
import { eventSearch } from './events.js';
import { allows } from './filters.js';
import { suggestionOf } from './labels.js';
import { buildNearest } from './nearest.js';
import { queryWords } from './query-words.js';
import { isKnown, type Room, readers, weigh } from './room.js';
import type { Search } from './search.js';
import { sourceSearch } from './sources.js';
import { buildSuggest } from './suggest.js';
import { buildVocabulary, live, type SubjectKind } from './vocabulary.js';

const CLAIM_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'topic']);
const FIGURE_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);
const WHO_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place']);

/**
 * Builds the search engine over one record; everything it needs is computed here, once.
 * @param record the record
 */
export function createSearch(record: VerbatimRecord): Search {
  const vocabulary = buildVocabulary(record);
  const statements = buildCorpus(statementDocuments(record, vocabulary), vocabulary);
  const figures = buildCorpus(figureDocuments(record, vocabulary), vocabulary);
  const events = buildCorpus(eventDocuments(record, vocabulary), vocabulary);
  const nearest = buildNearest(vocabulary);
  const importance = new Map(vocabulary.subjects.map((subject) => [subject, weigh(subject, [statements, figures])]));
  const room: Room = {
    record,
    vocabulary,
    nearest,
    importance,
    ...readers(record, vocabulary, [statements, figures, events]),
  };
  const suggest = buildSuggest(record, vocabulary, nearest, importance);
  // Of one day, words that are the speaker's own and proven come before words that are not.
  const weight = new Map(
    record.statements.map((one) => [
      one.id,
      (record.proofs.get(one.id) === 'proven' ? 2 : 0) + (quotedRuns(one.says).length > 0 ? 1 : 0),
    ]),
  );
  const newest = (a: Statement, b: Statement): number =>
    newestFirst(a.said, b.said) || (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0);
  const newestCount = (a: Figure, b: Figure): number => newestFirst(a.asOf, b.asOf);

  return {
    async statements(query, filters = {}) {
      const entry = room.entry(query);
      const own =
        entry === undefined
          ? []
          : live(record.statements).filter(
              (one) =>
                one.id === entry.id ||
                (entry.entry === 'source' && one.source === entry.id) ||
                (entry.entry === 'figure' && one.id === entry.statement),
            );
      if (own.length > 0) return byEntry(own.sort(newest), entry?.id ?? '');
      return answer(
        room,
        query,
        statements,
        CLAIM_KINDS,
        allows(record, filters),
        newest,
        Object.values(filters).some((value) => value !== undefined),
        filters.speaker,
      );
    },
    async figures(query, filters = {}) {
      const entry = room.entry(query);
      const own =
        entry === undefined
          ? []
          : live(record.figures).filter(
              (one) =>
                one.id === entry.id ||
                one.statement === entry.id ||
                (entry.entry === 'source' && one.source === entry.id),
            );
      if (own.length > 0) return byEntry(own.sort(newestCount), entry?.id ?? '');
      const allowed = (figure: Figure): boolean =>
        (filters.metric === undefined || figure.metric === filters.metric) &&
        (filters.event === undefined || allows(record, { event: filters.event })({ event: figure.of }));
      return answer(
        room,
        query,
        figures,
        FIGURE_KINDS,
        allowed,
        newestCount,
        filters.metric !== undefined || filters.event !== undefined,
      );
    },
    async events(query) {
      return eventSearch(room, events, statements, query);
    },
    async who(query) {
      const reading = room.read(query, statements, WHO_KINDS);
      const [group, ...more] = reading.groups;
      if (group === undefined || reading.coverage < 0.5 || reading.strangerName || reading.unknown.length > 0)
        return notSure(room, reading, WHO_KINDS);
      const subjects = [group, ...more].flatMap((one) => one.subjects);
      if (subjects.length > 1) return ambiguous(room, subjects);
      const hits = subjects.map((subject) => ({
        item: { id: subject.id },
        score: group.how === 'typo' ? 0.8 : 1,
        why: [group.words.join(' ')],
      }));
      return {
        band: 'answered',
        hits,
        reading: subjects.map(({ name }) => name).join(' · '),
        subjects: subjects.map((one) => suggestionOf(one)),
      };
    },
    async sources(query) {
      return sourceSearch(room, query);
    },
    async suggest(scope, text) {
      return suggest(scope, text);
    },
    condense(query, length) {
      const trimmed = query.trim();
      if (record.byId.has(trimmed) && trimmed.length <= length) return trimmed;
      return queryWords(
        room.take(query).join(' '),
        isKnown(vocabulary, [statements, figures, events]),
        Math.max(0, Math.min(length, 400)),
      ).words.join(' ');
    },
  };
}
