/** The store cannot be reached or used now: the desk says "later", and answers go on. */
export class StoreAwayError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreAwayError';
  }
}

/** What a database says where it cannot be used now, whatever is asked of it. Sources: SQLite result codes; PostgreSQL error codes, Node's system errors. */
const AWAY =
  /^(?:SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|PERM)(?:_\w+)?|E[A-Z]+|08\w{3}|53\w{3}|57P0\d|28\w{3}|3D000)$/;
/** What is said without a code by the client of PostgreSQL, and by libSQL. */
const AWAY_WORDS =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|database is locked|disk is full|disk I\/O error|readonly database|unable to open database/i;
/** Two transactions were in each other's way: either may simply be tried again. */
const IN_THE_WAY = /^(?:40001|40P01)$/;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether a transaction that failed may be tried again as it is. */
export const isInTheWay = (error: unknown): boolean => IN_THE_WAY.test(codeOf(error));

/** The same error, as a `StoreAwayError` where the store is what is wrong. Never with the address, which may hold a password. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreAwayError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (!AWAY.test(code) && !AWAY_WORDS.test(error.message)) return error;
  return new StoreAwayError(`the desk's store cannot be used now (${code === '' ? 'connection lost' : code})`, {
    cause: error,
  });
}
