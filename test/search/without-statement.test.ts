import { describe, expect, it } from 'vitest';
import { botOver } from '../support/bot.js';
import { event, figure, metric, organisation, person, recordOf, source, statement } from '../support/entries.js';

const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    organisation('count-office', 'Office of the Count'),
    person('ana-rusu', 'Ana Rusu'),
    person('ion-popa', 'Ion Popa', { roles: [{ title: 'Head of the count', organisation: 'count-office' }] }),
    organisation('observers', 'League of Observers'),
    metric('votes'),
    event('arrest', 'Arrest of Ion Popa', '2024-05-09'),
    event('election', 'Election night', '2024-05-06'),
    statement('office-done', 'count-office', '2024-05-07', 'said the count was done'),
    statement('rusu-popa', 'ana-rusu', '2024-05-09', 'accused Ion Popa of losing a box'),
    statement('rusu-won', 'ana-rusu', '2024-05-06', 'said the election was over'),
    figure('observers-votes', 'observers', 'votes', '41,200', 'votes'),
  ),
);
const ask = (command: string, question: string) =>
  bot.ask(command, { [command === 'ask' ? 'question' : 'who-or-what']: question });

describe('a question for the words of somebody who has none on file', () => {
  it.each([
    ['claims', 'Ion Popa'],
    ['claims', 'Popa on his arrest'],
    ['claims', 'Popa on 9 May'],
    ['ask', 'what has Ion Popa said?'],
    ['ask', 'any words from Popa'],
    ['claims', 'has Ion Poppa spoken of the election'],
  ])('says so, and then tells what is on file about them: /%s %s', async (command, question) => {
    const answer = await ask(command, question);
    expect(answer.text).toContain('Ion Popa is on file, but no statement of theirs.');
    expect(answer.entries).toEqual(['ion-popa', 'arrest', 'rusu-popa']);
    // What the office says is one button away.
    expect([...answer.buttons.keys()]).toContain('Office of the Count');
  });

  it('begins with the figures of a body', async () => {
    const answer = await ask('claims', 'League of Observers');
    expect(answer.text).toContain('League of Observers is on file, but no statement of theirs.');
    expect(answer.entries).toEqual(['observers', 'observers-votes']);
  });

  it('says so in the reader’s language', async () => {
    const answer = await bot.in('de').ask('claims', { 'who-or-what': 'Ion Popa' });
    expect(answer.text).toContain('Ion Popa ist verzeichnet, aber ohne eine eigene Aussage.');
  });

  it('is answered as ever where they have a statement, or somebody else is asked for as well', async () => {
    expect((await ask('claims', 'Rusu')).entries).toEqual(['rusu-popa', 'rusu-won']);
    expect((await ask('claims', 'Rusu Popa')).entries[0]).toBe('rusu-popa');
  });
});
