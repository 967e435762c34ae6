import type { Entry, Organisation, Person } from '../../record/entries.js';
import type { EntryId } from '../../record/entry-base.js';
import { byIdOf } from '../../record/map-on-demand.js';
import { ofKind } from '../../record/on-demand.js';
import type { Statement } from '../../record/statement.js';

/** Words of a post or a body that are long enough to mean it: `minister`, `council`. */
const MIN_TITLE_WORD_LENGTH = 5;
const MIN_SURNAME_LENGTH = 3;
/** Endings that languages add to a name, such as ’s, -ом or -ová. */
const MAX_ENDING_LETTERS = 4;

/** How a text may name somebody on file. */
export interface SpeakerNames {
  /** Anything that a reader of the text would take for them: names, posts, bodies. */
  readonly loose: readonly string[];
  /** The same without those who speak for a body. */
  readonly own: readonly string[];
  /** Names that mean nobody else. */
  readonly strict: readonly string[];
}

/** Collects how texts may name people and organisations. */
export function createSpeakerNames(entries: readonly Entry[]): (id: EntryId) => SpeakerNames {
  const byId = byIdOf(entries);
  const people = ofKind(entries, 'person');
  // A place in the name of a body says where it is, not who it is.
  const places: ReadonlySet<string> = new Set(
    ofKind(entries, 'place')
      .flatMap(({ name }) => titleWords(name))
      .map((word) => word.toLowerCase()),
  );
  const known = new Map<EntryId, SpeakerNames>();
  return (id) => {
    const there = known.get(id) ?? namesOf(byId.get(id), { byId, people, places });
    known.set(id, there);
    return there;
  };
}

interface Others {
  readonly byId: ReadonlyMap<EntryId, Entry>;
  readonly people: readonly Person[];
  /** Words of the names of places, in small letters. */
  readonly places: ReadonlySet<string>;
}

function namesOf(entry: Entry | undefined, { byId, people, places }: Others): SpeakerNames {
  if (entry?.entry === 'person') return namesOfPerson(entry, byId, places);
  if (entry?.entry === 'organisation') return namesOfOrganisation(entry, people, places);
  return { loose: [], own: [], strict: [] };
}

function namesOfPerson(person: Person, byId: ReadonlyMap<EntryId, Entry>, places: ReadonlySet<string>): SpeakerNames {
  const strict = [person.name, ...person.aliases.filter(isStrong).map(({ name }) => name), ...surnameOf(person.name)];
  const posts = person.roles.flatMap(({ title, organisation }) => {
    const body = organisation === undefined ? undefined : byId.get(organisation);
    // A body's whole name, not its words: a party's name has words that name anything.
    const bodies =
      body?.entry === 'organisation' ? [body.name, ...body.aliases.map(({ name }) => name)] : [organisation ?? ''];
    return [title, ...otherWords(title, places), ...bodies];
  });
  const loose = [...strict, ...person.aliases.map(({ name }) => name), ...posts].filter(Boolean);
  return { strict, loose, own: loose };
}

function namesOfOrganisation(body: Organisation, people: readonly Person[], places: ReadonlySet<string>): SpeakerNames {
  const strict = [body.name, ...body.aliases.filter(isStrong).map(({ name }) => name)];
  const officers = people
    .filter(({ roles }) => roles.some(({ organisation }) => organisation === body.id))
    .flatMap(({ name }) => [name, ...surnameOf(name)]);
  const own = namesOfBody(body, places);
  return { strict, own, loose: [...own, ...officers] };
}

const namesOfBody = ({ name, aliases }: Organisation, places: ReadonlySet<string>): string[] => [
  name,
  ...aliases.map((alias) => alias.name),
  ...otherWords(name, places),
];

const isStrong = ({ strength }: { readonly strength: 'strong' | 'weak' }): boolean => strength === 'strong';

const surnameOf = (name: string): string[] => {
  const words = name.split(/\s+/u);
  const last = words.at(-1) ?? '';
  return words.length > 1 && last.length >= MIN_SURNAME_LENGTH ? [last] : [];
};

/** The words of a post or body that name no place. */
const otherWords = (title: string, places: ReadonlySet<string>): string[] =>
  titleWords(title).filter((word) => !places.has(word.toLowerCase()));

const titleWords = (title: string): string[] =>
  title.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length >= MIN_TITLE_WORD_LENGTH);

/** Finds names in a text however they are inflected, accented or capitalised. */
export function createNameFinder(names: readonly string[]): (text: string) => boolean {
  const patterns = patternsOf(names);
  return (text) => {
    const folded = plain(text);
    return patterns.some((pattern) => pattern.placeIn(folded) >= 0);
  };
}

/** Finds where a text first has one of these names; -1 where it has none. For comparing with other names' places only. */
export function createNamePlace(names: readonly string[]): (text: string) => number {
  const patterns = patternsOf(names);
  return (text) => {
    const folded = plain(text);
    const places = patterns.map((pattern) => pattern.placeIn(folded)).filter((place) => place >= 0);
    return places.length === 0 ? -1 : Math.min(...places);
  };
}

/** Finds every place where a text has one of these names, in order. For comparing with other names' places only. */
export function createNamePlaces(names: readonly string[]): (text: string) => readonly number[] {
  const patterns = patternsOf(names);
  return (text) => {
    const folded = plain(text);
    return patterns.flatMap((pattern) => pattern.placesIn(folded)).sort((a, b) => a - b);
  };
}

const patternsOf = (names: readonly string[]): NamePattern[] =>
  [...new Set(names.map(plain).filter((name) => /[\p{L}\p{N}]/u.test(name)))].map(namePattern);

interface NamePattern {
  /** Where the name first is, or -1. */
  placeIn(folded: string): number;
  placesIn(folded: string): readonly number[];
}

/** A name as a text may have it. Its expression, which looks at every letter of the text, is tried where all its stems are there. */
function namePattern(name: string): NamePattern {
  const stems = stemsOf(name);
  let expression: RegExp | undefined;
  const mayBeIn = (folded: string): boolean => stems.every(({ stem }) => folded.includes(stem));
  return {
    placeIn(folded) {
      if (!mayBeIn(folded)) return -1;
      expression ??= expressionOf(stems);
      return folded.search(expression);
    },
    placesIn(folded) {
      if (!mayBeIn(folded)) return [];
      expression ??= expressionOf(stems);
      return [...folded.matchAll(new RegExp(expression, 'gu'))].map(({ index }) => index);
    },
  };
}

interface Stem {
  readonly stem: string;
  readonly mayEndOtherwise: boolean;
}

/** Each word may have another ending; the final vowel of a long word may be gone. */
const stemsOf = (name: string): Stem[] =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => ({
      stem: word.length >= MIN_TITLE_WORD_LENGTH ? word.replace(/[aeiouyаеиоуяюьй]$/u, '') : word,
      mayEndOtherwise: word.length >= 3,
    }));

function expressionOf(stems: readonly Stem[]): RegExp {
  const words = stems.map(({ stem, mayEndOtherwise }) =>
    mayEndOtherwise ? `${stem}\\p{L}{0,${MAX_ENDING_LETTERS}}` : stem,
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]{1,3}')}(?![\\p{L}\\p{N}])`, 'u');
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
export const otherPeople = (
  people: Iterable<EntryId>,
  { speaker, addressee, reportedBy }: Statement,
): readonly EntryId[] => [...people].filter((id) => id !== speaker && id !== addressee && !reportedBy.includes(id));
