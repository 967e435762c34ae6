import type { Entry } from '../../../record/entries.js';
import type { EntryId } from '../../../record/entry-base.js';
import { currentId } from '../../../record/former-ids.js';
import type { ViewContext } from '../../../view/block.js';
import { withdrawalNotice } from '../../../view/notices.js';
import { uriOf } from '../entry-uri.js';
import { figureSlice, statementSlice } from './claim-slices.js';
import { eventSlice, organisationSlice, personSlice, placeSlice, sourceSlice, termSlice } from './name-slices.js';
import type { Slice } from './schema.js';

/**
 * One entry of the record as data. Of what was withdrawn there is only the notice; drafts are nowhere.
 * @param id its id, of today or a former one
 * @returns undefined where there is no such entry
 */
export function sliceOf(id: EntryId, context: ViewContext): Slice | undefined {
  const entry = context.record.byId.get(currentId(context.record, id));
  if (entry === undefined || entry.status === 'draft') return undefined;
  if (entry.status === 'live') return liveSlice(entry, context);
  return {
    kind: 'withdrawn',
    id: entry.id,
    uri: uriOf(entry.id),
    was: entry.entry,
    notice: withdrawalNotice(entry, context.language),
  };
}

function liveSlice(entry: Entry, context: ViewContext): Slice {
  switch (entry.entry) {
    case 'statement':
      return statementSlice(entry, context);
    case 'figure':
      return figureSlice(entry, context);
    case 'person':
      return personSlice(entry, context);
    case 'organisation':
      return organisationSlice(entry, context);
    case 'place':
      return placeSlice(entry, context);
    case 'event':
      return eventSlice(entry, context);
    case 'source':
      return sourceSlice(entry, context);
    default:
      return termSlice(entry, context);
  }
}
