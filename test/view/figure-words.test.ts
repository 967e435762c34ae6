import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../src/record/record.js';
import type { Figure } from '../../src/record/statement.js';
import { figureInWords, valueInWords } from '../../src/view/figure-words.js';
import { figure, metric, organisation, source } from '../support/entries.js';

const record = buildRecord({
  version: '00000000',
  loadedAt: '2024-06-01T00:00:00.000Z',
  proofs: new Map(),
  entries: [
    source('daily-2023', 'The Daily', '2023-09-22'),
    organisation('harbour-party', 'Harbour Party'),
    metric('hurt', { unit: 'people' }),
    metric('temperature', { unit: 'degrees' }),
    metric('seats', { unit: 'seats' }),
    metric('cost', { unit: 'US dollars' }),
    metric('patients'),
    metric('share', { unit: 'percent' }),
    metric('net-loss', { name: 'net loss', names: { de: ['Fehlbetrag'], 'es-ES': ['pérdida neta'] } }),
  ],
});

const words = (metricId: string, value: string, population?: string, more: Partial<Figure> = {}): string =>
  valueInWords(figure('x', 'outlet', metricId, value, population, more), record);

describe('a value with what it counts', () => {
  it.each([
    ['hurt', 'more than 200', 'people', 'more than 200 people'],
    ['hurt', 'between 170 and 180', 'Karsavian pupils', 'between 170 and 180 Karsavian pupils'],
    ['hurt', 'dozens', 'of people in the valley', 'dozens of people in the valley'],
    ['hurt', 'at least 41', 'the number of dead', 'at least 41 people (the number of dead)'],
    ['hurt', '10 confirmed', 'children', '10 confirmed children'],
    ['patients', 'doubled', 'number of patients', 'doubled (number of patients)'],
    ['temperature', 'minus 4', 'temperature in the valley', 'minus 4 degrees (temperature in the valley)'],
    ['temperature', '11.5 °C', 'water of the lake', '11.5 °C (water of the lake)'],
    ['seats', 'two thirds', undefined, 'two thirds'],
    ['seats', '58', 'Harbour Party', '58 seats (Harbour Party)'],
    ['seats', '58', 'the Harbour Party', '58 seats (the Harbour Party)'],
    ['share', 'down 6.4 percentage points', 'the Harbour Party', 'down 6.4 percentage points (the Harbour Party)'],
    ['share', '2½ percent', 'ten-year yield', '2½ percent (ten-year yield)'],
    ['share', '80 percent', 'of voters', '80 percent of voters'],
    ['share', '34.6', 'Green Union', '34.6 percent (Green Union)'],
    [
      'cost',
      'no less than 1.1 billion',
      'the cost to Karsavia',
      'no less than 1.1 billion US dollars (the cost to Karsavia)',
    ],
    ['cost', '$11.5 million', 'in humanitarian assistance', '$11.5 million in humanitarian assistance'],
    ['cost', 'about 2.4 million', 'crowns', 'about 2.4 million crowns'],
    ['patients', 'two-day', 'strike', 'two-day strike'],
    ['patients', 'more than two hours', 'of talks', 'more than two hours of talks'],
    ['patients', '24 hours', 'talks', '24 hours (talks)'],
  ])('of %s reads right: "%s" and "%s"', (metricId, value, population, right) => {
    expect(words(metricId, value, population)).toBe(right);
  });

  it('has its own unit, once', () => {
    expect(words('hurt', '313', 'small arms', { unit: 'pieces' })).toBe('313 pieces (small arms)');
    expect(words('hurt', '313', 'pieces of luggage', { unit: 'pieces' })).toBe('313 pieces of luggage');
    expect(words('cost', '2.4', 'upkeep', { unit: 'million crowns' })).toBe('2.4 million crowns (upkeep)');
  });

  it('is the value alone where nothing is counted, with the unit of its metric where it has none', () => {
    expect(words('net-loss', '€240 million')).toBe('€240 million');
    expect(words('temperature', 'minus 4')).toBe('minus 4 degrees');
    expect(words('temperature', 'minus 4 °C')).toBe('minus 4 °C');
  });
});

describe('a figure that counts nothing', () => {
  const loss = figure('x', 'outlet', 'net-loss', '€240 million', undefined);
  it('is called by its metric, in the language of the reader where it has a name there', () => {
    expect(figureInWords(loss, record)).toBe('€240 million (net loss)');
    expect(figureInWords(loss, record, 'de')).toBe('€240 million (Fehlbetrag)');
    expect(figureInWords(loss, record, 'es-ES')).toBe('€240 million (pérdida neta)');
    expect(figureInWords(loss, record, 'es-419')).toBe('€240 million (net loss)');
  });
});
