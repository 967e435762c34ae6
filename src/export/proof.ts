import type { EntryId } from '../record/entries.js';
import type { ProofState } from '../record/proofs.js';
import type { VerbatimRecord } from '../record/record.js';

/**
 * How the words of a statement or figure stand against its source; what nobody has proven is not checked.
 * @param id the entry's id
 * @param record the record
 */
export const proofOf = (id: EntryId, { proofs }: VerbatimRecord): ProofState => proofs.get(id) ?? 'unproven';
