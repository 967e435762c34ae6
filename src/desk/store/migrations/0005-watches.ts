import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';

/** What people and channels want to hear of. */
export const watches: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema
      .createTable('watch_place')
      .addColumn('channel', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text')
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('refusals', 'integer', (column) => column.notNull())
      .addColumn('taken_until', 'bigint', (column) => column.notNull())
      .addColumn('taken_by', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('watch')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('watch_once', ['channel', 'subject'])
      .execute();
    await schema.createIndex('watch_by_subject').on('watch').columns(['subject']).execute();
    await schema
      .createTable('watch_subject')
      .addColumn('subject', 'text', (column) => column.primaryKey())
      .addColumn('version', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('watched_entry')
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('watched_entry_key', ['subject', 'entry'])
      .execute();
    await schema
      .createTable('watch_news')
      .addColumn('watch', 'text', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('was', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('watch_news_key', ['watch', 'entry'])
      .execute();
  },
};
