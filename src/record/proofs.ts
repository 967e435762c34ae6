import type { EntryId } from './entries.js';

/**
 * Whether an entry's words were found in the source text: `proven` (found in the archived text, or matching a stored proof),
 * `value-proven` (a figure's value was found, but what it counts is in the editor's words), `unproven` (the source text is not archived),
 * `nothing-to-prove` (a paraphrase: no quoted words).
 */
export type ProofState = 'proven' | 'value-proven' | 'unproven' | 'nothing-to-prove';

/** Whether the words or the value of an entry were found in its source. */
export const isProven = (state: ProofState | undefined): boolean => state === 'proven' || state === 'value-proven';

/** The state of each statement and figure, by entry id. */
export type Proofs = ReadonlyMap<EntryId, ProofState>;
