import { expect, it } from 'vitest';
import { parseDate } from '../../src/record/dates.js';
import { botOver } from '../support/bot.js';
import { event, figure, metric, person, recordOf, source } from '../support/entries.js';

const on = (iso: string) => ({ of: 'raid', asOf: parseDate(iso) ?? expect.unreachable() });
const bot = botOver(
  recordOf(
    source('daily-2023', 'The Daily', '2024-05-05'),
    person('ana-rusu', 'Ana Rusu'),
    metric('seized'),
    event('raid', 'Raid on the depot', '2024-05-01'),
    figure('rifles', 'ana-rusu', 'seized', '313', 'rifles', on('2024-05-02')),
    figure('lorries', 'ana-rusu', 'seized', '4', 'lorries', on('2024-05-03')),
    figure('crates', 'ana-rusu', 'seized', '90', 'crates', on('2024-05-04')),
  ),
);
const shown = async (what: string): Promise<readonly string[]> => (await bot.ask('figures', { what })).entries;

it('of one count the figure that is just what was asked for comes first, and all others newest first', async () => {
  expect(await shown('rifles seized')).toEqual(['rifles', 'crates', 'lorries']);
  expect(await shown('lorries seized')).toEqual(['lorries', 'crates', 'rifles']);
  expect(await shown('seized')).toEqual(['crates', 'lorries', 'rifles']);
});
