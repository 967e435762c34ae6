import type { EntryId } from '../record/entry-base.js';
import type { Link } from './command.js';

/** One statement, whole, with what was said against it. */
export const statementLink = (id: EntryId): Link => ({ command: 'claims', question: id });

/** The statements of a speaker, or on anything else that an entry describes. */
export const statementsLink = (about: EntryId): Link => ({ command: 'claims', question: about });

/** The figures of a metric, an event or a claimant. */
export const figuresLink = (about: EntryId): Link => ({ command: 'figures', question: about });

/** An event, or what happened at a place. */
export const eventLink = (id: EntryId): Link => ({ command: 'event', question: id });
