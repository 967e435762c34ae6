import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/engine.js';
import { SearchUnavailableError } from '../../src/search/search-unavailable.js';
import { botOver } from '../support/bot.js';
import { story } from '../support/entries.js';

const away = async (): Promise<never> => {
  throw new SearchUnavailableError('no node answers');
};

describe('an archive that cannot be reached', () => {
  const record = story();
  const bot = botOver(record, {
    search: { ...createSearch(record), statements: away },
    archive: { slice: away } as never,
  });

  it('is not taken for "not on file", and says so to the asker alone', async () => {
    const { text, ephemeral, outcome } = await bot.ask('claims', { 'who-or-what': 'Mirzoyan' });
    expect(text).toMatch(/cannot be reached just now.*Try again/);
    expect(text).not.toContain('not on file');
    expect({ ephemeral, outcome }).toEqual({ ephemeral: true, outcome: 'unavailable' });
  });

  it('leaves help as it is', async () => {
    expect((await bot.ask('help')).text).toContain('On file');
  });
});
