import type { VerbatimRecord } from '../record/record.js';
import { ambiguous, answer, byEntry, notSure } from './answer.js';
import { isKnown, type Room, readers } from './context.js';
import { eventSearch } from './events.js';
import { statementFilter, within } from './filters.js';
import { buildIndex, type SearchIndex } from './index/search-index.js';
import { suggestionOf } from './names/labels.js';
import { buildNearest } from './names/nearest.js';
import type { SubjectKind } from './names/vocabulary.js';
import type { Search } from './search.js';
import { sharingWords } from './sharing-words.js';
import { sourceSearch } from './sources.js';
import { buildSuggest } from './suggest.js';
import { queryWords } from './words/query-words.js';

const CLAIM_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'topic']);
const FIGURE_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);
const MENTIONED: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place', 'event', 'metric']);
const WHO_KINDS: ReadonlySet<SubjectKind> = new Set(['person', 'organisation', 'place']);

/**
 * The search engine over one record; everything it needs is computed here, once.
 * @param record the record
 * @param index its index; built here when it is not at hand
 */
export function createSearch(record: VerbatimRecord, index: SearchIndex = buildIndex(record)): Search {
  const { vocabulary, importance, statements, columns, figures, events } = index;
  const nearest = buildNearest(vocabulary);
  const room: Room = {
    record,
    vocabulary,
    nearest,
    importance,
    ...readers(record, vocabulary, [statements, figures, events]),
  };
  const suggest = buildSuggest(record, vocabulary, nearest, importance);
  const filtered = statementFilter(record, statements.items, columns);

  return {
    async statements(query, filters = {}) {
      const entry = room.entry(query);
      const own =
        entry === undefined
          ? []
          : statements.items.filter(
              (one) =>
                one.id === entry.id ||
                (entry.entry === 'source' && one.source === entry.id) ||
                (entry.entry === 'figure' && one.id === entry.statement),
            );
      if (own.length > 0) return byEntry(own, entry?.id ?? '');
      return answer(
        room,
        query,
        statements,
        CLAIM_KINDS,
        filtered(filters),
        Object.values(filters).some((value) => value !== undefined),
        filters.speaker,
      );
    },
    async figures(query, filters = {}) {
      const entry = room.entry(query);
      const own =
        entry === undefined
          ? []
          : figures.items.filter(
              (one) =>
                one.id === entry.id ||
                one.statement === entry.id ||
                (entry.entry === 'source' && one.source === entry.id),
            );
      if (own.length > 0) return byEntry(own, entry?.id ?? '');
      const isWithin = within(record, filters.event);
      const allowed = (place: number): boolean =>
        (filters.metric === undefined || figures.items[place]?.metric === filters.metric) &&
        (filters.event === undefined || isWithin(figures.items[place]?.of));
      return answer(
        room,
        query,
        figures,
        FIGURE_KINDS,
        allowed,
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
    async sharingWords(text, most) {
      return sharingWords(statements, text, most);
    },
    async mentions(sentence) {
      return room.read(sentence, statements, MENTIONED).groups.flatMap(({ words, subjects, how }) =>
        subjects.map((subject) => ({
          ...suggestionOf(subject),
          words,
          sure:
            how === 'exact' ||
            how === 'sound' ||
            subject.names.some((name) => words.every((word) => name.words.includes(word))),
        })),
      );
    },
    async strangeWords(text) {
      const known = isKnown(vocabulary, [statements, figures, events]);
      return room.take(text).filter((word) => !known(word));
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
