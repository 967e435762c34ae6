import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fieldsOf, RELATIONS } from '../../bench/draft/fields.mjs';
import { composeDraft, readDraft } from '../../src/draft/read-draft.js';
import { loadRecord } from '../../src/knowledge/load.js';
import { passageSpan, toComparable } from '../../src/knowledge/proof/comparable-text.js';
import { quotedRuns } from '../../src/record/quotes.js';
import { buildRecord } from '../../src/record/record.js';

const ENGINE = { buildRecord, composeDraft, loadRecord, passageSpan, quotedRuns, readDraft, toComparable };
const folder = (name: string): string => fileURLToPath(new URL(`../../examples/dolna-bridge/${name}`, import.meta.url));

// bench/RESULTS.md has what was measured.
const RECORDED = 0.95;

it('drafts of the example are as near to what is filed as was recorded, and ask for every relation on file', async () => {
  const pairs = (await fieldsOf(ENGINE, folder('knowledge'), folder('archive'))).flatMap((one) => one.pairs);
  const changes = pairs.flatMap((pair) => pair.changes);
  expect(pairs.length).toBeGreaterThanOrEqual(28);
  expect(changes.length / pairs.length).toBeLessThanOrEqual(RECORDED);
  const relations = changes.filter(({ field }) => RELATIONS.includes(field));
  expect(relations.filter(({ isAsked }) => isAsked)).toHaveLength(relations.length);
});
