import type { Store } from '../../desk/store/store.js';
import { StoreAwayError } from '../../desk/store/store-errors.js';
import type { CliContext } from '../cli-context.js';

/**
 * Opens the desk's store for one piece of work.
 * @returns what the work says, whether all is well; false where there is no store, which is printed
 */
export async function withStore(
  { config, output }: CliContext,
  work: (store: Store) => Promise<boolean>,
): Promise<boolean> {
  const { desk } = config();
  if (desk === undefined) {
    output.error('There is no desk here: set DESK_DB and HOME_SERVER (.env.example).\n');
    return false;
  }
  const { openStore } = await import('../../desk/store/open-store.js');
  try {
    const store = await openStore(desk.database);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreAwayError)) throw error;
    output.error(`${error.message}: see that DESK_DB is right, and that this user may write it\n`);
    return false;
  }
}
