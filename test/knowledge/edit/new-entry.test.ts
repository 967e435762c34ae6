import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { EXAMPLES } from '../../../src/knowledge/edit/examples.js';
import { insertEntry } from '../../../src/knowledge/edit/insert-entry.js';
import { type NewEntryOptions, newEntry, writeNewEntry } from '../../../src/knowledge/edit/new-entry.js';
import { ENTRY_SCHEMAS, type ListName } from '../../../src/knowledge/entries/schema.js';
import { schemaKeys } from '../../../src/knowledge/entries/schema-keys.js';
import { LISTS } from '../../../src/knowledge/read/collector.js';
import fc from '../../support/properties.js';
import { BASE, type Folder, folder, TEXT } from '../support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

async function bridge(): Promise<Folder> {
  const made = await folder({
    'knowledge/a.yaml': BASE,
    'knowledge/metrics.yaml': 'metrics:\n  - {id: wounded, name: wounded}\n',
    'archive/daily-2024-05-06.txt': TEXT,
  });
  folders.push(made);
  return made;
}

async function add(made: Folder, list: ListName, more: Partial<NewEntryOptions> = {}): Promise<string> {
  const result = await newEntry({ knowledgeDir: made.knowledgeDir, list, values: {}, ...more });
  if (!result.ok) throw new Error(`${result.wrong}; ${result.right}`);
  expect(await writeNewEntry(result)).toBeUndefined();
  return result.entry;
}

const refusal = async (made: Folder, list: ListName, more: Partial<NewEntryOptions>): Promise<string> => {
  const result = await newEntry({ knowledgeDir: made.knowledgeDir, list, values: {}, ...more });
  return result.ok ? '' : `${result.wrong}; ${result.right}`;
};

describe('a new entry', () => {
  it.each(LISTS)('loads as it was written: a draft in %s, with every key of the schema', async (list) => {
    const made = await bridge();
    const entry = await add(made, list, { id: 'new-one' });
    expect(await made.problems()).toEqual([]);
    const result = await made.load();
    expect(result.ok && result.record.byId.get('new-one')?.status).toBe('draft');
    for (const { key, description } of schemaKeys(list).filter((one) => !one.key.includes('.')))
      if (!description.startsWith('The older ')) expect(entry).toMatch(new RegExp(`^ *(?:- )?(?:# )?${key}: .+`, 'm'));
  });

  it.each(LISTS)('in %s stays valid YAML when every suggestion is taken up', async (list) => {
    const entry = await add(await bridge(), list);
    const written = entry.replace(/^( +)# (\w+: )/gm, '$1$2').replace(/^ {2}/gm, '');
    const [parsed] = parse(written, { schema: 'failsafe' }) as Record<string, unknown>[];
    for (const [key, value] of Object.entries(parsed ?? {}))
      expect([key, ENTRY_SCHEMAS[list].shape[key as 'id'].safeParse(value).error]).toEqual([key, undefined]);
  });

  it('goes below the last one of its list, and changes nothing else', async () => {
    const made = await bridge();
    await add(made, 'people', { values: { name: 'Tomas Velik' } });
    const after = await readFile(join(made.knowledgeDir, 'a.yaml'), 'utf8');
    const at = BASE.indexOf('events:');
    expect(after.startsWith(`${BASE.slice(0, at)}  - id: tomas-velik #`)).toBe(true);
    expect(after.endsWith(BASE.slice(at))).toBe(true);
  });

  it('takes values, lists among them', async () => {
    const made = await bridge();
    const values = { name: 'Tomas Velik', aliases: 'Thomas Welik, Томас Велик', roles: '[{title: Head, from: 2021}]' };
    await add(made, 'people', { values });
    const result = await made.load();
    expect(result.ok && result.record.byId.get('tomas-velik')).toMatchObject({
      aliases: [{ name: 'Thomas Welik' }, { name: 'Томас Велик' }],
      roles: [{ title: 'Head', from: { iso: '2021' } }],
    });
  });

  it('takes a map where words are allowed as well, and may be short and live', async () => {
    const made = await bridge();
    const values = {
      metric: 'wounded',
      value: 'more than 200',
      claimant: '{described: a nurse}',
      source: 'daily-2024-05-06',
      as_of: '2024-05-06',
      status: 'live',
    };
    const entry = await add(made, 'figures', { id: 'nurse-hurt', values, short: true });
    expect(entry).not.toContain('#');
    const result = await made.load();
    expect(result.ok && result.record.byId.get('nurse-hurt')).toMatchObject({ claimant: { described: 'a nurse' } });
  });

  it('goes into a new file with the line that switches completion on, where several files have its list', async () => {
    const made = await bridge();
    await made.put('knowledge/b.yaml', 'people:\n  - {id: bo-lind, name: Bo Lind}\n');
    await add(made, 'people', { id: 'x-y' });
    const text = await readFile(join(made.knowledgeDir, 'new.yaml'), 'utf8');
    expect(text.split('\n').slice(0, 3)).toEqual([
      '# yaml-language-server: $schema=./schema/record.schema.json',
      'people:',
      expect.stringMatching(/^ {2}- id: x-y #/),
    ]);
  });

  it('is refused with what would be right', async () => {
    const made = await bridge();
    expect(await refusal(made, 'people', { id: 'ana-rusu' })).toMatch(
      /^the id ana-rusu is taken: it is used at .*a\.yaml:6; choose another, such as ana-rusu-2$/,
    );
    expect(await refusal(made, 'people', { id: 'Ana' })).toContain('"Ana" is not an id');
    expect(await refusal(made, 'people', { values: { nmae: 'x' } })).toContain(
      'a person has no key "nmae"; did you mean name',
    );
    expect(await refusal(made, 'statements', { values: { kind: 'deny' } })).toContain('write assertion, accusation');
    expect(await refusal(made, 'people', { file: '/tmp/elsewhere.yaml' })).toContain('not in the folder of the record');
    await made.put('knowledge/c.yaml', 'people:\n  - id: a\n   name: b\n');
    expect(await refusal(made, 'people', { file: join(made.knowledgeDir, 'c.yaml') })).toMatch(
      /c\.yaml:3 cannot be changed/,
    );
    await made.put('knowledge/d.yaml', 'people: [{id: dd, name: D}]\n');
    expect(await refusal(made, 'people', { file: join(made.knowledgeDir, 'd.yaml') })).toContain('no list with a dash');
  });

  it('says what comes first where its reference has nothing to name', async () => {
    const made = await folder({ 'knowledge/a.yaml': 'people:\n  - {id: ana-rusu, name: Ana}\n' });
    folders.push(made);
    expect(await refusal(made, 'statements', {})).toContain('begin with `npx verbatim new source`');
  });
});

describe('what is still to be written', () => {
  it('is an error in a live entry', async () => {
    const made = await bridge();
    await made.put('knowledge/b.yaml', 'people:\n  - {id: bo-lind, name: …}\n');
    expect(await made.problems()).toEqual([
      expect.stringContaining('bo-lind: `name` is still to be written; write it, or make the entry `status: draft`'),
    ]);
  });
});

describe('adding to a file', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const item = fc.record({ id: word, name: fc.string({ unit: 'grapheme', maxLength: 20 }) });
  const items = fc.array(item, { minLength: 1, maxLength: 4 });

  it('keeps every byte, whatever is in it', () => {
    fc.assert(
      fc.property(
        items,
        items,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('people', 'places', 'events'),
        (people, places, crlf, ended, commented, list) => {
          const written = stringify({ people, places }, { schema: 'failsafe' });
          const remarked = commented ? written.replace(/\n/g, '\n    # a remark: here\n') : written;
          const text = (ended ? remarked : remarked.trimEnd()).replaceAll('\n', crlf ? '\r\n' : '\n');
          const read = (from: string): Record<string, { id: string }[]> => parse(from, { schema: 'failsafe' });
          fc.pre(parse(remarked, { schema: 'failsafe' }) !== undefined);
          const added = insertEntry(text, list, ['id: new-one', '# name: x', 'note: y']);
          if ('wrong' in added) throw new Error(added.wrong);
          let same = 0;
          while (same < text.length && text[same] === added.text[same]) same += 1;
          expect(added.text.endsWith(text.slice(same))).toBe(true);
          const before = read(text);
          expect(read(added.text)).toEqual({
            ...before,
            [list]: [...(before[list] ?? []), { id: 'new-one', note: 'y' }],
          });
          expect(added.text.split('\n')[added.line - 1]).toContain('- id: new-one');
        },
      ),
    );
  });

  it('goes below the suggestions of the entry before it', () => {
    const text = 'people:\n  - id: a\n    name: A\n    # note: x\n\n# The places.\nplaces:\n  - id: p\n    name: P\n';
    expect(insertEntry(text, 'people', ['id: b'])).toEqual({
      text: text.replace('    # note: x\n', '    # note: x\n  - id: b\n'),
      line: 5,
    });
  });
});

describe('the examples', () => {
  it.each(LISTS)('of %s have one for every key, and each is of the right form', (list) => {
    const keys = Object.keys(ENTRY_SCHEMAS[list].shape);
    expect(Object.keys(EXAMPLES[list] ?? {}), 'add one to src/knowledge/edit/examples.ts').toEqual(
      expect.arrayContaining(keys),
    );
    for (const key of keys)
      expect([key, ENTRY_SCHEMAS[list].shape[key as 'id'].safeParse(EXAMPLES[list]?.[key]).error]).toEqual([
        key,
        undefined,
      ]);
  });
});
