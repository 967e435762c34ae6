import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';

/** On which public answer something was flagged. */
export const flagPlaces: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.alterTable('flag').addColumn('place', 'text').execute();
  },
};
