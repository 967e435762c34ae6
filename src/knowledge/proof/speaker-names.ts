import type { Entry, EntryId, Organisation, Person, Statement } from '../../record/entries.js';

/** Words of a post or a body that are long enough to mean it: `minister`, `council`. */
const MIN_TITLE_WORD_LENGTH = 5;
const MIN_SURNAME_LENGTH = 3;
/** Endings that languages add to a name, such as ’s, -ом or -ová. */
const MAX_ENDING_LETTERS = 4;

/** How a text may name somebody on file. */
export interface SpeakerNames {
  /** Anything that a reader of the text would take for them: names, posts, bodies. */
  readonly loose: readonly string[];
  /** Names that mean nobody else. */
  readonly strict: readonly string[];
}

/** Collects how texts may name people and organisations. */
export function createSpeakerNames(entries: readonly Entry[]): (id: EntryId) => SpeakerNames {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const people = entries.filter((entry) => entry.entry === 'person');
  const known = new Map<EntryId, SpeakerNames>();
  return (id) => {
    const there = known.get(id) ?? namesOf(byId.get(id), byId, people);
    known.set(id, there);
    return there;
  };
}

function namesOf(entry: Entry | undefined, byId: ReadonlyMap<EntryId, Entry>, people: readonly Person[]): SpeakerNames {
  if (entry?.entry === 'person') return namesOfPerson(entry, byId);
  if (entry?.entry === 'organisation') return namesOfOrganisation(entry, people);
  return { loose: [], strict: [] };
}

function namesOfPerson(person: Person, byId: ReadonlyMap<EntryId, Entry>): SpeakerNames {
  const strict = [person.name, ...person.aliases.filter(isStrong).map(({ name }) => name), ...surnameOf(person.name)];
  const posts = person.roles.flatMap(({ title, organisation }) => {
    const body = organisation === undefined ? undefined : byId.get(organisation);
    // A body's whole name, not its words: a party's name has words that name anything.
    const bodies =
      body?.entry === 'organisation' ? [body.name, ...body.aliases.map(({ name }) => name)] : [organisation ?? ''];
    return [title, ...titleWords(title), ...bodies];
  });
  return { strict, loose: [...strict, ...person.aliases.map(({ name }) => name), ...posts].filter(Boolean) };
}

function namesOfOrganisation(body: Organisation, people: readonly Person[]): SpeakerNames {
  const strict = [body.name, ...body.aliases.filter(isStrong).map(({ name }) => name)];
  const officers = people
    .filter(({ roles }) => roles.some(({ organisation }) => organisation === body.id))
    .flatMap(({ name }) => [name, ...surnameOf(name)]);
  return { strict, loose: [...namesOfBody(body), ...officers] };
}

const namesOfBody = ({ name, aliases }: Organisation): string[] => [
  name,
  ...aliases.map((alias) => alias.name),
  ...titleWords(name),
];

const isStrong = ({ strength }: { readonly strength: 'strong' | 'weak' }): boolean => strength === 'strong';

const surnameOf = (name: string): string[] => {
  const words = name.split(/\s+/u);
  const last = words.at(-1) ?? '';
  return words.length > 1 && last.length >= MIN_SURNAME_LENGTH ? [last] : [];
};

const titleWords = (title: string): string[] =>
  title.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length >= MIN_TITLE_WORD_LENGTH);

/** Finds names in a text however they are inflected, accented or capitalised. */
export function createNameFinder(names: readonly string[]): (text: string) => boolean {
  const patterns = [...new Set(names.map(plain).filter((name) => /[\p{L}\p{N}]/u.test(name)))].map(patternOf);
  return (text) => {
    const folded = plain(text);
    return patterns.some((pattern) => pattern.test(folded));
  };
}

/** Each word may have another ending; the final vowel of a long word may be gone. */
function patternOf(name: string): RegExp {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const inflected = words.map((word) => {
    const stem = word.length >= MIN_TITLE_WORD_LENGTH ? word.replace(/[aeiouyаеиоуяюьй]$/u, '') : word;
    return word.length < 3 ? word : `${stem}\\p{L}{0,${MAX_ENDING_LETTERS}}`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${inflected.join('[^\\p{L}\\p{N}]{1,3}')}(?![\\p{L}\\p{N}])`, 'u');
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ʼ', '’');

/** Whether any of these names is written in a script that the text is written in. */
export function sharesScript(names: readonly string[], text: string): boolean {
  const scripts = SCRIPTS.filter((script) => script.test(text));
  return names.some((name) => scripts.some((script) => script.test(name)));
}

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Han}/u,
  /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
];

/** Those on file besides the speaker whose words they may be. */
export const otherPeople = (entries: readonly Entry[], { speaker, addressee, reportedBy }: Statement): EntryId[] =>
  entries
    .filter(({ entry, id }) => entry === 'person' && id !== speaker && id !== addressee && !reportedBy.includes(id))
    .map(({ id }) => id);
