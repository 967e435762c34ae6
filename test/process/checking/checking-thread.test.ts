import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Checker, createChecker } from '../../../src/check/checker.js';
import { entriesOf } from '../../../src/check/report/cautions.js';
import type { CheckReport } from '../../../src/check/verdicts.js';
import { WorkBudgetExceededError } from '../../../src/check/work-budget.js';
import { archivedTexts } from '../../../src/knowledge/proof/source-texts.js';
import { createLog } from '../../../src/log.js';
import {
  type CheckingThread,
  type CheckingThreadOptions,
  createCheckingThread,
} from '../../../src/process/checking/checking-thread.js';
import { openRecord } from '../../../src/process/reload/open-record.js';
import type { VerbatimRecord } from '../../../src/record/record.js';
import { createSearch } from '../../../src/search/engine.js';
import { patience } from '../../support/patience.js';

const WORKER = new URL('../../../dist/src/process/checking/checking-worker.js', import.meta.url);
const PLANTED = new URL('./planted-worker.mjs', import.meta.url);
const example = new URL('../../../examples/dolna-bridge/', import.meta.url).pathname;
const task = { knowledgeDir: `${example}knowledge`, archiveDir: `${example}archive` };
const log = createLog('silent', false);

let record: VerbatimRecord;
let inProcess: Checker;
beforeAll(async () => {
  const opened = await openRecord({ ...task, cacheDir: await mkdtemp(join(tmpdir(), 'verbatim-')), log });
  if (!opened.ok) throw new Error('the example does not load');
  ({ record } = opened);
  inProcess = createChecker(record, createSearch(record), () => archivedTexts(task.archiveDir));
});

const threads: CheckingThread[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()));
});

function threadWith(options: Partial<CheckingThreadOptions>): CheckingThread {
  const thread = createCheckingThread({ task, log, startDelayMs: 0, maxCheckMs: patience(20_000), ...options });
  threads.push(thread);
  return thread;
}

/** A report that only the main thread gives. */
const MAIN: CheckReport = { judged: [], strayMark: false, more: false };
const onMainThread: Checker = { check: async () => MAIN };

/** The checker of a thread, once the thread has read its record. */
async function readyChecker(thread: CheckingThread, version: VerbatimRecord, probe: string): Promise<Checker> {
  const checker = thread.checkerOf(version, onMainThread);
  await vi.waitFor(async () => expect(await checker.check(probe)).not.toBe(MAIN), {
    timeout: patience(20_000),
    interval: 20,
  });
  return checker;
}

describe('the thread that checks pasted texts', () => {
  it('gives the verdicts that the main thread would give, on the entries of its record', async () => {
    const checker = await readyChecker(threadWith({ worker: WORKER }), record, 'any words');
    const words = record.statements.flatMap(({ says }) => says.match(/“[^”]+”/gu) ?? []);
    const figures = record.figures.map(({ value, metric }) => `${value} ${metric}`);
    expect(words.length).toBeGreaterThan(3);
    for (const text of [...words, ...figures, words.join(' and '), '“nobody ever said these words here”']) {
      const [here, there] = [await inProcess.check(text), await checker.check(text)];
      expect(there).toEqual(here);
      for (const judged of there.judged)
        for (const entry of entriesOf(judged)) expect(record.byId.get(entry.id)).toBe(entry);
    }
  });

  it('leaves texts to the main thread while it reads another version', async () => {
    const thread = threadWith({ worker: PLANTED, task: { ...task, knowledgeDir: 'another version' } });
    const checker = thread.checkerOf(record, onMainThread);
    expect(await checker.check('check it')).toBe(MAIN);
    await readyChecker(thread, { ...record, version: 'another version' }, 'check it');
    expect(await checker.check('check it')).toBe(MAIN);
  });

  const planted = (version: string, options: Partial<CheckingThreadOptions> = {}): Promise<Checker> =>
    readyChecker(
      threadWith({ worker: PLANTED, task: { ...task, knowledgeDir: version }, ...options }),
      { ...record, version },
      'check it',
    );

  it.each(['run away', 'eat memory', 'crash'])('is replaced when a text makes it %s', async (text) => {
    const checker = await planted('first', { maxCheckMs: text === 'run away' ? 200 : patience(60_000) });
    await expect(checker.check(text)).rejects.toThrow(WorkBudgetExceededError);
    expect(await checker.check('check it')).toBe(MAIN);
    await vi.waitFor(async () => expect(await checker.check('check it')).not.toBe(MAIN), {
      timeout: patience(20_000),
      interval: 20,
    });
  });

  it('stays away when it fails again and again, and the main thread checks', async () => {
    const checker = await planted('first');
    let failed = 0;
    await vi.waitFor(
      async () => {
        await checker.check('crash').catch(() => {
          failed += 1;
        });
        expect(failed).toBe(3);
      },
      { timeout: patience(20_000), interval: 20 },
    );
    expect(await checker.check('crash')).toBe(MAIN);
  });

  it('is given no setting of the environment, and so no token', async () => {
    const checker = await planted('first');
    await expect(checker.check('name the environment')).rejects.toThrow('nothing');
  });
});
