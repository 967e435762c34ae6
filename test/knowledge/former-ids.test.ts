import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEntryCodes } from '../../src/bot/buttons/entry-codes.js';
import { selectEntries } from '../../src/export/selection.js';
import { formatProblem } from '../../src/knowledge/problems.js';
import { proveRecord } from '../../src/knowledge/prove.js';
import { compareVersions } from '../../src/knowledge/versions/compare.js';
import { contentsOf } from '../../src/knowledge/versions/contents.js';
import { codeFor } from '../../src/record/entry-code.js';
import type { VerbatimRecord } from '../../src/record/record.js';
import { createSearch } from '../../src/search/engine.js';
import { BASE, type Folder, folder, TEXT } from './support.js';

const RENAMED = BASE.replaceAll('rusu-act', 'rusu-words').replace(
  '- id: rusu-words\n',
  '- id: rusu-words\n    formerly: [rusu-act, rusu-said-so]\n',
);

let here: Folder;
const recordOf = async (text: string): Promise<VerbatimRecord> => {
  await here.put('knowledge/a.yaml', text);
  const result = await here.load();
  return result.ok ? result.record : expect.unreachable(result.problems.map(formatProblem).join('\n'));
};
beforeEach(async () => {
  here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
});
afterEach(() => here.remove());

describe('an entry that was renamed', () => {
  it('is found, exported and meant by old buttons under its former ids', async () => {
    const record = await recordOf(RENAMED);
    const found = await createSearch(record).statements('rusu-act');
    expect(found).toMatchObject({ band: 'answered', hits: [{ item: { id: 'rusu-words' } }] });
    const codes = createEntryCodes(record);
    expect(await codes.entry(codeFor('rusu-act'))).toBe('rusu-words');
    expect(selectEntries(record, ['rusu-said-so']).has('rusu-words')).toBe(true);
  });

  it('keeps its proof without the text of its source', async () => {
    await proveRecord({ ...here, today: '2024-06-01' });
    await rm(here.archiveDir, { recursive: true });
    const record = await recordOf(RENAMED);
    expect(record.proofs.get('rusu-words')).toBe('proven');
    expect(record.provenOn.get('rusu-words')).toBe('2024-06-01');
    const result = await here.load();
    const known = result.ok ? result.warnings.filter(({ wrong }) => !wrong.startsWith('no metric')) : [];
    expect(result.ok && known.map(formatProblem)).toEqual([]);
  });

  it('is a change of its id between two versions, not an entry gone and another added', async () => {
    const before = contentsOf((await recordOf(BASE)).byId.values());
    const after = contentsOf((await recordOf(RENAMED)).byId.values());
    const changes = compareVersions(before, after).filter(({ entry }) => entry === 'statement');
    expect(changes.map(({ id, change }) => `${id}: ${change}`)).toEqual(['rusu-words: corrected']);
    expect(changes[0]?.values).toContainEqual({ key: 'id', was: 'rusu-act', now: 'rusu-words' });
  });

  it.each([
    [
      'another entry that names it by the former id',
      RENAMED.replace('statement: rusu-words', 'statement: rusu-act'),
      '"rusu-act" is the former id of rusu-words',
      'write rusu-words',
    ],
    [
      'a former id that an entry has now',
      RENAMED.replace('rusu-said-so', 'rusu-hurt'),
      'the id rusu-hurt is in use',
      'name it at one entry only',
    ],
    [
      'a former id of two entries',
      RENAMED.replace('- id: rusu-hurt\n', '- id: rusu-hurt\n    formerly: [rusu-act]\n'),
      'the former id rusu-act is that of rusu-words too',
      'name it at one entry only',
    ],
  ])('is refused with what to do: %s', async (_what, text, wrong, right) => {
    await here.put('knowledge/a.yaml', text);
    const problems = (await here.problems()).join('\n');
    expect(problems).toContain(wrong);
    expect(problems).toContain(right);
  });
});
