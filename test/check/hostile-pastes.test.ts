import { beforeAll, describe, expect, it } from 'vitest';
import { type Checker, createChecker } from '../../src/check/checker.js';
import { createWorkBudget, WorkBudgetExceededError } from '../../src/check/work-budget.js';
import { createSearch } from '../../src/search/engine.js';
import { firstStory } from '../support/first-story.js';

const LENGTH = 4_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

/** What made the checker compare, read or count the same words thousands of times. */
const PIECES = [
  'a-b-',
  'a.b.',
  'a ',
  'a,',
  'x1 ',
  '“a ',
  '“a” ',
  'a…b ',
  '1 2 3 ',
  '1,000,000 ',
  '12.5% ',
  '1st 2nd ',
  '€5 ',
  '5–6 ',
  'more than ',
  'killed 5 ',
  'at least 200 people were killed, ',
  '“we ” Mirzoyan said ',
  'Mirzoyan said ',
  'аб-',
  'zzzq wwwx ',
  '中',
  '\n',
];

/** An article of the same length, as a desk pastes it. */
const ARTICLE = fill(
  'Foreign Minister Ararat Mirzoyan told the Council that the offensive had killed more than 200 people. “It was a barbarity,” he said. ' +
    'Officials in Baku rejected the figure, and a spokesman said that 192 servicemen had died. The talks went on late into the night.\n\n',
);

let checker: Checker;
beforeAll(async () => {
  const record = await firstStory();
  checker = createChecker(record, createSearch(record), async function* () {});
  await checker.check(ARTICLE);
});

async function cpuOf(text: string): Promise<number> {
  const before = process.cpuUsage();
  // On a busy machine a paste may be given up before it is judged: what it costs is bounded all the same.
  await checker.check(text).catch((error: unknown) => {
    if (!(error instanceof WorkBudgetExceededError)) throw error;
  });
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe('a paste of one thing over and over', () => {
  it.each(PIECES)('costs no more than some articles do: %j', async (piece) => {
    const article = Math.min(await cpuOf(ARTICLE), await cpuOf(ARTICLE));
    for (const text of [fill(piece), `“${fill(piece)}”`]) expect((await cpuOf(text)) / article).toBeLessThan(50);
  });
});

describe('the work that a text may cost', () => {
  it('is counted without the time in which others work, and ends with an error', async () => {
    let clock = 0;
    const budget = createWorkBudget(100, () => clock);
    clock = 60;
    await budget.pause();
    clock = 95;
    await budget.pause();
    clock = 160;
    await expect(budget.pause()).rejects.toThrow(WorkBudgetExceededError);
  });

  it('lets others run between two pieces of work', async () => {
    let clock = 0;
    const budget = createWorkBudget(1_000, () => clock);
    const order: string[] = [];
    setImmediate(() => order.push('other'));
    clock = 50;
    await budget.pause();
    order.push('this');
    expect(order).toEqual(['other', 'this']);
  });
});
