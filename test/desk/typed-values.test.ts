import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entryFile } from '../../src/desk/entry-file.js';
import { readKeys } from '../../src/desk/written-keys.js';
import fc, { runs } from '../support/properties.js';

const yamlish = fc
  .array(
    fc.constantFrom(
      ': ',
      '#',
      ' # ',
      '|',
      '>',
      '&a',
      '*a',
      '!!str ',
      '- ',
      '? ',
      '%',
      '@',
      '`',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '\n',
      '~',
      'null',
      'yes',
      '0x1f',
      '1e3',
      '2024-05-06',
      '“',
      '”',
      '😀',
      '\u00a0',
      '\t',
      '---',
      '...',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const words = fc.oneof(yamlish, fc.string({ unit: 'grapheme', maxLength: 60 }));

describe('what is typed into a form', () => {
  it('comes back from the file as it was typed, whatever of YAML is in it', () => {
    fc.assert(
      fc.property(words, words, (says, note) => {
        const { yaml } = entryFile({
          list: 'statements',
          story: 'dolna',
          id: 'one',
          keys: Object.entries({ says, note }),
        });
        const { statements } = parse(yaml, { schema: 'failsafe' }) as { statements: Record<string, string>[] };
        expect(statements).toEqual([{ id: 'one', says, note }]);
      }),
      runs(),
    );
  });

  it.each([
    ['topics: [blame]\ndenies: {described: "a: b"}', { topics: ['blame'], denies: { described: 'a: b' } }],
    ['', {}],
  ])('is read as keys of the record: %j', (text, keys) => {
    expect(readKeys(text)).toEqual({ keys });
  });

  it.each([
    'topics: [blame',
    'just words',
    '- a list',
    '"a\nb": c',
    'a: 1\na: 2',
    '__proto__: x',
    'A: *a',
    '? {a: b}\n: c',
  ])('is refused as keys, with why, and never throws: %j', (text) => {
    expect(readKeys(text)).toEqual({ wrong: expect.stringMatching(/\S/) });
  });

  it('is read or refused as keys, whatever it is', () => {
    fc.assert(
      fc.property(words, (text) => {
        const read = readKeys(text);
        if ('keys' in read) for (const key of Object.keys(read.keys)) expect(key).toMatch(/^[a-z][a-z_]*$/);
      }),
      runs(),
    );
  });
});
