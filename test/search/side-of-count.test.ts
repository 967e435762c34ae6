import { describe, expect, it } from 'vitest';
import { botOver } from '../support/bot.js';
import { figure, group, metric, person, place, recordOf, source } from '../support/entries.js';

const bot = botOver(
  recordOf(
    source('daily-2023', 'The Example Daily', '2024-06-09'),
    person('ana-rusu', 'Ana Rusu'),
    place('norland', 'Norland', { demonyms: ['Norlandic', 'Norlanders'] }),
    place('sudland', 'Sudland', { demonyms: ['Sudlandic', 'Sudlanders'] }),
    metric('wounded'),
    group('norlanders', 'People of Norland', { kind: 'all', side: 'norland' }),
    group('sudlanders', 'People of Sudland', { kind: 'all', side: 'sudland' }),
    group('norland-guards', 'Norlandic guards', { kind: 'guards', side: 'norland', partOf: ['norlanders'] }),
    group('sudland-guards', 'Sudlandic guards', { kind: 'guards', side: 'sudland', partOf: ['sudlanders'] }),
    figure('norland-12', 'ana-rusu', 'wounded', '12', 'people of Norland', { counted: ['norlanders'] }),
    figure('norland-5', 'ana-rusu', 'wounded', '5', 'guards of Norland', { counted: ['norland-guards'] }),
    figure('sudland-14', 'ana-rusu', 'wounded', '14', 'people of Sudland', { counted: ['sudlanders'] }),
    figure('sudland-6', 'ana-rusu', 'wounded', '6', 'guards of Sudland', { counted: ['sudland-guards'] }),
  ),
);

describe('a word for a country’s people beside what is counted', () => {
  it.each([
    ['Norlandic wounded', 'norland'],
    ['wounded Norlanders', 'norland'],
    ['Sudlandic wounded', 'sudland'],
    ['wounded Sudlanders', 'sudland'],
  ])('means all of that side, and nobody of the other: %s', async (question, side) => {
    const { entries } = await bot.ask('figures', { what: question });
    expect(entries.toSorted()).toEqual([
      `${side}-${side === 'norland' ? '12' : '14'}`,
      `${side}-${side === 'norland' ? '5' : '6'}`,
    ]);
  });

  it.each([
    ['wounded Norland vs Sudland'],
    ['wounded Norland versus Sudland'],
    ['wounded, Norland vs Sudland'],
    ['wounded Sudland vs Norland'],
    ['wounded, Sudland versus Norland'],
  ])('means the people of both, and nobody’s counts, where two are set against each other: %s', async (question) => {
    const { entries } = await bot.ask('figures', { what: question });
    expect(entries.toSorted()).toEqual(['norland-12', 'norland-5', 'sudland-14', 'sudland-6']);
  });

  it('means one kind of them where that is named', async () => {
    const { entries } = await bot.ask('figures', { what: 'Sudlandic guards wounded' });
    expect(entries).toEqual(['sudland-6']);
  });
});
