import type { EntryId } from '../../record/entry-base.js';
import { currentId } from '../../record/former-ids.js';
import type { VerbatimRecord } from '../../record/record.js';
import { shownDigest } from './shown-digest.js';

/** Where a public answer is, and what may be done to it there. */
export interface ShownPlace {
  /** The message's id. */
  readonly message: string;
  readonly channel: string;
  /** Absent in a direct message. */
  readonly server?: string;
  /** Whether the bot's token can edit it: not where only a user installed the bot. */
  readonly reachable: boolean;
  /** Whether the bot may send to the channel. */
  readonly maySend: boolean;
}

/** What a public answer answers, so that it can be asked again. */
export interface ShownQuestion {
  readonly command: string;
  /** From 1. */
  readonly page: number;
  readonly values: Readonly<Record<string, string>>;
  readonly locale: string;
  /** Whether somebody shared a private answer. */
  readonly shared: boolean;
}

/** An entry as a public answer shows it. */
export interface ShownEntry {
  readonly entry: EntryId;
  /** What it said; empty where that is not known. */
  readonly digest: string;
  /** How many revisions it had when it was first shown there; -1 where that is not known. */
  readonly revisions: number;
}

/** A public answer. */
export interface ShownAnswer {
  readonly place: ShownPlace;
  readonly question: ShownQuestion;
  /** The version of the record that it shows. */
  readonly version: string;
  readonly entries: readonly ShownEntry[];
  /** Milliseconds since 1970. */
  readonly postedAt: number;
}

/**
 * Entries as an answer shows them.
 * @param version of the record that the answer was made of: where it is another by now, nobody knows any more what it showed
 */
export function shownEntries(ids: readonly EntryId[], version: string, record: VerbatimRecord): ShownEntry[] {
  if (version !== record.version) return ids.map((entry) => ({ entry, digest: '', revisions: -1 }));
  return ids.map((entry) => ({
    entry,
    digest: shownDigest(entry, record),
    revisions: record.byId.get(currentId(record, entry))?.revisions.length ?? 0,
  }));
}
