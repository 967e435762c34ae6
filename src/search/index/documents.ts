import type { EntryId, Figure, RecordEvent, Statement } from '../../record/entries.js';
import { withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Subject } from '../names/subject.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { FIELD } from '../weights.js';
import type { Document } from './corpus.js';
import { placesOf } from './places-of.js';

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

/** What an event is part of and where: as subjects, and by name. */
interface EventContext {
  readonly subjects: readonly Subject[];
  readonly names: string;
}

export function* statementDocuments(
  statements: readonly Statement[],
  record: VerbatimRecord,
  vocabulary: Vocabulary,
): Generator<Document<Statement>> {
  // Many statements are on one event: its context is worked out once.
  const contexts = new Map<EntryId | undefined, EventContext>();
  const contextOf = (event: EntryId | undefined): EventContext => {
    const cached = contexts.get(event);
    if (cached !== undefined) return cached;
    const ids = [...withParents(record, event), ...placesOf(record, event)];
    const context = { subjects: subjectsOf(vocabulary, ids), names: namesOf(record, ids) };
    contexts.set(event, context);
    return context;
  };
  for (const statement of statements) {
    const around = contextOf(statement.event);
    const source = record.byId.get(statement.source);
    const denies = statement.relations.some((relation) => relation.kind === 'denies');
    const publisher = source?.entry === 'source' ? source.publisher : undefined;
    yield {
      item: statement,
      texts: [
        [statement.says, FIELD.own],
        [statement.renderings.map(({ says }) => says ?? '').join(' '), FIELD.rendering],
        [statement.topics.join(' '), FIELD.own],
        [statement.occasion, FIELD.own],
        [nameOrWords(record, statement.addressee), FIELD.own],
        [statement.relations.map((relation) => relation.described ?? '').join(' '), FIELD.own],
        [KIND_WORDS.get(denies ? 'denial' : (statement.kind ?? '')) ?? statement.kind, FIELD.kind],
        [statement.roleInSource, FIELD.role],
        [around.names, FIELD.around],
        [statement.speaker === 'outlet' ? publisher : bodyWords(record, statement.speaker), FIELD.body],
        [source?.entry === 'source' ? source.title : undefined, FIELD.source],
      ],
      by: subjectsOf(vocabulary, [statement.speaker]),
      about: [...around.subjects, ...subjectsOf(vocabulary, [...statement.topics, ...idOf(statement.addressee)])],
    };
  }
}

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
        [figure.value, FIELD.own],
        [figure.population, FIELD.own],
        [figure.unit, FIELD.own],
        [nameOrWords(record, figure.metric), FIELD.around],
        [namesOf(record, [...events, ...places]), FIELD.around],
        [bodyWords(record, figure.claimant), FIELD.body],
        [said?.says, FIELD.said],
        [source?.entry === 'source' ? `${source.publisher} ${source.title ?? ''}` : undefined, FIELD.source],
      ],
      by: subjectsOf(vocabulary, said === undefined ? [figure.claimant] : [figure.claimant, said.speaker]),
      about: subjectsOf(vocabulary, [figure.metric, ...events, ...places]),
    };
  }
}

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
          FIELD.own,
        ],
        [namesOf(record, [...places, ...withParents(record, event.partOf)]), FIELD.around],
        [event.start.iso.slice(0, 4), FIELD.around],
        [event.summary.map((sentence) => sentence.text).join(' '), FIELD.summary],
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
