import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';

/** What was drafted from a text for somebody to look through. */
export const drafted: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema
      .createTable('drafted')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('candidates', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('drafted_by_time').on('drafted').columns(['at']).execute();
  },
};
