import { readdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isId } from '../entries/ids.js';
import { schemaLine } from '../entries/json-schema-file.js';
import type { ListName } from '../entries/schema.js';
import { KIND_OF } from '../read/collector.js';
import { explainFileError } from '../read/file-errors.js';
import { type FileTrouble, isWithin } from '../read/guarded-file.js';
import { shownPath } from '../read/record-files.js';
import { writeAtomically } from '../read/write-atomically.js';
import { parseYaml } from '../read/yaml.js';
import { insertEntry } from './insert-entry.js';
import { type EditableRecord, fileAt, newestOf, openRecordFiles } from './open-record-files.js';
import { NothingToNameError, type SkeletonKey, skeletonJson, skeletonKeys, skeletonLines } from './skeleton.js';
import { readValues } from './typed-values.js';

/** The entry to write. */
export interface NewEntryOptions {
  readonly knowledgeDir: string;
  readonly list: ListName;
  /** Absent: made from its name. */
  readonly id?: string;
  /** Values by key, as texts. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether only keys with a value are written, without suggestions and comments. */
  readonly short?: boolean;
  /** The file to write to; absent: the only one with such a list, else a new one. */
  readonly file?: string;
}

/** An entry that was made: its text, and where it belongs. */
export interface NewEntry {
  readonly ok: true;
  readonly id: string;
  readonly isDraft: boolean;
  /** Path of the file. */
  readonly file: string;
  readonly line: number;
  /** The entry alone, as written in its file. */
  readonly entry: string;
  /** The whole file with the entry in it. */
  readonly content: string;
}

export type NewEntryResult = NewEntry | ({ readonly ok: false } & FileTrouble);

const refuse = (wrong: string, right: string): NewEntryResult => ({ ok: false, wrong, right });

/** Makes a draft with every key of its kind. Writes nothing. */
export async function newEntry(options: NewEntryOptions): Promise<NewEntryResult> {
  const { list, values } = options;
  const record = await openRecordFiles(options.knowledgeDir);
  const read = readValues(list, values);
  if ('wrong' in read) return { ok: false, ...read };
  const file = await fileFor(options, record);
  if (typeof file !== 'string') return { ok: false, ...file };
  const id = options.id ?? freeId(list, values, record);
  if (!isId(id))
    return refuse(`"${id}" is not an id`, 'use small letters, digits and single hyphens, at most 80 characters');
  const taken = placeOf(id, record);
  if (taken !== undefined)
    return refuse(`the id ${id} is taken: it is used ${taken}`, `choose another, such as ${numbered(id, record)}`);
  let keys: SkeletonKey[];
  try {
    keys = skeletonKeys({ list, id, values: read.values, newest: (kinds) => newestOf(record, kinds, shownPath(file)) });
  } catch (error) {
    if (!(error instanceof NothingToNameError)) throw error;
    return refuse(error.message, `begin with \`npx verbatim new ${error.kinds[0]}\``);
  }
  return placed(options, record, { id, file, keys });
}

/** Writes a file with its new entry. */
export async function writeNewEntry({ file, content }: NewEntry): Promise<FileTrouble | undefined> {
  try {
    await writeAtomically(file, content);
    return undefined;
  } catch (error) {
    return {
      wrong: `${shownPath(file)} ${explainFileError(error, 'written')}`,
      right: 'name another file with --file',
    };
  }
}

function placed(
  { list, knowledgeDir, short = false }: NewEntryOptions,
  record: EditableRecord,
  { id, file, keys }: { readonly id: string; readonly file: string; readonly keys: readonly SkeletonKey[] },
): NewEntryResult {
  const there = fileAt(record, file);
  if (there?.trouble !== undefined) return refuse(`${there.shown} ${there.trouble.wrong}`, there.trouble.right);
  if (/\.jsonl$/i.test(file))
    return refuse(`${shownPath(file)} holds one entry a line`, `add this line to it: ${skeletonJson(list, keys)}`);
  const before = there?.text ?? `${schemaLine(knowledgeDir, file)}\n`;
  const [broken] = parseYaml(shownPath(file), before).problems;
  if (broken !== undefined)
    return refuse(`${broken.file}:${broken.line} cannot be changed while it is ${broken.wrong}`, broken.right);
  const lines = skeletonLines(keys, short);
  const added = insertEntry(before, list, lines);
  if ('wrong' in added) return refuse(`${shownPath(file)}: ${added.wrong}`, added.right);
  const entry = added.text
    .split('\n')
    .slice(added.line - 1, added.line - 1 + lines.length)
    .join('\n');
  const isDraft = keys.some(({ key, value }) => key === 'status' && value === 'draft');
  return { ok: true, id, isDraft, file, line: added.line, entry, content: added.text };
}

/** The file that a new entry belongs to. */
async function fileFor(
  { knowledgeDir, list, file }: NewEntryOptions,
  { parsed }: EditableRecord,
): Promise<string | FileTrouble> {
  if (file !== undefined) {
    const path = /\.(?:ya?ml|jsonl)$/i.test(file) ? resolve(file) : resolve(`${file}.yaml`);
    const folder = await realpath(dirname(path)).catch(() => undefined);
    if (folder === undefined)
      return { wrong: `the folder of ${shownPath(path)} does not exist`, right: 'make it first' };
    const root = await realpath(knowledgeDir).catch(() => resolve(knowledgeDir));
    return isWithin(folder, root)
      ? path
      : { wrong: `${shownPath(path)} is not in the folder of the record`, right: `name a file in ${shownPath(root)}` };
  }
  const files = new Set(
    parsed.entries.filter((item) => item.list === list && /\.ya?ml$/i.test(item.file)).map((item) => item.file),
  );
  const [only] = files;
  if (files.size === 1 && only !== undefined) return resolve(only);
  const there = await readdir(knowledgeDir).then(
    () => true,
    () => false,
  );
  return there
    ? join(resolve(knowledgeDir), 'new.yaml')
    : { wrong: `the folder ${shownPath(knowledgeDir)} does not exist`, right: 'make it, or set KNOWLEDGE_DIR' };
}

const placeOf = (id: string, { parsed }: EditableRecord): string | undefined => {
  const entry = parsed.entries.find(({ written }) => written.id === id);
  if (entry !== undefined) return `at ${entry.file}:${entry.place(['id']).line}`;
  if (id === 'outlet' || id === 'unknown') return 'by the format itself';
  return parsed.kinds.has(id) || parsed.possibleIds.has(id) ? 'in a file that has problems' : undefined;
};

/** An id made of the entry's name, else of its kind. */
function freeId(list: ListName, values: Readonly<Record<string, string>>, record: EditableRecord): string {
  const words = (values.name ?? values.title ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]|\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  const id = words?.join('-').slice(0, 60).replace(/-+$/, '') || `new-${KIND_OF[list]}`;
  return placeOf(id, record) === undefined ? id : numbered(id, record);
}

function numbered(id: string, record: EditableRecord): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${id}-${number}`;
    if (placeOf(candidate, record) === undefined) return candidate;
  }
}
