import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unescapeMarkdown } from '../../src/view/text.js';
import { type Folder, folder } from '../knowledge/support.js';
import { type Bot, botOver } from '../support/bot.js';

/** A count that goes on for days, by two bodies. */
const COUNT = `organisations:
  - {id: board, name: Electoral Board}
  - {id: watch, name: Count Watch}
sources:
  - {id: paper, publisher: Paper, published: 2024-03-12}
events:
  - {id: vote, name: March vote, date: 2024-03-08}
metrics:
  - {id: ballots, name: ballots counted, aliases: [ballots]}
figures:
  - {id: first, claimant: board, source: paper, as_of: 2024-03-09, metric: ballots, value: "4,100", of: vote}
  - {id: second, claimant: watch, source: paper, as_of: 2024-03-10, metric: ballots, value: "5,900", of: vote}
  - {id: third, claimant: board, source: paper, as_of: 2024-03-11, metric: ballots, value: "7,200", of: vote}
  - {id: undated, claimant: watch, source: paper, as_of: {unknown: the page gives no day}, metric: ballots, value: "6,000", of: vote}
`;

let made: Folder;
let bot: Bot;
beforeAll(async () => {
  made = await folder({ 'knowledge/a.yaml': COUNT });
  const result = await made.load();
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  bot = botOver(result.record);
});
afterAll(() => made.remove());

const valuesIn = (text: string): readonly string[] => text.match(/\d,\d00/g) ?? [];

describe('figures as of a day', () => {
  it('are those counted on or before it, and no others anywhere in the answer', async () => {
    const { text } = await bot.ask('figures', { what: 'ballots', 'as-of': '10 March 2024' });
    expect(valuesIn(text)).toEqual(['5,900', '4,100']);
    expect(unescapeMarkdown(text)).toContain('as of 10 March 2024');
    expect(text).toContain('1 more on file has no day, and is left out.');
  });

  it('are all of them without a day', async () => {
    expect([...valuesIn((await bot.ask('figures', { what: 'ballots' })).text)].sort()).toEqual([
      '4,100',
      '5,900',
      '6,000',
      '7,200',
    ]);
  });

  it('say that nothing was counted by then, and offer the question without the day', async () => {
    const answer = await bot.ask('figures', { what: 'ballots', 'as-of': '2024-03-08' });
    expect(valuesIn(answer.text)).toEqual([]);
    expect(answer.text).toContain('as of');
    const [button] = answer.buttons.values();
    expect(valuesIn((await bot.press(button ?? '')).text).length).toBe(4);
  });

  it('say how a day is written where one cannot be read', async () => {
    expect((await bot.ask('figures', { what: 'ballots', 'as-of': 'soon' })).text).toMatch(/soon/);
  });
});
