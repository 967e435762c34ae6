import { expect, it } from 'vitest';
import { forgetUser, knownPerson, personOf, userOf } from '../../src/desk/store/people.js';
import { opened, overBothStores } from '../support/desk-stores.js';

const USER = '81384788765712384';

overBothStores('a person', (newDatabase) => {
  it('has one name, however many processes ask for it at once', async () => {
    const database = await newDatabase();
    const stores = await Promise.all([opened(database), opened(database)]);
    const names = await Promise.all(
      stores.flatMap((store) => [1, 2, 3].map(() => store.change((queries) => personOf(queries, USER)))),
    );
    expect(new Set(names).size).toBe(1);
    expect(names[0]).not.toContain(USER);
  });

  it('is somebody else once forgotten, and the old name leads to nobody', async () => {
    const store = await opened(await newDatabase());
    const before = await store.change((queries) => personOf(queries, USER));
    expect(await store.ask((queries) => userOf(queries, before))).toBe(USER);
    expect(await forgetUser(store, USER)).toBe(true);
    expect(await forgetUser(store, USER)).toBe(false);
    expect(await store.ask((queries) => userOf(queries, before))).toBeUndefined();
    expect(await store.ask((queries) => knownPerson(queries, USER))).toBeUndefined();
    expect(await store.change((queries) => personOf(queries, USER))).not.toBe(before);
  });
});
