import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/engine.js';
import type { Found } from '../../src/search/search.js';
import { figure, metric, organisation, person, place, recordOf, source, statement } from '../support/entries.js';

/** Two parties quarrel over a count of votes. All of it is made up, and the same for either. */
const party = (id: string, name: string, other: string, leader: string, press: string, sales: string) => [
  organisation(`${id}-party`, `${name} Party`, { kind: 'party' }),
  person(`${id}-leader`, leader, { roles: [{ title: 'Chief Executive', organisation: `${id}-party` }] }),
  person(`${id}-press`, press, {
    roles: [{ title: 'Spokeswoman for the Chief Executive', organisation: `${id}-party` }],
  }),
  person(`${id}-sales`, sales, { roles: [{ title: 'Head of Finance', organisation: `${id}-party` }] }),
  statement(`${id}-charge`, `${id}-leader`, '2024-05-01', `said that the ${other} Party had burnt ballots in a yard`, {
    kind: 'accusation',
  }),
  statement(`${id}-denial`, `${id}-press`, '2024-05-02', 'said that nobody had lit anything', {
    kind: 'denial',
    relations: [{ kind: 'denies', entry: `${id === 'lark' ? 'wren' : 'lark'}-charge` }],
  }),
  statement(`${id}-demand`, `${id}-sales`, '2024-05-03', 'wants the ledgers opened', { kind: 'demand' }),
  statement(`${id}-thanks`, `${id}-party`, '2024-05-04', 'thanked its helpers'),
  figure(`${id}-votes-leader`, `${id}-leader`, 'votes', '900', 'ballots'),
  figure(`${id}-votes`, `${id}-party`, 'votes', '950', 'ballots'),
];
const search = createSearch(
  recordOf(
    source('daily-2024', 'The Daily', '2024-05-05'),
    place('lisvar', 'Lisvar'),
    metric('votes'),
    ...party('lark', 'Lark', 'Wren', 'Ada Berg', 'Ines Moor', 'Ole Lund'),
    ...party('wren', 'Wren', 'Lark', 'Ida Falk', 'Jana Holt', 'Per Dahl'),
  ),
);
const ids = (found: Found<{ readonly id: string }>): string[] =>
  found.band === 'answered' ? found.hits.map(({ item }) => item.id) : [found.band];
const mirrored = (text: string): string =>
  text.replace(/lark|wren/gi, (name) => ({ lark: 'wren', wren: 'lark', Lark: 'Wren', Wren: 'Lark' })[name] ?? name);

describe('in a dispute, and mirrored for the other side,', () => {
  it.each([
    // What is denied is in the other side's words.
    ['denials about the yard', ['lark-denial', 'wren-denial']],
    // Nobody accuses themselves.
    ['who blames the Wren Party', ['lark-charge']],
    ['accusations against the Wren Party', ['lark-charge']],
    ['the version of the Lark Party on the ballots', ['lark-charge', 'lark-denial']],
    ['demands of the Lark Party', ['lark-demand']],
    ['denials of the Lark Party', ['lark-denial']],
    // The head of a body is neither the head of its parts nor its spokeswoman.
    ['CEO of the Lark Party', ['lark-charge']],
    ['what did the boss of the Lark Party say', ['lark-charge']],
    ['head of finance of the Lark Party', ['lark-demand']],
    ['Forderungen der Lark Party', ['lark-demand']],
    ['demandes de Lark Party', ['lark-demand']],
    ['требования Lark Party', ['lark-demand']],
  ])('%j is answered by %j', async (question, expected) => {
    expect(ids(await search.statements(question)).sort()).toEqual(expected);
    expect(ids(await search.statements(mirrored(question))).sort()).toEqual(expected.map(mirrored).sort());
  });

  it('a body that one word names is whom others accuse, and not who accuses', async () => {
    const here = createSearch(
      recordOf(
        source('daily-2023', 'The Daily', '2024-05-05'),
        organisation('town-council', 'Town Council'),
        organisation('fire-brigade', 'Fire Brigade'),
        person('eva-salm', 'Eva Salm', {
          roles: [{ title: 'Head of the Town Council', organisation: 'town-council' }],
        }),
        person('ion-popa', 'Ion Popa', { roles: [{ title: 'Chief', organisation: 'fire-brigade' }] }),
        statement('late', 'eva-salm', '2024-05-01', 'said that the brigade came late', { kind: 'accusation' }),
        statement('locked', 'ion-popa', '2024-05-02', 'said that the council locked the pumps', { kind: 'accusation' }),
      ),
    );
    expect(ids(await here.statements('who blames the council'))).toEqual(['locked']);
    expect(ids(await here.statements('who blames the brigade'))).toEqual(['late']);
    expect(ids(await here.statements('allegations against the council'))).toEqual(['locked']);
    expect(ids(await here.statements('allegations against the brigade'))).toEqual(['late']);
  });

  it('a kind of statement is no answer where none of that kind is about the rest', async () => {
    expect(ids(await search.statements('demands about the yard'))).toEqual(['none']);
    expect(ids(await search.statements('accusations about the ledgers'))).toEqual(['none']);
  });

  it('a body’s own count comes before one of its people, and statements go by their day', async () => {
    expect(ids(await search.figures('Lark Party'))).toEqual(['lark-votes', 'lark-votes-leader']);
    expect(ids(await search.figures('Wren Party'))).toEqual(['wren-votes', 'wren-votes-leader']);
    expect(ids(await search.statements('Lark Party'))[0]).toBe('lark-thanks');
  });
});
