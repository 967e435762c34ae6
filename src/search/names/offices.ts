import { monthOf } from '../../language/words/day-words.js';
import type { Role } from '../../record/entries.js';
import { addToGroup } from '../../record/group-by.js';
import type { VerbatimRecord } from '../../record/record.js';
import { words } from '../words/fold.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import { meaningful } from '../words/stem.js';
import { bodyHeads, headWords, memberWords, officeKey, shortWords } from './office-words.js';
import type { Subject } from './subject.js';
import { usualNames } from './usual-names.js';
import { withoutDrafts } from './without-drafts.js';

/** Somebody's post, or a body, as the words by which it may be asked for. */
export interface Office {
  readonly subject: Subject;
  /** What it is: minister, council. */
  readonly heads: ReadonlySet<string>;
  /** What the body is that a spokesperson's title names: who asks for the ministry's words means theirs too. */
  readonly speaksFor: ReadonlySet<string>;
  /** Whose the body says it is: teachers. They mean the body where they are asked to speak. */
  readonly members: ReadonlySet<string>;
  /** Those, and whose it is: the words of its body and its country. */
  readonly all: ReadonlySet<string>;
  /** What else its title says: security, of a company's "Head of Security". */
  readonly field: readonly string[];
  /** What the body is that it belongs to: company. */
  readonly bodies: readonly string[];
}

/** Offices by any word by which they may be asked for, as `officeKey` makes it. */
export interface OfficeTable {
  readonly byKey: ReadonlyMap<string, readonly Office[]>;
  readonly bySubject: ReadonlyMap<Subject, readonly Office[]>;
  /** The words that these keys are made of. */
  readonly words: FuzzyIndex;
}

/** Collects the posts of people and the bodies of a record by their words. */
export function officeTable(
  record: VerbatimRecord,
  byId: ReadonlyMap<string, readonly Subject[]>,
  stem: (word: string) => string,
): OfficeTable {
  const table = new Map<string, Office[]>();
  const bySubject = new Map<Subject, Office[]>();
  const written = new Set<string>();
  const add = (id: string, title: readonly string[], whose: readonly string[], body: readonly string[] = []): void => {
    const [subject] = byId.get(id) ?? [];
    if (subject === undefined) return;
    const keysOf = (texts: readonly string[]): string[] =>
      texts
        .flatMap((text) => meaningful(words(text)))
        .filter((word) => !isOfDate(word))
        .map((word) => {
          written.add(word);
          return officeKey(word, stem);
        });
    const owners = new Set(keysOf(whose));
    const named = title
      .flatMap((one) => [...headWords(one), ...shortWords(one)])
      .filter((word) => !isOfDate(word))
      .map((word) => officeKey(word, stem));
    // "Ruritania Investigative Committee": Ruritania is whose it is, and not what it is.
    const own = named.filter((key) => !owners.has(key));
    const heads = new Set(own.length > 0 ? own : named);
    const office = {
      subject,
      heads,
      speaksFor: new Set(title.flatMap(bodyHeads).map((word) => officeKey(word, stem))),
      members: new Set(
        subject.kind === 'organisation' ? title.flatMap(memberWords).map((word) => officeKey(word, stem)) : [],
      ),
      all: new Set([...heads, ...keysOf(title), ...owners]),
      field: keysOf(title).filter((key) => !heads.has(key) && !owners.has(key)),
      bodies: body.flatMap(headWords).map((word) => officeKey(word, stem)),
    };
    addToGroup(bySubject, subject, office);
    for (const key of office.all) addToGroup(table, key, office);
  };
  for (const person of withoutDrafts(record.people))
    for (const role of person.roles)
      add(person.id, [role.title], ownersOf(role, record), namesOfId(record, role.organisation));
  for (const body of withoutDrafts(record.organisations))
    add(body.id, usualNames(body), [...namesOfId(record, body.country), ...namesOfId(record, body.parent)]);
  return { byKey: table, bySubject, words: new FuzzyIndex(written) };
}

/** "Mission of May 2024": nobody asks for it by the year. */
const isOfDate = (word: string): boolean => /^\d+$/.test(word) || monthOf(word)?.alone === true;

function ownersOf({ organisation, country }: Role, record: VerbatimRecord): string[] {
  const body = organisation === undefined ? undefined : record.byId.get(organisation);
  const ofBody =
    body?.entry === 'organisation' ? [...namesOfId(record, body.country), ...namesOfId(record, body.parent)] : [];
  return [...namesOfId(record, organisation), ...ofBody, ...namesOfId(record, country)];
}

/** The names of an entry, or the words themselves where they name none. */
function namesOfId(record: VerbatimRecord, idOrWords: string | undefined): string[] {
  if (idOrWords === undefined) return [];
  const entry = record.byId.get(idOrWords);
  if (entry?.entry === 'place') return [...usualNames(entry), ...entry.demonyms, ...capitalsOf(record, idOrWords)];
  return entry?.entry === 'organisation' ? usualNames(entry) : [idOrWords];
}

/** "The health ministry in Ruritown" is Ruritania's. */
const capitalsOf = (record: VerbatimRecord, id: string): string[] =>
  withoutDrafts(record.places).flatMap((place) => (place.capitalOf === id ? usualNames(place) : []));
