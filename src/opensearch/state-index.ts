/** The index of what is committed: the state, the lock of the indexer, and the heads. */
export const stateIndex = (prefix: string): string => `${prefix}-state`;
