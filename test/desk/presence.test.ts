import { describe, expect, it } from 'vitest';
import { enter, PRESENCE_MS } from '../../src/desk/store/presence.js';
import { fileDatabase, opened, overPostgres } from '../support/desk-stores.js';

const NOW = 1_700_000_000_000;

describe('a file store', () => {
  it('is shared by processes of one host', async () => {
    const store = await opened(await fileDatabase());
    await enter(store, 'one', NOW);
    await expect(enter(store, 'one', NOW)).resolves.toBeDefined();
  });

  it('is refused to a second host until the first has left', async () => {
    const store = await opened(await fileDatabase());
    const first = await enter(store, 'one', NOW);
    await expect(enter(store, 'two', NOW)).rejects.toThrow('another host (one) has the desk');
    await first.end();
    await expect(enter(store, 'two', NOW)).resolves.toBeDefined();
  });

  it('is refused as long as the first says that it is there, and free two minutes after it was killed', async () => {
    const store = await opened(await fileDatabase());
    const first = await enter(store, 'one', NOW);
    await first.renew(NOW + PRESENCE_MS);
    await expect(enter(store, 'two', NOW + PRESENCE_MS + 1)).rejects.toThrow('postgres://');
    await expect(enter(store, 'two', NOW + 2 * PRESENCE_MS + 1)).resolves.toBeDefined();
  });
});

overPostgres('the store of the desk', (newDatabase) => {
  it('is shared by hosts', async () => {
    const store = await opened(await newDatabase());
    await enter(store, 'one', NOW);
    await expect(enter(store, 'two', NOW)).resolves.toBeDefined();
  });
});
