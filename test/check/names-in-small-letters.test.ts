import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/check/checker.js';
import { createSearch } from '../../src/search/engine.js';
import { event, figure, metric, organisation, person, recordOf, source } from '../support/entries.js';

const record = recordOf(
  source('daily-2023', 'The Daily', '2023-09-22'),
  event('results', 'Results of Kestrel Motors', '2023-09-20'),
  metric('deliveries', { name: 'deliveries' }),
  organisation('kestrel', 'Kestrel Motors'),
  person('rosa-lind', 'Rosa Lind'),
  figure('delivered', 'kestrel', 'deliveries', '38,500', 'vehicles', { of: 'results' }),
);
const checker = createChecker(record, createSearch(record), async function* () {});
const verdictOf = async (pasted: string) => (await checker.check(pasted)).judged.map(({ verdict }) => verdict);

describe('a word in small letters that sounds like a name', () => {
  it('is a word of the language, and names nobody', async () => {
    expect(await verdictOf('deliveries rose to 38,500 vehicles')).toEqual(['matches']);
  });

  it.each(['Rosa Lind counted deliveries of 38,500 vehicles', 'rosa lind counted deliveries of 38,500 vehicles'])(
    'is a name where it is written as one: %s',
    async (pasted) => expect(await verdictOf(pasted)).toEqual(['other-claimant']),
  );
});

describe('a name with a slip in it', () => {
  const namedIn = async (text: string) => (await createSearch(record).mentionsInText(text)).map(({ id }) => id);

  it.each(['Rosa Limd gave no number', 'Later Rosa Lindd said so', 'By the evening Rossa Lind had left'])(
    'is read where it is written as a name: %s',
    async (text) => expect(await namedIn(text)).toContain('rosa-lind'),
  );

  it.each(['a rosda of petals', 'they were limd to it', 'the kestrl hovered'])(
    'is a word of the language in small letters: %s',
    async (text) => expect(await namedIn(text)).toEqual([]),
  );

  it('is read in a question, however it is typed', async () => {
    const mentioned = await createSearch(record).mentions('what did rossa lind say');
    expect(mentioned.map(({ id }) => id)).toContain('rosa-lind');
  });
});
