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
  const ids = idsIn(now);
  if (ids === undefined || namesOf(before) !== namesOf(now)) return undefined;
  const gone = new Set(notIn(before, now));
  const come = [...notIn(now, before)];
  const proven = changedProofs(before, now).map((key) => /^[a-z]+\/([^#]*)/.exec(key)?.[1] ?? '');
  const texts = changedKeys(before.texts, now.texts, ({ sha256 }) => sha256);
  const touched = new Set([...come, ...[...proven, ...texts].filter((id) => ids.has(id))]);
  for (const id of dependants(record, touched)) if (ids.has(id)) touched.add(id);
  return {
    added: new Set(come.filter((id) => !gone.has(id))),
    removed: new Set([...gone].filter((id) => !ids.has(id))),
    touched,
  };
}

/** The ids in all files; undefined where one is given twice. */
function idsIn({ files }: KnownRecord): ReadonlySet<EntryId> | undefined {
  const ids = new Set<EntryId>();
  let count = 0;
  for (const { entries } of files.values()) {
    for (const { id } of entries) ids.add(id);
    count += entries.length;
  }
  return ids.size === count ? ids : undefined;
}

/** The ids of entries that files hold and others do not. Those that are the same, in the same file, are the same object. */
function* notIn({ files }: KnownRecord, { files: others }: KnownRecord): Generator<EntryId> {
  for (const [file, { entries }] of files) {
    const there = others.get(file)?.entries;
    if (there === entries) continue;
    const known = new Set(there);
    for (const entry of entries) if (!known.has(entry)) yield entry.id;
  }
}

/** All that is named, in order. */
const namesOf = ({ files }: KnownRecord): string =>
  [...files.values()].flatMap(({ entries }) => entries.filter(isName).map(({ hash }) => hash)).join(' ');

const isName = ({ isFiled }: KnownEntry): boolean => !isFiled;

/** A proof may be in several files: it is another one where any of them is. */
const changedProofs = ({ proofs: was }: KnownRecord, { proofs: is }: KnownRecord): string[] =>
  [...new Set([...was.keys(), ...is.keys()])].flatMap((path) =>
    was.get(path) === is.get(path)
      ? []
      : changedKeys(was.get(path)?.proofs ?? new Map(), is.get(path)?.proofs ?? new Map(), (hash: string) => hash),
  );

const changedKeys = <T>(
  was: ReadonlyMap<string, T>,
  is: ReadonlyMap<string, T>,
  hashOf: (one: T) => string,
): string[] =>
  [...new Set([...was.keys(), ...is.keys()])].filter((key) => {
    const [before, now] = [was.get(key), is.get(key)];
    return before === undefined || now === undefined || hashOf(before) !== hashOf(now);
  });

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
