import type { Entry } from '../../record/entries.js';
import type { BuiltEntry } from '../entries/build-entries.js';
import type { Problem } from '../problems.js';
import { KIND_OF, type ParsedEntry } from '../read/collector.js';
import { Spool } from './spool.js';

/** Entries that an archive has millions of. All others stay in memory, and so does what is in YAML, which is limited. */
const isSpooled = (kind: Entry['entry'], file: string): boolean =>
  (kind === 'statement' || kind === 'figure') && /\.jsonl$/i.test(file);

/** Entries as written, spooled as they are read. */
const parsedSpool = (folder: string): Spool<ParsedEntry> =>
  new Spool<ParsedEntry>(folder, {
    idOf: ({ written }) => written.id,
    kindOf: ({ list }) => KIND_OF[list],
    write: ({ list, written, file, place }) =>
      isSpooled(KIND_OF[list], file) ? JSON.stringify([list, written, file, place([])]) : undefined,
    read(text, id) {
      const [list, written, file, at] = JSON.parse(text) as [
        ParsedEntry['list'],
        { id: string },
        string,
        ReturnType<ParsedEntry['place']>,
      ];
      written.id = id;
      // Once a line of JSON is read, every problem is reported at its beginning.
      return { list, written, file, place: () => at } as unknown as ParsedEntry;
    },
  });

/**
 * Entries of the record, spooled as they are built.
 * @param problems what is reported of them later
 */
function builtSpool(folder: string, problems: Problem[]): Spool<BuiltEntry> {
  // What is kept of an entry holds its id and file as the same texts each time.
  const files: string[] = [];
  return new Spool<BuiltEntry>(folder, {
    idOf: ({ entry }) => entry.id,
    kindOf: ({ entry }) => entry.entry,
    write({ entry }) {
      const { file } = entry.position;
      if (!isSpooled(entry.entry, file)) return undefined;
      if (files.at(-1) !== file) files.push(file);
      return JSON.stringify([files.length - 1, entry]);
    },
    read(text, id) {
      const [number, entry] = JSON.parse(text) as [number, Writable<Entry>];
      const { line, column } = entry.position;
      const file = files[number] ?? '';
      entry.id = id;
      entry.position = { file, line, column };
      const report: BuiltEntry['report'] = (_path, wrong, right) =>
        void problems.push({ file, line, column, entry: id, wrong, right });
      return { entry: entry as Entry, report };
    },
  });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Temporary files for the entries of an archive. */
export class EntrySpools {
  readonly #folder: string;
  readonly #open: Spool<BuiltEntry>[] = [];

  /** @param folder where the files are while they are needed */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** For entries as written. */
  written(): Spool<ParsedEntry> {
    return parsedSpool(this.#folder);
  }

  /**
   * For entries of the record.
   * @param problems what is reported of them later
   */
  built(problems: Problem[]): Spool<BuiltEntry> {
    const spool = builtSpool(this.#folder, problems);
    this.#open.push(spool);
    return spool;
  }

  /** Forgets how to report on entries: nothing more is to be reported. */
  settle(): void {
    for (const spool of this.#open) spool.replaceHeld(({ entry }) => ({ entry, report: () => {} }));
  }

  /** Removes what is kept. A record of these entries cannot be read any more. */
  close(): void {
    for (const spool of this.#open.splice(0)) spool.close();
  }
}
