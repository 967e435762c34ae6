/** What readers say is wrong with entries. Who said it is kept only where they want to be asked back. */
export interface FlagTables {
  readonly flag: FlagTable;
  readonly flag_note: FlagNoteTable;
  readonly flag_sender: FlagSenderTable;
}

/** How often a reason was given for an entry as it was. */
export interface FlagTable {
  entry: string;
  /** What the entry said: another version of it has flags of its own. */
  digest: string;
  reason: string;
  times: number;
  /** The public answer that it was last given on, as `server/channel/message`; null where every one was private. */
  place: string | null;
  first_at: number;
  last_at: number;
}

/** What a reader wrote beside it. */
export interface FlagNoteTable {
  /** The id of the interaction that brought it. */
  interaction: string;
  entry: string;
  digest: string;
  reason: string;
  words: string;
  /** The Discord id of a reader who may be asked back; null for all others. */
  ask_back: string | null;
  at: number;
}

/** Who flagged what today, under a salt that is thrown away with these rows when the day is over. */
export interface FlagSenderTable {
  sender: string;
  entry: string;
  digest: string;
}
