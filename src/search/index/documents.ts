import type { EntryId, Figure, RecordEvent, Statement } from '../../record/entries.js';
import { withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Subject, Vocabulary } from '../names/vocabulary.js';
import type { Document } from './corpus.js';

/** Words readers use for what a statement does, by its kind; the first is the kind itself. */
const KIND_WORDS: ReadonlyMap<string, string> = new Map([
  ['denial', 'denial denied deny rejected'],
  ['accusation', 'accusation accused accuse'],
  ['demand', 'demand demanded'],
  ['appeal', 'appeal appealed called urged'],
  ['promise', 'promise promised pledged'],
  ['warning', 'warning warned'],
  ['condemnation', 'condemnation condemned condemn'],
  ['explanation', 'explanation explained'],
  ['forecast', 'forecast predicted'],
  ['question', 'question asked'],
]);

/**
 * The places of an event: its own, those of what it is part of, and what those are part of.
 * @param record the record
 * @param event the event's id
 */
export function placesOf(record: VerbatimRecord, event: EntryId | undefined): EntryId[] {
  return withParents(record, event).flatMap((id) => {
    const entry = record.byId.get(id);
    return entry?.entry === 'event' ? withParents(record, entry.place) : [];
  });
}

/** What an event is part of and where: as subjects, and by name. */
interface Around {
  readonly subjects: readonly Subject[];
  readonly names: string;
}

/**
 * Statements as searchable documents.
 * @param statements the statements
 * @param record the record
 * @param vocabulary its names
 */
export function* statementDocuments(
  statements: readonly Statement[],
  record: VerbatimRecord,
  vocabulary: Vocabulary,
): Generator<Document<Statement>> {
  // Many statements are on one event: what is around it is worked out once.
  const known = new Map<EntryId | undefined, Around>();
  const aroundOf = (event: EntryId | undefined): Around => {
    const there = known.get(event);
    if (there !== undefined) return there;
    const ids = [...withParents(record, event), ...placesOf(record, event)];
    const around = { subjects: subjectsOf(vocabulary, ids), names: namesOf(record, ids) };
    known.set(event, around);
    return around;
  };
  for (const statement of statements) {
    const around = aroundOf(statement.event);
    const source = record.byId.get(statement.source);
    const denies = statement.relations.some((relation) => relation.kind === 'denies');
    const publisher = source?.entry === 'source' ? source.publisher : undefined;
    yield {
      item: statement,
      texts: [
        [statement.says, 1],
        [statement.renderings.map(({ says }) => says ?? '').join(' '), 0.9],
        [statement.topics.join(' '), 1],
        [statement.occasion, 1],
        [nameOrWords(record, statement.addressee), 1],
        [statement.relations.map((relation) => relation.described ?? '').join(' '), 1],
        [KIND_WORDS.get(denies ? 'denial' : (statement.kind ?? '')) ?? statement.kind, 0.9],
        [statement.roleInSource, 0.8],
        [around.names, 0.8],
        [statement.speaker === 'outlet' ? publisher : bodyWords(record, statement.speaker), 0.6],
        [source?.entry === 'source' ? source.title : undefined, 0.4],
      ],
      by: subjectsOf(vocabulary, [statement.speaker]),
      about: [...around.subjects, ...subjectsOf(vocabulary, [...statement.topics, ...idOf(statement.addressee)])],
    };
  }
}

/**
 * Figures as searchable documents.
 * @param figures the figures
 * @param record the record
 * @param vocabulary its names
 */
export function* figureDocuments(
  figures: readonly Figure[],
  record: VerbatimRecord,
  vocabulary: Vocabulary,
): Generator<Document<Figure>> {
  for (const figure of figures) {
    const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
    const said = statement?.entry === 'statement' ? statement : undefined;
    const events = withParents(record, figure.of ?? said?.event);
    const places = [...withParents(record, figure.place), ...placesOf(record, figure.of ?? said?.event)];
    const source = record.byId.get(figure.source);
    yield {
      item: figure,
      texts: [
        [figure.value, 1],
        [figure.population, 1],
        [figure.unit, 1],
        [nameOrWords(record, figure.metric), 0.8],
        [namesOf(record, [...events, ...places]), 0.8],
        [bodyWords(record, figure.claimant), 0.6],
        [said?.says, 0.5],
        [source?.entry === 'source' ? `${source.publisher} ${source.title ?? ''}` : undefined, 0.4],
      ],
      by: subjectsOf(vocabulary, said === undefined ? [figure.claimant] : [figure.claimant, said.speaker]),
      about: subjectsOf(vocabulary, [figure.metric, ...events, ...places]),
    };
  }
}

/**
 * Events as searchable documents.
 * @param events the events
 * @param record the record
 * @param vocabulary its names
 */
export function* eventDocuments(
  events: readonly RecordEvent[],
  record: VerbatimRecord,
  vocabulary: Vocabulary,
): Generator<Document<RecordEvent>> {
  for (const event of events) {
    const places = placesOf(record, event.id);
    yield {
      item: event,
      texts: [
        [
          [event.name, ...event.aliases.map((alias) => alias.name), ...event.namesUsedBy.map((used) => used.name)].join(
            ' · ',
          ),
          1,
        ],
        [namesOf(record, [...places, ...withParents(record, event.partOf)]), 0.8],
        [event.start.iso.slice(0, 4), 0.8],
        [event.summary.map((sentence) => sentence.text).join(' '), 0.4],
      ],
      by: [],
      about: subjectsOf(vocabulary, [...withParents(record, event.id), ...places]),
    };
  }
}

function subjectsOf(vocabulary: Vocabulary, ids: readonly string[]): readonly Subject[] {
  const [only = '', ...more] = ids;
  return more.length === 0 ? (vocabulary.byId.get(only) ?? []) : ids.flatMap((id) => vocabulary.byId.get(id) ?? []);
}

/** The words of a speaking body's name and country, so that either alone finds it. */
function bodyWords(record: VerbatimRecord, id: EntryId): string | undefined {
  const entry = record.byId.get(id);
  return entry?.entry === 'organisation' ? `${entry.name} ${entry.country ?? ''}` : undefined;
}

function idOf(id: string | undefined): string[] {
  return id === undefined ? [] : [id];
}

function nameOrWords(record: VerbatimRecord, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const entry = record.byId.get(id);
  return entry !== undefined && 'name' in entry ? entry.name : id;
}

function namesOf(record: VerbatimRecord, ids: readonly EntryId[]): string {
  return ids.map((id) => nameOrWords(record, id) ?? '').join(' · ');
}
