import type { Entry, Source } from '../../record/entries.js';
import type { Position } from '../../record/entry-base.js';
import { type ProofState, translationKey } from '../../record/proofs.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';

/** Entries that are documents. */
export type Filed = Statement | Figure | Source;

/** An entry as it is stored, with what is known of its words. */
interface PackedEntry<T extends Filed> {
  readonly entry: Omit<T, 'position'>;
  readonly proofs: readonly (readonly [key: string, state: ProofState])[];
  readonly provenOn?: string;
}

/** Lines move when something else is edited: where an entry is in its file is not stored. */
const NOWHERE: Position = { file: '', line: 0, column: 0 };

/** An entry and its proofs as text. */
export function packEntry({ position: _, ...entry }: Filed, { proofs, provenOn }: VerbatimRecord): string {
  const translations = entry.entry === 'statement' ? entry.translations : [];
  const keys = [entry.id, ...translations.map((one) => translationKey(entry.id, one))];
  const packed: PackedEntry<Filed> = {
    entry,
    proofs: keys.flatMap((key) => {
      const state = proofs.get(key);
      return state === undefined ? [] : [[key, state] as const];
    }),
    ...(provenOn.has(entry.id) ? { provenOn: provenOn.get(entry.id) ?? '' } : {}),
  };
  return JSON.stringify(packed);
}

/** An entry that was read out of the cluster, with what is known of its words. */
export interface StoredEntry {
  readonly entry: Filed;
  readonly proofs: readonly (readonly [key: string, state: ProofState])[];
  readonly provenOn: string | undefined;
}

/** The entry of a text that was packed, and its proofs. */
export function unpackStored(packed: string): StoredEntry {
  const { entry, proofs, provenOn } = JSON.parse(packed) as PackedEntry<Filed>;
  return { entry: { ...entry, position: NOWHERE } as Filed, proofs, provenOn };
}

/** The entry of a text that was packed. */
export const unpackEntry = <T extends Filed>(packed: string): T => unpackStored(packed).entry as T;

/** An entry without the place of its text. */
export const withoutPosition = <E extends Entry>(entry: E): E => ({ ...entry, position: NOWHERE });
