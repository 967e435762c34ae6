import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/desk/store/open-store.js';
import type { Store } from '../../src/desk/store/store.js';
import type { DeskDatabase } from '../../src/desk-settings.js';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres.js';

/** An empty database for each call, which is removed after the test. */
export type NewDatabase = () => Promise<DeskDatabase>;

/** A new file for the desk, which is removed after the test. */
export async function fileDatabase(): Promise<DeskDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-desk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { kind: 'file', path: join(folder, 'desk.db') };
}

/** Opens a store, which is closed after the test. */
export async function opened(database: DeskDatabase): Promise<Store> {
  const store = await openStore(database);
  onTestFinished(() => store.close());
  return store;
}

/**
 * The same tests over both stores. Where PostgreSQL is not installed its half is skipped, but fails where everything must be tried.
 * @param tests are given a function that makes an empty database
 */
export function overBothStores(name: string, tests: (newDatabase: NewDatabase) => void): void {
  describe(`${name}, in a file`, () => tests(fileDatabase));
  overPostgres(name, tests);
}

/** Tests that only a store of several hosts has. */
export function overPostgres(name: string, tests: (newDatabase: NewDatabase) => void): void {
  describe(`${name}, in PostgreSQL`, async () => {
    const programs = await postgresPrograms();
    if (programs === undefined) {
      if (process.env.CI === 'true')
        it('is tried', () => expect.fail('PostgreSQL is not installed: apt-get install postgresql'));
      else it.skip('is tried (PostgreSQL is not installed: apt-get install postgresql)');
      return;
    }
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres(programs);
    });
    afterAll(() => server?.stop());
    tests(async () => ({ kind: 'postgres', address: await server.database() }));
  });
}
