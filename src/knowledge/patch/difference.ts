import type { EntryId } from '../../record/entry-base.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import { recordFileOf } from '../proof/proofs-file.js';
import { shownPath } from '../read/record-files.js';
import type { KnownEntry } from './known-file.js';
import type { KnownRecord } from './known-record.js';

/** Which entries are to be looked at again. */
export interface Difference {
  readonly added: ReadonlySet<EntryId>;
  readonly removed: ReadonlySet<EntryId>;
  /** Entries that are new or others, or that rest on something that is: a source, its text, a proof, a statement. */
  readonly touched: ReadonlySet<EntryId>;
}

/**
 * Compares what the files hold now with what they held.
 * @returns undefined where the difference is of a sort that any entry may depend on: a name, the order of names, an id given twice, a file that
 * is gone
 */
export function differenceOf(record: VerbatimRecord, before: KnownRecord, now: KnownRecord): Difference | undefined {
  if ([...before.files.keys()].some((file) => !now.files.has(file))) return undefined;
  // Proofs of a file that is not there are lost ones.
  if ([...now.proofs.keys()].some((path) => !now.files.has(shownPath(recordFileOf(path) ?? '')))) return undefined;
  const was = hashesOf(before);
  const is = hashesOf(now);
  if (was === undefined || is === undefined || namesOf(before) !== namesOf(now)) return undefined;
  const changed = [...is.keys()].filter((id) => was.get(id) !== is.get(id));
  const removed = new Set([...was.keys()].filter((id) => !is.has(id)));
  const proven = changedKeys(proofsOf(before), proofsOf(now)).map((key) => /^[a-z]+\/([^#]*)/.exec(key)?.[1] ?? '');
  const texts = changedKeys(textsOf(before), textsOf(now));
  const touched = new Set([...changed, ...[...proven, ...texts].filter((id) => is.has(id))]);
  for (const id of dependants(record, touched)) if (is.has(id)) touched.add(id);
  return { added: new Set(changed.filter((id) => !was.has(id))), removed, touched };
}

/** The hash of each entry and of the file that it is in; undefined where an id is given twice. */
function hashesOf({ files }: KnownRecord): ReadonlyMap<EntryId, string> | undefined {
  const hashes = new Map<EntryId, string>();
  for (const [file, { entries }] of files)
    for (const { id, hash } of entries) {
      if (hashes.has(id)) return undefined;
      hashes.set(id, `${hash} ${file}`);
    }
  return hashes;
}

/** All that is named, in order. */
const namesOf = ({ files }: KnownRecord): string =>
  [...files.values()].flatMap(({ entries }) => entries.filter(isName).map(({ hash }) => hash)).join(' ');

const isName = ({ isFiled }: KnownEntry): boolean => !isFiled;

const proofsOf = ({ proofs }: KnownRecord): ReadonlyMap<string, string> => {
  const all = new Map<string, string>();
  // A proof may be in several files: it is another one where any of them is.
  for (const [path, file] of proofs)
    for (const [key, hash] of file.proofs) all.set(key, `${all.get(key) ?? ''}${path} ${hash} `);
  return all;
};

const textsOf = ({ texts }: KnownRecord): ReadonlyMap<EntryId, string> =>
  new Map([...texts].map(([id, { sha256 }]) => [id, sha256]));

const changedKeys = (was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): string[] =>
  [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));

/** What rests on some entries: the statements and figures of sources, and the figures of statements. */
function* dependants({ statements, figures }: VerbatimRecord, on: ReadonlySet<EntryId>): Generator<EntryId> {
  if (on.size === 0) return;
  for (const statement of statements) if (sourcesOf(statement).some((id) => on.has(id))) yield statement.id;
  for (const figure of figures)
    if (on.has(figure.source) || (figure.statement !== undefined && on.has(figure.statement))) yield figure.id;
}

/** The sources that words of an entry are looked up in. */
export const sourcesOf = (entry: Statement | Figure): readonly EntryId[] =>
  entry.entry === 'figure'
    ? [entry.source]
    : [
        entry.source,
        ...entry.renderings.map(({ source }) => source),
        ...entry.translations.flatMap(({ source }) => source ?? []),
      ];
