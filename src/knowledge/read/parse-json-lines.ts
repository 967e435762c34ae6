import { createHash } from 'node:crypto';
import type { EntryKind } from '../../record/entries.js';
import type { ListName } from '../entries/schema.js';
import { didYouMean, excerpt, inWords } from '../problems.js';
import { type Collector, KIND_OF, LISTS } from './collector.js';
import { explainTrouble } from './guarded-file.js';
import { type Line, readLines } from './read-lines.js';
import type { JsonLinesFile } from './record-files.js';
import type { Path, Place } from './yaml.js';

/** How far a JSON Lines file has been read. */
export interface Progress {
  /** The file as shown. */
  readonly file: string;
  readonly entries: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** Max problems reported for one file: what makes one line wrong mostly makes all of them wrong. */
const MAX_PROBLEMS = 100;

const KINDS: ReadonlyMap<string, ListName> = new Map(
  LISTS.flatMap((list): [string, ListName][] => [
    [list, list],
    [KIND_OF[list], list],
  ]),
);
const KIND_WORDS: readonly EntryKind[] = LISTS.map((list) => KIND_OF[list]);

/**
 * Parses a JSON Lines file, one entry a line. A line is a JSON object with the keys that an entry has in YAML, and `entry` for its kind
 * (`{"entry": "statement", "id": …}`); in a file named after a list, such as `statements.jsonl`, `entry` may be left out.
 */
export async function parseJsonLines(
  shown: string,
  file: JsonLinesFile,
  collector: Collector,
  onProgress?: (progress: Progress) => void,
): Promise<void> {
  const { size } = file;
  const before = collector.problems.length;
  const ofFile = listOfFile(shown);
  const hash = createHash('sha256');
  let entries = 0;
  let wrong = 0;
  try {
    for await (const { lines, read } of readLines(file, hash)) {
      for (const line of lines) {
        const known = collector.problems.length;
        entries += 1;
        parseLine(line, ofFile, shown, collector);
        if (collector.problems.length === known) continue;
        wrong += 1;
        if (collector.problems.length - before > MAX_PROBLEMS) collector.problems.length = known;
      }
      onProgress?.({ file: shown, entries, share: size === 0 ? 1 : Math.min(1, read / size) });
    }
  } catch (error) {
    collector.hasUnreadableFile = true;
    const { wrong, right } = explainTrouble(error);
    collector.report(shown, START, { wrong: `the file ${wrong}`, right });
    return;
  }
  collector.jsonLinesHashes.set(shown, hash.digest('hex'));
  if (entries === 0)
    collector.report(shown, START, { wrong: 'the file is empty', right: 'add entries to it or remove it' });
  if (wrong > MAX_PROBLEMS)
    collector.report(shown, START, {
      wrong: `${wrong} lines have problems, of which the first are listed`,
      right: 'mend what they have in common first',
    });
}

const START: Place = { line: 1, column: 1 };

/** The list that a file is named after, whose lines need not name their kind of entry. */
export const listOfFile = (shown: string): ListName | undefined =>
  KINDS.get(/([a-z]+)\.jsonl$/i.exec(shown)?.[1]?.toLowerCase() ?? '');

/** Parses one line, and adds its entry to the others or reports what is wrong with it. */
export function parseLine(line: Line, ofFile: ListName | undefined, file: string, collector: Collector): void {
  const { number, text = '', trouble } = line;
  const at = { line: number, column: 1 };
  if (trouble !== undefined) {
    collector.hasUnreadableFile = true;
    collector.report(file, at, trouble);
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(number === 1 ? text.replace(/^\ufeff/, '') : text);
  } catch (error) {
    const id = /"id"\s*:\s*"([a-z0-9-]+)"/.exec(text)?.[1];
    if (id !== undefined) collector.possibleIds.add(id);
    else collector.hasUnreadableFile = true;
    const wrong = `the line is not valid JSON: ${excerpt(error instanceof Error ? error.message : String(error), 120)}`;
    collector.report(file, at, { wrong, right: 'write one entry a line, each as {"entry": "statement", "id": …}' }, id);
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const right = 'write {"entry": "statement", "id": …}';
    collector.report(file, at, { wrong: 'the line is not an entry', right });
    return;
  }
  const { entry: kind, ...item } = value as { entry?: unknown };
  const word = typeof kind === 'string' ? kind : JSON.stringify(kind ?? null);
  const list = kind === undefined ? ofFile : KINDS.get(word);
  if (list === undefined) {
    const known = `write ${inWords(KIND_WORDS)}`;
    const id = 'id' in item && typeof item.id === 'string' ? item.id : undefined;
    if (id !== undefined) collector.possibleIds.add(id);
    collector.report(
      file,
      placeOf(text, number, ['entry']),
      kind === undefined
        ? { wrong: '`entry` is missing, the kind of entry', right: known }
        : {
            wrong: `no kind of entry is called "${excerpt(word)}"`,
            right: didYouMean(word, KIND_WORDS, known),
          },
      id,
    );
    return;
  }
  // The exact column is known only while the text of the line is in memory: later problems name the line.
  let there: string | undefined = text;
  collector.add(list, item, file, (path) => (there === undefined ? at : placeOf(there, number, path)));
  there = undefined;
}

/** The place of the last key of a path in a line. */
function placeOf(text: string, line: number, path: Path): Place {
  const key = path.findLast((step) => typeof step === 'string');
  const found = key === undefined ? -1 : text.indexOf(`${JSON.stringify(key)}`);
  return { line, column: Math.max(1, found + 1) };
}
