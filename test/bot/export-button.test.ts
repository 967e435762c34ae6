import { beforeAll, describe, expect, it } from 'vitest';
import type { VerbatimRecord } from '../../src/record/record.js';
import { type Answer, botOver } from '../support/bot.js';
import { figure, person, statement, story } from '../support/entries.js';
import { rowsOf } from '../support/exported.js';
import { firstStory } from '../support/first-story.js';
import { schemaOrg, schemaOrgViolations } from '../support/schema-org.js';

const textOf = (answer: Answer, ending: string): string =>
  new TextDecoder().decode(answer.files.find(({ name }) => name.endsWith(ending))?.bytes);

async function pressed(record: VerbatimRecord, question: string, button = 'Export'): Promise<Answer> {
  const bot = botOver(record);
  const answer = await bot.ask('source', { entry: question });
  const customId = answer.buttons.get(button);
  if (customId === undefined) throw new Error(`no button "${button}" under: ${answer.text}`);
  return bot.press(customId);
}

describe('the Export button under /source', () => {
  let shipped: VerbatimRecord;
  beforeAll(async () => {
    shipped = await firstStory();
  });

  it('gives the asker alone the entries shown, with what they need, as linked data and as a table', async () => {
    const answer = await pressed(shipped, 'mirzoyan-unsc-unprovoked');
    expect(answer.ephemeral).toBe(true);
    expect(answer.files.map(({ name }) => name)).toEqual([
      'verbatim-mirzoyan-unsc-unprovoked.jsonld',
      'verbatim-mirzoyan-unsc-unprovoked.csv',
    ]);
    const graph = JSON.parse(textOf(answer, '.jsonld'));
    expect(schemaOrgViolations(graph, schemaOrg())).toEqual([]);
    const rows = rowsOf(textOf(answer, '.csv')).map(({ id }) => id);
    expect(rows).toEqual(expect.arrayContaining(['mirzoyan-unsc-unprovoked', 'bayramov-unsc-denies-ethnic-cleansing']));
    expect(answer.entries).toEqual(expect.arrayContaining(['euronews-2023-09-22', 'ararat-mirzoyan']));
  });

  it('gives a figure with every figure that competes with it', async () => {
    const rows = rowsOf(textOf(await pressed(shipped, 'az-killed-192'), '.csv'));
    const own = rows.find(({ id }) => id === 'az-killed-192');
    const rivals = shipped.figures.filter(({ metric, of }) => metric === own?.metric && of === own?.event_id);
    expect(rivals.length).toBeGreaterThan(1);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(rivals.map(({ id }) => id)));
  });

  it('gives a source with the statements shown under it, and several sources at once', async () => {
    expect(textOf(await pressed(shipped, 'euronews-2023-09-22'), '.jsonld')).toContain(
      'urn:verbatim:euronews-2023-09-22',
    );
    const several = await pressed(shipped, 'TASS');
    const types = JSON.parse(textOf(several, '.jsonld'))['@graph'].map((node: { '@type': string }) => node['@type']);
    expect(types.filter((type: string) => type.endsWith('Article')).length).toBeGreaterThan(1);
  });

  it('stands under no answer that shows no entries, nor under other commands', async () => {
    const bot = botOver(story());
    expect((await bot.ask('source', { entry: 'asdfgh' })).buttons.has('Export')).toBe(false);
    expect((await bot.ask('claims', { 'who-or-what': 'Mirzoyan' })).buttons.has('Export')).toBe(false);
  });

  it('says so when nothing shown may leave the house', async () => {
    const record = story([
      person('hidden-person', 'Hidden', { status: 'draft' }),
      statement('hidden-by-speaker', 'hidden-person', '2023-09-20', 'spoke', { source: 'wire-2020' }),
    ]);
    const answer = await pressed(record, 'hidden-by-speaker');
    expect(answer.files.map(({ name }) => name)).toEqual(['verbatim-wire-2020.jsonld', 'verbatim-wire-2020.csv']);
    expect(textOf(answer, '.jsonld') + textOf(answer, '.csv')).not.toMatch(/hidden/i);
  });

  it('says so when the entries are more than a message can carry', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) =>
      figure(`many-${index}`, 'kremlin', 'killed', `${index}`, 'peacekeepers', { of: 'offensive-sept-2023' }),
    );
    const answer = await pressed(story(many), 'many-7');
    expect(answer.files.length).toBe(0);
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain('too large for a message');
  });

  it('answers a question that has become another since', async () => {
    const bot = botOver(shipped);
    const customId = (await bot.ask('source', { entry: 'az-killed-192' })).buttons.get('Export') ?? '';
    expect((await botOver(story()).press(customId)).text).toContain('no longer works');
    const forged = await bot.press(customId.replace(/[^|]*$/, 'asdfgh'));
    expect(forged.text).toContain('has changed on file');
    expect(forged.ephemeral).toBe(true);
  });
});
