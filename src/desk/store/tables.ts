import type { DraftedTables } from '../drafted/tables.js';
import type { FlagTables } from '../flags/tables.js';
import type { MissTables } from '../misses/tables.js';
import type { ShownTables } from '../shown/tables.js';
import type { WatchTables } from '../watches/tables.js';

/**
 * The tables of the desk's store. Times are milliseconds since 1970, JSON is text, and a person is a random name of the table `person`, so
 * that a user can be forgotten without a change to any other row.
 */
export interface Tables extends ShownTables, MissTables, FlagTables, WatchTables, DraftedTables {
  readonly person: PersonTable;
  readonly setting: SettingTable;
  readonly proposal: ProposalTable;
  readonly revision: RevisionTable;
  readonly typed: TypedTable;
  readonly approval: ApprovalTable;
  readonly click: ClickTable;
  readonly decision: DecisionTable;
  readonly log_head: LogHeadTable;
  readonly job: JobTable;
  readonly process: ProcessTable;
  readonly proposal_warning: ProposalWarningTable;
}

/** Who a name in other rows is. */
export interface PersonTable {
  id: string;
  /** Null once the user is forgotten. */
  discord_id: string | null;
}

/** What was set up in Discord, by name. */
export interface SettingTable {
  name: string;
  /** JSON. */
  value: string;
}

/** One entry on its way into the record, or a change of one. */
export interface ProposalTable {
  id: string;
  state: string;
  /** The revision that is open; 0 while nothing was sent to the desk. */
  revision: number;
  /** SHA-256 of that revision, in hexadecimal; empty while nothing was sent. */
  digest: string;
  /** `new`, `correct`, `retract` or `alias`. */
  change: string;
  list: string;
  entry: string;
  proposer: string;
  /** Who said that they are on it. */
  taken_by: string | null;
  /** SHA-256 of the entry that the proposer saw; null for a new one. */
  base: string | null;
  /** The proposal that this one takes back. */
  undoes: string | null;
  /** Its card. */
  channel: string | null;
  message: string | null;
  /** How far landing came, as JSON; null before it began. */
  landing: string | null;
  created_at: number;
  changed_at: number;
}

/** What was sent to the desk: never changed. */
export interface RevisionTable {
  proposal: string;
  number: number;
  author: string;
  /** JSON. */
  content: string;
  digest: string;
  at: number;
}

/** Everything that somebody typed into a form, newest last: never changed, and kept whether or not it could be used. */
export interface TypedTable {
  /** The id of the interaction that brought it. */
  interaction: string;
  proposal: string;
  person: string;
  /** JSON. */
  form: string;
  at: number;
}

/** Who approved a revision. */
export interface ApprovalTable {
  proposal: string;
  revision: number;
  person: string;
}

/** A click that changed something, and what came of it: a repeated one finds its own answer. */
export interface ClickTable {
  interaction: string;
  /** JSON. */
  outcome: string;
  at: number;
}

/** The log of decisions: rows are only added, and each holds the hash of the one before. */
export interface DecisionTable {
  /** From 1, without a gap. */
  number: number;
  at: number;
  person: string;
  proposal: string;
  revision: number;
  digest: string;
  action: string;
  from_state: string;
  to_state: string;
  reason: string;
  interaction: string;
  previous: string;
  hash: string;
}

/** The newest row of the log: one row. Whoever adds to the log changes it first, which makes all others wait. */
export interface LogHeadTable {
  id: number;
  number: number;
  hash: string;
}

/** Work that must be done once whatever happens: taken for a while, done again where its taker died. */
export interface JobTable {
  kind: string;
  /** What it is about; one job a kind and key. */
  key: string;
  /** JSON. */
  payload: string;
  attempts: number;
  due_at: number;
  /** Until when its taker has it. */
  taken_until: number;
  taken_by: string;
}

/** Of which proposals their proposers were warned before they expire. */
export interface ProposalWarningTable {
  proposal: string;
  /** When something had last happened to it then: of what moved on since is warned anew. */
  changed_at: number;
  taken_until: number;
  /** 1 once it was given, or cannot be. */
  sent: number;
}

/** The processes that have the store open, and when each last said so. */
export interface ProcessTable {
  id: string;
  host: string;
  seen_at: number;
}
