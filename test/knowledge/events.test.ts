import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { botOver } from '../support/bot.js';
import { nodesById } from '../support/exported.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

/** What is wrong with an event, or what /event says of it and of the event that it follows. */
async function tried(keys: string, today = '2024-03-10') {
  const made = await folder({
    'knowledge/a.yaml': `events:\n  - {id: vote, name: Vote of March, date: 2024-03-03}\n  - {id: next-vote, name: Vote of spring, follows: vote, ${keys}}\n`,
  });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) return { problems: result.problems.map(formatProblem).join('\n'), when: '', after: '', node: {} };
  const bot = botOver(result.record, { today });
  const line = async (name: string, label: string): Promise<string> =>
    (await bot.ask('event', { name })).text.split('\n').find((one) => one.startsWith(`**${label}**`)) ?? '';
  return {
    problems: '',
    when: await line('next-vote', 'When'),
    after: await line('vote', 'After'),
    node: nodesById(result.record).get('next-vote') ?? {},
  };
}

describe('when an event is', () => {
  it.each([
    ['a day that has been', 'date: 2024-03-05', '2024-03-10', '5 March 2024', '5 March 2024'],
    [
      'planned while its day is to come',
      'date: 2024-05-04',
      '2024-03-10',
      'planned for 4 May 2024',
      'planned for 4 May 2024',
    ],
    ['no plan any more when its day has come', 'date: 2024-05-04', '2024-05-04', '4 May 2024', '4 May 2024'],
    [
      'planned for a month',
      'date: 2024-05, planned: true',
      '2024-05-10',
      'planned for May 2024',
      'planned for May 2024',
    ],
    [
      'planned without a day',
      'date: unknown, planned: true',
      '2024-05-10',
      'planned, date unknown',
      'planned, date unknown',
    ],
    [
      'a plan of which nobody knows whether it came about',
      'date: 2024-05-04, planned: true',
      '2024-06-01',
      'was planned for 4 May 2024; the record does not say whether it took place',
      'was planned for 4 May 2024',
    ],
    ['open-ended with a start only', 'start: 2024-03-04', '2024-03-10', 'since 4 March 2024', 'since 4 March 2024'],
    [
      'no longer open where the record says so',
      'start: 2024-03-04, ongoing: false',
      '2024-03-10',
      '4 March 2024',
      '4 March 2024',
    ],
    ['open-ended with a month', 'date: 2024-03, ongoing: true', '2024-03-10', 'since March 2024', 'since March 2024'],
    [
      'a span',
      'start: 2024-03-04, end: 2024-03-06',
      '2024-03-10',
      '4 March 2024 to 6 March 2024',
      '4 March 2024 to 6 March 2024',
    ],
  ])('is %s', async (_what, keys, today, when, after) => {
    const shown = await tried(keys, today);
    expect(shown.problems).toBe('');
    expect(shown.when).toBe(`**When** ${when}`);
    expect(shown.after).toContain(`Vote of spring (${after}`);
  });

  it('is refused as going on after its end', async () => {
    expect((await tried('start: 2024-03-04, end: 2024-03-06, ongoing: true')).problems).toMatch(
      /next-vote: the event is `ongoing`, but has an `end`; keep one of the two/,
    );
  });

  it('is exported as a plan', async () => {
    expect((await tried('date: 2024-05-04, planned: true')).node).toMatchObject({
      description: expect.stringContaining('Planned: the record does not say that it took place'),
    });
  });
});
