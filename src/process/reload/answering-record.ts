import type { EntryCodes } from '../../bot/buttons/entry-codes.js';
import type { Checker } from '../../check/checker.js';
import type { CheckQueue } from '../../check/queued-checker.js';
import type { Problem } from '../../knowledge/problems.js';
import type { Archive } from '../../record/archive.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { SearchEngine } from '../../search/search.js';

/** How a reload ended: the new record answers, nothing had changed, the last good one stays, or it stays until the cluster holds the new one. */
export interface Reloaded {
  readonly outcome: 'loaded' | 'unchanged' | 'refused' | 'waiting';
  readonly problems: readonly Problem[];
}

/** One version of the record, with everything that is computed from it. An answer finishes on the version it began with. */
export interface RecordVersion {
  readonly record: VerbatimRecord;
  readonly search: SearchEngine;
  readonly archive: Archive;
  readonly checker: Checker;
  readonly codes: EntryCodes;
}

/** The record that answers now, read from its files or followed in a cluster. A new version takes its place as a whole, or not at all. */
export interface AnsweringRecord {
  readonly current: RecordVersion;
  /** Whether there is a record; until then nothing can be looked up. */
  readonly isLoaded: boolean;
  /** Why the newest record does not answer, one problem a line; empty where it does. */
  readonly problems: readonly string[];
  readonly lastReload: { readonly at: Date; readonly outcome: Reloaded['outcome'] } | undefined;
  /** Pasted texts that wait to be checked; versions share it. */
  readonly checks: CheckQueue;
  /** Looks for a new version; the current one stays when that has problems. */
  reload(): Promise<Reloaded>;
  /** Answers from a version that has waited, where it can by now. */
  acceptWaiting(): Reloaded | undefined;
  /** Whether files have changed since they were last looked at. */
  hasChanged(): Promise<boolean>;
}
