import { describe, expect, it } from 'vitest';
import { exportChunks, FORMATS } from '../../src/export/formats.js';
import { selectEntries } from '../../src/export/selection.js';
import { buildRecord } from '../../src/record/record.js';
import { figure, metric, organisation, source, statement, story } from '../support/entries.js';
import { exported, rowsOf } from '../support/exported.js';
import fc from '../support/properties.js';
import { schemaOrg, schemaOrgViolations } from '../support/schema-org.js';

const vocabulary = schemaOrg();
/** Any text a file can hold: any characters, half of a pair, quotation marks, separators, formulas, mark-up. */
const nasty = fc.constantFrom(
  '"',
  ',',
  '\r\n',
  '\n',
  '\r',
  '\t',
  '=',
  '+',
  '-',
  '@',
  "'",
  '</script>',
  '“',
  '”',
  '\u2028',
  '\ud800',
  '😀',
  '\0',
  '\ufeff',
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
  .filter((words) => words !== '');

const recordWith = (words: string, name: string) =>
  story([
    organisation('any-body', name),
    source('any-source', name, '2023-09-20', { title: words, url: words, byline: words }),
    metric('any-metric', { name }),
    statement('any-statement', 'any-body', '2023-09-20', words, { source: 'any-source', note: words, topics: [words] }),
    figure('any-figure', 'any-body', 'any-metric', words, name, { source: 'any-source' }),
  ]);

describe('any text of a record', () => {
  it('comes back out of the table as it went in, save for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(text, text, (words, name) => {
        const rows = rowsOf(exported('csv', recordWith(words, name)));
        const row = rows.find(({ id }) => id === 'any-statement');
        const isFormula = (cell: string) =>
          /^[\t\r\n]/.test(cell) ||
          /^[=+\-@＝＋－＠]/.test(cell.replace(/^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/u, ''));
        const expected = (cell: string) => `${isFormula(cell) ? "'" : ''}${cell.toWellFormed()}`;
        expect(row?.words).toBe(expected(words));
        expect(row?.note).toBe(expected(words));
        expect(row?.speaker_or_claimant).toBe(expected(name));
        for (const cell of rows.flatMap((one) => Object.values(one))) expect(cell.trimStart()).not.toMatch(/^[=+\-@]/);
      }),
    );
  });

  it('comes back out of JSON and linked data as it went in, and stays within schema.org', () => {
    fc.assert(
      fc.property(text, text, (words, name) => {
        const record = recordWith(words, name);
        const plain = JSON.parse(exported('json', record)) as { entries: { id: string; says?: string }[] };
        expect(plain.entries.find(({ id }) => id === 'any-statement')?.says).toBe(words);
        const linked = JSON.parse(exported('jsonld', record));
        expect(schemaOrgViolations(linked, vocabulary)).toEqual([]);
        const body = linked['@graph'].find((node: Record<string, unknown>) => node['@id'] === 'urn:verbatim:any-body');
        expect(body.name).toBe(name);
      }),
      { examples: [['“”', ' ']] },
    );
  });
});

describe('a large record', () => {
  it.each(FORMATS)(
    'is handed over in small pieces as %s, none of them made before the one before was taken',
    (format) => {
      let made = 0;
      const many = Array.from({ length: 20_000 }, (_, index) => {
        const one = statement(`many-${index}`, 'kremlin', '2023-09-20', `said “word ${index}”`);
        Object.defineProperty(one, 'says', {
          enumerable: true,
          get: () => {
            made = Math.max(made, index);
            return `said “word ${index}”`;
          },
        });
        return one;
      });
      const small = story();
      const record = buildRecord({
        ...small,
        entries: [...small.byId.values()].filter(({ status }) => status !== 'draft').concat(many),
      });
      let longest = 0;
      let pieces = 0;
      for (const chunk of exportChunks(format, selectEntries(record))) {
        pieces += 1;
        longest = Math.max(longest, chunk.length);
        if (pieces === 1) expect(made).toBeLessThan(2_000);
      }
      expect(pieces).toBeGreaterThan(20);
      expect(longest).toBeLessThan(262_144);
      expect(made).toBe(19_999);
    },
  );
});
