/** What was drafted from texts: looked through by whoever asked for it, and let go of after some days. */
export interface DraftedTables {
  readonly drafted: DraftedTable;
}

/** The drafted statements of one text. The text itself is not kept. */
export interface DraftedTable {
  id: string;
  person: string;
  /** Of the file, or the id of the source. */
  name: string;
  /** JSON. */
  candidates: string;
  at: number;
}
