import { describe, expect, it } from 'vitest';
import { closestRuns } from '../../src/check/closest-runs.js';
import { likeness } from '../../src/check/compare.js';
import { type FiledRun, FiledRuns } from '../../src/check/filed-runs.js';
import { trimMarks, wordsOf } from '../../src/check/words.js';
import { createWorkBudget } from '../../src/check/work-budget.js';
import { statement } from '../support/entries.js';
import fc, { runs } from '../support/properties.js';

const WANTED = 3;
const words = fc.constantFrom(
  ...'the road roads raod through valley valleys must not be open opened closed harbour harbor 200 2000 and of minister ministers said'.split(
    ' ',
  ),
);
const sentence = (max: number) => fc.array(words, { minLength: 1, maxLength: max }).map((all) => all.join(' '));

/** The best score of each kind of run, and the best scores of the best statements. */
function best(compared: readonly { readonly run: FiledRun; readonly score: number }[]) {
  const ofKind: Record<string, number> = {};
  const ofStatement = new Map<string, number>();
  for (const { run, score } of compared.filter((one) => one.score >= 0.25)) {
    ofKind[run.kind] = Math.max(score, ofKind[run.kind] ?? 0);
    ofStatement.set(run.statement.id, Math.max(score, ofStatement.get(run.statement.id) ?? 0));
  }
  return { ofKind, ofStatements: [...ofStatement.values()].sort((a, b) => b - a).slice(0, WANTED) };
}

describe('the runs that are compared word by word', () => {
  it('hold the closest of each kind and the closest statements, as if all had been compared', async () => {
    await fc.assert(
      fc.asyncProperty(sentence(14), fc.array(sentence(18), { minLength: 1, maxLength: 12 }), async (text, filed) => {
        const filedRuns = new FiledRuns();
        const all = filed.flatMap((says, at) =>
          filedRuns.of(statement(`s${at}`, 'x', '2023-09-22', `said of it: “${says}”`)),
        );
        const own = filedRuns.words.pasted(trimMarks(wordsOf(text)));
        const few = await closestRuns(own, all, WANTED, createWorkBudget(60_000));
        const scored = all.map((run) => ({ run, score: likeness(own, run.words).score }));
        expect(best(few.map(({ run, like }) => ({ run, score: like.score })))).toEqual(best(scored));
      }),
      runs(),
    );
  });
});
