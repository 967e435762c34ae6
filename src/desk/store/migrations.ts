import type { Migration } from 'kysely';
import { proposals } from './migrations/0001-proposals.js';
import { shownAnswers } from './migrations/0002-shown-answers.js';
import { misses } from './migrations/0003-misses.js';
import { flags } from './migrations/0004-flags.js';
import { watches } from './migrations/0005-watches.js';
import { warnings } from './migrations/0006-warnings.js';
import { flagPlaces } from './migrations/0007-flag-places.js';
import { drafted } from './migrations/0008-drafted.js';

/** Every step from an empty store to today's, in order. A step that was shipped is never changed: what comes later is another one. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-proposals': proposals,
  '0002-shown-answers': shownAnswers,
  '0003-misses': misses,
  '0004-flags': flags,
  '0005-watches': watches,
  '0006-warnings': warnings,
  '0007-flag-places': flagPlaces,
  '0008-drafted': drafted,
};
