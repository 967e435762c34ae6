/** Questions that the record did not answer. */
export interface MissTables {
  readonly miss: MissTable;
  readonly miss_asker: MissAskerTable;
}

export interface MissTable {
  /** The command and the question as plain letters: the same question in other spellings is one. */
  key: string;
  command: string;
  /** As it was first asked. */
  question: string;
  /** The names that were offered instead, as JSON. */
  nearest: string;
  times: number;
  /** How many people asked, each counted once a day. */
  askers: number;
  first_at: number;
  last_at: number;
  /** When an editor said that it is not for this record; null where nobody did. */
  set_aside_at: number | null;
}

/** Who asked today, under a salt that is thrown away with these rows when the day is over. */
export interface MissAskerTable {
  key: string;
  asker: string;
}
