import type { Store } from './store.js';
import { StoreAwayError } from './store-errors.js';

/**
 * A store that is opened when it is first needed, and again where that failed: a bot whose store is away answers all the same, and the desk
 * is there again as soon as the store is.
 */
export function reopeningStore(kind: Store['kind'], open: () => Promise<Store>): Store {
  let opening: Promise<Store> | undefined;
  let isClosed = false;
  const opened = async (): Promise<Store> => {
    if (isClosed) throw new StoreAwayError("the desk's store is closed");
    opening ??= open();
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
  return {
    kind,
    ask: async (question) => (await opened()).ask(question),
    change: async (work) => (await opened()).change(work),
    async close() {
      isClosed = true;
      await opening?.then(
        (store) => store.close(),
        () => {},
      );
    },
  };
}
