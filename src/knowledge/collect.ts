import type { EntryKind } from '../record/entries.js';
import type { RecordFile } from './files.js';
import { faultsOf } from './issues.js';
import { didYouMean, type Problem } from './problems.js';
import { ENTRY_SCHEMAS, type ListName, STORY_SCHEMA, type Written } from './schema.js';
import { type ParsedFile, type Path, type Place, parseYaml } from './yaml.js';

/** The kind of entry each list holds. */
export const KIND_OF = {
  sources: 'source',
  people: 'person',
  organisations: 'organisation',
  places: 'place',
  metrics: 'metric',
  events: 'event',
  statements: 'statement',
  figures: 'figure',
} as const satisfies Record<ListName, EntryKind>;

/** An entry whose form is right, and the means to point into it. */
export type Collected = { [L in ListName]: WrittenEntry<L> }[ListName];

/** One entry of a list, as written. */
export interface WrittenEntry<L extends ListName> {
  readonly list: L;
  readonly written: Written<L>;
  readonly file: string;
  readonly place: (path: Path, part?: 'key' | 'value') => Place;
}

/** What the files hold. */
export interface Collection {
  readonly entries: readonly Collected[];
  /** Every id that some entry claims, even one whose form is wrong. */
  readonly kinds: ReadonlyMap<string, EntryKind>;
  /** Ids that may stand in files that could not be read. */
  readonly perhaps: ReadonlySet<string>;
  /** Whether a file could not be read at all, so that any id may be in it. */
  readonly blind: boolean;
  readonly problems: readonly Problem[];
}

const LISTS = Object.keys(ENTRY_SCHEMAS) as ListName[];

/**
 * Reads the entries out of the files and checks the form of each.
 * @param files the files of the record
 */
export function collectEntries(files: readonly RecordFile[]): Collection {
  const entries: Collected[] = [];
  const kinds = new Map<string, EntryKind>();
  const stands = new Map<string, string>();
  const perhaps = new Set<string>();
  const problems: Problem[] = [];
  let blind = false;
  const salvage = (text: string): void => {
    for (const match of text.matchAll(/^[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?id:[ \t]*["']?([a-z0-9-]+)/gm))
      perhaps.add(match[1] ?? '');
  };
  for (const file of files) {
    if (file.trouble)
      problems.push({
        file: file.shown,
        line: file.trouble.line,
        column: 1,
        wrong: file.trouble.wrong,
        right: file.trouble.right,
      });
    if (file.text === undefined) {
      if (file.remains === undefined) blind = true;
      else salvage(file.remains);
      continue;
    }
    const parsed = parseYaml(file.shown, file.text);
    problems.push(...parsed.problems);
    if (parsed.value === undefined) salvage(file.text);
    else collectFile(parsed);
  }
  return { entries, kinds, perhaps, blind, problems };

  function collectFile(parsed: ParsedFile): void {
    const { file, value } = parsed;
    const report = (path: Path, part: 'key' | 'value', wrong: string, right: string, entry?: string): void => {
      problems.push({ file, ...parsed.placeOf(path, part), ...(entry === undefined ? {} : { entry }), wrong, right });
    };
    if (value === null) {
      report([], 'value', 'the file is empty', 'add entries to it or remove it');
      return;
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      report([], 'value', 'the file does not hold lists of entries', `begin with a list such as ${LISTS.join(':, ')}:`);
      return;
    }
    let count = 0;
    for (const [key, items] of Object.entries(value)) {
      if (key === 'story') {
        for (const issue of STORY_SCHEMA.safeParse(items).error?.issues ?? []) {
          for (const fault of faultsOf(issue, items, () => ['id', 'title', 'description']))
            report(['story', ...fault.path], fault.part, fault.wrong, fault.right);
        }
        continue;
      }
      const list = LISTS.find((name) => name === key);
      if (!list) {
        count += 1;
        report(
          [key],
          'key',
          `unknown key "${key}"`,
          didYouMean(key, [...LISTS, 'story'], `known keys are ${LISTS.join(', ')} and story`),
        );
      } else if (items === null) {
        report([key], 'key', `\`${key}\` is empty`, 'add entries to it or take it out');
        count += 1;
      } else if (!Array.isArray(items)) {
        report([key], 'value', `\`${key}\` must be a list`, 'begin each entry with a hyphen: `- id: …`');
        count += 1;
      } else {
        count += items.length;
        items.forEach((item: unknown, index) => {
          collectEntry(parsed, list, item, index, report);
        });
      }
    }
    if (count === 0 && parsed.problems.length === 0)
      report([], 'value', 'the file has no entries', 'add entries to it or remove it');
  }

  function collectEntry(
    parsed: ParsedFile,
    list: ListName,
    item: unknown,
    index: number,
    report: (path: Path, part: 'key' | 'value', wrong: string, right: string, entry?: string) => void,
  ): void {
    const at: Path = [list, index];
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      report(at, 'value', 'an entry must be a map of keys and values', 'write `- id: …` and its other keys below');
      return;
    }
    const id = 'id' in item && typeof item.id === 'string' ? item.id : undefined;
    if (id !== undefined) {
      const place = parsed.placeOf([...at, 'id']);
      const first = stands.get(id);
      if (id === 'outlet' || id === 'unknown')
        report([...at, 'id'], 'value', `"${id}" is a reserved word`, 'choose another id', id);
      else if (first !== undefined) {
        report([...at, 'id'], 'value', `the id ${id} is taken: it stands at ${first}`, 'choose another id', id);
        return;
      }
      stands.set(id, `${parsed.file}:${place.line}`);
      kinds.set(id, KIND_OF[list]);
    }
    const result = ENTRY_SCHEMAS[list].safeParse(item);
    if (result.success) {
      const place = (path: Path, part?: 'key' | 'value'): Place => parsed.placeOf([...at, ...path], part);
      entries.push({ list, written: result.data, file: parsed.file, place } as Collected);
      return;
    }
    const keysOf = (path: Path): readonly string[] => knownKeys(list, path);
    for (const issue of result.error.issues) {
      for (const fault of faultsOf(issue, item, keysOf))
        report([...at, ...fault.path], fault.part, fault.wrong, fault.right, id);
    }
  }
}

const NESTED: Readonly<Record<string, readonly string[]>> = {
  roles: ['title', 'organisation', 'from', 'to'],
  revisions: ['date', 'was', 'now', 'why', 'by'],
  revision: ['kind', 'date', 'note'],
  renderings: ['source', 'says', 'passage', 'language'],
  summary: ['text', 'entries'],
  aliases: ['name', 'strength', 'strong', 'weak'],
};
const DATE_KEYS = ['date', 'unknown', 'precision', 'about', 'note'];
const RELATION_KEYS = ['entry', 'described', 'certainty', 'note'];
const RELATIONS = new Set(['denies', 'answers', 'contradicts', 'repeats', 'corrects']);

function knownKeys(list: ListName, path: Path): readonly string[] {
  const key = [...path].reverse().find((step) => typeof step === 'string');
  if (key === undefined) return Object.keys(ENTRY_SCHEMAS[list].shape);
  return RELATIONS.has(String(key)) ? RELATION_KEYS : (NESTED[key] ?? DATE_KEYS);
}
