import { resolve } from 'node:path';
import type { Entry } from '../../record/entries.js';
import { buildEntries } from '../entries/build-entries.js';
import { ENTRY_SCHEMAS } from '../entries/schema.js';
import { didYouMean, excerpt } from '../problems.js';
import type { ParsedEntry } from '../read/collector.js';
import { explainFileError } from '../read/file-errors.js';
import type { FileTrouble } from '../read/guarded-file.js';
import { explainIssue } from '../read/issues.js';
import { writeAtomically } from '../read/write-atomically.js';
import { type Path, parseYaml } from '../read/yaml.js';
import { type Dependant, dependantsOf } from './dependants.js';
import { withLine } from './json-line.js';
import { type EditableRecord, fileAt, writtenEntry } from './open-record-files.js';
import { changeInYaml, type EntryChange } from './yaml-edits.js';

/** An entry that is about to be changed. */
export interface ChangeableEntry {
  readonly item: ParsedEntry;
  /** Line of the entry in its file, counted from 1. */
  readonly line: number;
  /** Every entry that names it. */
  readonly dependants: readonly Dependant[];
}

const refuse = (wrong: string, right: string): FileTrouble => ({ wrong, right });

/** Finds an entry to change. */
export function findEntry(record: EditableRecord, id: string): ChangeableEntry | FileTrouble {
  const item = writtenEntry(record, id);
  const now = record.parsed.entries.find(({ written }) => written.formerly?.includes(id))?.written.id;
  if (item === undefined && now !== undefined) return refuse(`${id} is the former id of ${now}`, `name ${now}`);
  if (item === undefined)
    return record.parsed.kinds.has(id) || record.parsed.possibleIds.has(id)
      ? refuse(`${id} has problems`, 'mend what `npx verbatim check` says about it first')
      : refuse(
          `no entry has the id "${excerpt(id)}"`,
          didYouMean(id, record.parsed.kinds.keys(), 'no id on file is near it'),
        );
  const entries: Entry[] = buildEntries(record.parsed, []).map(({ entry }) => entry);
  return { item, line: item.place([]).line, dependants: dependantsOf(id, entries) };
}

/** `roles.0.title` as a path. */
export const pathOf = (key: string): Path => key.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** The text at a path of an entry as written; undefined where there is none. */
export function textAt({ written }: ParsedEntry, path: Path): string | undefined {
  const value = at(written, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/**
 * Changes an entry in its file, in one step: readers of the file see the old or the new one whole.
 * @returns why it was not changed
 */
export async function writeChange(
  record: EditableRecord,
  entry: ChangeableEntry,
  change: EntryChange,
): Promise<FileTrouble | undefined> {
  const content = changedFile(record, entry, change);
  if (typeof content === 'object' && 'wrong' in content) return content;
  const { file } = entry.item;
  try {
    await writeAtomically(resolve(file), content);
    return undefined;
  } catch (error) {
    return refuse(`${file} ${explainFileError(error, 'written')}`, 'make it writable');
  }
}

/**
 * The whole file of an entry with a change in it: nothing but what is to change differs. Writes nothing.
 * @returns a text, or of a JSON Lines file its pieces in order; or why it cannot be changed
 */
export function changedFile(
  record: EditableRecord,
  { item, line }: ChangeableEntry,
  change: EntryChange,
): string | AsyncIterable<string | Uint8Array> | FileTrouble {
  const wanted = changed(item.written, change);
  const [issue] = ENTRY_SCHEMAS[item.list].safeParse(wanted).error?.issues ?? [];
  const [fault] = issue === undefined ? [] : explainIssue(issue, wanted, () => []);
  if (fault !== undefined) return fault;
  const file = fileAt(record, resolve(item.file));
  return file?.lines === undefined
    ? yamlWith(file?.text ?? '', item, change, wanted)
    : withLine(file.lines, line, (text) => JSON.stringify(changed(JSON.parse(text) as object, change)));
}

function yamlWith(
  text: string,
  { list, written, file }: ParsedEntry,
  change: EntryChange,
  wanted: object,
): string | FileTrouble {
  const content = changeInYaml(text, list, written.id, change);
  if (typeof content !== 'string') return content;
  // What is written is read again before it replaces anything: an anchor or a merge could have changed another entry as well.
  const before = parseYaml(file, text).value as Lists;
  const expected = {
    ...before,
    [list]: before?.[list]?.map((entry) => (entry.id === written.id ? wanted : entry)),
  };
  return JSON.stringify(inOrder(parseYaml(file, content).value)) === JSON.stringify(inOrder(expected))
    ? content
    : refuse('the way it is written cannot be changed by machine', 'change it by hand, and add the revision');
}

/** A file of the record as values. */
type Lists = Readonly<Record<string, { readonly id?: string }[]>> | null | undefined;

/** The entry as it is to be. */
function changed(written: object, { value, status, item, revision }: EntryChange): object {
  const copy = structuredClone(written) as Record<string, unknown> & { revisions?: unknown[] };
  if (value !== undefined) {
    const parent = at(copy, value.path.slice(0, -1)) as Record<string | number, unknown> | undefined;
    const key = value.path.at(-1);
    if (parent !== undefined && key !== undefined) parent[key] = value.text;
  }
  if (status !== undefined) copy.status = status;
  if (item !== undefined) {
    const there = copy[item.key];
    copy[item.key] = [...(Array.isArray(there) ? there : []), item.text];
  }
  if (revision !== undefined) copy.revisions = [...(copy.revisions ?? []), revision];
  return copy;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (from, step) =>
      typeof from === 'object' && from !== null && Object.hasOwn(from, step)
        ? (from as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, inOrder(item)]),
  );
}
