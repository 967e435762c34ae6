import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';

/** Which proposals their proposers were warned of before they expire. */
export const warnings: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema
      .createTable('proposal_warning')
      .addColumn('proposal', 'text', (column) => column.primaryKey())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('taken_until', 'bigint', (column) => column.notNull())
      .addColumn('sent', 'integer', (column) => column.notNull())
      .execute();
  },
};
