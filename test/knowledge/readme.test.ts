import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exampleOf, referencePage } from '../../src/knowledge/edit/reference-page.js';
import { schemaKeys } from '../../src/knowledge/entries/schema-keys.js';
import { formatProblem } from '../../src/knowledge/problems.js';
import { proveRecord } from '../../src/knowledge/prove.js';
import { KIND_OF, LISTS } from '../../src/knowledge/read/collector.js';
import { folder } from './support.js';

const page = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8').replaceAll('\r\n', '\n');
const README = page('knowledge/README.md');

/** The fenced blocks of the README in one language, without the indentation of the list that they are in. */
const blocks = (language: string): string[] =>
  [...README.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'))].map(
    ([, indent = '', text = '']) => text.replace(new RegExp(`^${indent}`, 'gm'), ''),
  );

describe('the examples in the README of the record', () => {
  it('are one record that loads without a problem or a warning, with its words proven', async () => {
    const [text = ''] = blocks('text');
    const files = blocks('yaml').map((block, index): [string, string] => [`knowledge/${index}.yaml`, block]);
    const lines = blocks('jsonl').map((block, index): [string, string] => [`knowledge/${index}.jsonl`, block]);
    const made = await folder({
      ...Object.fromEntries([...files, ...lines]),
      'archive/daily-2024-05-06.txt': text,
    });
    onTestFinished(made.remove);
    await proveRecord({ ...made, today: '2024-06-01' });
    const result = await made.load();
    expect((result.ok ? result.warnings : result.problems).map(formatProblem)).toEqual([]);
    if (!result.ok) return;
    expect([result.record.proofs.get('rusu-sudden-act'), result.record.proofs.get('rusu-hurt')]).toEqual([
      'proven',
      'proven',
    ]);
    const kinds = new Set([...result.record.byId.values()].map(({ entry }) => entry));
    expect(LISTS.map((list) => KIND_OF[list]).filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('the reference of keys', () => {
  it('is what the schema says: npx verbatim schema --reference', () => {
    expect(page('docs/record-reference.md')).toBe(referencePage());
  });

  it.each(LISTS)('describes every key of %s in words of its own, with an example', (list) => {
    const keys = schemaKeys(list);
    const plain = /^(?:|Words\.|The id of another entry\.|The id of another entry, or plain words\.)$/;
    expect(keys.filter(({ description }) => plain.test(description)).map(({ key }) => key)).toEqual([]);
    const top = keys.filter(({ key }) => !key.includes('.'));
    expect(top.filter(({ key }) => exampleOf(list, key) === undefined).map(({ key }) => key)).toEqual([]);
  });
});
