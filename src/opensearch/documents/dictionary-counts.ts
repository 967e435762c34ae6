import { addToGroup } from '../../record/group-by.js';
import type { VerbatimRecord } from '../../record/record.js';
import { FULL } from '../../search/embedded/posting.js';
import type { SubjectField } from '../../search/index/dictionary.js';
import type { Subject } from '../../search/names/subject.js';
import type { Vocabulary } from '../../search/names/vocabulary.js';
import { RANK } from '../../search/weights.js';
import { STORED_WEIGHTS, SUBJECT_FIELDS, stemField, subjectKey } from './fields.js';
import { everydayKey, namedWords, type PackedDictionary } from './packed-dictionary.js';
import { type TermFields, termsCounted } from './term-fields.js';

/** A word of people's names, and how many documents hold it that are by none of them. */
interface NameWord {
  readonly stem: string;
  readonly key: string;
  readonly bearers: ReadonlySet<string>;
  /** How many documents are by them. */
  own: number;
  others: number;
}

/** The dictionary of documents as it is kept while they come and go, without the documents. */
export class DictionaryCounts {
  #size = 0;
  readonly #counts = new Map<string, { all: number; weighty: number }>();
  readonly #kinds = new Map<string, number>();
  readonly #subjects: ReadonlyMap<SubjectField, Map<string, number>> = new Map(
    SUBJECT_FIELDS.map((field) => [field, new Map<string, number>()]),
  );
  readonly #nameWords: NameWord[] = [];
  readonly #byStem = new Map<string, NameWord[]>();
  readonly #byBearer = new Map<string, NameWord[]>();

  /** @param vocabulary the names whose words are looked at; they must stay the same */
  constructor(vocabulary: Vocabulary) {
    for (const { stem, bearers } of namedWords(vocabulary)) this.#addNameWord(stem, bearers);
  }

  /** Counts a document that comes. */
  add(document: TermFields): void {
    this.#count(document, 1);
  }

  /** Counts a document no longer. */
  remove(document: TermFields): void {
    this.#count(document, -1);
  }

  /** The dictionary as plain data. */
  get packed(): PackedDictionary {
    const counts = [...this.#counts.values()];
    return {
      size: this.#size,
      stems: [...this.#counts.keys()],
      counts: counts.map(({ all }) => all),
      weighty: counts.map(({ weighty }) => weighty),
      kinds: Object.fromEntries(this.#kinds),
      subjects: Object.fromEntries(
        SUBJECT_FIELDS.map((field) => [field, Object.fromEntries(this.#subjects.get(field) ?? [])]),
      ) as unknown as PackedDictionary['subjects'],
      everyday: [
        ...new Set(
          this.#nameWords.flatMap(({ stem, key, own, others }) =>
            this.#counts.has(stem) && others > own ? [key] : [],
          ),
        ),
      ],
    };
  }

  #addNameWord(stem: string, people: readonly Subject[]): void {
    const bearers = new Set(people.map(subjectKey));
    const word = { stem, key: everydayKey(stem, people), bearers, own: 0, others: 0 };
    this.#nameWords.push(word);
    addToGroup(this.#byStem, stem, word);
    for (const bearer of bearers) addToGroup(this.#byBearer, bearer, word);
  }

  #count(document: TermFields, by: 1 | -1): void {
    this.#size += by;
    const stems = new Set<string>();
    for (const weight of STORED_WEIGHTS)
      for (const stem of listIn(document, stemField(weight))) {
        stems.add(stem);
        this.#countStem(stem, weight >= RANK.minFieldOfRelated * FULL, by);
      }
    for (const kind of listIn(document, 'kinds')) change(this.#kinds, kind, by);
    for (const [field, counts] of this.#subjects) for (const key of listIn(document, field)) change(counts, key, by);
    this.#countNameWords(stems, new Set(listIn(document, 'by')), by);
  }

  #countStem(stem: string, isWeighty: boolean, by: 1 | -1): void {
    const there = this.#counts.get(stem) ?? { all: 0, weighty: 0 };
    there.all += by;
    if (isWeighty) there.weighty += by;
    if (there.all > 0) this.#counts.set(stem, there);
    else this.#counts.delete(stem);
  }

  #countNameWords(stems: ReadonlySet<string>, by: ReadonlySet<string>, change: 1 | -1): void {
    for (const stem of stems)
      for (const word of this.#byStem.get(stem) ?? [])
        if (![...by].some((one) => word.bearers.has(one))) word.others += change;
    for (const word of new Set([...by].flatMap((one) => this.#byBearer.get(one) ?? []))) word.own += change;
  }
}

const listIn = (document: TermFields, field: string): readonly string[] =>
  (document[field] as readonly string[] | undefined) ?? [];

function change(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/** The dictionaries of a record. */
export type Dictionaries = Readonly<Record<'statements' | 'figures', DictionaryCounts>>;

/** Counts the words of a record's statements and figures, one after the other. */
export function countDictionaries(record: VerbatimRecord, vocabulary: Vocabulary): Dictionaries {
  const counted = (kind: 'statements' | 'figures'): DictionaryCounts => {
    const counts = new DictionaryCounts(vocabulary);
    for (const terms of termsCounted(kind, record, vocabulary)) counts.add(terms);
    return counts;
  };
  return { statements: counted('statements'), figures: counted('figures') };
}
