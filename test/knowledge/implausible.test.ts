import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const BASE = `people:
  - {id: eva-salm, name: Eva Salm}
  - {id: petr-dovan, name: Petr Dovan}
organisations:
  - {id: water-board, name: Water Board}
sources:
  - {id: paper, publisher: Paper, published: 2024-03-09}
events:
  - {id: flood, name: Flood, date: 2024-03-01}
statements:
  - {id: salm-open, speaker: eva-salm, source: paper, said: 2024-03-05, says: said the gates were open}
  - {id: dovan-shut, speaker: petr-dovan, source: paper, said: 2024-03-06, says: denied it, denies: salm-open}
`;

async function warningsOf(content: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const made = await folder({ 'knowledge/a.yaml': content, ...more });
  folders.push(made);
  const result = await made.load();
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.warnings.map(formatProblem);
}

describe('what hardly ever is as the record says', () => {
  it('is not found in a sound record', async () => {
    expect(await warningsOf(BASE)).toEqual([]);
  });

  it.each([
    [
      'words said after they were printed',
      'said: 2024-03-05',
      'said: 2024-04-05',
      /salm-open: it was said on 5 \w+ 2024, after its source was published \(9 \w+ 2024\)/,
    ],
    [
      'a source of tomorrow',
      'published: 2024-03-09',
      'published: 2204-03-09',
      /paper: it is published on 9 \w+ 2204, which is still to come/,
    ],
    [
      'an event of another century',
      'date: 2024-03-01',
      'date: 2204-03-01',
      /flood: it begins in 2204; correct the day/,
    ],
    [
      'a denial before what it denies',
      'said: 2024-03-06',
      'said: 2024-03-02',
      /dovan-shut: it denies salm-open, which was said later \(5 \w+ 2024\)/,
    ],
    [
      'a mutual denial',
      'were open}',
      'were open, denies: dovan-shut}',
      /dovan-shut: it denies salm-open, which denies it in turn/,
    ],
    [
      'two posts in one body at once',
      'name: Eva Salm}',
      'name: Eva Salm, roles: [{title: Head, organisation: water-board, from: 2020}, {title: Deputy, organisation: water-board, from: 2022}]}',
      /eva-salm: two posts overlap: "Head" and "Deputy"/,
    ],
    [
      'a post without a date beside another one',
      'name: Eva Salm}',
      'name: Eva Salm, roles: [{title: Head, organisation: water-board}, {title: Mayor, from: 2022}]}',
      /eva-salm: the role "Head" has no date, so it is shown on every day beside the others; add `from:` or `to:`/,
    ],
    [
      'an event that follows a later one',
      'date: 2024-03-01}',
      'date: 2024-03-01, follows: relief}\n  - {id: relief, name: Relief, date: 2024-03-08}',
      /flood: it follows relief, which began later/,
    ],
    [
      'words about an event that had not begun',
      'denies: salm-open}',
      'denies: salm-open}\n  - {id: early, speaker: eva-salm, source: paper, event: flood, said: 2024-02-20, says: said it was high}',
      /early: it was said on 20 \w+ 2024, before flood began \(1 \w+ 2024\); correct `event` or the day, or say in `note`/,
    ],
    [
      'a report that was printed before what it is about',
      'name: Flood, date: 2024-03-01',
      'name: Flood, date: 2024-03-01}\n  - {id: relief, name: Relief, date: 2024-03-20}\nfigures:\n  - {id: sacks-sent, metric: sacks, value: "7", claimant: outlet, source: paper, as_of: 2024-03-08, of: relief',
      /sacks-sent: it was published on 9 \w+ 2024, before relief began \(20 \w+ 2024\); correct `of`/,
    ],
    [
      'an answer to somebody of the same body',
      'name: Eva Salm}\n  - {id: petr-dovan, name: Petr Dovan}',
      'name: Eva Salm, roles: [{title: Head, organisation: water-board}]}\n  - {id: petr-dovan, name: Petr Dovan, roles: [{title: Clerk, organisation: water-board}]}',
      /dovan-shut: it denies salm-open, and both speak for water-board; name the statement that is meant, or write `denies: \{entry: salm-open, note: why it does so\}`/,
    ],
    [
      'a denial of a demand',
      'said the gates were open}',
      'said the gates must open, kind: demand}',
      /dovan-shut: it denies salm-open, which is filed as a demand/,
    ],
    [
      'a contradiction of the same speaker',
      'denies: salm-open}',
      'denies: salm-open}\n  - {id: salm-shut, speaker: eva-salm, source: paper, said: 2024-03-07, says: said they were shut, contradicts: salm-open}',
      /salm-shut: it contradicts salm-open, which is the same speaker’s/,
    ],
    [
      'an answer that has nothing in common with what it answers',
      'statements:',
      `  - {id: vote, name: Vote, date: 2024-02-01}
statements:
  - {id: on-vote, speaker: eva-salm, source: paper, said: 2024-03-04, event: vote, topics: [ballots], says: said it was fair}
  - {id: on-flood, speaker: petr-dovan, source: paper, said: 2024-03-06, event: flood, topics: [gates], says: said it rose, answers: on-vote}`,
      /on-flood: it answers on-vote, which shares neither event nor topic with it, and names nobody of its side/,
    ],
  ])('is warned of: %s', async (_what, before, after, message) => {
    const content = BASE.replace(before, after);
    expect(content).not.toBe(BASE);
    expect(await warningsOf(content)).toContainEqual(expect.stringMatching(message));
  });

  it.each([
    ['what looks ahead', 'kind: forecast'],
    ['what a note explains', 'note: the flood was expected'],
  ])('is not, of words before their event: %s', async (_what, key) => {
    const early = `  - {id: early, speaker: eva-salm, source: paper, event: flood, said: 2024-02-20, says: spoke of it, ${key}}\n`;
    expect(await warningsOf(`${BASE}${early}`)).toEqual([]);
  });

  it('is no answer to words that name the one who answers', async () => {
    const answer = `  - {id: on-vote, speaker: eva-salm, source: paper, said: 2024-03-04, event: vote, topics: [ballots], says: accused Dovan}
  - {id: on-flood, speaker: petr-dovan, source: paper, said: 2024-03-06, event: flood, topics: [gates], says: said it rose, answers: on-vote}
`;
    const events = BASE.replace('statements:', '  - {id: vote, name: Vote, date: 2024-02-01}\nstatements:');
    expect(await warningsOf(`${events}${answer}`)).toEqual([]);
  });

  it('is no post that ended before the next began', async () => {
    const roles =
      'roles: [{title: Head, organisation: water-board, from: 2020, to: 2021-05-01}, {title: Chair, organisation: water-board, from: 2021-05-02}]';
    expect(await warningsOf(BASE.replace('name: Eva Salm}', `name: Eva Salm, ${roles}}`))).toEqual([]);
  });

  it('is a text in the archive that no source has', async () => {
    expect(await warningsOf(BASE, { 'archive/papr.txt': 'words' })).toEqual([
      expect.stringMatching(/archive\/papr\.txt:1:1: no source has the id "papr"; did you mean paper\?/),
    ]);
  });
});

describe('a figure of a part that is larger than the whole', () => {
  const counts = (part: string, whole: string, more = ''): string => `${BASE}metrics:
  - {id: moved, name: moved out}
groups:
  - {id: residents, name: residents}
  - {id: children, name: children, part_of: residents}
  - {id: infants, name: infants, part_of: children}
figures:
  - {id: part, metric: moved, value: ${part}, population: infants, counted: infants, claimant: eva-salm, source: paper, as_of: 2024-03-05}
  - {id: whole, metric: moved, value: ${whole}, population: residents, counted: residents, claimant: eva-salm, source: paper, as_of: 2024-03-05${more}}
`;

  it.each([
    ['250', '200'],
    ['at least 250', 'between 100 and 200'],
    ['more than 1 million', 'nearly 900'],
  ])('is warned of: %s of %s', async (part, whole) => {
    expect((await warningsOf(counts(part, whole))).join()).toContain(
      `part: ${part} of a part is more than the whole: whole has ${whole} (5 March 2024)`,
    );
  });

  it('is not where the whole grew past it on the same day', async () => {
    const grown =
      '  - {id: later, metric: moved, value: 138, population: residents, counted: residents, claimant: eva-salm, source: paper, as_of: 2024-03-05}\n';
    expect(await warningsOf(`${counts('29', '11')}${grown}`)).toEqual([]);
  });

  it.each([
    ['20', '200'],
    ['200', '200'],
    ['250', 'at least 200'],
    ['up to 250', '200'],
    ['dozens', '3'],
  ])('is not where it need not be larger: %s of %s', async (part, whole) => {
    expect(await warningsOf(counts(part, whole))).toEqual([]);
  });

  it.each(['as_of: 2024-03-05', 'claimant: eva-salm'])('is not where the whole has another %s', async (line) => {
    const other = line.startsWith('as_of') ? 'as_of: 2024-03-06' : 'claimant: petr-dovan';
    const content = counts('250', '200');
    const at = content.lastIndexOf(line);
    expect(await warningsOf(content.slice(0, at) + other + content.slice(at + line.length))).toEqual([]);
  });
});
