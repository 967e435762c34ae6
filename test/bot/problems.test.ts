import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { createEntryCodes } from '../../src/bot/buttons/entry-codes.js';
import { cacheReplies } from '../../src/bot/delivery/reply-cache.js';
import { createResponder, type ProblemServer } from '../../src/bot/router.js';
import { createChecker } from '../../src/check/checker.js';
import { createLanguages } from '../../src/language/language.js';
import { archiveInMemory } from '../../src/record/archive.js';
import { createSearch } from '../../src/search/engine.js';
import { statement, story } from '../support/entries.js';

const HOME = '803000000000000001';
const ELSEWHERE = '803000000000000002';
const MANAGER = '32';
const PROBLEM = 'knowledge/unpublished.yaml:3:5 secret-entry: the quotation changed';

const record = story([statement('rusu-1', 'ararat-mirzoyan', '2023-09-22', 'said: “a few words”')]);
const search = createSearch(record);

/** Asks for help as the running bot does, with remembered replies. */
function helpWith(problemsIn?: ProblemServer) {
  const context = () => ({
    record,
    search,
    checker: createChecker(record, search, async function* () {}),
    archive: archiveInMemory(record),
    codes: createEntryCodes(record),
    today: '2023-12-01',
    language: createLanguages()('en-US'),
    sourceText: async () => undefined,
    problems: [PROBLEM],
    mention: (name: string) => name,
  });
  const { respond } = cacheReplies(
    createResponder({ commands, context, ...(problemsIn === undefined ? {} : { problemsIn }) }),
    new Set(),
    () => '2023-12-01',
  );
  return async (server: string, permissions: string): Promise<string> => {
    const asked = { id: '1', type: 2, guild_id: server, member: { permissions }, data: { type: 1, name: 'help' } };
    return JSON.stringify((await respond(asked as unknown as APIInteraction)).callback);
  };
}

describe('problems of the record', () => {
  it('are shown to managers of the home server and nowhere else, whoever asked first', async () => {
    const help = helpWith(HOME);
    expect(await help(HOME, MANAGER)).toContain('secret-entry');
    expect(await help(ELSEWHERE, MANAGER)).not.toContain('secret-entry');
    expect(await help(HOME, '0')).not.toContain('secret-entry');
    expect(await help(HOME, MANAGER)).toContain('secret-entry');
  });

  it('are shown nowhere without a home server', async () => {
    const help = helpWith('nowhere');
    expect(await help(HOME, MANAGER)).not.toContain('secret-entry');
  });

  it('are shown to the one person who asks without Discord', async () => {
    expect(await helpWith()(HOME, MANAGER)).toContain('secret-entry');
  });
});
