import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/record/dates.js';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import { event, figure, metric, person, place, recordOf, source, statement, topic } from '../support/entries.js';

const sentence = (text: string) => ({ text, entries: [] });
const record = recordOf(
  source('daily-2023', 'The Example Daily', '2023-09-22'),
  person('ana-rusu', 'Ana Rusu', {
    roles: [{ title: 'Mayor of Port Vell', to: parseDate('2022-12-31') ?? expect.unreachable() }],
  }),
  person('ion-popa', 'Ion Popa', { roles: [{ title: 'Speaker of the City Council' }] }),
  person('mara-popa', 'Mara Popa'),
  place('port-vell', 'Port Vell'),
  place('halmund', 'Halmund'),
  metric('arrested', { name: 'arrested', aliases: [{ name: 'taken into custody', strength: 'strong' }] }),
  topic('dock-wages', 'dock wages'),
  event('strike', 'Strike in Port Vell', '2024-05-06', {
    end: parseDate('2024-05-09') ?? expect.unreachable(),
    place: 'port-vell',
    summary: [
      sentence('6 May 2024: the dockers stop work.'),
      sentence('7 May 2024: police clear the gate; the harbour office is searched.'),
      sentence('8 May 2024: a lorry hits the pickets.'),
      sentence('8 May 2024: the unions ask for talks.'),
      sentence('9 May 2024: work begins again.'),
      sentence('9 May 2024: the harbour office opens.'),
    ],
  }),
  event('raid', 'Raid on the harbour office', '2024-05-07', {
    place: 'port-vell',
    partOf: 'strike',
    summary: [sentence('7 May 2024: police search the office and carry off its books.')],
    note: 'Ana Rusu and Ion Popa were present.',
  }),
  event('talks', 'Talks on pay', '2024-05-08', {
    place: 'halmund',
    summary: [sentence('8 May 2024: unions and owners meet.')],
  }),
  event('vote', 'Vote of the dockers', '2024-05-20', { follows: ['talks'] }),
  statement('popa-pay', 'ion-popa', '2024-05-08', 'said that nobody had asked him', {
    event: 'talks',
    topics: ['dock-wages'],
  }),
  figure('held-12', 'ana-rusu', 'arrested', '12', undefined, { of: 'raid' }),
);
const search = createSearch(record);
const found = async (query: string): Promise<string[] | string> => {
  const answer: Found<{ readonly id: string }> = await search.events(query);
  return answer.band === 'answered' ? answer.hits.map(({ item }) => item.id) : answer.band;
};
const first = async (query: string): Promise<string | undefined> => [await found(query)].flat()[0];

describe('an event is found by', () => {
  it.each([
    ['the words of its account', 'carrying off the books', 'raid'],
    ['what its figures count', 'who was taken into custody', 'raid'],
    ['a person whom its account names', 'Ion Popa', 'raid'],
    ['a former post of such a person', 'former mayor', 'raid'],
    ['a post that such a person holds', 'speaker of the council', 'raid'],
    ['a name and a word that none of its names holds', 'lorry in Port Vell', 'strike'],
    ['its name, whatever hangs on its parts', 'the strike', 'strike'],
    ['a word of its name beside what any event goes with', 'where were the talks staged and announced', 'talks'],
    ['a word of its account beside what any event may be called', 'the books affair that night', 'raid'],
    ['words beside those that only ask what happened', 'timeline of events: books of the office', 'raid'],
  ])('%s', async (_what, query, expected) => expect(await first(query)).toBe(expected));

  it('its own account before that of a longer story which mentions it', async () =>
    expect(await first('police search harbour office')).toBe('raid'));

  it('no word of a topic alone, which says little about it', async () =>
    expect(await found('dock wages')).toBe('offered'));

  it('no word of the date that begins a sentence', async () =>
    expect(await found('2024 may flood')).not.toContain('raid'));
});

describe('the order of events', () => {
  it.each([
    ['what came after the raid', ['vote', 'talks']],
    ['what happened next after talks on pay', ['vote']],
    ['what went before the vote', ['talks']],
    ['what happened before the raid', []],
    ['the day after the raid', ['talks', 'strike']],
    ['day before talks on pay', ['strike', 'raid']],
    ['what came first, the vote or the raid', ['raid', 'vote']],
    ['the vote or the raid: which happened first?', ['raid', 'vote']],
  ])('is asked for by: %s', async (query, expected) => {
    const order = await found(query);
    if (expected.length === 0) expect(order).not.toContain('talks');
    else expect(new Set(order)).toEqual(new Set(expected));
    if (expected.length > 1 && !query.includes('day')) expect(order).toContain(expected[0]);
  });

  it('puts the earlier of two first, whichever is named first', async () => {
    expect(await found('which came first, the vote or the raid')).toEqual(['raid', 'vote']);
    expect(await found('which came first, the raid or the vote')).toEqual(['raid', 'vote']);
  });

  it('is not asked for where something else is asked of the time after', async () =>
    expect(await first('police search after the strike')).not.toBe('vote'));
});

it('does not choose between people who share a surname', async () => {
  expect(await found('Popa')).toBe('offered');
  expect(await first('Ion Popa')).toBe('raid');
});

describe('events of days', () => {
  it.each([
    ['that lasted for just these days', 'sequence of events 6 to 9 May', ['strike', 'talks', 'raid']],
    ['of the one day, before what went on around it', 'what happened on 8 May 2024', ['talks', 'strike']],
    ['of a day with a year of two digits', 'what happened on 8 May 24?', ['talks', 'strike']],
    ['of a day in figures with such a year', '08.05.24', ['talks', 'strike']],
    ['of a month, none of another year', '7 May ’23', 'none'],
  ])('come first %s', async (_which, query, expected) => expect(await found(query)).toEqual(expected));

  it('are no answer where two digits count something else', async () =>
    expect(await found('8 May 12 killed')).not.toEqual(['talks', 'strike']));
});
