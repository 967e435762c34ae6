/** What public answers showed, and which of them are to be corrected. Nothing here says who asked. */
export interface ShownTables {
  readonly shown_message: ShownMessageTable;
  readonly shown_entry: ShownEntryTable;
  readonly entry_version: EntryVersionTable;
  readonly correction: CorrectionTable;
  readonly correction_notice: CorrectionNoticeTable;
  readonly record_version: RecordVersionTable;
}

/** A public answer, as it is in its channel now. */
export interface ShownMessageTable {
  message: string;
  channel: string;
  /** Null in a direct message. */
  server: string | null;
  /** What was asked, so that it can be asked again: the command, the page and, as JSON, its options. */
  command: string;
  page: number;
  question: string;
  locale: string;
  /** 1 where somebody shared a private answer. */
  shared: number;
  /** 0 where the bot's token cannot edit it. */
  reachable: number;
  /** 1 where the bot may send to the channel. */
  may_send: number;
  /** The version of the record that it shows. */
  version: string;
  posted_at: number;
}

/** An entry that a public answer shows. */
export interface ShownEntryTable {
  message: string;
  entry: string;
  /** What it said; empty where that is not known any more. */
  digest: string;
  /** How many revisions it had when it was first shown there; -1 where that is not known. */
  revisions: number;
}

/** What an entry said in any public answer. */
export interface EntryVersionTable {
  entry: string;
  digest: string;
}

/** A public answer that is not what the record says now: waiting where it has no outcome. */
export interface CorrectionTable {
  message: string;
  channel: string;
  posted_at: number;
  /** The version of the record that it is to show. */
  version: string;
  outcome: string | null;
  attempts: number;
  due_at: number;
  taken_until: number;
  taken_by: string;
  changed_at: number;
}

/** A message that tells a channel of a correction: one for each entry as it is now. */
export interface CorrectionNoticeTable {
  channel: string;
  entry: string;
  digest: string;
  /** The answer that it replies to. */
  message: string;
  /** What it is sent under, so that Discord takes it once. */
  nonce: string;
  /** Null until it was sent, or refused. */
  outcome: string | null;
  at: number;
}

/** The versions of the record that processes answered from. */
export interface RecordVersionTable {
  version: string;
  /** When it came to be the newest. */
  since: number;
  /** When a process last said that it answers from it. */
  seen_at: number;
}
