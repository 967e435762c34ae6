/** What people and channels want to hear of, and what has yet to be said to them. */
export interface WatchTables {
  readonly watch_place: WatchPlaceTable;
  readonly watch: WatchTable;
  readonly watch_subject: WatchSubjectTable;
  readonly watched_entry: WatchedEntryTable;
  readonly watch_news: WatchNewsTable;
}

/** A channel that is told of changes, or somebody's direct messages. */
export interface WatchPlaceTable {
  channel: string;
  /** The Discord id of the user who gets the direct messages; null for a channel of the desk's server. */
  user_id: string | null;
  locale: string;
  /** Not before then is anything sent there. */
  due_at: number;
  /** How often in a row Discord refused it. */
  refusals: number;
  taken_until: number;
  taken_by: string;
}

export interface WatchTable {
  id: string;
  channel: string;
  /** An entry, or a question that is not on file, as `writeSubject` writes it. */
  subject: string;
  ends_at: number;
}

/** What is watched by anybody, and the version of the record that was last looked through for it. */
export interface WatchSubjectTable {
  subject: string;
  version: string;
}

/** What entries about a subject said when it was last looked. */
export interface WatchedEntryTable {
  subject: string;
  entry: string;
  digest: string;
}

/** A change that a place has yet to be told. */
export interface WatchNewsTable {
  watch: string;
  entry: string;
  /** What the entry said when the place last heard of it; empty where it is new. */
  was: string;
  /** What it says now. */
  digest: string;
}
