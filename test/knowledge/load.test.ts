import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import fc from '../support/properties.js';
import { BASE, type Folder, folder, TEXT } from './support.js';

const open: Folder[] = [];
async function make(files: Readonly<Record<string, string | Uint8Array>>): Promise<Folder> {
  const made = await folder(files);
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.remove()));
});
const withText = { 'archive/daily-2024-05-06.txt': TEXT };

describe('a sound record', () => {
  it('loads; a figure takes what it leaves out, and a statement the day of its event where it says so', async () => {
    const result = await (await make({ 'knowledge/a.yaml': `\uFEFF${BASE}`, ...withText })).load();
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { record } = result;
    expect(record.version).toMatch(/^[0-9a-f]{8}$/);
    expect(record.figures[0]).toMatchObject({
      claimant: 'ana-rusu',
      source: 'daily-2024-05-06',
      value: 'more than 200',
      asOf: { iso: '2024-05-06' },
    });
    expect(record.statements[0]).toMatchObject({ saidBasis: 'inferred', said: { iso: '2024-05-06' } });
    expect(record.proofs.get('rusu-act')).toBe('proven');
    expect(record.sources[0]?.archived).toBe(true);
  });

  it('never invents a day: a statement without one was said on an unknown day', async () => {
    const result = await (
      await make({ 'knowledge/a.yaml': BASE.replace('    said: event\n', ''), ...withText })
    ).load();
    expect(result.ok && result.record.statements[0]?.said.iso).toBe('');
    const eventless = BASE.replace('    event: bridge-fall\n', '');
    expect(await (await make({ 'knowledge/a.yaml': eventless, ...withText })).problems()).toEqual([
      expect.stringMatching(/rusu-act: there is no event to take the day from; add `event:`, or write the day/),
    ]);
  });

  it('keeps the words for what and who comes from a place, and has none for a place that gives none', async () => {
    const places =
      'places:\n  - {id: ruritania, name: Ruritania, demonyms: [Ruritanian, Ruritanians]}\n  - {id: dolna, name: Dolna}\n';
    const result = await (
      await make({ 'knowledge/a.yaml': BASE, 'knowledge/places.yaml': places, ...withText })
    ).load();
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.record.places.map(({ id, demonyms }) => [id, demonyms])).toEqual([
      ['ruritania', ['Ruritanian', 'Ruritanians']],
      ['dolna', []],
    ]);
  });
});

const edits: readonly (readonly [string, string, string, RegExp])[] = [
  ['an unknown key', 'population: people', 'populaton: people', /unknown key "populaton"; did you mean population/],
  ['a missing field', '    metric: wounded\n', '', /rusu-hurt: `metric` is missing/],
  ['a wrong type', 'name: Ana Rusu', 'name: [Ana]', /`name` must be a text, but is a list/],
  [
    'an unknown id',
    'speaker: ana-rusu',
    'speaker: ana-russu',
    /a\.yaml:14:14 rusu-act: no person or organisation has the id "ana-russu"; did you mean ana-rusu/,
  ],
  ['an id of the wrong kind', 'speaker: ana-rusu', 'speaker: bridge-fall', /is the id of an event/],
  ['a duplicate id', 'id: bridge-fall', 'id: ana-rusu', /the id ana-rusu is taken: it is used at .*a\.yaml:6/],
  ['a bad id', 'id: rusu-act', 'id: Rusu_Act', /"Rusu_Act" is not an id/],
  ['an impossible date', 'date: 2024-05-06\nst', 'date: 2024-02-31\nst', /"2024-02-31" is not a date/],
  [
    'a contradicting precision',
    'date: 2024-05-06\nst',
    'date: 2024-05-06\n    precision: month\nst',
    /precision month contradicts/,
  ],
  [
    'an end before the start',
    'date: 2024-05-06\nst',
    'start: 2024-05-06\n    end: 2024-05-01\nst',
    /end 2024-05-01 is before the start/,
  ],
  [
    'a value that is not there',
    'value: more than 200',
    'value: more than 300',
    /the value "more than 300" is not in the passage/,
  ],
  ['a dropped comparator', 'value: more than 200', 'value: 200', /comparator 'more than' belongs to it/],
  [
    'a piece of a larger number',
    'value: more than 200',
    'value: 200\n    passage: Officials counted … homes',
    /"200" is not in the passage/,
  ],
  ['a value without words', 'value: more than 200', 'value: "—"', /has no words and no number/],
  ['a changed quote', 'well-planned act', 'well-planned deed', /nearest text is .*\[-deed-\] \{\+act\+\}/],
  ['a quote cut inside a word', 'well-planned act', 'well-planned ac', /are not in daily-2024-05-06/],
  ['an unclosed quotation mark', 'act”', 'act', /is never closed/],
  ['a passage that is not there', 'Minister Ana Rusu …', 'Minister Bob …', /first words of the passage are not in/],
  [
    'a quote outside its passage',
    'Minister Ana Rusu … others left',
    'Officials counted … homes',
    /not inside the passage/,
  ],
  [
    'a relation that points nowhere',
    'event: bridge-fall',
    'event: bridge-fall\n    denies: {note: x}',
    /`denies` points nowhere/,
  ],
  [
    'a relation to itself',
    'event: bridge-fall',
    'event: bridge-fall\n    denies: rusu-act',
    /`denies` points at the entry itself/,
  ],
  [
    'an event that is part of itself',
    'date: 2024-05-06\nst',
    'date: 2024-05-06\n    part_of: bridge-fall\nst',
    /`part_of` points at the entry itself/,
  ],
  [
    'a comma in a text on one line',
    '- id: rusu-hurt',
    '- {id: old, metric: wounded, value: 2,000, claimant: outlet, source: daily-2024-05-06, as_of: 2024}\n  - id: rusu-hurt',
    /unknown key "000"; if it goes on a text, put all of that text in double quotes: a comma ends a text between \{ and \}/,
  ],
  ['a forbidden key', 'name: Ana Rusu', 'name: Ana Rusu\n    __proto__: {x: y}', /unknown key "__proto__"/],
  [
    'a near-miss in words',
    'event: bridge-fall',
    'event: bridge-fall\n    addressee: ana-rusuu',
    /no entry has the id "ana-rusuu"/,
  ],
];

describe('a problem names its place and what would be right', () => {
  it.each(edits)('for %s', async (_name, from, to, expected) => {
    expect(BASE).toContain(from);
    const lines = await (await make({ 'knowledge/a.yaml': BASE.replace(from, to), ...withText })).problems();
    expect(lines.join('\n')).toMatch(expected);
    for (const line of lines) expect(line).toMatch(/^[^:]+:\d+:\d+/);
  });
  it.each([
    ['a file without entries', 'events: []\n', /has no entries/],
    ['an empty file', '', /is empty/],
    ['bytes that are not UTF-8', Uint8Array.from([97, 58, 10, 0xff]), /:2:1: the file is not UTF-8: byte 3/],
    [
      'aliases that explode',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefg'.replace(/./g, (n) => {
        const p = String.fromCharCode(n.charCodeAt(0) - 1);
        return `${n}: &${n} [${Array(9).fill(`*${p}`).join(',')}]\n`;
      })}`,
      /aliases .* repeat too much/,
    ],
    ['deep nesting', '['.repeat(5000), /nested too deep/],
    ['a file over 5 MB', 'a'.repeat(5 * 1024 * 1024 + 1), /larger than 5 MB/],
  ])('for %s', async (_name, content, expected) => {
    expect((await (await make({ 'knowledge/a.yaml': content })).problems()).join('\n')).toMatch(expected);
  });
  it('for a missing folder and for links in a circle', async () => {
    const here = await make({});
    expect((await here.problems()).join('\n')).toMatch(/does not exist/);
    await here.put('knowledge/a.yaml', BASE);
    await symlink(here.knowledgeDir, join(here.knowledgeDir, 'loop'));
    expect((await here.problems()).join('\n')).toMatch(/leads back/);
  });
  it('all at once, and a broken file does not make its ids unknown elsewhere', async () => {
    const broken = 'people:\n  - id: ana-rusu\n    name: "Ana\n';
    const rest = BASE.replace(/people:[\s\S]*events:/, 'events:').replace('population: people', 'populaton: people');
    const lines = await (await make({ 'knowledge/a.yaml': broken, 'knowledge/b.yaml': rest, ...withText })).problems();
    expect(lines.join('\n')).toMatch(/a\.yaml.*not valid YAML[\s\S]*b\.yaml.*populaton/);
    expect(lines.join('\n')).not.toMatch(/no person/);
  });
});

describe('whatever a file holds', () => {
  it('never throws', async () => {
    const here = await make({});
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await here.put('knowledge/a.yaml', bytes);
        const result = await here.load();
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
  it('never throws for any words in says', async () => {
    const here = await make(withText);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (says) => {
        await here.put(
          'knowledge/a.yaml',
          BASE.replace('called it a “sudden and well-planned act”', JSON.stringify(`x ${says}`)),
        );
        const result = await here.load();
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
