import { describe, expect, it } from 'vitest';
import { relativesOf } from '../../src/language/lexicon/lexicon.js';
import { TABLE } from '../../src/language/lexicon/table.js';

describe('relatives of a word', () => {
  it.each([
    ['kids', 'child'],
    ['fissures', 'crack'],
    ['upkeep', 'maintenance'],
    ['toll', 'dead'],
    ['blasts', 'explosion'],
    ['jobless', 'unemployed'],
    ['turnover', 'revenue'],
    ['apologised', 'apology'],
    ['mps', 'parliament'],
    ['firemen', 'firefighter'],
    ['stole', 'robbery'],
    ['gave way', 'collapse'],
    ['turned down', 'refuse'],
    ['job cuts', 'dismissal'],
    ['lost homes', 'displaced'],
  ])('%s is another word for %s', (word, other) => {
    const { same = [], family = [] } = relativesOf(word) ?? {};
    expect([...same, ...family]).toContain(other);
  });

  it('keeps words that are made from a word apart from those that mean the same', () => {
    expect(relativesOf('investigator')?.family).toContain('investigate');
    expect(relativesOf('hunger')?.family).toContain('hungry');
  });

  it('knows nothing of names, slips, other languages and odd letters', () => {
    for (const word of ['kestria', 'investigatr', 'untersuchung', '', ':', '\n', 'a:b', '7', '__proto__'])
      expect(relativesOf(word), word).toBeUndefined();
  });

  it('finds every word of its table', () => {
    const words = TABLE.split('\n')
      .filter(Boolean)
      .map((line) => line.slice(0, line.indexOf(':')));
    expect(words.length).toBeGreaterThan(30_000);
    expect(
      words
        .filter((_, at) => at % 97 === 0 || at < 3 || at > words.length - 3)
        .filter((word) => relativesOf(word) === undefined),
    ).toEqual([]);
  });

  it('replaces no word by a name or by several words', () => {
    expect(TABLE).toMatch(/^[a-z :;\n]+$/);
  });
});
