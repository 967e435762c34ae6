import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { LoadResult } from '../../src/knowledge/load.js';
import { BASE, type Folder, folder, TEXT } from '../knowledge/support.js';
import fc, { runs } from '../support/properties.js';

const BYTES = Buffer.from(BASE);

let here: Folder;
beforeAll(async () => {
  here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
});
afterAll(async () => here.remove());

/** A record, or every problem at its place: never anything else. */
function expectRecordOrReasons(result: LoadResult): void {
  if (result.ok) {
    expect(result.record.byId.size).toBeGreaterThan(0);
    return;
  }
  expect(result.problems.length).toBeGreaterThan(0);
  for (const { file, line, column, wrong, right } of result.problems) {
    expect(file).toMatch(/\.(?:yaml|jsonl)$/);
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(wrong.length * right.length).toBeGreaterThan(0);
  }
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 6 }),
  fc
    .constantFrom(
      '\u0000',
      '\ufeff',
      '\t',
      '\r',
      '&a ',
      '*a',
      '<<: ',
      '!!js/function ',
      '---\n',
      '? ',
      '- - - ',
      '"',
      '|\n',
    )
    .map((text) => new Uint8Array(Buffer.from(text))),
);
const key = fc.oneof(
  fc.constantFrom(
    'id',
    'name',
    'speaker',
    'says',
    'source',
    'said',
    'people',
    '__proto__',
    'constructor',
    'toString',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('any')), { maxLength: 4 }).map((pairs) => {
      // A map without a prototype: `__proto__` is a key like any other.
      const map = Object.create(null) as Record<string, unknown>;
      for (const [name, one] of pairs) map[name] = one;
      return map;
    }),
  ),
})).any;

describe('a file of the record', () => {
  it('that was cut off anywhere is a record or says where it ends', async () => {
    for (let end = 0; end < BYTES.length; end += 1) {
      await here.put('knowledge/a.yaml', BYTES.subarray(0, end));
      const result = await here.load();
      if (result.ok || result.problems.length > 0) continue;
      throw new Error(`neither a record nor a reason, cut after ${end} bytes`);
    }
  });

  it('of which any bytes were changed is a record or says what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(BYTES.length), fc.nat(12), bytes, async (at, dropped, put) => {
        await here.put(
          'knowledge/a.yaml',
          Buffer.concat([BYTES.subarray(0, at), put, BYTES.subarray(Math.min(BYTES.length, at + dropped))]),
        );
        expectRecordOrReasons(await here.load());
      }),
      runs(),
    );
  });

  it('that holds any YAML at all says what is wrong, or is a record', async () => {
    await here.put('knowledge/a.yaml', BASE);
    await fc.assert(
      fc.asyncProperty(value, async (any) => {
        await here.put('knowledge/b.yaml', stringify(any, { aliasDuplicateObjects: false }) ?? '');
        expectRecordOrReasons(await here.load());
      }),
      runs(),
    );
    await here.put('knowledge/b.yaml', '');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('with one entry a line says of each line what is wrong', async () => {
    const good = JSON.stringify({
      id: 'rusu-2',
      speaker: 'ana-rusu',
      source: 'daily-2024-05-06',
      said: '2024-05-06',
      says: 'spoke',
    });
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/\n/g, ' ')),
      value.map((any) => JSON.stringify(any) ?? ''),
      fc.nat(good.length).map((end) => good.slice(0, end)),
    );
    await fc.assert(
      // Twenty lines a case.
      fc.asyncProperty(fc.array(line, { minLength: 20, maxLength: 20 }), async (lines) => {
        await here.put('knowledge/statements.jsonl', lines.join('\n'));
        expectRecordOrReasons(await here.load());
      }),
      runs(0.05),
    );
    await here.put('knowledge/statements.jsonl', '');
  });

  it.each([
    [
      'names that expand without end',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
        .join('\n')}\n`,
    ],
    ['a thousand levels', `${'['.repeat(1_000)}${']'.repeat(1_000)}`],
    ['a key of a megabyte', `${'k'.repeat(1_000_000)}: 1\n`],
    ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['a megabyte of nonsense', '{[}]'.repeat(250_000)],
    ['a key given twice', 'people: []\npeople: []\n'],
    ['a tag of code', 'people: !!js/function "function () { return 1 }"\n'],
    ['an alias of itself', 'people: &a [*a]\n'],
  ])('with %s says what is wrong, in time', async (_what, content) => {
    await here.put('knowledge/b.yaml', content);
    const result = await here.load();
    expect(result.ok).toBe(false);
    expectRecordOrReasons(result);
    await here.put('knowledge/b.yaml', '');
  });
});
