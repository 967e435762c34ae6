import { execFile } from 'node:child_process';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/desk/store/open-store.js';
import { reopeningStore } from '../../src/desk/store/reopening-store.js';
import type { Store } from '../../src/desk/store/store.js';
import { StoreAwayError } from '../../src/desk/store/store-errors.js';
import { fileDatabase, opened, overBothStores } from '../support/desk-stores.js';
import { makeDisk } from '../support/networks.js';

const setting = async (store: Store, name: string): Promise<string | undefined> =>
  store.ask(async (queries) => {
    const row = await queries.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value;
  });

const write = (store: Store, name: string, value: string): Promise<void> =>
  store.change(async (queries) => {
    await queries.insertInto('setting').values({ name, value }).execute();
  });

/** Changes a setting where it still has a value. @returns whether it had */
const exchange = (store: Store, name: string, from: string, to: string): Promise<boolean> =>
  store.change(async (queries) => {
    const { numUpdatedRows } = await queries
      .updateTable('setting')
      .set({ value: to })
      .where('name', '=', name)
      .where('value', '=', from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });

overBothStores('the store of the desk', (newDatabase) => {
  it('keeps what was written for the next process, text as it was to the byte', async () => {
    const database = await newDatabase();
    const text = 'a: b # c |\r\n\u202e\u200b𝔘 “q” \\ \' " \n';
    const first = await openStore(database);
    await write(first, 'text', text);
    await first.close();
    expect(await setting(await opened(database), 'text')).toBe(text);
  });

  it('writes all of a change or nothing', async () => {
    const store = await opened(await newDatabase());
    const failing = store.change(async (queries) => {
      await queries.insertInto('setting').values({ name: 'half', value: '1' }).execute();
      throw new Error('the other half failed');
    });
    await expect(failing).rejects.toThrow('the other half failed');
    expect(await setting(store, 'half')).toBeUndefined();
  });

  it('lets one of many that change the same row at once win', async () => {
    const database = await newDatabase();
    const stores = await Promise.all([opened(database), opened(database), opened(database)]);
    await write(stores[0] as Store, 'state', 'open');
    for (let round = 0; round < 20; round += 1) {
      const [from, to] = round % 2 === 0 ? ['open', 'closed'] : ['closed', 'open'];
      const won = await Promise.all(stores.flatMap((store) => [1, 2].map(() => exchange(store, 'state', from, to))));
      expect(won.filter(Boolean)).toHaveLength(1);
    }
  });

  it('counts without a gap when several count at once', async () => {
    const database = await newDatabase();
    const stores = await Promise.all([opened(database), opened(database)]);
    const count = (store: Store): Promise<number> =>
      store.change(async (queries) => {
        const { number } = await queries
          .updateTable('log_head')
          .set((row) => ({ number: row('number', '+', 1) }))
          .returning('number')
          .executeTakeFirstOrThrow();
        return number;
      });
    const numbers = await Promise.all(stores.flatMap((store) => Array.from({ length: 15 }, () => count(store))));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('reads times as numbers', async () => {
    const store = await opened(await newDatabase());
    const at = 1_700_000_000_123;
    await store.change((queries) =>
      queries.insertInto('click').values({ interaction: '1', outcome: '{}', at }).execute(),
    );
    const row = await store.ask((queries) => queries.selectFrom('click').select('at').executeTakeFirstOrThrow());
    expect(row.at).toBe(at);
  });

  it('can be opened by several at once while it is still empty', async () => {
    for (let round = 0; round < 5; round += 1) {
      const database = await newDatabase();
      const stores = await Promise.all([1, 2, 3, 4].map(() => opened(database)));
      await write(stores[3] as Store, 'here', 'yes');
      expect(await setting(stores[0] as Store, 'here')).toBe('yes');
    }
  });

  it('is not written by an older version than the one that made it', async () => {
    const database = await newDatabase();
    const store = await opened(database);
    await store.change((queries) =>
      queries
        .insertInto('kysely_migration' as 'setting')
        .values({ name: '9999-of-the-future', timestamp: '2099' } as unknown as { name: string; value: string })
        .execute(),
    );
    await expect(openStore(database)).rejects.toThrow('changed by a newer version of the bot');
  });
});

describe('a store that cannot be used', () => {
  it('is said to be away, without its address', async () => {
    const address = 'postgres://desk:secret@127.0.0.1:1/desk';
    const error = await openStore({ kind: 'postgres', address }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreAwayError);
    expect(String(error)).toBe("StoreAwayError: the desk's store cannot be used now (ECONNREFUSED)");
  });

  it('is said to be away where its file is something else', async () => {
    const database = await fileDatabase();
    if (database.kind !== 'file') return;
    await writeFile(database.path, 'no database, but a text that is long enough to be taken for one '.repeat(100));
    await expect(openStore(database)).rejects.toThrow(StoreAwayError);
    expect(await readFile(database.path, 'utf8')).toMatch(/^no database/);
  });

  it('is said to be away while another process holds it, and can be used afterwards', async () => {
    const database = await fileDatabase();
    const store = await opened(database);
    if (database.kind !== 'file') return;
    const { default: Database } = await import('libsql');
    const other = new Database(database.path);
    other.exec('begin immediate');
    await expect(write(store, 'a', '1')).rejects.toThrow(StoreAwayError);
    other.exec('rollback');
    other.close();
    await write(store, 'a', '2');
    expect(await setting(store, 'a')).toBe('2');
  });
});

describe('a file store whose disk goes', () => {
  const disk = makeDisk(1);
  afterAll(() => disk?.remove());

  it.skipIf(disk === undefined)('is full: it says so, keeps what it has, and goes on once there is room', async () => {
    const folder = disk?.folder ?? '';
    const store = await opened({ kind: 'file', path: join(folder, 'desk.db') });
    await write(store, 'before', '1');
    const filler = join(folder, 'filler');
    await writeFile(filler, Buffer.alloc(2_000_000)).catch(() => {});
    await expect(write(store, 'long', 'typed '.repeat(50_000))).rejects.toThrow(StoreAwayError);
    expect(await setting(store, 'before')).toBe('1');
    expect(await setting(store, 'long')).toBeUndefined();
    await rm(filler);
    await write(store, 'after', '2');
    expect([await setting(store, 'before'), await setting(store, 'after')]).toEqual(['1', '2']);
  });

  it('is taken away: nothing more is taken, and it goes on with all that it had once the file is back', async () => {
    const database = await fileDatabase();
    if (database.kind !== 'file') return;
    const store = await opened(database);
    await write(store, 'before', '1');
    await rename(database.path, `${database.path}.away`);
    await expect(write(store, 'meanwhile', '1')).rejects.toThrow('was moved, deleted or replaced');
    await expect(setting(store, 'before')).rejects.toThrow(StoreAwayError);
    await rename(`${database.path}.away`, database.path);
    await write(store, 'after', '2');
    expect([await setting(store, 'before'), await setting(store, 'after')]).toEqual(['1', '2']);
  });

  it('has another file in its place: nothing is written into either', async () => {
    const database = await fileDatabase();
    if (database.kind !== 'file') return;
    const store = await opened(database);
    await write(store, 'before', '1');
    await rename(database.path, `${database.path}.old`);
    await writeFile(database.path, '');
    await expect(write(store, 'meanwhile', '1')).rejects.toThrow(StoreAwayError);
    expect((await readFile(database.path)).length).toBe(0);
  });
});

describe('a store that was away', () => {
  it('is there again as soon as it can be opened', async () => {
    const database = await fileDatabase();
    let isAway = true;
    const store = reopeningStore('file', () =>
      isAway ? Promise.reject(new StoreAwayError('away')) : openStore(database),
    );
    await expect(write(store, 'a', '1')).rejects.toThrow(StoreAwayError);
    isAway = false;
    await write(store, 'a', '2');
    expect(await setting(store, 'a')).toBe('2');
    await store.close();
    await expect(setting(store, 'a')).rejects.toThrow(StoreAwayError);
  });
});

describe('a file store', () => {
  it('loses nothing that was written when its process is killed', async () => {
    const database = await fileDatabase();
    await (await openStore(database)).close();
    if (database.kind !== 'file') return;
    const script = `const { openStore } = await import('${new URL('../../dist/src/desk/store/open-store.js', import.meta.url)}');
      const store = await openStore(${JSON.stringify(database)});
      await store.change((queries) => queries.insertInto('setting').values({ name: 'kept', value: 'yes' }).execute());
      await store.change(async (queries) => {
        await queries.insertInto('setting').values({ name: 'half', value: 'no' }).execute();
        process.kill(process.pid, 'SIGKILL');
      });`;
    const killed = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' });
    const store = await opened(database);
    expect(await setting(store, 'kept')).toBe('yes');
    expect(await setting(store, 'half')).toBeUndefined();
    expect(await readdir(dirname(database.path))).toContain('desk.db');
  });
});
