import { describe, expect, it } from 'vitest';
import { botOver } from '../support/bot.js';
import { event, figure, metric, organisation, person, place, recordOf, source, statement } from '../support/entries.js';

const names = (local: Record<string, string>) => ({
  names: Object.fromEntries(Object.entries(local).map(([language, name]) => [language, [name]])),
  aliases: Object.values(local).map((name) => ({ name, strength: 'strong' as const })),
});
const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    place('ruritania', 'Ruritania', names({ de: 'Ruritanien', ru: 'Руритания' })),
    organisation('port-office', 'Port Office', { country: 'ruritania', ...names({ de: 'Hafenamt' }) }),
    person('ana-rusu', 'Ana Rusu', {
      ...names({ ru: 'Ана Русу' }),
      roles: [{ title: 'Harbour Minister of Ruritania', country: 'ruritania' }],
    }),
    event('storm', 'Storm on the Dolna', '2024-05-06', names({ de: 'Sturm an der Dolna', ru: 'Буря на Долне' })),
    metric('drowned', names({ de: 'Ertrunkene' })),
    statement('rusu-storm', 'ana-rusu', '2024-05-06', 'said: “the boats are lost”', {
      event: 'storm',
      addressee: 'port-office',
    }),
    figure('drowned-9', 'port-office', 'drowned', '9', 'sailors', { of: 'storm' }),
  ),
);
const [german, russian] = [bot.in('de'), bot.in('ru')];

describe('what has a name in the reader’s language', () => {
  it('is called by it wherever it is named', async () => {
    const claims = (await russian.ask('claims', { 'who-or-what': 'Rusu' })).text;
    expect(claims).toContain('Ана Русу');
    expect(claims).toContain('Буря на Долне');
    expect(claims).not.toContain('Ana Rusu');
    expect((await german.ask('event', { name: 'Storm' })).text).toContain('Sturm an der Dolna');
    const figures = (await german.ask('figures', { what: 'drowned' })).text;
    expect(figures).toContain('Hafenamt');
    expect(figures).toContain('Ertrunkene · Sturm an der Dolna');
  });

  it('keeps its usual name for readers of other languages, and for all what it has no name for', async () => {
    expect((await german.ask('claims', { 'who-or-what': 'Rusu' })).text).toContain('Ana Rusu');
    expect((await bot.ask('event', { name: 'Sturm' })).text).toContain('Storm on the Dolna');
  });

  it('does not repeat a country after a post that names it', async () => {
    const { text } = await russian.ask('who', { name: 'Rusu' });
    expect(text).toContain('Harbour Minister of Ruritania');
    expect(text).not.toContain('Руритания');
  });

  it('is listed with its usual name among the other spellings', async () => {
    expect((await russian.ask('who', { name: 'Rusu' })).text).toMatch(/Ana Rusu/);
  });

  it('is exported by its usual name', async () => {
    const answer = await russian.ask('source', { entry: 'rusu-storm' });
    const exported = await russian.press(answer.buttons.get('Выгрузить') ?? '');
    const table = new TextDecoder().decode(exported.files.find(({ name }) => name.endsWith('.csv'))?.bytes);
    expect(table).toContain('Ana Rusu');
    expect(table).not.toContain('Ана Русу');
  });
});
