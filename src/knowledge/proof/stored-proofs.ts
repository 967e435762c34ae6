import { resolve } from 'node:path';
import type { EntryId } from '../../record/entry-base.js';
import type { Problem } from '../problems.js';
import type { FoundFiles } from '../read/find-files.js';
import { explainTrouble, readGuarded } from '../read/guarded-file.js';
import { inParallel } from '../read/in-parallel.js';
import { shownPath } from '../read/record-files.js';
import {
  type FileProofs,
  OLD_NAME,
  type ProofsFile,
  parseProofs,
  recordFileOf,
  type SourceProof,
  type StoredProof,
  type StoredReading,
} from './proofs-file.js';

const GUARD = { maxBytes: 256 * 1024 * 1024, ifLarger: 'run `npx verbatim prove` where the archive is' };
/** Max bytes of all files of proofs together: they are in memory at once. */
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;
const MAX_NAMED = 5;

/** Whether a path is that of a file of proofs. */
export const isProofsPath = (knowledgeDir: string, path: string): boolean =>
  recordFileOf(path) !== undefined || resolve(path) === resolve(knowledgeDir, OLD_NAME);

/** Reads the files of proofs among the files of a record. */
export async function readProofs(knowledgeDir: string, { root, paths }: FoundFiles): Promise<ProofsFile[]> {
  let bytes = 0;
  return inParallel(
    paths.filter((path) => isProofsPath(knowledgeDir, path)),
    async (path): Promise<ProofsFile> => {
      const shown = shownPath(path);
      if (bytes > MAX_TOTAL_BYTES) return { path, shown, trouble: TOO_MUCH };
      try {
        const text = (await readGuarded(path, { ...GUARD, ...(root === undefined ? {} : { within: root }) })).toString(
          'utf8',
        );
        bytes += text.length;
        return { path, shown, text };
      } catch (error) {
        return { path, shown, trouble: explainTrouble(error) };
      }
    },
  );
}

const TOO_MUCH = {
  wrong: `is not read: the proofs before it hold more than ${MAX_TOTAL_BYTES / 1024 / 1024} MB`,
  right: 'split the record',
};

/** The stored proofs of all files, by entry. */
export interface StoredProofs {
  readonly sources: ReadonlyMap<EntryId, SourceProof>;
  /** By the entry's id, or `id#source` for a rendering. */
  readonly entries: ReadonlyMap<string, StoredProof>;
  readonly readings: ReadonlyMap<EntryId, StoredReading>;
  /** Whether a file of them could not be used: what is missing may have been in it. */
  readonly isPartial: boolean;
}

/** What is found of the stored proofs, and what is wrong with their files. */
export interface CollectedProofs {
  readonly stored: StoredProofs;
  readonly problems: readonly Problem[];
  /** Entries that were proven and went missing together with their file. */
  readonly lost: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Where entries and files of the record are. */
export interface Homes {
  /** The file of an entry on file, as shown. */
  fileOf(id: EntryId): string | undefined;
  isOnFile(id: EntryId): boolean;
  /** The id of today by every former one. */
  readonly formerIds: ReadonlyMap<EntryId, EntryId>;
  /** The files of the record, as shown. */
  readonly files: ReadonlySet<string>;
}

/**
 * Brings the proofs of all files together. An entry's proof counts wherever it is stored; the one beside the entry's own file counts
 * before all others.
 */
export function collectProofs(files: readonly ProofsFile[], homes: Homes): CollectedProofs {
  const collected = {
    sources: new Map<EntryId, SourceProof>(),
    entries: new Map<string, StoredProof>(),
    readings: new Map<EntryId, StoredReading>(),
  };
  const problems: Problem[] = [];
  const lost: Problem[] = [];
  const warnings: Problem[] = [];
  const parsed = files.map((file) => ({ file, proofs: underNewIds(parseProofs(file), homes) }));
  // The old file comes last: whatever the others hold is newer.
  for (const { file, proofs } of parsed.sort((a, b) => Number(isOld(a.file)) - Number(isOld(b.file)))) {
    if ('wrong' in proofs) {
      problems.push(proofs);
      continue;
    }
    const home = recordFileOf(file.shown);
    const take = <T>(into: Map<string, T>, from: Readonly<Record<string, T>>): void => {
      for (const [key, one] of Object.entries(from))
        if (!into.has(key) || homes.fileOf(entryOf(key)) === home) into.set(key, one);
    };
    take(collected.sources, proofs.sources);
    take(collected.entries, proofs.entries);
    take(collected.readings, proofs.read);
    const found = faultsOf(file, proofs, homes);
    warnings.push(...found.warnings);
    lost.push(...found.lost);
  }
  return { stored: { ...collected, isPartial: problems.length > 0 }, problems, lost, warnings };
}

const isOld = ({ shown }: ProofsFile): boolean => recordFileOf(shown) === undefined;
const entryOf = (key: string): EntryId => key.replace(/#.*$/, '');

/** The proofs of an entry that was renamed are those of the entry under its new id. */
function underNewIds(proofs: FileProofs | Problem, { isOnFile, formerIds }: Homes): FileProofs | Problem {
  if ('wrong' in proofs || formerIds.size === 0) return proofs;
  const renamed = <T>(map: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(
      Object.entries(map).map(([key, one]) => {
        const id = entryOf(key);
        const now = isOnFile(id) ? id : (formerIds.get(id) ?? id);
        return [`${now}${key.slice(id.length)}`, one];
      }),
    );
  return { sources: renamed(proofs.sources), entries: renamed(proofs.entries), read: renamed(proofs.read) };
}

/** What the proofs in a file know better than the record. */
function faultsOf(file: ProofsFile, proofs: FileProofs, homes: Homes): Pick<CollectedProofs, 'lost' | 'warnings'> {
  const at = { file: file.shown, line: 1, column: 1 };
  const home = recordFileOf(file.shown);
  const proven = [...new Set([...Object.keys(proofs.entries), ...Object.keys(proofs.read)].map(entryOf))];
  const gone = proven.filter((id) => !homes.isOnFile(id));
  if (home !== undefined && !homes.files.has(home) && gone.length > 0) {
    const named = gone.slice(0, MAX_NAMED).join(', ');
    const more = gone.length > MAX_NAMED ? ` and ${gone.length - MAX_NAMED} more` : '';
    const wrong = `${home} is gone, and with it ${gone.length} ${gone.length === 1 ? 'entry' : 'entries'} that had a proof: ${named}${more}`;
    const right = 'bring the file back; run `npx verbatim prove` where it should be gone';
    return { lost: [{ ...at, wrong, right }], warnings: [] };
  }
  const warnings = gone.map((entry) => ({
    ...at,
    entry,
    wrong: 'was proven or read, and is not on file any more',
    right: 'bring it back with `status: withdrawn`; run `npx verbatim prove` where it should be gone',
  }));
  const right = 'run `npx verbatim prove` and commit what it writes';
  if (home === undefined)
    return {
      lost: [],
      warnings: [...warnings, { ...at, wrong: 'the proofs are in one file, as in older versions', right }],
    };
  const strangers = [...proven, ...Object.keys(proofs.sources)].filter((id) => (homes.fileOf(id) ?? home) !== home);
  if (strangers.length > 0)
    warnings.push({
      ...at,
      entry: strangers[0] ?? '',
      wrong: `stands in ${homes.fileOf(strangers[0] ?? '')}, but has a proof here`,
      right,
    });
  return { lost: [], warnings };
}
