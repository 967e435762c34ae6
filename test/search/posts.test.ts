import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/engine.js';
import { figure, metric, organisation, person, statement, story } from '../support/entries.js';

/** Posts of two stories; what their holders say is made up. */
const POSTS = [
  ['ana-rusu', 'Minister of Roads of Kestria'],
  ['edit-kovarin', 'Chair of the inquiry into the fire'],
  ['ion-popa', 'Chief executive of Upper Mills'],
  ['eva-salm', 'Chief executive of Lower Mills'],
  ['petr-dovan', 'Former Minister of Roads of Kestria'],
] as const;
const search = createSearch(
  story([
    ...POSTS.map(([id, title]) => person(id, id.replace('-', ' '), { roles: [{ title }] })),
    ...POSTS.map(([id]) => statement(`${id}-said`, id, '2023-03-01', 'said that it would be voted on in spring')),
  ]),
);
const who = async (query: string) => {
  const found = await search.who(query);
  return found.band === 'answered' ? found.hits.map(({ item }) => item.id) : found.band;
};

describe('a post by its short name', () => {
  it.each([
    ['minister of roads', 'ana-rusu'],
    ['the chair of the inquiry', 'edit-kovarin'],
    ['chief executive of Lower Mills', 'eva-salm'],
  ])('is the one who holds it: %s', async (query, id) => expect(await who(query)).toEqual([id]));

  it('is nobody where several hold one', async () => expect(await who('chief executive')).not.toEqual(['ion-popa']));
});

describe('a body', () => {
  const here = createSearch(
    story([
      organisation('teachers-union', 'Teachers’ Union'),
      organisation('lamp-makers', 'Lamp Makers’ Guild'),
      metric('lit'),
      figure('lamps', 'ana-rusu', 'lit', '40', 'lamps'),
      figure('lamps-here', 'teachers-union', 'lit', '4', 'lamps'),
      person('ana-rusu', 'Ana Rusu', { roles: [{ title: 'Spokeswoman for the road office of Kestria' }] }),
      statement('strike', 'teachers-union', '2023-03-01', 'said that schools stay shut', { kind: 'demand' }),
      statement('roads', 'ana-rusu', '2023-03-02', 'said that the union must open the road', { kind: 'demand' }),
    ]),
  );
  const said = async (query: string) => {
    const found = await here.statements(query);
    return found.band === 'answered' ? found.hits.map(({ item }) => item.id) : found.band;
  };

  it('is asked for by those whose it says it is', async () => {
    expect(await said('what do the teachers say')).toEqual(['strike']);
    expect(await here.withoutStatement('any quote from the makers')).toMatchObject({ id: 'lamp-makers' });
  });

  it('is asked for in the title of who speaks for it', async () => {
    expect(await said('Kestria road office')).toEqual(['roads']);
    expect(await here.figures('road office of Kestria')).toMatchObject({ hits: [{ item: { id: 'lamps' } }] });
  });

  it.each(['Forderungen der Gewerkschaft', 'demandes du syndicat', 'exigencias del sindicato', 'требования профсоюза'])(
    'is asked for its words after a noun of speech in another language: %s',
    async (question) => expect(await said(question)).toEqual(['strike']),
  );

  it('is no verb: nobody is asked for by “headed”', async () =>
    expect(await said('who headed the road office')).not.toEqual(['strike']));
});
