import { describe, expect, it } from 'vitest';
import { exportChunks, FORMATS } from '../../src/export/formats.js';
import { selectEntries } from '../../src/export/selection.js';
import { botOver } from '../support/bot.js';
import { figure, group, statement, story, topic } from '../support/entries.js';

const killed = { of: 'offensive-sept-2023' };
const record = story([
  topic('aid', 'Humanitarian aid', { aliases: [{ name: 'Гуманитарная помощь', strength: 'strong' }] }),
  topic('aid-convoys', 'Convoys of aid', { partOf: 'aid' }),
  group('villagers', 'villagers', { side: 'stepanakert', kind: 'all' }),
  group('village-children', 'children of the villages', { kind: 'children', partOf: ['villagers'] }),
  statement('lorries', 'kremlin', '2023-09-25', 'promised forty lorries', { topics: ['aid-convoys'] }),
  figure('children-4', 'kremlin', 'killed', '4', 'pupils', { ...killed, counted: ['village-children'] }),
  figure('villagers-9', 'un-mission', 'killed', '9', 'inhabitants', { ...killed, counted: ['villagers'] }),
]);
const bot = botOver(record);

describe('a topic or a group', () => {
  it.each([
    ['claims', 'who-or-what'],
    ['event', 'name'],
    ['who', 'name'],
    ['source', 'entry'],
    ['figures', 'what'],
    ['ask', 'question'],
  ])('is no trouble to /%s, by id', async (command, option) => {
    for (const id of ['aid', 'aid-convoys', 'villagers', 'village-children']) {
      const { text } = await bot.ask(command, { [option]: id });
      expect(text).not.toBe('');
      expect(text).not.toMatch(/reference|went wrong/i);
    }
  });
});

describe('/claims', () => {
  it('answers for a topic by another of its names with what is below it', async () =>
    expect((await bot.ask('claims', { 'who-or-what': 'Гуманитарная помощь' })).text).toContain(
      'promised forty lorries',
    ));
});

describe('/figures', () => {
  it('shows the figures of a group and of what is part of it, and no others', async () => {
    const { text } = await bot.ask('figures', { what: 'villagers killed' });
    expect(text).toContain('** inhabitants');
    expect(text).toContain('** pupils');
    expect(text).not.toContain('servicemen');
  });

  it('shows no whole where a part is asked for', async () => {
    const { text } = await bot.ask('figures', { what: 'children of the villages killed' });
    expect(text).toContain('** pupils');
    expect(text).not.toContain('** inhabitants');
  });
});

describe('an export', () => {
  it.each(FORMATS)('as %s brings the topics and groups of what is exported, with the wider ones', (format) => {
    const text = [...exportChunks(format, selectEntries(record, ['lorries', 'children-4']))].join('');
    expect(text).toContain('Convoys of aid');
    expect(text).toContain('children of the villages');
    if (format !== 'csv') expect(text).toContain('Humanitarian aid');
  });
});
