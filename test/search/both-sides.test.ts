import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/record/dates.js';
import { botOver } from '../support/bot.js';
import {
  event,
  figure,
  group,
  metric,
  organisation,
  person,
  recordOf,
  source,
  statement,
  topic,
} from '../support/entries.js';

const post = (title: string, body: string) => ({ roles: [{ title, organisation: body }] });
const entries = [
  source('daily-2023', 'The Example Daily', '2024-06-09'),
  organisation('port-authority', 'Port Authority'),
  organisation('dockers-union', 'Dockers Union'),
  organisation('city-museum', 'City Museum'),
  person('ana-rusu', 'Ana Rusu', post('Head of the Port Authority', 'port-authority')),
  person('tomas-velik', 'Tomas Velik', post('Chair of the Dockers Union', 'dockers-union')),
  person('eva-salm', 'Eva Salm', post('Director of the City Museum', 'city-museum')),
  topic('cranes', 'Cranes'),
  event('lockout', 'Lockout at the docks', '2024-05-06', {
    namesUsedBy: [
      { owner: 'port-authority', name: 'Closure for repair' },
      { owner: 'dockers-union', name: 'Lockout' },
    ],
  }),
  statement('rusu-cranes', 'ana-rusu', '2024-05-07', 'called the cranes safe', {
    topics: ['cranes'],
    event: 'lockout',
  }),
  statement('velik-cranes', 'tomas-velik', '2024-05-07', 'called the cranes rotten', {
    topics: ['cranes'],
    event: 'lockout',
  }),
  statement('salm-cranes', 'eva-salm', '2024-05-08', 'called the cranes a monument to both sides of the river', {
    topics: ['cranes'],
    event: 'lockout',
  }),
  statement('velik-kettles', 'tomas-velik', '2024-05-09', 'asked for kettles'),
  statement('rusu-gates', 'ana-rusu', '2024-05-09', 'promised open gates'),
  metric('hurt'),
  group('guards', 'Guards'),
  group('dockers', 'Dockers'),
  figure('hurt-guards', 'ana-rusu', 'hurt', '3', 'guards', { asOf: parseDate('2024-05-07') ?? expect.unreachable() }),
  figure('hurt-dockers', 'tomas-velik', 'hurt', '5', 'dockers', {
    asOf: parseDate('2024-05-07') ?? expect.unreachable(),
  }),
];
const bot = botOver(recordOf(...entries));
const claims = async (question: string) => bot.ask('claims', { 'who-or-what': question });

describe('both sides', () => {
  it.each([
    ['both sides on the cranes'],
    ['the two sides on the cranes'],
    ['what does each side say about the cranes'],
    ['cranes, both sides'],
    ['beide Seiten zu den cranes'],
    ['les deux camps sur les cranes'],
    ['ambas partes sobre cranes'],
    ['обе стороны о cranes'],
    ['обидві сторони про cranes'],
    ['her iki taraf cranes hakkında'],
  ])('are asked for their words, and nobody else, by: %s', async (question) => {
    const { entries: shown, text } = await claims(question);
    // What else they said follows, under a heading of its own.
    expect(shown.slice(0, 2).toSorted()).toEqual(['rusu-cranes', 'velik-cranes']);
    expect(shown).not.toContain('salm-cranes');
    expect(text).toMatch(/Port Authority · Dockers Union|Dockers Union · Port Authority/);
  });

  it('are answered alike whichever of them the record names first', async () => {
    const turned = botOver(
      recordOf(
        ...entries.map((entry) =>
          entry.entry === 'event' ? { ...entry, namesUsedBy: entry.namesUsedBy.toReversed() } : entry,
        ),
      ),
    );
    const { entries: shown } = await turned.ask('claims', { 'who-or-what': 'both sides on the cranes' });
    expect(shown).toEqual((await claims('both sides on the cranes')).entries);
  });

  it('are named where nothing of theirs is on file, whichever side it is', async () => {
    expect((await claims('both sides on the gates')).text).toContain('No words of Dockers Union on this are on file.');
    expect((await claims('both sides on the kettles')).text).toContain(
      'No words of Port Authority on this are on file.',
    );
    expect((await claims('Velik vs Rusu on the gates')).text).toContain('No words of Tomas Velik on this are on file.');
    expect((await claims('both sides on the cranes')).text).not.toContain('No words of');
  });

  it('are plain words where nobody is asked to speak', async () => {
    expect((await claims('monument to both sides of the river')).entries).toEqual(['salm-cranes']);
  });

  it.each([['hurt per side'], ['hurt on both sides'], ['how many hurt on each side'], ['hurt by side']])(
    'are shown by whose they are in figures: %s',
    async (question) => {
      const { entries: shown } = await bot.ask('figures', { what: question });
      expect(shown.toSorted()).toEqual(['hurt-dockers', 'hurt-guards']);
    },
  );
});

describe('a question for somebody’s words on what only others spoke of', () => {
  it('is answered with their other words, and says that these are no answer to all of it', async () => {
    const { entries: shown, text } = await bot.ask('ask', { question: 'what did Ana Rusu say about the kettles?' });
    expect(shown).not.toContain('velik-kettles');
    expect(text).toContain('Nothing on file matches all of **what did Ana Rusu say about the kettles?**');
  });
});

describe('two who are set against each other', () => {
  it.each([
    ['Rusu vs Velik on the cranes'],
    ['Rusu and Velik on the cranes'],
    ['Velik versus Rusu on the cranes'],
    ['Port Authority vs Dockers Union on the cranes'],
  ])('are both asked for their words: %s', async (question) => {
    const { entries: shown } = await claims(question);
    expect(shown.slice(0, 2).toSorted()).toEqual(['rusu-cranes', 'velik-cranes']);
    expect(shown).not.toContain('salm-cranes');
  });
});
