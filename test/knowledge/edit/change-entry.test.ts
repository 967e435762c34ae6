import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findEntry, pathOf, writeChange } from '../../../src/knowledge/edit/change-entry.js';
import { openRecordFiles } from '../../../src/knowledge/edit/open-record-files.js';
import { changeInYaml } from '../../../src/knowledge/edit/yaml-edits.js';
import fc from '../../support/properties.js';
import { BASE, type Folder, folder, TEXT } from '../support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

const REVISION = { date: '2024-06-01', was: 'Ana Rusu', now: 'Ana: Rusu', why: 'as she writes it', by: 'the desk' };
const REVISED = '{date: 2024-06-01, was: Ana Rusu, now: "Ana: Rusu", why: as she writes it, by: the desk}';
const rename = (text: string, list = 'people', id = 'ana-rusu') =>
  changeInYaml(text, list, id, { value: { path: ['name'], text: 'Ana: Rusu' }, revision: REVISION });

describe('a correction', () => {
  it.each([
    [
      'a plain value',
      '    name: Ana Rusu # hers\n',
      `    name: "Ana: Rusu" # hers\n    revisions:\n      - ${REVISED}\n`,
    ],
    [
      'a value in single quotes',
      "    name: 'Ana Rusu'\n",
      `    name: 'Ana: Rusu'\n    revisions:\n      - ${REVISED}\n`,
    ],
    [
      'a text of several lines',
      '    name: >-\n      Ana\n      Rusu\n',
      `    name: "Ana: Rusu"\n    revisions:\n      - ${REVISED}\n`,
    ],
    [
      'an entry with revisions',
      '    name: Ana Rusu\n    revisions:\n    - date: 2024\n      why: x\n    note: y\n',
      `    name: "Ana: Rusu"\n    revisions:\n    - date: 2024\n      why: x\n    - ${REVISED}\n    note: y\n`,
    ],
    [
      'an entry with revisions in brackets',
      '    name: Ana Rusu\n    revisions: [{date: 2024, why: x}]\n',
      `    name: "Ana: Rusu"\n    revisions: [{date: 2024, why: x}, ${REVISED}]\n`,
    ],
  ])('of %s changes that value, adds the revision, and nothing else', (_what, before, after) => {
    const around = (keys: string): string =>
      `# top\npeople:\n  - id: ana-rusu\n${keys}\n  # next\n  - id: bo\n    name: Ana Rusu\n`;
    for (const eol of ['\n', '\r\n'])
      expect(rename(around(before).replaceAll('\n', eol))).toBe(around(after).replaceAll('\n', eol));
  });

  it('of an entry in brackets stays in brackets', () => {
    expect(rename('people:\n  - {id: ana-rusu, name: Ana Rusu}')).toBe(
      `people:\n  - {id: ana-rusu, name: "Ana: Rusu", revisions: [${REVISED}]}`,
    );
  });

  it('of the last line of a file without a line end begins a new one', () => {
    expect(rename('people:\n  - id: ana-rusu\n    name: Ana Rusu')).toBe(
      `people:\n  - id: ana-rusu\n    name: "Ana: Rusu"\n    revisions:\n      - ${REVISED}\n`,
    );
  });

  it.each([
    ['a list', 'aliases', '`aliases` is a list or a map'],
    ['a key that is not there', 'note', '`note` is not written there'],
  ])('of %s is refused', (_what, key, wrong) => {
    const text = 'people:\n  - id: ana-rusu\n    name: Ana Rusu\n    aliases: [A]\n';
    const change = { value: { path: [key], text: 'x' }, revision: REVISION };
    expect(changeInYaml(text, 'people', 'ana-rusu', change)).toMatchObject({ wrong });
  });

  it('holds whatever words it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => /\S/.test(one)),
        fc.boolean(),
        (words, isFlow) => {
          const text = isFlow ? 'people:\n  - {id: ana-rusu, name: A}\n' : 'people:\n  - id: ana-rusu\n    name: A\n';
          const revision = { date: '2024-06-01', was: 'A', now: words, why: words };
          const changed = changeInYaml(text, 'people', 'ana-rusu', {
            value: { path: ['name'], text: words },
            revision,
          });
          expect(parse(changed as string, { schema: 'failsafe' })).toEqual({
            people: [{ id: 'ana-rusu', name: words, revisions: [revision] }],
          });
        },
      ),
      { examples: ['$\u00a0', '\u2003', 'a\u3000', 'a\ufeff'].map((words) => [words, false]) },
    );
  });
});

describe('the entry in its file', () => {
  async function change(
    files: Readonly<Record<string, string>>,
    id: string,
    key?: string,
    text = 'x',
  ): Promise<Folder> {
    const made = await folder(files);
    folders.push(made);
    const record = await openRecordFiles(made.knowledgeDir);
    const found = findEntry(record, id);
    if ('wrong' in found) throw new Error(found.wrong);
    const revision = { date: '2024-06-01', why: 'a slip' };
    const trouble = await writeChange(
      record,
      found,
      key === undefined ? { status: 'withdrawn', revision } : { value: { path: pathOf(key), text }, revision },
    );
    expect(trouble).toBeUndefined();
    return made;
  }

  it('loads with its correction, and nothing is left beside the file', async () => {
    const made = await change(
      { 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT },
      'rusu-hurt',
      'population',
      'persons',
    );
    const result = await made.load();
    expect(result.ok && result.record.byId.get('rusu-hurt')).toMatchObject({
      population: 'persons',
      revisions: [{ why: 'a slip' }],
    });
    expect(await readdir(made.knowledgeDir)).toEqual(['a.yaml']);
  });

  it('is withdrawn with its reason', async () => {
    const made = await change({ 'knowledge/a.yaml': BASE }, 'rusu-hurt');
    const result = await made.load();
    expect(result.ok && result.record.byId.get('rusu-hurt')).toMatchObject({
      status: 'withdrawn',
      revisions: [{ why: 'a slip' }],
    });
  });

  it.each(['\n', '\r\n'])('may be a line of JSON, the only one that changes (line end %j)', async (eol) => {
    const people = ['a-a', 'b-b', 'c-c'].map((id) => `{"id":  "${id}", "name": "N"}`);
    const made = await change({ 'knowledge/people.jsonl': people.join(eol) }, 'b-b', 'name', 'B “b”');
    const lines = (await readFile(join(made.knowledgeDir, 'people.jsonl'), 'utf8')).split(eol);
    expect([lines[0], lines[2]]).toEqual([people[0], people[2]]);
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      id: 'b-b',
      name: 'B “b”',
      revisions: [{ date: '2024-06-01', why: 'a slip' }],
    });
  });

  it('is listed with all that hangs on it', async () => {
    const denial = '  - {id: velik-no, speaker: ana-rusu, source: daily-2024-05-06, says: said no, denies: rusu-act}\n';
    const made = await folder({
      'knowledge/a.yaml': BASE.replace('figures:', `${denial}figures:`).replace(
        '    date: 2024-05-06\n',
        '    date: 2024-05-06\n    summary: [{text: It fell., entries: [rusu-act]}]\n',
      ),
    });
    folders.push(made);
    const found = findEntry(await openRecordFiles(made.knowledgeDir), 'rusu-act');
    expect('dependants' in found && found.dependants.map(({ entry, by }) => `${entry.id} ${by}`)).toEqual([
      'bridge-fall summary',
      'velik-no denies',
      'rusu-hurt statement',
    ]);
  });
});
