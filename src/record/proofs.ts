import type { EntryId } from './entries.js';

/**
 * Whether an entry's words were found in the source text: `proven` (found in the archived text, or matching a stored proof),
 * `unproven` (the source text is not archived), `nothing-to-prove` (a paraphrase: no quoted words).
 */
export type ProofState = 'proven' | 'unproven' | 'nothing-to-prove';

/** The state of each statement and figure, by entry id. */
export type Proofs = ReadonlyMap<EntryId, ProofState>;
