import type { VerbatimRecord } from '../../record/record.js';
import { PLACE } from '../weights.js';
import { words } from '../words/fold.js';
import { remembered } from '../words/remembered.js';
import { SortedWords } from '../words/sorted-words.js';
import { sounds, typedSounds } from '../words/sound.js';
import { meaningful, stem as plainStem } from '../words/stem.js';
import { capitalTable } from './capitals.js';
import { type CountedGroups, countedGroups } from './counted-groups.js';
import { demonymTable, placesByDemonym } from './demonyms.js';
import { type OfficeTable, officeTable } from './offices.js';
import { type Sides, sidesIn } from './sides.js';
import type { Name, Subject } from './subject.js';
import { collectSubjects } from './subjects.js';

/** Finds subjects by a key made from their names. */
export type NameTable = ReadonlyMap<string, readonly Subject[]>;

/** What names begin with. */
export interface NameBeginnings {
  /** The stems of names in any order: a word without one of them is in no such name. */
  readonly stemsOfNames: ReadonlySet<string>;
  /** What names are kept under, as spelt and by sound: words that begin none of these begin no name of more words. */
  readonly spelt: SortedWords;
  readonly heard: SortedWords;
}

/** Every name on file and what it points at. */
export interface Vocabulary extends NameBeginnings {
  readonly subjects: readonly Subject[];
  readonly byId: NameTable;
  /** By the name's meaningful words, run together. */
  readonly exact: NameTable;
  /** By the name's stems in alphabetical order: names in any order. */
  readonly bags: NameTable;
  /** By the name's words by sound, run together. */
  readonly sounding: NameTable;
  /** People by any single word of their names. */
  readonly personWords: NameTable;
  readonly personSounds: NameTable;
  /** People by the last word of their usual name. */
  readonly surnames: NameTable;
  /** Places by a word for what and who comes from them. */
  readonly demonyms: NameTable;
  /** Posts and bodies by any of their words. */
  readonly offices: OfficeTable;
  readonly countedGroups: CountedGroups;
  /** Whom the events with sides are between. */
  readonly sides: Sides;
  /** By a capital: the places whose governments it stands for. */
  readonly capitals: ReadonlyMap<Subject, readonly Subject[]>;
  /** Topics, metrics and groups by the stem of a name of one word: these names are words of the language, those of others are not. */
  readonly plain: NameTable;
  /** What names of several words begin with, run together, so that a text is not searched for names that do not go on. */
  readonly beginnings: ReadonlySet<string>;
  /** The stem under which a word is kept in the texts of this record. */
  readonly stem: (word: string) => string;
  /** The keys by sound under which a typed word is looked up. */
  readonly soundsOf: (word: string) => readonly string[];
}

const PLAIN_KINDS: ReadonlySet<Subject['kind']> = new Set(['topic', 'metric', 'group']);
/** Words of a name that are looked up by their beginnings and sounds, at most. */
const MAX_WORDS = 8;
/** Keys by sound under which one name is kept, at most. */
const MAX_SOUND_KEYS = 16;

/** Collects every name of the record. Drafts are left out. */
export function buildVocabulary(record: VerbatimRecord): Vocabulary {
  const subjects = collectSubjects(record);
  const stem = stemmer(record, subjects);
  const tables = new NameTables(stem);
  for (const subject of subjects) {
    tables.addId(subject);
    if (subject.kind === 'person') tables.addSurname(subject);
    for (const name of subject.names) {
      if (name.foreign) tables.addForeign(name, subject);
      else if (name.role) tables.addWhole(name, subject);
      else if (subject.kind === 'person') tables.addPersonName(name, subject);
      else tables.addName(name, subject);
    }
  }
  return {
    subjects,
    ...tables,
    spelt: new SortedWords(tables.exact.keys()),
    heard: new SortedWords(tables.sounding.keys()),
    demonyms: placesByDemonym(record, tables.byId),
    capitals: capitalTable(record, tables.byId),
    countedGroups: countedGroups(record, tables.byId),
    sides: sidesIn(record, tables.byId),
    offices: officeTable(record, tables.byId, stem),
    stem,
    soundsOf: remembered(typedSounds),
  };
}

/** What the names of one kind of subject begin with. */
export function beginningsOf(
  kind: Subject['kind'],
  { exact, bags, sounding }: Pick<Vocabulary, 'exact' | 'bags' | 'sounding'>,
): NameBeginnings {
  const keysIn = (table: NameTable): string[] =>
    [...table].flatMap(([key, subjects]) => (subjects.some((one) => one.kind === kind) ? [key] : []));
  return {
    stemsOfNames: new Set(keysIn(bags).flatMap((key) => key.split(' '))),
    spelt: new SortedWords(keysIn(exact)),
    heard: new SortedWords(keysIn(sounding)),
  };
}

/** The light stem, with the words for a country and its people as one. */
function stemmer(record: VerbatimRecord, subjects: readonly Subject[]): (word: string) => string {
  const people = subjects.filter(({ kind }) => kind === 'person');
  const names = people.flatMap((person) => person.names.filter(({ role }) => !role));
  const personWords = new Set(names.flatMap((name) => name.words));
  const countries = demonymTable(record, (word) => personWords.has(word));
  return remembered((word) => plainStem(countries.get(word) ?? word));
}

class NameTables
  implements
    Omit<
      Vocabulary,
      | 'subjects'
      | 'stem'
      | 'soundsOf'
      | 'spelt'
      | 'heard'
      | 'demonyms'
      | 'capitals'
      | 'countedGroups'
      | 'sides'
      | 'offices'
    >
{
  readonly byId = new Map<string, Subject[]>();
  readonly exact = new Map<string, Subject[]>();
  readonly bags = new Map<string, Subject[]>();
  readonly stemsOfNames = new Set<string>();
  readonly sounding = new Map<string, Subject[]>();
  readonly personWords = new Map<string, Subject[]>();
  readonly personSounds = new Map<string, Subject[]>();
  readonly surnames = new Map<string, Subject[]>();
  readonly plain = new Map<string, Subject[]>();
  readonly beginnings = new Set<string>();
  readonly #stem: (word: string) => string;
  /** The same words come back in name after name. */
  readonly #sounds = new Map<string, readonly string[]>();

  constructor(stem: (word: string) => string) {
    this.#stem = stem;
  }

  addId(subject: Subject): void {
    add(this.byId, subject.id, subject);
  }

  addSurname(person: Subject): void {
    const surname = person.names[0]?.words.at(-1);
    if (surname !== undefined) add(this.surnames, surname, person);
  }

  addForeign({ words: all }: Name, subject: Subject): void {
    const joined = all.join('');
    add(this.exact, joined, subject);
    if (joined.length >= PLACE.minForeignLength) this.#addSounds(all, subject);
  }

  /** A name that is found only as a whole, its words in any order. */
  addWhole({ words: all }: Name, subject: Subject): void {
    add(this.exact, all.join(''), subject);
    for (let end = 1; end < Math.min(all.length, MAX_WORDS); end += 1) this.beginnings.add(all.slice(0, end).join(''));
    if (all.length === 1) return;
    add(this.bags, bagKey(all, this.#stem), subject);
    for (const word of all) this.stemsOfNames.add(this.#stem(word));
  }

  addName(name: Name, subject: Subject): void {
    this.addWhole(name, subject);
    const [word = '', ...more] = name.words;
    if (more.length === 0 && PLAIN_KINDS.has(subject.kind)) add(this.plain, this.#stem(word), subject);
    const digraphs = withDigraphs(name.text);
    if (digraphs !== undefined) add(this.exact, digraphs.join(''), subject);
    this.#addSounds(name.words, subject);
  }

  /** A person's name, of which any word may be asked for alone. */
  addPersonName(name: Name, person: Subject): void {
    this.addName(name, person);
    for (const word of withDigraphs(name.text) ?? []) add(this.personWords, word, person);
    // The end of a long name is a name of its own, as after "von der" or "bin".
    for (let start = 1; start < name.words.length - 1; start += 1) {
      const end = name.words.slice(start);
      add(this.exact, end.join(''), person);
      this.#addSounds(end, person);
    }
    for (const word of name.words) {
      if (word.length < 2) continue;
      add(this.personWords, word, person);
      for (const key of this.#soundsOf(word)) add(this.personSounds, key, person);
    }
  }

  #addSounds(all: readonly string[], subject: Subject): void {
    let keys = [''];
    for (const word of all.slice(0, MAX_WORDS))
      keys = keys.flatMap((start) => this.#soundsOf(word).map((key) => start + key)).slice(0, MAX_SOUND_KEYS);
    for (const key of keys) add(this.sounding, key, subject);
  }

  #soundsOf(word: string): readonly string[] {
    const cached = this.#sounds.get(word) ?? sounds(word);
    this.#sounds.set(word, cached);
    return cached;
  }
}

/** The key under which a name's words are found in any order. */
export function bagKey(words: readonly string[], stem: (word: string) => string): string {
  return words.map(stem).sort().join(' ');
}

/** A name with the letters written out that German and the Nordic languages write out where a keyboard has none: Möller is Moeller. */
function withDigraphs(text: string): string[] | undefined {
  const lower = text.normalize('NFC').toLowerCase();
  const written = lower.replace(/[äöüøåæ]/g, (letter) => DIGRAPHS[letter] ?? letter);
  return written === lower ? undefined : meaningful(words(written));
}

const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae' };

/** Nearly every name has one bearer: a list of one takes a quarter of the memory of a set. */
function add(to: Map<string, Subject[]>, key: string, subject: Subject): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [subject]);
  // The names of one subject come together.
  else if (list.at(-1) !== subject) list.push(subject);
}
