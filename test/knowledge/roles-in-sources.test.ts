import { describe, expect, it } from 'vitest';
import { folder } from './support.js';

const base = (roles: string): string => `places:
  - {id: norland, name: Norland}
  - {id: sudland, name: Sudland}
  - {id: ostford, name: Ostford}
  - {id: westford, name: Westford}
organisations:
  - {id: norland-government, name: Government of Norland, country: norland, kind: government}
  - {id: sudland-government, name: Government of Sudland, country: sudland, kind: government}
  - {id: ferry-union, name: Ferry Union}
  - {id: ferry-company, name: Blue Ferries}
people:
  - {id: ana-rusu, name: Ana Rusu, roles: [${roles}]}
  - {id: ben-holm, name: Ben Holm}
sources:
  - {id: daily, publisher: Daily, published: 2024-05-06, archived: true}
statements:
  - {id: said, speaker: ana-rusu, source: daily, said: 2024-05-06, says: said the ferries “will sail again”}
`;

/** The warnings about posts, where the source introduces the speaker like this. */
async function warnings(introduction: string, roles: string): Promise<string[]> {
  const made = await folder({
    'knowledge/a.yaml': base(roles),
    'archive/daily.txt': `${introduction} said on Monday that the ferries “will sail again”.\n`,
  });
  const result = await made.load();
  await made.remove();
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.warnings.flatMap(({ wrong }) => (wrong.includes('a source calls') ? [wrong] : []));
}

describe('a post in a source', () => {
  it.each([
    ['another post', 'Finance Director Ana Rusu', '{title: Mayor of Ostford}'],
    ['another field', 'Interior Minister Ana Rusu', '{title: Minister of Defence}'],
    ['another field in one word', 'Innenministerin Ana Rusu', '{title: Minister of Defence}'],
    ['another body', 'Ana Rusu, chair of the Ferry Union,', '{title: Chair, organisation: ferry-company}'],
    [
      'another body before the name',
      'The spokeswoman of Blue Ferries, Ana Rusu,',
      '{title: Spokeswoman, organisation: ferry-union}',
    ],
    ['what somebody heads', 'Ana Rusu, who heads the Ferry Union,', '{title: Director, organisation: ferry-company}'],
    ['another place', 'The mayor of Ostford, Ana Rusu,', '{title: Mayor of Westford}'],
    [
      'another country',
      'Ana Rusu, prime minister of Norland,',
      '{title: Prime Minister, organisation: sudland-government}',
    ],
  ])('is warned of where it is %s', async (_what, introduction, roles) => {
    expect(await warnings(introduction, roles)).toHaveLength(1);
  });

  it.each([
    ['the same in other words', 'Ana Rusu, the head of the Ferry Union,', '{title: Chair, organisation: ferry-union}'],
    ['the same in another language', 'Innenministerin Ana Rusu', '{title: Minister of the Interior}'],
    [
      'that of the same body’s country',
      'Norland’s prime minister, Ana Rusu,',
      '{title: Prime Minister, organisation: norland-government}',
    ],
    ['one that is over', 'The former mayor of Ostford, Ana Rusu,', '{title: Finance Director}'],
    ['somebody else’s', 'Mayor Ben Holm was away. Ana Rusu', '{title: Finance Director}'],
    [
      'one of two on file',
      'Mayor Ana Rusu',
      '{title: Finance Director, to: 2022}, {title: Mayor of Ostford, from: 2023}',
    ],
    ['a word that means no post', 'The engineer Ana Rusu', '{title: Mayor of Ostford}'],
    ['shorter', 'The minister, Ana Rusu,', '{title: Minister of Defence}'],
  ])('is not warned of where it is %s', async (_what, introduction, roles) => {
    expect(await warnings(introduction, roles)).toEqual([]);
  });
});
