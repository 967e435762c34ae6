import { describe, expect, it } from 'vitest';
import { correctionsFeed } from '../../src/export/corrections-feed.js';
import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import type { Revision } from '../../src/record/entry-base.js';
import { botOver } from '../support/bot.js';
import { person, recordOf, source, statement } from '../support/entries.js';

const revision = (day: string, why: string, more: Partial<Revision> = {}): Revision => ({
  date: parseDate(day) ?? UNKNOWN_DATE,
  why,
  ...more,
});

const entries = [
  person('ada', 'Ada Byron', {
    revisions: [revision('2024-02-01', 'a *misread* letter', { was: 'Ada Biron', now: 'Ada Byron' })],
  }),
  source('daily', 'The Daily', '2024-01-01'),
  statement('early', 'ada', '2024-01-01', 'said “the secret words”', {
    source: 'daily',
    status: 'withdrawn',
    revisions: [
      revision('2024-01-05', 'typing', { was: 'the sacred words', now: 'the secret words' }),
      revision('2024-03-01', 'said by somebody else'),
    ],
  }),
];

describe('/corrections', () => {
  it('lists what was corrected and withdrawn, newest first', async () => {
    const { text } = await botOver(recordOf(...entries)).ask('corrections');
    expect(text).toContain('Withdrawn from the record on 1 March 2024: said by somebody else (early)');
    expect(text).toContain('was: Ada Biron; now: Ada Byron; why: a \\*misread\\* letter');
    expect(text.indexOf('early')).toBeLessThan(text.indexOf('Ada Byron'));
  });

  it('shows none of the words of what was withdrawn, in the feed neither', async () => {
    const record = recordOf(...entries);
    const { text } = await botOver(record).ask('corrections');
    for (const shown of [text, JSON.stringify(correctionsFeed(record))]) expect(shown).not.toMatch(/sacred|secret/);
  });

  it('says so where nothing was corrected', async () => {
    const record = recordOf(person('ada', 'Ada Byron'));
    expect((await botOver(record).ask('corrections')).text).toContain(
      'Nothing on file has been corrected or withdrawn.',
    );
    expect(correctionsFeed(record)).toMatchObject({ items: [] });
  });
});

describe('the feed of corrections', () => {
  it('is a JSON Feed whose items have ids of their own', () => {
    const feed = correctionsFeed(recordOf(...entries)) as { version: string; items: Record<string, string>[] };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.items.map(({ id }) => id)).toEqual(['early#2', 'ada#1']);
    expect(feed.items.map(({ date_published }) => date_published)).toEqual([
      '2024-03-01T00:00:00Z',
      '2024-02-01T00:00:00Z',
    ]);
    expect(feed.items[1]).toMatchObject({ content_text: 'Was: Ada Biron\nNow: Ada Byron\nWhy: a *misread* letter' });
  });
});
