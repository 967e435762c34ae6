import type { Source } from '../../record/entries.js';
import type { Position } from '../../record/entry-base.js';
import { type ProofState, translationKey } from '../../record/proofs.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';

/** Entries that are documents. */
type Filed = Statement | Figure | Source;

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

/** The entry of a text that was packed. */
export function unpackEntry<T extends Filed>(packed: string): T {
  const { entry } = JSON.parse(packed) as PackedEntry<T>;
  return { ...entry, position: NOWHERE } as unknown as T;
}
