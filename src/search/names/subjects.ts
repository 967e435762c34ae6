import type { Alias, EntryId, Organisation, OwnedName, Person, Place } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import { words } from '../words/fold.js';
import { METRIC_WORDS } from '../words/metric-words.js';
import { meaningful } from '../words/stem.js';
import { countryNames } from './country-names.js';
import type { Name, Subject, SubjectKind } from './subject.js';
import { withoutDrafts } from './without-drafts.js';

/** Collects everything in a record that a query can name. Drafts are left out. */
export function collectSubjects(record: VerbatimRecord): Subject[] {
  return [
    ...people(record),
    ...organisations(record),
    ...places(record),
    ...events(record),
    ...metrics(record),
    ...topics(record),
  ];
}

const people = (record: VerbatimRecord): Subject[] =>
  withoutDrafts(record.people).map((person) =>
    subject('person', person, { own: aliasNames(person), roles: roleNames(person, record) }),
  );

const organisations = (record: VerbatimRecord): Subject[] =>
  withoutDrafts(record.organisations).map((body) =>
    subject('organisation', body, {
      own: aliasNames(body),
      roles: body.country === undefined ? [] : [`${body.country} ${body.name}`],
    }),
  );

function places(record: VerbatimRecord): Subject[] {
  const all = subjectPlaces(record);
  const foreign = countryNames(all.map(({ name }) => name));
  return all.map((place) =>
    subject('place', place, {
      own: [...aliasNames(place), ...usedNames(place)],
      foreign: foreign.get(place.name) ?? [],
    }),
  );
}

/** A place with demonyms that no other entry names only lends its words: as a subject it would hide every statement that mentions it. */
function subjectPlaces(record: VerbatimRecord): Place[] {
  const named = new Set<EntryId | undefined>([
    ...record.events.map(({ place }) => place),
    ...record.figures.map(({ place }) => place),
    ...record.places.map(({ partOf }) => partOf),
  ]);
  return withoutDrafts(record.places).filter(({ id, demonyms }) => demonyms.length === 0 || named.has(id));
}

const events = (record: VerbatimRecord): Subject[] =>
  withoutDrafts(record.events).map((event) =>
    subject('event', event, { own: [...aliasNames(event), ...usedNames(event)] }),
  );

const metrics = (record: VerbatimRecord): Subject[] =>
  withoutDrafts(record.metrics).map((metric) =>
    subject('metric', metric, {
      own: [
        ...aliasNames(metric),
        ...(METRIC_WORDS.get(metric.id) ?? []),
        ...(metric.group === undefined ? [] : [metric.group]),
      ],
    }),
  );

function topics(record: VerbatimRecord): Subject[] {
  const all = new Set(withoutDrafts(record.statements).flatMap((statement) => statement.topics));
  return [...all].sort().map((topic) => subject('topic', { id: topic, name: topic.replaceAll('-', ' ') }, {}));
}

/** Names of a subject besides its usual one, by where they come from. */
interface OtherNames {
  readonly own?: readonly string[];
  readonly roles?: readonly string[];
  readonly foreign?: readonly string[];
}

/** Of names that fold to the same words, the first is kept. */
function subject(
  kind: SubjectKind,
  { id, name }: Pick<Subject, 'id' | 'name'>,
  { own = [], roles = [], foreign = [] }: OtherNames,
): Subject {
  const names = new Map<string, Name>();
  const add = (text: string, origin: Pick<Name, 'role' | 'foreign'>): void => {
    const nameWords = meaningful(words(text));
    const key = nameWords.join(' ');
    if (key !== '' && !names.has(key)) names.set(key, { text, words: nameWords, ...origin });
  };
  for (const text of [name, ...own]) add(text, { role: false, foreign: false });
  for (const text of roles) add(text, { role: true, foreign: false });
  for (const text of foreign) add(text, { role: false, foreign: true });
  return { kind, id, name, names: [...names.values()] };
}

function roleNames(person: Person, record: VerbatimRecord): string[] {
  return person.roles.flatMap(({ title, organisation }) => {
    const entry = organisation === undefined ? undefined : record.byId.get(organisation);
    const body: Pick<Organisation, 'name' | 'country'> | undefined =
      entry?.entry === 'organisation' ? entry : organisation === undefined ? undefined : { name: organisation };
    return [
      ...(words(title).length > 1 ? [title] : []),
      ...[body?.country, body?.name].flatMap((holder) => (holder ? [`${holder} ${title}`] : [])),
    ];
  });
}

const usedNames = ({ namesUsedBy }: { readonly namesUsedBy: readonly OwnedName[] }): string[] =>
  namesUsedBy.map(({ name }) => name);

const aliasNames = ({ aliases }: { readonly aliases: readonly Alias[] }): string[] => aliases.map(({ name }) => name);
