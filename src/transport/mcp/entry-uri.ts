import type { EntryId } from '../../record/entry-base.js';

/** Where any entry is read, as a template (RFC 6570). */
export const URI_TEMPLATE = 'verbatim://entry/{id}';

/** Where an entry is read. */
export const uriOf = (id: EntryId): string => URI_TEMPLATE.replace('{id}', encodeURIComponent(id));
