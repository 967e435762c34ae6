import { OPEN_STATES, stateFrom } from '../states.js';
import type { Proposal } from './proposals.js';
import type { Queries } from './store.js';
import { type Form, typedSoFar } from './typed.js';

/** Open proposals that are looked at: more are not open anywhere. */
const MAX_LOOKED_AT = 200;

/**
 * Open proposals for the entry of a form, or of a new one for its speaker and source together; newest first.
 * @param except the id of the proposal that the form is for
 */
export async function openOn(queries: Queries, form: Form, except: string): Promise<readonly Proposal[]> {
  const { entry, speaker, source } = form;
  if (entry === undefined && (speaker === undefined || source === undefined)) return [];
  const open = queries
    .selectFrom('proposal')
    .selectAll()
    .where('id', '!=', except)
    .where('state', 'in', OPEN_STATES)
    .orderBy('created_at', 'desc')
    .limit(MAX_LOOKED_AT);
  const rows = await (entry === undefined
    ? open.where('change', '=', 'new')
    : open.where('entry', '=', entry)
  ).execute();
  const found: Proposal[] = [];
  for (const row of rows) {
    const typed = entry === undefined ? await typedSoFar(queries, row.id) : undefined;
    if (typed === undefined || (typed.speaker === speaker && typed.source === source))
      found.push({ ...row, state: stateFrom(row.state) });
  }
  return found;
}
