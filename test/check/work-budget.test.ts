import { describe, expect, it } from 'vitest';
import { createCheckQueue } from '../../src/check/queued-checker.js';
import { createWorkBudget, WorkBudgetExceededError, type WorkClock } from '../../src/check/work-budget.js';

/** A machine on which this process alone works. */
const both = (now: () => number): WorkClock => ({ passed: now, worked: now });

describe('the work that a text may cost', () => {
  it('is counted without the time in which others work, and ends with an error', async () => {
    let clock = 0;
    const budget = createWorkBudget(100, { clock: both(() => clock) });
    clock = 60;
    await budget.pause();
    clock = 95;
    await budget.pause();
    clock = 160;
    await expect(budget.pause()).rejects.toThrow(WorkBudgetExceededError);
  });

  it('is counted without the time in which other processes have the machine', async () => {
    let passed = 0;
    let worked = 0;
    const budget = createWorkBudget(100, { clock: { passed: () => passed, worked: () => worked } });
    for (let round = 0; round < 9; round += 1) {
      passed += 1_000;
      worked += 10;
      await budget.pause();
    }
    worked += 20;
    passed += 1_000;
    await expect(budget.pause()).rejects.toThrow(WorkBudgetExceededError);
  });

  it('lets others run between two pieces of work', async () => {
    let clock = 0;
    const budget = createWorkBudget(1_000, { clock: both(() => clock) });
    const order: string[] = [];
    setImmediate(() => order.push('other'));
    clock = 50;
    await budget.pause();
    order.push('this');
    expect(order).toEqual(['other', 'this']);
  });

  it('ends with its deadline, at the next turn', async () => {
    let clock = 0;
    const deadline = new AbortController();
    const budget = createWorkBudget(1_000, { signal: deadline.signal, clock: both(() => clock) });
    clock = 50;
    setImmediate(() => deadline.abort());
    await expect(budget.pause()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a text that waits its turn', () => {
  it('is not checked once its deadline has passed', async () => {
    const checked: string[] = [];
    let finish = (): void => {};
    const { queued } = createCheckQueue();
    const checker = queued({
      check: (text) => {
        checked.push(text);
        return new Promise((resolve) => {
          finish = () => resolve({ judged: [], strayMark: false, more: false });
        });
      },
    });
    const first = checker.check('first');
    const deadline = new AbortController();
    const second = checker.check('second', deadline.signal);
    deadline.abort();
    finish();
    await first;
    await expect(second).rejects.toBe(deadline.signal.reason);
    expect(checked).toEqual(['first']);
  });
});
