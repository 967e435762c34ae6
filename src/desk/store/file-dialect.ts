import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import Database from 'libsql';
import { StoreAwayError } from './store-errors.js';

/** How long a write waits for its turn. Writes are a few rows each. */
const MAX_WAIT_MS = 2_000;
/** How long it waits before it asks again. */
const TURN_MS = 5;

/**
 * A transaction takes its turn to write before it reads, so that what it read is still so when it writes. It waits without holding up the
 * process: the library's own waiting would.
 */
class WritingDriver extends SqliteDriver {
  constructor(
    private readonly database: Database.Database,
    private readonly isInPlace: () => boolean,
  ) {
    super({ database: database as unknown as SqliteDatabase });
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.isInPlace())
      throw new StoreAwayError(
        "the file of the desk's store was moved, deleted or replaced while the bot was running: put it back, or start the bot anew",
      );
    return super.acquireConnection();
  }

  override async beginTransaction(): Promise<void> {
    await inTurn(() => this.database.exec('begin immediate'));
  }

  /** On a full disk SQLite has rolled back by itself: rolling back once more would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite can change tables in a transaction, so a migration is done wholly or not at all, and by one process. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Opens a file through libSQL, which several processes of one host may share.
 * @throws {SqliteError} when it cannot be opened
 */
export async function fileDialect(path: string): Promise<Dialect> {
  const database = new Database(path);
  try {
    await inTurn(() => database.exec('pragma journal_mode = wal'));
    // Nothing that was decided is lost when the power fails.
    database.exec('pragma synchronous = full');
  } catch (error) {
    database.close();
    throw error;
  }
  const opened = fileAt(path);
  return {
    createAdapter: () => new TransactionalAdapter(),
    // What is written into a file that has no name any more is gone with the process.
    createDriver: () => new WritingDriver(database, () => fileAt(path) === opened),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Which file is at a path; undefined where none is, or none can be seen. */
function fileAt(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}

/** Tries until no other process is in the way. `exec` leaves no statement behind when it fails; a prepared one would block the next commit. */
async function inTurn(work: () => void): Promise<void> {
  for (let waited = 0; ; waited += TURN_MS)
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= MAX_WAIT_MS) throw error;
      await wait(TURN_MS);
    }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^SQLITE_BUSY/.test(error.code);
