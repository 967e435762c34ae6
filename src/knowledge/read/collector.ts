import type { EntryKind } from '../../record/entries.js';
import { MapOnDemand } from '../../record/map-on-demand.js';
import { RELATION_KINDS } from '../../record/statement.js';
import { ENTRY_SCHEMAS, type ListName, type Written } from '../entries/schema.js';
import type { Problem } from '../problems.js';
import { type Growing, growingInMemory } from '../spool/spool.js';
import { explainIssue } from './issues.js';
import type { Path, Place } from './yaml.js';

/** The kind of entry each list holds. */
export const KIND_OF = {
  sources: 'source',
  people: 'person',
  organisations: 'organisation',
  places: 'place',
  metrics: 'metric',
  topics: 'topic',
  groups: 'group',
  events: 'event',
  statements: 'statement',
  figures: 'figure',
} as const satisfies Record<ListName, EntryKind>;

/** An entry of the right form, with the place of each of its parts. */
export type ParsedEntry = { [L in ListName]: WrittenEntry<L> }[ListName];

/** One entry of a list, as written. */
export interface WrittenEntry<L extends ListName> {
  readonly list: L;
  readonly written: Written<L>;
  readonly file: string;
  readonly place: (path: Path, part?: 'key' | 'value') => Place;
}

/** What the files of a record hold. */
export interface ParsedEntries {
  readonly entries: readonly ParsedEntry[];
  /** Every id with the kind of its entry, even where the form of the entry is wrong. */
  readonly kinds: ReadonlyMap<string, EntryKind>;
  /** Ids seen in files and lines that could not be parsed. */
  readonly possibleIds: ReadonlySet<string>;
  /** Whether a file could not be read at all: it may hold any id. */
  readonly hasUnreadableFile: boolean;
  /** SHA-256 of every JSON Lines file, by its shown path. */
  readonly jsonLinesHashes: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** The lists a file may hold. */
export const LISTS = Object.keys(ENTRY_SCHEMAS) as ListName[];

/** More lines than any file has. */
const MAX_LINES = 2 ** 32;

/** Collects entries of the right form, and reports the others. */
export class Collector implements ParsedEntries {
  readonly #entries: Growing<ParsedEntry>;
  readonly kinds: ReadonlyMap<string, EntryKind>;
  readonly possibleIds = new Set<string>();
  readonly problems: Problem[] = [];
  hasUnreadableFile = false;
  readonly jsonLinesHashes = new Map<string, string>();
  /** Of each id, where it is in what follows: the kind of its entry, and which of the files and lines it was first used in. */
  readonly #rows = new Map<string, number>();
  readonly #kinds: EntryKind[] = [];
  readonly #places: number[] = [];
  readonly #files: string[] = [];

  /** @param entries where they are collected */
  constructor(entries: Growing<ParsedEntry> = growingInMemory()) {
    this.#entries = entries;
    this.kinds = new MapOnDemand(this.#rows, (row) => this.#kinds[row] as EntryKind);
  }

  get entries(): readonly ParsedEntry[] {
    return this.#entries.list;
  }

  /** Reports a problem. */
  report(
    file: string,
    { line, column }: Place,
    { wrong, right }: Pick<Problem, 'wrong' | 'right'>,
    entry?: string,
  ): void {
    this.problems.push({ file, line, column, ...(entry === undefined ? {} : { entry }), wrong, right });
  }

  #placeOf(file: string, line: number): number {
    if (this.#files.at(-1) !== file) this.#files.push(file);
    return (this.#files.length - 1) * MAX_LINES + line;
  }

  #placeInWords(place: number): string {
    return `${this.#files[Math.floor(place / MAX_LINES)]}:${place % MAX_LINES}`;
  }

  /** Adds an entry, or reports why it cannot be added. */
  add(list: ListName, item: unknown, file: string, place: WrittenEntry<ListName>['place']): void {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      const right = 'write `- id: …` and its other keys below';
      this.report(file, place([]), { wrong: 'an entry must be a map of keys and values', right });
      return;
    }
    const id = 'id' in item && typeof item.id === 'string' ? item.id : undefined;
    if (id !== undefined) {
      const at = place(['id']);
      const first = this.#places[this.#rows.get(id) ?? -1];
      const right = 'choose another id';
      if (id === 'outlet' || id === 'unknown')
        this.report(file, at, { wrong: `"${id}" is a reserved word`, right }, id);
      else if (first !== undefined) {
        this.report(
          file,
          at,
          { wrong: `the id ${id} is taken: it is used at ${this.#placeInWords(first)}`, right },
          id,
        );
        return;
      }
      this.#rows.set(id, this.#places.push(this.#placeOf(file, at.line)) - 1);
      this.#kinds.push(KIND_OF[list]);
    }
    const result = ENTRY_SCHEMAS[list].safeParse(item);
    if (result.success) {
      this.#entries.push({ list, written: result.data, file, place } as ParsedEntry);
      return;
    }
    for (const issue of result.error.issues) {
      for (const fault of explainIssue(issue, item, (path) => knownKeys(list, path)))
        this.report(file, place(fault.path, fault.part), fault, id);
    }
  }
}

const NESTED: Readonly<Record<string, readonly string[]>> = {
  roles: ['title', 'organisation', 'country', 'from', 'to'],
  speaker: ['described', 'for'],
  claimant: ['described', 'for'],
  revisions: ['date', 'was', 'now', 'why', 'by'],
  revision: ['kind', 'date', 'note', 'concerns'],
  renderings: ['source', 'says', 'passage', 'language'],
  translations: ['language', 'says', 'by', 'source'],
  summary: ['text', 'entries'],
  aliases: ['name', 'strength', 'strong', 'weak'],
};
const DATE_KEYS = ['date', 'unknown', 'precision', 'about', 'note'];
const RELATION_KEYS = ['entry', 'described', 'certainty', 'note'];
const RELATIONS = new Set<string>(RELATION_KINDS);

function knownKeys(list: ListName, path: Path): readonly string[] {
  const key = [...path].reverse().find((step) => typeof step === 'string');
  if (key === undefined) return Object.keys(ENTRY_SCHEMAS[list].shape);
  return RELATIONS.has(String(key)) ? RELATION_KEYS : (NESTED[key] ?? DATE_KEYS);
}
