import { COUNTED_MS, outOfReach, type UnreachedChannel } from '../../desk/corrections/count-corrections.js';
import { type FlaggedEntry, flaggedEntries } from '../../desk/flags/flags.js';
import { type Miss, topMisses } from '../../desk/misses/misses.js';
import { type OwnDraft, ownDrafts, type WaitingProposal, waitingProposals } from '../../desk/waiting.js';
import { dateSpan, type RecordDate } from '../../record/dates.js';
import type { Entry } from '../../record/entries.js';
import type { CommandContext } from '../command.js';
import type { DeskService } from '../desk/desk-service.js';

/** How many questions are looked at. */
const MAX_MISSES = 500;

/** An entry that should have been looked at by now. */
export interface OverdueEntry {
  readonly entry: Entry;
  readonly date: RecordDate;
}

/** Everything that is on the board of an editor. */
export interface BoardLists {
  readonly waiting: readonly WaitingProposal[];
  readonly misses: readonly Miss[];
  readonly flags: readonly FlaggedEntry[];
  readonly review: readonly OverdueEntry[];
  readonly reach: readonly UnreachedChannel[];
  readonly drafts: readonly OwnDraft[];
}

/**
 * Looks up what is on the board of an editor.
 * @param user the Discord id of the editor, whose own drafts are among it
 * @throws {StoreAwayError}
 */
export async function boardLists(
  { store, now }: DeskService,
  user: string,
  { record, today }: Pick<CommandContext, 'record' | 'today'>,
): Promise<BoardLists> {
  return {
    waiting: await waitingProposals(store),
    misses: await topMisses(store, MAX_MISSES),
    flags: await flaggedEntries(store, record),
    review: overdue(record.byId.values(), today),
    reach: await outOfReach(store, now() - COUNTED_MS),
    drafts: await ownDrafts(store, user),
  };
}

/** Those whose day has passed longest ago first. */
function overdue(entries: Iterable<Entry>, today: string): OverdueEntry[] {
  const found: OverdueEntry[] = [];
  for (const entry of entries) {
    const { reviewBy: date, status } = entry;
    if (date !== undefined && status !== 'withdrawn' && dateSpan(date).last < today) found.push({ entry, date });
  }
  return found.sort((a, b) => (a.date.iso < b.date.iso ? -1 : a.date.iso > b.date.iso ? 1 : 0));
}
