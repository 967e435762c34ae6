import type { EntryId } from './entry-base.js';
import type { Translation } from './statement.js';

/**
 * Whether an entry's words were found in the source text: `proven` (found in the archived text, or matching a stored proof),
 * `value-proven` (a figure's value was found, but what it counts is in the editor's words), `read` (somebody compared them by eye with a
 * copy of the source), `unproven` (the source text is not archived), `nothing-to-prove` (a paraphrase: no quoted words).
 */
export type ProofState = 'proven' | 'value-proven' | 'read' | 'unproven' | 'nothing-to-prove';

/** Whether the words or the value of an entry were found in its source. */
export const isProven = (state: ProofState | undefined): boolean => state === 'proven' || state === 'value-proven';

/** What the proof of a printed translation is filed under. */
export const translationKey = (statement: EntryId, { language, source = '' }: Translation): string =>
  `${statement}#${language}:${source}`;

/** The state of each statement and figure by entry id, and of each printed translation by its key. */
export type Proofs = ReadonlyMap<string, ProofState>;

/** The day on which the words of an entry were last proven, `2023-09-22`, by entry id. */
export type ProofDays = ReadonlyMap<EntryId, string>;
