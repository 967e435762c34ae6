import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import {
  event,
  figure,
  group,
  metric,
  organisation,
  person,
  place,
  recordOf,
  source,
  statement,
  topic,
} from '../support/entries.js';

/** A vote in an invented country, told alike of both camps. */
const camp = (id: string, name: string, leader: string, press: string) => [
  organisation(`${id}-camp`, `${name} Camp`, { kind: 'party' }),
  person(`${id}-leader`, leader, { roles: [{ title: 'President of the Camp', organisation: `${id}-camp` }] }),
  person(`${id}-press`, press, {
    roles: [{ title: `Spokeswoman for the President of the Camp`, organisation: `${id}-camp` }],
  }),
  group(`${id}-marchers`, `${name} marchers`, { side: `${id}-camp` }),
  statement(`${id}-charge`, `${id}-leader`, '2024-05-01', 'said that the urns had been full at dawn', {
    kind: 'accusation',
  }),
  statement(`${id}-denial`, `${id}-leader`, '2024-05-02', 'said that no urn had been touched', { kind: 'denial' }),
  statement(`${id}-demand`, `${id}-leader`, '2024-05-03', 'wants the ledgers of the vote opened', { kind: 'demand' }),
  statement(`${id}-plea`, `${id}-press`, '2024-05-04', 'asked for calm in the squares', { kind: 'appeal' }),
  figure(`${id}-dead`, `${id}-leader`, 'killed', '3', 'marchers', { of: 'march', counted: [`${id}-marchers`] }),
];
const record = recordOf(
  source('daily-2024', 'The Daily', '2024-05-05'),
  place('lisvar', 'Lisvar'),
  metric('killed', { name: 'killed', aliases: [{ name: 'dead', strength: 'strong' }] }),
  metric('displaced', { name: 'displaced' }),
  event('march', 'March on the squares', '2024-05-01'),
  topic('quiet', 'The curfew'),
  person('silent', 'Tove Hurle', { roles: [{ title: 'Judge' }] }),
  statement('on-curfew', 'wren-press', '2024-05-04', 'called the curfew a joke on Hurle', { topics: ['quiet'] }),
  figure('gone', 'outlet', 'displaced', '40', 'people', { of: 'march' }),
  ...camp('lark', 'Lark', 'Ada Berg', 'Ines Moor'),
  ...camp('wren', 'Wren', 'Ida Falk', 'Jana Holt'),
);
const search = createSearch(record);
const ids = (found: Found<{ readonly id: string }>): string[] =>
  found.band === 'answered' ? found.hits.map(({ item }) => item.id) : [found.band];
const claims = async (question: string): Promise<string[]> => ids(await search.statements(question));
const figures = async (question: string): Promise<string[]> => ids(await search.figures(question));

describe('somebody is found', () => {
  it.each([
    ['Mr Berg', 'lark'],
    ['Mrs. Falk', 'wren'],
    ['Frau Berg', 'lark'],
    ['Mme Falk', 'wren'],
    ['г-жа Берг', 'lark'],
    ['bergs denials', 'lark'],
    ['falks denials', 'wren'],
  ])('with a form of address, or a possessive without its apostrophe: %s', async (question, id) =>
    expect(await claims(question)).toContain(`${id}-denial`),
  );

  it.each([
    ['Berg’s spokeswoman', 'lark'],
    ['falks spokesperson', 'wren'],
  ])('by the name of whom they speak for: %s', async (question, id) =>
    expect(await claims(question)).toContain(`${id}-plea`),
  );

  it('by a surname that only others have said, where it is no word of the language', async () => {
    expect((await search.withoutStatement('did Hurle deny it'))?.id).toBe('silent');
  });

  it('and no form of address names somebody else', async () => {
    const doctors = createSearch(
      recordOf(
        source('daily-2024', 'The Daily', '2024-05-05'),
        person('same', 'Ruta Same', { aliases: [{ name: 'Dr Same', strength: 'strong' }] }),
        person('orvik', 'Sanda Orvik'),
        statement('same-eyes', 'same', '2024-05-01', 'said that pupils came with burning eyes'),
        statement('orvik-home', 'orvik', '2024-05-02', 'said that all were home again'),
      ),
    );
    expect(ids(await doctors.statements('Dr Orvik about the pupils'))).not.toContain('same-eyes');
    expect(ids(await doctors.statements('Dr Orvik'))).toEqual(['orvik-home']);
  });
});

describe('a kind of statement', () => {
  it.each(['lark', 'wren'])('is asked for by whatever verb, the likelier kind first: %s', async (id) => {
    const leader = id === 'lark' ? 'Berg' : 'Falk';
    expect(await claims(`did ${leader} call for the ledgers to be opened`)).toEqual([`${id}-demand`]);
    expect(await claims(`${leader} demands`)).toEqual([`${id}-demand`]);
  });

  it.each(['lark', 'wren'])('is no answer without what else is asked for: %s', async (id) => {
    const leader = id === 'lark' ? 'Berg' : 'Falk';
    expect(await claims(`${leader} denials on the curfew`)).toEqual(['none']);
  });

  it.each(['lark', 'wren'])('that somebody speaks to is not one of theirs: %s', async (id) => {
    const leader = id === 'lark' ? 'Berg' : 'Falk';
    expect((await claims(`what does ${leader} say to the accusation that the urns were touched`))[0]).toBe(
      `${id}-denial`,
    );
  });
});

describe('a count', () => {
  it('is known by any form of its name', async () =>
    expect(await figures('did any Lark marchers die')).toEqual(['lark-dead']));

  it('is that of the relative clause', async () =>
    expect(await figures('displaced who were killed')).not.toContain('gone'));

  it('is theirs where their own toll is asked for, and of their people where their own dead are', async () => {
    expect(await figures('the Lark Camp’s own death toll')).toEqual(['lark-dead']);
    expect(await figures('the Wren Camp’s own dead')).toEqual(['wren-dead']);
  });
});

describe('a question as it is typed in a hurry', () => {
  it.each([
    ['Berg denials so far, for the time being', 'Berg denials'],
    ['what did the ppl of the Lark Camp say abt the urns', 'what did the people of the Lark Camp say about the urns'],
    ['Berg denials Thurs 2 May', 'Berg denials Thursday 2 May'],
    ['going by Berg, the urns', 'according to Berg, the urns'],
    ['who didn’t Berg accuse', 'who did Berg accuse'],
  ])('is answered as the same in full: %s', async (typed, meant) => {
    const answered = await claims(meant);
    expect(await claims(typed)).toEqual(answered);
    expect(answered).not.toEqual(['none']);
  });
});

describe('of counts where there is none', () => {
  const counted = createSearch(
    recordOf(
      source('daily-2024', 'The Daily', '2024-05-05'),
      event('blaze', 'Fire at the works', '2024-05-01'),
      metric('fish', { name: 'dead fish' }),
      metric('ill', { name: 'ill' }),
      organisation('clinic', 'Norstad Clinic', { kind: 'hospital' }),
      group('children', 'Children', { kind: 'children' }),
      figure('fish-9', 'clinic', 'fish', '9 tonnes', 'fish', { of: 'blaze' }),
      figure('ill-40', 'clinic', 'ill', '40', 'children', { of: 'blaze', counted: ['children'] }),
    ),
  );

  it('those of something else that died are no answer', async () => {
    expect(ids(await counted.figures('how many people died in the fire'))).toEqual(['none']);
    expect(ids(await counted.figures('how many dead fish'))).toEqual(['fish-9']);
  });

  it('a body beside the people whom it counts is the one that counts', async () =>
    expect(ids(await counted.figures('ill, clinic, children'))).toEqual(['ill-40']));
});
