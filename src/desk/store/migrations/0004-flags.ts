import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';

/** What readers say is wrong with entries. */
export const flags: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema
      .createTable('flag')
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addColumn('first_at', 'bigint', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('flag_key', ['entry', 'digest', 'reason'])
      .execute();
    await schema.createIndex('flag_by_time').on('flag').columns(['last_at']).execute();
    await schema
      .createTable('flag_note')
      .addColumn('interaction', 'text', (column) => column.primaryKey())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('ask_back', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('flag_note_by_entry').on('flag_note').columns(['entry', 'digest', 'at']).execute();
    await schema
      .createTable('flag_sender')
      .addColumn('sender', 'text', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('flag_sender_key', ['sender', 'entry', 'digest'])
      .execute();
  },
};
