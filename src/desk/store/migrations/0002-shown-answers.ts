import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';

/** Public answers, and their corrections. */
export const shownAnswers: Migration = {
  async up(db: Kysely<Tables>) {
    await createShown(db);
    await createCorrections(db);
  },
};

async function createShown({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('shown_message')
    .addColumn('message', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('server', 'text')
    .addColumn('command', 'text', (column) => column.notNull())
    .addColumn('page', 'integer', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('shared', 'integer', (column) => column.notNull())
    .addColumn('reachable', 'integer', (column) => column.notNull())
    .addColumn('may_send', 'integer', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('posted_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('shown_message_by_time').on('shown_message').columns(['posted_at']).execute();
  await schema
    .createTable('shown_entry')
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('revisions', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('shown_entry_key', ['message', 'entry'])
    .execute();
  await schema.createIndex('shown_entry_by_digest').on('shown_entry').columns(['entry', 'digest']).execute();
  await schema
    .createTable('entry_version')
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entry_version_key', ['entry', 'digest'])
    .execute();
}

async function createCorrections({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('correction')
    .addColumn('message', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('posted_at', 'bigint', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('taken_until', 'bigint', (column) => column.notNull())
    .addColumn('taken_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('correction_by_time').on('correction').columns(['outcome', 'posted_at']).execute();
  await schema
    .createTable('correction_notice')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('correction_notice_key', ['channel', 'entry', 'digest'])
    .execute();
  await schema.createIndex('correction_notice_by_message').on('correction_notice').columns(['message']).execute();
  await schema
    .createTable('record_version')
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
}
