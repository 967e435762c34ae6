import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

const MAX_CONNECTIONS = 8;
const MAX_CONNECT_MS = 2_000;
/** Longer than any statement of the desk takes; ends one that waits for a lock that is never given back. */
const MAX_STATEMENT_MS = 10_000;
/** Source: PostgreSQL's catalogue `pg_type`. */
const BIGINT = 20;

/** Connects to PostgreSQL. Times fit into a number of JavaScript, so they are read as one. */
export function postgresDialect(address: string): Dialect {
  const pool = new pg.Pool({
    connectionString: address,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: MAX_CONNECT_MS,
    statement_timeout: MAX_STATEMENT_MS,
    application_name: 'verbatim-desk',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT ? Number : pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks while nobody uses it is replaced by the pool; unheard, its error would end the process.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}
