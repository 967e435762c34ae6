import { sameInNews } from '../../language/lexicon/news-words.js';
import type { Metric, Person, Place } from '../../record/entries.js';
import type { Alias, EntryId, OwnedName } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import { words } from '../words/fold.js';
import { meaningful } from '../words/stem.js';
import { countryNames } from './country-names.js';
import { shortPosts } from './post-names.js';
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
    ...groups(record),
  ];
}

function people(record: VerbatimRecord): Subject[] {
  const all = withoutDrafts(record.people);
  const short = shortPosts(all);
  return all.map((person) =>
    subject('person', person, {
      own: aliasNames(person),
      roles: [...roleNames(person, record), ...(short.get(person.id) ?? [])],
    }),
  );
}

const organisations = (record: VerbatimRecord): Subject[] =>
  withoutDrafts(record.organisations).map((body) =>
    subject('organisation', body, {
      own: aliasNames(body),
      roles: body.country === undefined ? [] : [`${nameOf(record, body.country)} ${body.name}`],
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
    ...record.organisations.flatMap(({ country, parent, members }) => [country, parent, ...members]),
    ...record.people.flatMap(({ roles }) => roles.map(({ country }) => country)),
    ...record.lookup.named.places,
    ...record.events.map(({ place }) => place),
    ...record.places.map(({ partOf }) => partOf),
  ]);
  return withoutDrafts(record.places).filter(({ id, demonyms }) => demonyms.length === 0 || named.has(id));
}

const events = (record: VerbatimRecord): Subject[] =>
  withoutDrafts(record.events).map((event) =>
    subject('event', event, { own: [...aliasNames(event), ...usedNames(event)] }),
  );

function metrics(record: VerbatimRecord): Subject[] {
  const all = withoutDrafts(record.metrics);
  const general = generalNames(record, all);
  return all.map((metric) =>
    subject('metric', metric, {
      own: [
        ...aliasNames(metric),
        ...(metric.family === undefined ? [] : [metric.family]),
        ...(general.get(metric.id) ?? []),
      ],
    }),
  );
}

/** What reports also call a metric, by general words that no entry of the record has for a name: `toll` where the dead are counted. */
function generalNames(record: VerbatimRecord, all: readonly Metric[]): ReadonlyMap<EntryId, readonly string[]> {
  const taken = new Set(
    [...all, ...record.topics, ...record.events, ...record.groups, ...record.places, ...record.organisations]
      .flatMap((entry) => [entry.name, ...aliasNames(entry)])
      .map((name) => name.toLowerCase()),
  );
  const owners = new Map<string, Set<EntryId>>();
  for (const metric of all) {
    for (const name of [metric.name, ...aliasNames(metric)].map((one) => one.toLowerCase())) {
      for (const word of new Set([name, name.replace(/s$/u, '')].flatMap(sameInNews)))
        owners.set(word, (owners.get(word) ?? new Set()).add(metric.id));
    }
  }
  const names = new Map<EntryId, string[]>();
  for (const [word, [metric, ...others]] of owners) {
    if (metric === undefined || others.length > 0 || taken.has(word)) continue;
    names.set(metric, [...(names.get(metric) ?? []), word]);
  }
  return names;
}

/** Topics on file, and the plain words that statements have for others. */
function topics(record: VerbatimRecord): Subject[] {
  const own = withoutDrafts(record.topics);
  const ids = new Set(own.map(({ id }) => id));
  return [
    ...own.map((topic) => subject('topic', topic, { own: aliasNames(topic) })),
    ...record.lookup.named.topics
      .filter((word) => !ids.has(word))
      .sort()
      .map((word) => subject('topic', { id: word, name: word.replaceAll('-', ' ') }, {})),
  ];
}

const groups = (record: VerbatimRecord): Subject[] =>
  withoutDrafts(record.groups).map((group) => subject('group', group, { own: aliasNames(group) }));

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
  return person.roles.flatMap(({ title, organisation, country }) => {
    const body = organisation === undefined ? undefined : record.byId.get(organisation);
    const ofBody = body?.entry === 'organisation' ? body.country : undefined;
    const holders = new Set([country, ofBody, organisation].flatMap((one) => (one ? [nameOf(record, one)] : [])));
    return [...(words(title).length > 1 ? [title] : []), ...[...holders].map((holder) => `${holder} ${title}`)];
  });
}

/** The name of an entry, or the words themselves where they name none. */
function nameOf(record: VerbatimRecord, idOrWords: string): string {
  const entry = record.byId.get(idOrWords);
  return entry !== undefined && 'name' in entry ? entry.name : idOrWords;
}

const usedNames = ({ namesUsedBy }: { readonly namesUsedBy: readonly OwnedName[] }): string[] =>
  namesUsedBy.map(({ name }) => name);

const aliasNames = ({ aliases }: { readonly aliases: readonly Alias[] }): string[] => aliases.map(({ name }) => name);
