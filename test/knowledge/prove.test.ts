import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordFiles } from '../../src/knowledge/edit/open-record-files.js';
import { jsonSchemaIsStale, writeJsonSchema } from '../../src/knowledge/entries/json-schema-file.js';
import { addToArchive } from '../../src/knowledge/proof/add-to-archive.js';
import { findRuns, locatePassage } from '../../src/knowledge/proof/locate.js';
import { proveRecord } from '../../src/knowledge/prove.js';
import { BASE, type Folder, folder, TEXT } from './support.js';

let here: Folder;
const prove = (today = '2024-06-01') => proveRecord({ ...here, today });
const stored = () => readFile(join(here.knowledgeDir, 'a.yaml.proofs.json'), 'utf8');
const lose = () => rm(here.archiveDir, { recursive: true });
beforeEach(async () => {
  here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
});
afterEach(() => here.remove());

describe('a proof', () => {
  it('is stored once and keeps its day', async () => {
    expect(await prove()).toMatchObject({ ok: true, share: { quotations: { proven: 1 }, figures: { proven: 1 } } });
    const first = await stored();
    await prove('2025-01-01');
    expect(await stored()).toBe(first);
  });
  it('holds where the archive is not', async () => {
    await prove();
    await lose();
    const result = await here.load();
    expect(result.ok && result.record.proofs.get('rusu-act')).toBe('proven');
  });
  it('stops the load when a letter changed and the archive is not here, with a word diff', async () => {
    await prove();
    await lose();
    await here.put('knowledge/a.yaml', BASE.replace('well-planned act', 'well-planned acts'));
    expect((await here.problems()).join('\n')).toMatch(
      /rusu-act: the words changed since they were proven.*\[-acts-\] \{\+act\+\}/,
    );
  });
  it('stops the load when an entry has none', async () => {
    await prove();
    await lose();
    await here.put(
      'knowledge/a.yaml',
      BASE.replace('id: rusu-act', 'id: rusu-deed').replace('statement: rusu-act', 'statement: rusu-deed'),
    );
    expect((await here.problems()).join('\n')).toMatch(/rusu-deed: was added since the last proof/);
  });
  it('is missing for a source that is not archived, and its words are unproven', async () => {
    await lose();
    const result = await here.load();
    expect(result.ok && result.record.proofs.get('rusu-act')).toBe('unproven');
  });
  it('is asked for when a source is marked as archived', async () => {
    await lose();
    await here.put('knowledge/a.yaml', BASE.replace('publisher: Daily', 'publisher: Daily\n    archived: true'));
    expect((await here.problems()).join('\n')).toMatch(/marked as archived.*npx verbatim prove/);
  });
  it('is not needed for a paraphrase', async () => {
    await here.put('knowledge/a.yaml', BASE.replace('called it a “sudden and well-planned act”', 'spoke'));
    const result = await here.load();
    expect(result.ok && result.record.proofs.get('rusu-act')).toBe('nothing-to-prove');
  });
  it.each(['{', '{"version":3}', '[]'])('file that is malformed (%s) is a problem', async (content) => {
    await here.put('knowledge/a.yaml.proofs.json', content);
    expect((await here.problems()).join('\n')).toMatch(/restore it from git/);
  });
  it('is not written when words are wrong', async () => {
    await here.put('knowledge/a.yaml', BASE.replace('sudden', 'slow'));
    expect((await prove()).ok).toBe(false);
    await expect(stored()).rejects.toThrow();
  });
});

describe('the archive', () => {
  it('takes a text in, changes line ends only and never replaces unasked', async () => {
    await here.put('in.txt', 'One “a”\r\ntwo\rthree');
    await here.put('knowledge/more.yaml', 'sources:\n  - {id: new-source, publisher: Paper, published: 2024-05-07}\n');
    const { parsed: record } = await openRecordFiles(here.knowledgeDir);
    const file = join(here.knowledgeDir, '..', 'in.txt');
    const add = (replace = false) =>
      addToArchive({ archiveDir: here.archiveDir, sourceId: 'new-source', file, replace, record });
    expect(await add()).toMatchObject({ ok: true, outcome: 'added' });
    expect(await readFile(join(here.archiveDir, 'new-source.txt'), 'utf8')).toBe('One “a”\ntwo\nthree');
    expect(await add()).toMatchObject({ outcome: 'already there' });
    await here.put('in.txt', 'other');
    expect(await add()).toMatchObject({ ok: false });
    expect(await add(true)).toMatchObject({ ok: true, outcome: 'replaced' });
    await here.put('in.txt', Uint8Array.from([0xff]));
    expect(await add(true)).toMatchObject({ ok: false });
    expect(await addToArchive({ archiveDir: here.archiveDir, sourceId: '../x', file, record })).toMatchObject({
      ok: false,
    });
  });
  it('takes a text only for a source on file, and says which was meant', async () => {
    await here.put('in.txt', 'words');
    const { parsed: record } = await openRecordFiles(here.knowledgeDir);
    const file = join(here.knowledgeDir, '..', 'in.txt');
    const add = (sourceId: string) => addToArchive({ archiveDir: here.archiveDir, sourceId, file, record });
    expect(await add('daily-2024-05-07')).toMatchObject({
      ok: false,
      wrong: 'no source has the id "daily-2024-05-07"',
      right: 'did you mean daily-2024-05-06?',
    });
    expect(await add('ana-rusu')).toMatchObject({ ok: false, wrong: 'no source has the id "ana-rusu"' });
    expect(await add('daily-2024-05-06')).toMatchObject({ ok: false, wrong: expect.stringMatching(/different text/) });
  });
  it('finds passages and runs in the units of the text', () => {
    const passage = { first: 'told reporters', last: 'others left' };
    const span = locatePassage(TEXT, passage);
    expect(TEXT.slice(span?.start, span?.end)).toMatch(/^told reporters[\s\S]*others left$/);
    const run = findRuns(TEXT, passage, ['and said more than'])?.[0];
    expect(TEXT.slice(run?.start, run?.end)).toBe('and said\n more than');
  });
});

describe('the JSON Schema', () => {
  it('is stale until written', async () => {
    expect(await jsonSchemaIsStale(here.knowledgeDir)).toBe(true);
    await writeJsonSchema(here.knowledgeDir);
    expect(await jsonSchemaIsStale(here.knowledgeDir)).toBe(false);
  });
});
