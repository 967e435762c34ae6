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

let checker: Checker;
beforeAll(async () => {
  const record = await firstStory();
  checker = createChecker(record, createSearch(record), async function* () {});
  await checker.check('“We are ready,” Mirzoyan said. More than 200 people were killed.');
});

const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

/** The work of a fixed piece of sorting: what other work is compared with, so that neither machine nor load counts. */
function referenceWork(): number {
  const before = process.cpuUsage();
  let seed = 1;
  const numbers = Array.from({ length: 40_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String(seed);
  });
  numbers.sort();
  return cpuSince(before);
}

/** The most work that is done for a text without letting anything else run. */
async function longestStretch(text: string): Promise<number> {
  let longest = 0;
  let done = false;
  let before = process.cpuUsage();
  const look = (): void => {
    longest = Math.max(longest, cpuSince(before));
    before = process.cpuUsage();
    if (!done) setImmediate(look);
  };
  setImmediate(look);
  // On a busy machine a paste may be given up before it is judged.
  await checker.check(text).catch((error: unknown) => {
    if (!(error instanceof WorkBudgetExceededError)) throw error;
  });
  done = true;
  look();
  return longest;
}

/** The pieces measure 2 at most. Before the work was bounded, all but six of them measured 16 to 950. */
const MAX_RATIO = 10;

describe('a paste of one thing over and over', () => {
  it.each(PIECES)('never holds up everybody else: %j', async (piece) => {
    const reference = Math.min(referenceWork(), referenceWork(), referenceWork());
    for (const text of [fill(piece), `“${fill(piece)}”`]) {
      expect((await longestStretch(text)) / reference).toBeLessThan(MAX_RATIO);
    }
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
