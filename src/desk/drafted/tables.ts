/** What was drafted from texts: only the editor who asked for it sees it, and it is deleted after some days. */
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
