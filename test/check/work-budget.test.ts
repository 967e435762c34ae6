import { describe, expect, it } from 'vitest';
import { createWorkBudget, WorkBudgetExceededError } from '../../src/check/work-budget.js';

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
