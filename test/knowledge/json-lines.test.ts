import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadRecord } from '../../src/knowledge/load.js';
import { MAX_LINE_BYTES } from '../../src/knowledge/read/read-lines.js';
import fc from '../support/properties.js';
import { type Folder, folder } from './support.js';

const open: Folder[] = [];
async function make(files: Readonly<Record<string, string | Uint8Array>>): Promise<Folder> {
  const made = await folder({ 'knowledge/base.yaml': BASE, ...files });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.remove()));
});

const BASE = `sources:
  - id: daily-2024-05-06
    publisher: Daily
    published: 2024-05-06
people:
  - id: ana-rusu
    name: Ana Rusu
`;
const statement = (id: string, more: object = {}) => ({
  id,
  speaker: 'ana-rusu',
  source: 'daily-2024-05-06',
  said: '2024-05-06',
  says: 'said that the bridge was old',
  ...more,
});
const line = (id: string, more: object = {}): string => JSON.stringify({ entry: 'statement', ...statement(id, more) });
const problemsOf = async (content: string | Uint8Array, name = 'lines.jsonl'): Promise<string[]> =>
  (await make({ [`knowledge/${name}`]: content })).problems();

describe('a JSON Lines file', () => {
  it('is read beside the hand-written files, and each side may name entries of the other', async () => {
    const archive = [
      JSON.stringify({ entry: 'event', id: 'bridge-fall', name: 'Fall of the bridge', date: '2024-05-06' }),
      line('rusu-old', { event: 'bridge-fall' }),
    ].join('\n');
    const yaml = `${BASE}statements:\n  - id: rusu-again\n    speaker: ana-rusu\n    source: daily-2024-05-06\n    event: bridge-fall\n    says: said it again\n    repeats: rusu-old\n`;
    const result = await (await make({ 'knowledge/base.yaml': yaml, 'knowledge/lines.jsonl': archive })).load();
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.record.statements.map(({ id }) => id).sort()).toEqual(['rusu-again', 'rusu-old']);
    expect(result.record.byId.get('rusu-old')?.position).toMatchObject({ line: 2 });
  });

  it('needs no `entry` in a file named after a list', async () => {
    const content = `${JSON.stringify(statement('rusu-one'))}\n${JSON.stringify(statement('rusu-two'))}\n`;
    expect(await problemsOf(content, 'statements.jsonl')).toEqual([]);
  });

  it.each([
    ['a word that is no kind', '"statment"', 'no kind of entry is called "statment"; did you mean statement?'],
    ['a number', '5', 'no kind of entry is called "5"'],
    ['nothing', 'null', 'no kind of entry is called "null"'],
  ])('is refused where the kind of an entry is %s', async (_what, kind, wrong) => {
    const problems = await problemsOf(line('rusu-one').replace('"statement"', kind));
    expect(problems.join('\n')).toContain(wrong);
  });

  it('may have a byte order mark, Windows line ends, empty lines and no line end at the end', async () => {
    expect(await problemsOf(`\uFEFF${line('rusu-one')}\r\n\r\n   \r\n${line('rusu-two')}`)).toEqual([]);
  });

  it('reads any text the same as YAML would', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((some) => `said ${some.trim()} x`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        async (texts, end) => {
          const entries = texts.map((says, index) => statement(`rusu-${index}`, { says }));
          const asLines = await (
            await make({ 'knowledge/statements.jsonl': entries.map((one) => JSON.stringify(one)).join(end) })
          ).load();
          const asYaml = await (
            await make({ 'knowledge/more.yaml': `statements: ${JSON.stringify(entries)}\n` })
          ).load();
          expect(asLines.ok).toBe(asYaml.ok);
          if (asLines.ok && asYaml.ok)
            expect(asLines.record.statements.map(({ says }) => says)).toEqual(
              asYaml.record.statements.map(({ says }) => says),
            );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reports how far it has been read', async () => {
    const lines = Array.from({ length: 12_000 }, (_, index) => line(`rusu-${index}`)).join('\n');
    const here = await make({ 'knowledge/lines.jsonl': lines });
    const told: { share: number; entries: number }[] = [];
    const result = await loadRecord({ ...here, onProgress: (progress) => told.push(progress) });
    expect(result.ok && result.record.statements.length).toBe(12_000);
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toMatchObject({ share: 1, entries: 12_000 });
  });

  it('changes the version of the record when a line changes', async () => {
    const here = await make({ 'knowledge/lines.jsonl': line('rusu-one') });
    const before = await here.load();
    await here.put('knowledge/lines.jsonl', line('rusu-one', { says: 'said that the bridge was new' }));
    const after = await here.load();
    expect(before.ok && after.ok && before.record.version !== after.record.version).toBe(true);
  });
});

describe('a problem in a JSON Lines file names its line, and the rest is still checked', () => {
  it.each([
    ['a line that is not JSON', '{"id": "rusu-bad", ', /lines\.jsonl:2:1 rusu-bad: the line is not valid JSON/],
    ['a line that is not an entry', '[1, 2]', /lines\.jsonl:2:1: the line is not an entry/],
    ['a missing kind', JSON.stringify(statement('rusu-bad')), /2:\d+ rusu-bad: `entry` is missing/],
    ['a misspelt kind', line('rusu-bad').replace('"statement"', '"statment"'), /did you mean statement/],
    ['an unknown key', line('rusu-bad', { speeker: 'x' }), /2:\d+ rusu-bad: unknown key "speeker"/],
    ['an unknown id', line('rusu-bad', { event: 'bridge-fal' }), /2:\d+ rusu-bad: no event has the id "bridge-fal"/],
    ['an id that is taken', line('rusu-one'), /rusu-one: the id rusu-one is taken: it is used at .*lines\.jsonl:1/],
    ['an id taken in YAML', line('ana-rusu'), /ana-rusu is taken: it is used at .*base\.yaml:6/],
  ])('%s', async (_name, wrong, expected) => {
    const lines = await problemsOf(
      [line('rusu-one'), wrong, line('rusu-last', { kind: 'nonsense-kind', unknown: 1 })].join('\n'),
    );
    expect(lines.join('\n')).toMatch(expected);
    expect(lines.join('\n')).toMatch(/lines\.jsonl:3:\d+ rusu-last/);
    for (const one of lines) expect(one).toMatch(/^knowledge\/lines\.jsonl:\d+:\d+.*; .+/);
  });

  it('an empty file', async () => {
    expect((await problemsOf('\n\n')).join()).toMatch(/lines\.jsonl:1:1: the file is empty/);
  });

  it('a line that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(`${line('rusu-one')}\n`), Buffer.from([0x22, 0xff, 0xfe, 0x0a])]);
    expect((await problemsOf(bytes)).join()).toMatch(/lines\.jsonl:2:1: the line is not UTF-8; save the file as UTF-8/);
  });

  it('a line without end, however long the file is', async () => {
    const long = `${line('rusu-one')}\n${'x'.repeat(3 * MAX_LINE_BYTES)}\n${line('rusu-two')}`;
    const lines = await problemsOf(long);
    expect(lines.join('\n')).toMatch(/lines\.jsonl:2:1: the line is longer than 1 MB/);
    expect(lines).toHaveLength(1);
  });

  it('a hundred problems at most are listed, and all are counted', async () => {
    const lines = await problemsOf(Array.from({ length: 500 }, () => 'no').join('\n'));
    expect(lines).toHaveLength(101);
    expect(lines.join('\n')).toMatch(/500 lines have problems/);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const here = await make({ 'knowledge/base.yaml': BASE });
        await writeFile(join(here.knowledgeDir, 'a.jsonl'), bytes);
        expect(await here.problems()).toEqual(expect.arrayContaining([]));
      }),
      { numRuns: 60 },
    );
  });
});
