import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';

/** Questions that the record did not answer. */
export const misses: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema
      .createTable('miss')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('command', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('nearest', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addColumn('askers', 'integer', (column) => column.notNull())
      .addColumn('first_at', 'bigint', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .addColumn('set_aside_at', 'bigint')
      .execute();
    await schema.createIndex('miss_by_time').on('miss').columns(['last_at']).execute();
    await schema
      .createTable('miss_asker')
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('asker', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('miss_asker_key', ['key', 'asker'])
      .execute();
  },
};
