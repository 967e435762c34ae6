import type { EntryId } from '../record/entry-base.js';
import type { Suggestion } from '../search/search.js';
import type { Link } from './command.js';

/** One statement, whole, with what was said against it. */
export const statementLink = (id: EntryId): Link => ({ command: 'claims', question: id });

/** The statements of a speaker, or on anything else that an entry describes. */
export const statementsLink = (about: EntryId): Link => ({ command: 'claims', question: about });

/** The figures of a metric, an event or a claimant. */
export const figuresLink = (about: EntryId): Link => ({ command: 'figures', question: about });

/** An event, or what happened at a place. */
export const eventLink = (id: EntryId): Link => ({ command: 'event', question: id });

/** A person, body or place. */
export const whoLink = (id: EntryId): Link => ({ command: 'who', question: id });

/** What an entry of a kind is shown by, where nothing asked for rests on it; undefined for what has no page of its own. */
export function linkOf({ kind, id }: Pick<Suggestion, 'kind' | 'id'>): Link | undefined {
  switch (kind) {
    case 'person':
    case 'organisation':
    case 'place':
      return whoLink(id);
    case 'event':
      return eventLink(id);
    case 'metric':
    case 'group':
      return figuresLink(id);
    default:
      return undefined;
  }
}
