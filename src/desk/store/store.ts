import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** What a query is made on: the store itself, or a transaction in it. */
export type Queries = Kysely<Tables> | Changes;

/** A transaction: everything that is changed through it is changed together. */
export type Changes = Transaction<Tables>;

/** Where the desk keeps open work. The record is never in it. */
export interface Store {
  readonly kind: 'file' | 'postgres';
  /**
   * Asks outside of a transaction.
   * @throws {StoreAwayError} when the store cannot be used now
   */
  ask<T>(question: (queries: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * Changes everything or nothing. Where two were in each other's way the work is done again from its beginning, so it must change nothing
   * but the store. What it read of a row is only certain once it has changed the row: changes name the state that they expect.
   * @throws {StoreAwayError} when the store cannot be used now
   */
  change<T>(work: (queries: Changes) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
