import { parseDate, UNKNOWN_DATE } from '../record/dates.js';
import type { Organisation, Person, Place } from '../record/entries.js';
import type { EntryId } from '../record/entry-base.js';
import { rolesOn } from '../record/roles.js';
import { words } from '../search/words/fold.js';

/** Who and what is on file that a text may name. */
export interface NamesOnFile {
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly places: readonly Place[];
}

/** Finds who is meant by the words of a text. */
export interface KnownNames {
  /**
   * Whoever a phrase names; undefined for nobody on file, and where it may be several.
   * @param name the name in it, or all of it
   * @param phrase all of it, with post and article
   */
  find(name: string, phrase: string): EntryId | undefined;
  isPerson(id: EntryId): boolean;
  /** Whether words are the whole name of a body, a place or something else on file. */
  isName(text: string): boolean;
}

/** Words of posts that tell nothing without another: "the head". */
const MIN_POST_WORDS = 2;
const SMALL = new Set('the a an of for and de del la le les du der die das des in im und et y'.split(' '));

/**
 * The names of a record, looked up as they are written in any script.
 * @param day ISO day of the text: posts are those held then
 */
export function knownNames({ people, organisations, places }: NamesOnFile, day?: string): KnownNames {
  const whole = new Map<string, Set<EntryId>>();
  const surnames = new Map<string, Set<EntryId>>();
  const posts = new Map<string, Set<EntryId>>();
  const put = (table: Map<string, Set<EntryId>>, key: string, id: EntryId): void => {
    if (key !== '') table.set(key, (table.get(key) ?? new Set()).add(id));
  };
  const on = (day === undefined ? undefined : parseDate(day)) ?? UNKNOWN_DATE;
  const demonyms = new Map(
    places.flatMap(({ id, name, demonyms: own }) => [name, ...own].map((word) => [keyOf(word), id] as const)),
  );
  for (const person of people) {
    for (const name of namesOf(person)) put(whole, keyOf(name), person.id);
    for (const name of strongNames(person)) {
      const all = words(name);
      if (all.length > 1) put(surnames, all.at(-1) ?? '', person.id);
    }
    for (const { title } of rolesOn(person, on)) put(posts, postKey(title, demonyms), person.id);
  }
  for (const entry of [...organisations, ...places])
    for (const name of namesOf(entry)) put(whole, keyOf(name), entry.id);
  const persons = new Set(people.map(({ id }) => id));
  const only = (found: ReadonlySet<EntryId> | undefined): EntryId | undefined =>
    found?.size === 1 ? [...found][0] : undefined;
  return {
    isPerson: (id) => persons.has(id),
    isName: (text) => whole.has(keyOf(text)),
    find(name, phrase) {
      const byName = only(whole.get(keyOf(name))) ?? only(whole.get(keyOf(phrase)));
      if (byName !== undefined) return byName;
      const all = words(name);
      // A post may stand before the name without a mark: "District Engineer Ada Rowe".
      const byEnd =
        all.length > 2
          ? (only(whole.get(all.slice(-2).join(' '))) ?? only(whole.get(all.slice(-3).join(' '))))
          : undefined;
      if (byEnd !== undefined) return byEnd;
      const bySurname = all.length === 1 ? only(surnames.get(all[0] ?? '')) : undefined;
      if (bySurname !== undefined) return bySurname;
      const key = postKey(phrase, demonyms);
      return key.split(' ').length >= MIN_POST_WORDS ? only(posts.get(key)) : undefined;
    },
  };
}

const namesOf = ({ name, aliases, names }: Person | Organisation | Place): string[] => [
  name,
  ...aliases.map((alias) => alias.name),
  ...Object.values(names ?? {}).flat(),
];
const strongNames = (person: Person): string[] => [
  person.name,
  ...person.aliases.filter(({ strength }) => strength === 'strong').map(({ name }) => name),
  ...Object.values(person.names ?? {}).flat(),
];

const keyOf = (text: string): string =>
  words(text)
    .filter((word) => !SMALL.has(word))
    .join(' ');

/** The words of a post in the order of the letters, countries by their ids: "Ruritanian Minister of Roads" is the Minister of Roads of Ruritania. */
const postKey = (text: string, demonyms: ReadonlyMap<string, EntryId>): string =>
  words(text)
    .filter((word) => !SMALL.has(word))
    .map((word) => demonyms.get(word) ?? word)
    .sort()
    .join(' ');
