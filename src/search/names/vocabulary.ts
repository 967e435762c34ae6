import type { Alias, Entry, Person, Place, RecordEvent } from '../../record/entries.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Suggestion } from '../search.js';
import { words } from '../words/fold.js';
import { METRIC_WORDS } from '../words/metric-words.js';
import { sounds } from '../words/sound.js';
import { meaningful, stem } from '../words/stem.js';
import { countryNames } from './country-names.js';

/** The kinds of thing that a query can name. */
export type SubjectKind = Exclude<Suggestion['kind'], 'source' | 'statement' | 'figure'>;

/** One way a subject is named, and how: `role` names are made from a post ("Armenian foreign minister"). */
export interface Name {
  readonly text: string;
  readonly words: readonly string[];
  readonly role: boolean;
  /** Whether it is a country's name in another language than the record's: guessed at only where it is long (`LONG_FOREIGN`). */
  readonly foreign: boolean;
}

/** Something that can be named. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
  readonly names: readonly Name[];
}

/** The many short names of countries in other languages are a slip away from all sorts of words. */
export const LONG_FOREIGN = 7;

/** Every name on file and what it points at. */
export interface Vocabulary {
  readonly subjects: readonly Subject[];
  readonly byId: ReadonlyMap<string, readonly Subject[]>;
  /** By the name's meaningful words, run together. */
  readonly exact: ReadonlyMap<string, readonly Subject[]>;
  /** By the name's stems in alphabetical order: names in any order. */
  readonly bags: ReadonlyMap<string, readonly Subject[]>;
  /** By romanisation key. */
  readonly sounding: ReadonlyMap<string, readonly Subject[]>;
  /** People by any single word of their name. */
  readonly personWords: ReadonlyMap<string, readonly Subject[]>;
  readonly personSounds: ReadonlyMap<string, readonly Subject[]>;
  /** People by the last word of their usual name. */
  readonly surnames: ReadonlyMap<string, readonly Subject[]>;
  /** What names of several words begin with, run together, so that a text is not searched for names that do not go on. */
  readonly beginnings: ReadonlySet<string>;
}

/**
 * Collects every name of the record. Drafts are left out.
 * @param record the record
 */
export function buildVocabulary(record: VerbatimRecord): Vocabulary {
  const subjects = collectSubjects(record);
  const byId = new Map<string, Subject[]>();
  const tables = {
    exact: table(),
    bags: table(),
    sounding: table(),
    personWords: table(),
    personSounds: table(),
    surnames: table(),
  };
  const beginnings = new Set<string>();
  // The same words come back in name after name.
  const known = new Map<string, readonly string[]>();
  const soundsOf = (word: string): readonly string[] => {
    const there = known.get(word) ?? sounds(word);
    known.set(word, there);
    return there;
  };
  for (const subject of subjects) {
    byId.set(subject.id, [...(byId.get(subject.id) ?? []), subject]);
    const surname = subject.kind === 'person' ? subject.names[0]?.words.at(-1) : undefined;
    if (surname !== undefined) add(tables.surnames, surname, subject);
    for (const name of subject.names) {
      add(tables.exact, name.words.join(''), subject);
      if (name.foreign) {
        if (name.words.join('').length >= LONG_FOREIGN)
          for (const key of soundKeys(name.words, soundsOf)) add(tables.sounding, key, subject);
        continue;
      }
      for (let end = 1; end < Math.min(name.words.length, 8); end += 1)
        beginnings.add(name.words.slice(0, end).join(''));
      if (name.words.length > 1) add(tables.bags, bagKey(name.words), subject);
      if (name.role) continue;
      const digraphs = withDigraphs(name.text);
      if (digraphs !== undefined) {
        add(tables.exact, digraphs.join(''), subject);
        if (subject.kind === 'person') for (const word of digraphs) add(tables.personWords, word, subject);
      }
      for (const key of soundKeys(name.words, soundsOf)) add(tables.sounding, key, subject);
      if (subject.kind !== 'person') continue;
      // The end of a long name is a name of its own: von der Leyen, bin Salman, Amir-Abdollahian.
      for (let start = 1; start < name.words.length - 1; start += 1) {
        const end = name.words.slice(start);
        add(tables.exact, end.join(''), subject);
        for (const key of soundKeys(end, soundsOf)) add(tables.sounding, key, subject);
      }
      for (const word of name.words) {
        if (word.length < 2) continue;
        add(tables.personWords, word, subject);
        for (const key of soundsOf(word)) add(tables.personSounds, key, subject);
      }
    }
  }
  return { subjects, byId, ...tables, beginnings };
}

/**
 * The key under which a name's words are found in any order.
 * @param nameWords folded words
 */
export function bagKey(nameWords: readonly string[]): string {
  return nameWords.map(stem).sort().join(' ');
}

function soundKeys(nameWords: readonly string[], soundsOf: (word: string) => readonly string[]): string[] {
  let keys = [''];
  for (const word of nameWords.slice(0, 8)) {
    keys = keys.flatMap((start) => soundsOf(word).map((key) => start + key)).slice(0, 16);
  }
  return keys;
}

/** A name with the letters written out that German and the Nordic languages write out where a keyboard has none: Türk is Tuerk. */
function withDigraphs(text: string): string[] | undefined {
  const lower = text.normalize('NFC').toLowerCase();
  const written = lower.replace(/[äöüøåæ]/g, (letter) => DIGRAPHS[letter] ?? letter);
  return written === lower ? undefined : meaningful(words(written));
}

const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae' };

function collectSubjects(record: VerbatimRecord): Subject[] {
  const made: Subject[] = [];
  const make = (
    kind: SubjectKind,
    id: string,
    name: string,
    texts: readonly string[],
    roles: readonly string[] = [],
    foreign: readonly string[] = [],
  ): void => {
    const seen = new Set<string>();
    const names: Name[] = [];
    const addName = (text: string, how: Pick<Name, 'role' | 'foreign'>): void => {
      const nameWords = meaningful(words(text));
      const key = nameWords.join(' ');
      if (key === '' || seen.has(key)) return;
      seen.add(key);
      names.push({ text, words: nameWords, ...how });
    };
    for (const text of [name, ...texts]) addName(text, { role: false, foreign: false });
    for (const text of roles) addName(text, { role: true, foreign: false });
    for (const text of foreign) addName(text, { role: false, foreign: true });
    made.push({ kind, id, name, names });
  };
  for (const person of live(record.people))
    make('person', person.id, person.name, aliases(person.aliases), roleNames(person, record));
  for (const body of live(record.organisations)) {
    const withCountry = body.country === undefined ? [] : [`${body.country} ${body.name}`];
    make('organisation', body.id, body.name, aliases(body.aliases), withCountry);
  }
  const places = subjectPlaces(record);
  const abroad = countryNames(places.map(({ name }) => name));
  for (const place of places)
    make('place', place.id, place.name, [...aliases(place.aliases), ...owned(place)], [], abroad.get(place.name) ?? []);
  for (const event of live(record.events))
    make('event', event.id, event.name, [...aliases(event.aliases), ...owned(event)]);
  for (const metric of live(record.metrics)) {
    const group = metric.group === undefined ? [] : [metric.group];
    make('metric', metric.id, metric.name, [
      ...aliases(metric.aliases),
      ...(METRIC_WORDS.get(metric.id) ?? []),
      ...group,
    ]);
  }
  const topics = new Set(live(record.statements).flatMap((statement) => statement.topics));
  for (const topic of [...topics].sort()) make('topic', topic, topic.replaceAll('-', ' '), []);
  return made;
}

/** A place with demonyms that no other entry names only lends its words: as a subject it would hide every statement that mentions it. */
function subjectPlaces(record: VerbatimRecord): Place[] {
  const used = new Set(
    [
      ...record.events.map(({ place }) => place),
      ...record.figures.map(({ place }) => place),
      ...record.places.map(({ partOf }) => partOf),
    ].filter((id) => id !== undefined),
  );
  return live(record.places).filter(({ id, demonyms }) => demonyms.length === 0 || used.has(id));
}

function roleNames(person: Person, record: VerbatimRecord): string[] {
  const found: string[] = [];
  for (const role of person.roles) {
    const body = role.organisation === undefined ? undefined : record.byId.get(role.organisation);
    const bodyName = body?.entry === 'organisation' ? body.name : (role.organisation ?? '');
    const country = body?.entry === 'organisation' ? (body.country ?? '') : '';
    if (words(role.title).length > 1) found.push(role.title);
    if (country !== '') found.push(`${country} ${role.title}`);
    if (bodyName !== '') found.push(`${bodyName} ${role.title}`);
  }
  return found;
}

function owned(entry: Pick<RecordEvent, 'namesUsedBy'>): string[] {
  return entry.namesUsedBy.map((used) => used.name);
}

function aliases(all: readonly Alias[]): string[] {
  return all.map((alias) => alias.name);
}

/**
 * Entries that may be answered: everything but drafts.
 * @param entries entries of one kind
 */
export function live<T extends Entry>(entries: readonly T[]): T[] {
  return entries.filter((entry) => entry.status !== 'draft');
}

function table(): Map<string, Subject[]> {
  return new Map();
}

/** Nearly every name has one bearer: a list of one takes a quarter of the room of a set. */
function add(to: Map<string, Subject[]>, key: string, subject: Subject): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [subject]);
  // The names of one subject come together.
  else if (list.at(-1) !== subject) list.push(subject);
}
