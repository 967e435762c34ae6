import { describe, expect, it } from 'vitest';
import { readLabelled } from '../../bench/draft/labels.mjs';
import { createChecker } from '../../src/check/checker.js';
import { createSearch } from '../../src/search/engine.js';
import { event, figure, metric, organisation, recordOf, source } from '../support/entries.js';

const record = recordOf(
  source('daily-2023', 'The Daily', '2023-09-22'),
  event('results', 'Results of Kestrel Motors', '2023-09-20'),
  metric('layoffs', { name: 'layoffs' }),
  metric('dead', { name: 'dead' }),
  organisation('kestrel', 'Kestrel Motors'),
  figure('laid-off', 'kestrel', 'layoffs', '250', 'workers', { of: 'results' }),
);
const search = createSearch(record);
const checker = createChecker(record, search, async function* () {});

describe('a number beside another word for what is counted', () => {
  it.each([
    'Kestrel Motors announced 310 job cuts',
    'Kestrel Motors announced 310 redundancies',
    'Kestrel Motors said that 310 workers were laid off',
  ])('is judged: %s', async (pasted) =>
    expect((await checker.check(pasted)).judged.map(({ verdict }) => verdict)).toEqual(['not-on-file']),
  );
});

it('a text that is said to name no metric names none', async () => {
  const sentences = (await readLabelled()).flatMap(({ text }) => text.split(/(?<=[.!?…])\s+/u));
  const missed: string[] = [];
  let named = 0;
  for (const sentence of [...sentences, 'They announced job cuts', 'Many were laid off', 'He was gunned down']) {
    if (!(await search.mentionsInText(sentence)).some(({ kind }) => kind === 'metric')) continue;
    named += 1;
    if (!(await search.mayNameMetric(sentence))) missed.push(sentence);
  }
  expect([missed, named > 10]).toEqual([[], true]);
});
