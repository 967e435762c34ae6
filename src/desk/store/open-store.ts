import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Dialect, Kysely, Migrator, type Transaction } from 'kysely';
import type { DeskDatabase } from '../../desk-settings.js';
import { MIGRATIONS } from './migrations.js';
import type { Store } from './store.js';
import { asStoreError, isInTheWay, StoreAwayError } from './store-errors.js';
import type { Tables } from './tables.js';

/** How often a transaction is tried when others are in its way. */
const MAX_ATTEMPTS = 10;

/**
 * Opens the desk's store and brings its tables up to date. The drivers are loaded here, so that a bot without a desk never loads them.
 * @throws {StoreAwayError} when it cannot be opened
 */
export async function openStore(database: DeskDatabase): Promise<Store> {
  const dialect = await dialectOf(database).catch(fail);
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw asStoreError(error);
  }
  return {
    kind: database.kind,
    ask: (question) => question(db).catch(fail),
    change: (work) => inTransaction(db, work).catch(fail),
    close: () => db.destroy(),
  };
}

async function dialectOf(database: DeskDatabase): Promise<Dialect> {
  if (database.kind === 'postgres') return (await import('./postgres-dialect.js')).postgresDialect(database.address);
  await mkdir(dirname(database.path), { recursive: true });
  return (await import('./file-dialect.js')).fileDialect(database.path);
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // A newer version of the bot has been here: its tables must not be written by an older one.
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
    throw new StoreAwayError("the desk's store was changed by a newer version of the bot: run that one", {
      cause: error,
    });
  throw error;
}

async function inTransaction<T>(db: Kysely<Tables>, work: (queries: Transaction<Tables>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!isInTheWay(error) || attempt === MAX_ATTEMPTS) throw error;
    }
}

function fail(error: unknown): never {
  throw asStoreError(error);
}
