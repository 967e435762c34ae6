import { describe, expect, it, onTestFinished } from 'vitest';
import { formatProblem } from '../../../src/knowledge/problems.js';
import { checkRecord } from '../../../src/knowledge/prove.js';
import { createLog } from '../../../src/log.js';
import { createApp } from '../../../src/process/app.js';
import { type Folder, folder } from '../../knowledge/support.js';
import { type Bot, botOver } from '../../support/bot.js';

const DRAFT = '    status: draft\n';
const RECORD = `sources:
  - {id: daily-2024, publisher: Daily, published: 2024-05-09}
people:
  - id: ana-rusu
    name: Ana Rusu
  - id: hidden-person
    name: Vlad Hidden
PERSON_STATUS
events:
  - id: bridge-fall
    name: Fall of the hidden bridge
    date: 2024-05-06
EVENT_STATUS
statements:
  - id: hidden-words
    speaker: hidden-person
    source: daily-2024
    said: 2024-05-06
    says: said that the harvest was over
  - id: rusu-harvest
    speaker: ana-rusu
    source: daily-2024
    said: 2024-05-07
    event: bridge-fall
    addressee: hidden-person
    says: spoke of the harvest
    denies: hidden-words
  - id: rusu-passed-on
    speaker: ana-rusu
    reported_by: [hidden-words]
    source: daily-2024
    said: 2024-05-08
    says: spoke of the river
metrics:
  - id: wounded
    name: wounded
figures:
  - id: hidden-count
    statement: hidden-words
    metric: wounded
    value: "7"
    population: hidden people
`;

async function drafts(drafted: {
  readonly person?: boolean;
  readonly event?: boolean;
}): Promise<{ here: Folder; bot: Bot }> {
  const text = RECORD.replace('PERSON_STATUS\n', drafted.person ? DRAFT : '').replace(
    'EVENT_STATUS\n',
    drafted.event ? DRAFT : '',
  );
  const here = await folder({ 'knowledge/a.yaml': text });
  onTestFinished(() => here.remove());
  const { knowledgeDir, archiveDir } = here;
  const app = await createApp({ knowledgeDir, archiveDir, log: createLog('silent', false) });
  return { here, bot: botOver(app.record()) };
}

const said = async (bot: Bot): Promise<string> => {
  const questions: [string, Record<string, string>][] = [
    ['claims', { 'who-or-what': 'harvest' }],
    ['claims', { 'who-or-what': 'Vlad Hidden' }],
    ['claims', { 'who-or-what': 'river' }],
    ['claims', { 'who-or-what': 'rusu-harvest' }],
    ['who', { name: 'Ana Rusu' }],
    ['source', { entry: 'rusu-harvest' }],
    ['source', { entry: 'hidden-words' }],
    ['source', { entry: 'hidden-count' }],
  ];
  const answers: string[] = [];
  for (const [command, options] of questions) answers.push((await bot.ask(command, options)).text);
  // What was asked for is repeated there.
  return answers.filter((answer) => !answer.includes('Not on file')).join('\n');
};

const warnings = async ({ knowledgeDir, archiveDir }: Folder): Promise<string[]> =>
  (await checkRecord({ knowledgeDir, archiveDir })).warnings.map(formatProblem);

describe('a live entry that names a draft', () => {
  it('is shown whole when there is no draft', async () => {
    const { here, bot } = await drafts({});
    expect(await said(bot)).toMatch(/Vlad Hidden\*\* said that the harvest was over/);
    expect(await warnings(here)).toEqual([]);
  });

  it('never shows the draft, and is itself not shown where it could not be understood without', async () => {
    const { bot } = await drafts({ person: true });
    const text = await said(bot);
    expect(text).not.toMatch(/Vlad|harvest was over|hidden people/);
    expect(text).toContain('spoke of the harvest');
    // What somebody hidden reported cannot be attributed.
    expect(text).not.toContain('spoke of the river');
  });

  it('is shown without the event that is a draft', async () => {
    const text = await said((await drafts({ event: true })).bot);
    expect(text).toContain('spoke of the harvest');
    expect(text).not.toContain('hidden bridge');
  });

  it('is named by `check`, with what that means', async () => {
    const { here } = await drafts({ person: true, event: true });
    const lines = await warnings(here);
    expect(lines.join('\n')).toMatch(
      /a\.yaml:\d+:\d+ hidden-words: is not shown: `speaker` names hidden-person, which is a draft or needs one; make hidden-person live, or hidden-words a draft too/,
    );
    expect(lines.join('\n')).toMatch(
      /rusu-harvest: is shown without this: `event` names bridge-fall, which is a draft or needs one; make bridge-fall live, or take it out/,
    );
    expect(lines.join('\n')).toMatch(/rusu-passed-on: is not shown: `reported_by` names hidden-words/);
    expect(lines.join('\n')).toMatch(/hidden-count: is not shown: `claimant` names hidden-person/);
    expect((await checkRecord(here)).ok).toBe(true);
  });
});
