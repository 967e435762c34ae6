import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { type Answer, botOver } from '../support/bot.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const TEXT =
  'Eva Salm, who leads the Harbour Party, told reporters “the count is clean”. Petr Dovan of the Green Union said “Twelve boxes are missing”.\n';
const RECORD = `people:
  - id: eva-salm
    name: Eva Salm
    roles: [{title: Leader, organisation: harbour-party}]
  - {id: petr-dovan, name: Petr Dovan}
organisations:
  - {id: harbour-party, name: Harbour Party}
sources:
  - id: paper
    publisher: Paper
    published: 2024-03-05
  - {id: late-paper, publisher: Late Paper, published: 2024-03-09}
events:
  - {id: vote, name: Vote of March, date: 2024-03-03}
statements:
  - id: salm-clean
    speaker: eva-salm
    source: paper
    event: vote
    said: 2024-03-05
    says: said “the count is clean”
  - id: dovan-boxes
    speaker: petr-dovan
    source: paper
    event: vote
    said: 2024-03-05
    says: said “Twelve boxes are missing”
  - id: later
    speaker: eva-salm
    source: late-paper
    event: vote
    said: 2024-03-08
    says: said that she had been wrong about the count
`;

interface Loaded {
  readonly record: VerbatimRecord;
  readonly warnings: readonly string[];
}

/** A record with changes in it: each a text to find and what to put in its place. */
async function load(...changes: readonly (readonly [string, string])[]): Promise<Loaded> {
  let content = RECORD;
  for (const [from, to] of changes) {
    if (!content.includes(from)) throw new Error(`no "${from}"`);
    content = content.replace(from, to);
  }
  const made = await folder({ 'knowledge/a.yaml': content, 'archive/paper.txt': TEXT });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return { record: result.record, warnings: result.warnings.map(formatProblem) };
}

const after = (line: string, more: string) => [line, `${line}\n${more}`] as const;

/** Every view that shows the words of `salm-clean`. */
const VIEWS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['claims', { 'who-or-what': 'salm-clean' }],
  ['claims', { 'who-or-what': 'count' }],
  ['event', { name: 'vote' }],
  ['who', { name: 'Eva Salm' }],
  ['source', { entry: 'salm-clean' }],
  ['source', { entry: 'paper' }],
  ['check', { text: 'Eva Salm said “the count is clean”' }],
];

function expectAbove(answer: Answer, notice: RegExp, words: string): void {
  const at = answer.text.search(notice);
  expect(answer.text).toMatch(notice);
  expect(at).toBeLessThan(answer.text.indexOf(words, at === -1 ? 0 : at));
}

describe('what a reader sees above the words', () => {
  it.each(VIEWS)('is the correction of the desk, in /%s %o', async (command, options) => {
    const { record } = await load(
      after(
        '    says: said “the count is clean”',
        '    revisions: [{date: 2024-03-10, was: the count was clean, why: a slip of the desk}]',
      ),
    );
    const answer = await botOver(record).ask(command, options);
    expectAbove(
      answer,
      /Corrected 10 March 2024: was: the count was clean; why: a slip of the desk/,
      '“the count is clean”',
    );
  });

  it.each(VIEWS)('is that the speaker took them back, in /%s %o', async (command, options) => {
    const { record, warnings } = await load(
      after('    says: said that she had been wrong about the count', '    retracts: salm-clean'),
    );
    expect(warnings.filter((line) => line.includes('retracts'))).toEqual([]);
    const answer = await botOver(record).ask(command, options);
    expectAbove(answer, /Taken back by the speaker \(8 March 2024; Late Paper, 9 March 2024\)/, '“the count is clean”');
  });

  it('is the retraction in the reader’s language', async () => {
    const { record } = await load(
      after('    says: said that she had been wrong about the count', '    retracts: salm-clean'),
    );
    const answer = await botOver(record).in('de').ask('claims', { 'who-or-what': 'salm-clean' });
    expect(answer.text).toContain('Vom Sprecher selbst zurückgenommen');
  });

  it('names a body that takes back what its leader said', async () => {
    const { record, warnings } = await load(
      ['  - id: later\n    speaker: eva-salm', '  - id: later\n    speaker: harbour-party'],
      after('    says: said that she had been wrong about the count', '    retracts: salm-clean'),
    );
    expect(warnings.filter((line) => line.includes('retracts'))).toEqual([]);
    const answer = await botOver(record).ask('claims', { 'who-or-what': 'salm-clean' });
    expectAbove(answer, /Taken back by Harbour Party \(8 March 2024/, '“the count is clean”');
  });

  it('is what the publisher corrected, beside the entry concerned only', async () => {
    const { record } = await load([
      '    published: 2024-03-05\n',
      '    published: 2024-03-05\n    revision: {kind: corrected, date: 2024-03-06, note: eleven boxes, concerns: dovan-boxes}\n',
    ]);
    const bot = botOver(record);
    const concerned = await bot.ask('claims', { 'who-or-what': 'dovan-boxes' });
    expectAbove(concerned, /Paper corrected this report, 6 March 2024: eleven boxes/, '“Twelve boxes are missing”');
    expect((await bot.ask('claims', { 'who-or-what': 'salm-clean' })).text).not.toContain('corrected this report');
    expect((await bot.ask('source', { entry: 'paper' })).text).toContain('Paper corrected this report');
  });

  it('is what the publisher corrected beside every entry, where the record does not say which it concerns', async () => {
    const { record } = await load([
      '    published: 2024-03-05\n',
      '    published: 2024-03-05\n    revision: {kind: withdrawn, date: 2024-03-06}\n',
    ]);
    const answer = await botOver(record).ask('claims', { 'who-or-what': 'salm-clean' });
    expectAbove(answer, /Paper withdrew this report, 6 March 2024/, '“the count is clean”');
  });
});

describe('a statement that the desk withdrew', () => {
  const WITHDRAWN = after(
    '    says: said “the count is clean”',
    '    status: withdrawn\n    revisions: [{date: 2024-03-10, why: the words are somebody else’s}]',
  );

  it('is said to be withdrawn by /source, which shows neither its words nor those of others', async () => {
    const { record } = await load(WITHDRAWN);
    const answer = await botOver(record).ask('source', { entry: 'salm-clean' });
    expect(answer.text).toContain(
      'Withdrawn from the record on 10 March 2024: the words are somebody else’s (salm-clean)',
    );
    expect(answer.text).not.toContain('the count is clean');
    expect(answer.text).not.toContain('Twelve boxes');
  });

  it('is never exact for /check', async () => {
    const { record } = await load(WITHDRAWN);
    const answer = await botOver(record).ask('check', { text: 'Eva Salm said “the count is clean”' });
    expect(answer.text).not.toContain('✅');
    expect(answer.text).toContain('Withdrawn');
  });
});

describe('a relation that is only possible', () => {
  const REASON = 'she names no one, but he alone spoke of boxes';

  it('shows readers the reason, at either end', async () => {
    const { record, warnings } = await load(
      after(
        '    says: said that she had been wrong about the count',
        `    answers: {entry: dovan-boxes, certainty: low, note: "${REASON}"}`,
      ),
    );
    expect(warnings.filter((line) => line.includes('only possible'))).toEqual([]);
    for (const query of ['later', 'dovan-boxes'])
      expect((await botOver(record).ask('claims', { 'who-or-what': query })).text).toMatch(
        new RegExp(`Possibly answer[\\s\\S]*${REASON}`),
      );
  });

  it('is warned of where the record gives no reason', async () => {
    const { warnings } = await load(
      after(
        '    says: said that she had been wrong about the count',
        '    answers: {entry: dovan-boxes, certainty: low}',
      ),
    );
    expect(warnings.join('\n')).toMatch(
      /later: it is only possible that it answers dovan-boxes, and readers do not see why/,
    );
  });
});

describe('what the loader warns of', () => {
  it.each([
    [
      'words that somebody else takes back',
      after('    says: said that she had been wrong about the count', '    retracts: dovan-boxes'),
      /later: it retracts dovan-boxes, whose words are petr-dovan’s/,
    ],
    [
      'a publisher’s correction that concerns an entry of another source',
      [
        '    published: 2024-03-05\n',
        '    published: 2024-03-05\n    revision: {kind: corrected, date: 2024-03-06, concerns: [later]}\n',
      ] as const,
      /paper: its revision concerns later, which has another source/,
    ],
  ])('is %s', async (_what, change, warning) => {
    const { warnings } = await load(change);
    expect(warnings.join('\n')).toMatch(warning);
  });
});
