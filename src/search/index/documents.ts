import { dateSpan, type RecordDate } from '../../record/dates.js';
import type { RecordEvent } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { withParents } from '../../record/parents.js';
import type { VerbatimRecord } from '../../record/record.js';
import { rolesOn } from '../../record/roles.js';
import { isDescribed, speakerId } from '../../record/speakers.js';
import { dayOr, spokenForIn, spokenForInFigure } from '../../record/speaks-for.js';
import type { Figure, Speaker, Statement } from '../../record/statement.js';
import { wordsOfKind } from '../kinds.js';
import type { Subject } from '../names/subject.js';
import { usualNames } from '../names/usual-names.js';
import type { Vocabulary } from '../names/vocabulary.js';
import { EVENT, FIELD } from '../weights.js';
import type { Document } from './document.js';
import { placesOf } from './places-of.js';
import { groupsNamed, peopleNamed } from './text-reader.js';

/** What an event is part of and where: as subjects, and by name. */
interface EventContext {
  readonly subjects: readonly Subject[];
  readonly names: string;
}

export function* statementDocuments(
  statements: Iterable<Statement>,
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
    const topics = statement.topics.flatMap((topic) => withParents(record, topic));
    const source = record.byId.get(statement.source);
    const denies = statement.relations.some((relation) => relation.kind === 'denies');
    const publisher = source?.entry === 'source' ? source.publisher : undefined;
    yield {
      item: statement,
      texts: [
        [statement.says, FIELD.own],
        [[...statement.renderings, ...statement.translations].map(({ says }) => says ?? '').join(' '), FIELD.rendering],
        [namesOf(record, statement.topics), FIELD.own],
        [namesOf(record, topics), FIELD.around],
        [statement.occasion, FIELD.own],
        [nameOrWords(record, statement.addressee), FIELD.own],
        [statement.relations.map((relation) => relation.described ?? '').join(' '), FIELD.own],
        [wordsAnswered(statement, record), FIELD.answered],
        [wordsOfKind(denies ? 'denial' : (statement.kind ?? '')) ?? statement.kind, FIELD.kind],
        [statement.roleInSource, FIELD.role],
        [postWords(record, statement.speaker, dayOr(statement.said, statement.source, record.byId)), FIELD.role],
        [around.names, FIELD.around],
        [statement.speaker === 'outlet' ? publisher : bodyWords(record, statement.speaker), FIELD.body],
        [source?.entry === 'source' ? source.title : undefined, FIELD.source],
      ],
      by: subjectsOf(vocabulary, idOf(speakerId(statement.speaker))),
      voiceOf: subjectsOf(vocabulary, [...spokenForIn(statement, record.byId)]),
      about: [...around.subjects, ...subjectsOf(vocabulary, [...topics, ...idOf(statement.addressee)])],
      against: subjectsOf(vocabulary, answeredBy(statement, record)),
    };
  }
}

/** What a statement denies or answers is what it is about, although its own words seldom say so: "nobody threw anything" is about the stones. */
const wordsAnswered = ({ relations }: Statement, record: VerbatimRecord): string =>
  relations
    .filter(({ kind }) => kind === 'denies' || kind === 'answers')
    .map(({ entry }) => (entry === undefined ? undefined : record.byId.get(entry)))
    .map((target) => (target?.entry === 'statement' ? target.says : ''))
    .join(' ');

/** Whose words a statement denies, contradicts or answers, and for whom these speak. What contradicts is contradicted as well. */
function answeredBy(statement: Statement, record: VerbatimRecord): string[] {
  const contradicting = (record.relatedTo.get(statement.id) ?? []).filter(({ relations }) =>
    relations.some(({ kind, entry }) => kind === 'contradicts' && entry === statement.id),
  );
  const answered = statement.relations.map(({ entry }) => (entry === undefined ? undefined : record.byId.get(entry)));
  return [...answered, ...contradicting].flatMap((target) => {
    if (target?.entry !== 'statement' || speakerId(target.speaker) === speakerId(statement.speaker)) return [];
    return [...idOf(speakerId(target.speaker)), ...spokenForIn(target, record.byId)];
  });
}

export function* figureDocuments(
  figures: Iterable<Figure>,
  record: VerbatimRecord,
  vocabulary: Vocabulary,
): Generator<Document<Figure>> {
  for (const figure of figures) {
    const statement = figure.statement === undefined ? undefined : record.byId.get(figure.statement);
    const said = statement?.entry === 'statement' ? statement : undefined;
    const events = withParents(record, figure.of ?? said?.event);
    const places = [...withParents(record, figure.place), ...placesOf(record, figure.of ?? said?.event)];
    const source = record.byId.get(figure.source);
    const counted = figure.counted ?? groupsNamed(figure.population, vocabulary);
    const groups = counted.flatMap((id) => withParents(record, id));
    yield {
      item: figure,
      texts: [
        [figure.value, FIELD.own],
        [figure.population, FIELD.own],
        [figure.unit, FIELD.own],
        [namesOf(record, figure.counted ?? []), FIELD.own],
        [nameOrWords(record, figure.metric), FIELD.around],
        [namesOf(record, [...events, ...places]), FIELD.around],
        [bodyWords(record, figure.claimant), FIELD.body],
        [said?.says, FIELD.said],
        [source?.entry === 'source' ? `${source.publisher} ${source.title ?? ''}` : undefined, FIELD.source],
      ],
      by: subjectsOf(
        vocabulary,
        [figure.claimant, ...(said === undefined ? [] : [said.speaker])].flatMap((one) => idOf(speakerId(one))),
      ),
      voiceOf: subjectsOf(vocabulary, [...spokenForInFigure(figure, record.byId)]),
      about: subjectsOf(vocabulary, [figure.metric, ...groups, ...events, ...places]),
      countsOnly: subjectsOf(vocabulary, sharedBy(counted.map((id) => withParents(record, id)))),
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
    const sentences = [...event.summary.map(({ text }) => withoutDay(text)), event.note ?? ''];
    const text = sentences.join(' ');
    const { metrics, topics } = record.lookup.hangingOn(event.id);
    yield {
      item: event,
      texts: [
        [namesOfEvent(event), FIELD.own],
        [namesOf(record, [...places, ...withParents(record, event.partOf)]), FIELD.around],
        [event.start.iso.slice(0, 4), FIELD.around],
        // A long account holds nearly every word of its story: each of them says less about it.
        [text, FIELD.summary * Math.min(1, Math.sqrt(EVENT.summaryLength / sentences.length))],
        [postsOfNamed(text, event, record, vocabulary), FIELD.summary],
        [metrics.map((id) => allNames(record, id)).join(' · '), FIELD.counted],
        [namesOf(record, topics), FIELD.topicOf],
      ],
      by: [],
      voiceOf: [],
      about: subjectsOf(vocabulary, [...withParents(record, event.id), ...places]),
      naming: text,
    };
  }
}

const namesOfEvent = (event: RecordEvent): string =>
  [...usualNames(event), ...event.namesUsedBy.map((used) => used.name)].join(' · ');

/** A sentence of a summary begins with its day, which is read as a date and no word of what happened. */
const withoutDay = (sentence: string): string => sentence.replace(/^(?=[^:]*\d).*?:\s+/su, '');

/** The posts of the people whom the account of an event names: "the speaker of parliament", "a former president". */
function postsOfNamed(text: string, { start }: RecordEvent, record: VerbatimRecord, vocabulary: Vocabulary): string {
  return peopleNamed(text, vocabulary)
    .map((id) => record.byId.get(id))
    .flatMap((person) => (person?.entry === 'person' ? person.roles : []))
    .map(({ title, to }) =>
      to !== undefined && dateSpan(to).last < dateSpan(start).first ? `former ex ${title}` : title,
    )
    .join(' · ');
}

function allNames(record: VerbatimRecord, id: EntryId): string {
  const entry = record.byId.get(id);
  return entry?.entry === 'metric' ? usualNames(entry).join(' · ') : id;
}

/** What is in every one of the lists. */
const sharedBy = ([first = [], ...others]: readonly (readonly string[])[]): string[] =>
  first.filter((one) => others.every((list) => list.includes(one)));

function subjectsOf(vocabulary: Vocabulary, ids: readonly string[]): readonly Subject[] {
  const [only = '', ...more] = ids;
  return more.length === 0 ? (vocabulary.byId.get(only) ?? []) : ids.flatMap((id) => vocabulary.byId.get(id) ?? []);
}

/** The words of a speaking body's name and country, so that either alone finds it; those of the source for somebody without an entry. */
function bodyWords(record: VerbatimRecord, speaker: Speaker): string | undefined {
  if (isDescribed(speaker)) return speaker.described;
  const entry = record.byId.get(speaker);
  return entry?.entry === 'organisation' ? `${entry.name} ${nameOrWords(record, entry.country) ?? ''}` : undefined;
}

/** The words of a speaking person's posts on the day, and of the bodies and countries that these belong to. */
function postWords(record: VerbatimRecord, speaker: Speaker, day: RecordDate): string | undefined {
  const entry = isDescribed(speaker) ? undefined : record.byId.get(speaker);
  if (entry?.entry !== 'person') return undefined;
  return rolesOn(entry, day)
    .flatMap(({ title, organisation, country }) => [
      title,
      nameOrWords(record, organisation),
      bodyWords(record, organisation ?? 'outlet'),
      nameOrWords(record, country),
    ])
    .filter((words) => words !== undefined)
    .join(' ');
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
