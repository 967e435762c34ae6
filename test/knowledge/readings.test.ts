import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/knowledge/problems.js';
import { proveRecord } from '../../src/knowledge/prove.js';
import fc from '../support/properties.js';
import { BASE, type Folder, folder, TEXT } from './support.js';

const READ = '    read: {on: 2024-05-20, extent: opening}\n';
const WITH_READ = BASE.replace(
  '    passage: Minister Ana Rusu … others left\n',
  `    passage: Minister Ana Rusu … others left\n${READ}`,
)
  .concat(READ)
  .concat('metrics:\n  - {id: wounded, name: Wounded}\n');

let here: Folder;
const prove = (reread: readonly string[] = []) =>
  proveRecord({ ...here, today: '2024-06-01', reread: new Set(reread) });
const put = (yaml: string) => here.put('knowledge/a.yaml', yaml);
const states = async () => {
  const result = await here.load();
  return result.ok ? ['rusu-act', 'rusu-hurt'].map((id) => result.record.proofs.get(id)) : result.problems;
};
const messages = async () => (await here.problems()).join('\n');
beforeEach(async () => {
  here = await folder({ 'knowledge/a.yaml': WITH_READ });
});
afterEach(() => here.remove());

describe('words that were read beside the page', () => {
  it('count as read, not as proven, once `prove` has stored them', async () => {
    const before = await here.load();
    expect(await states()).toEqual(['unproven', 'unproven']);
    expect(before.ok && before.warnings.map(formatProblem).join()).toMatch(/proven or read are not stored yet/);
    expect(await prove()).toMatchObject({ ok: true, share: { quotations: { all: 1, proven: 0, read: 1 } } });
    expect(await states()).toEqual(['read', 'read']);
    expect(await here.load()).toMatchObject({ ok: true, warnings: [] });
  });

  it('are proven where the text is at hand, and stay read when it is gone', async () => {
    await prove();
    await here.put('archive/daily-2024-05-06.txt', TEXT);
    expect(await states()).toEqual(['proven', 'proven']);
    await rm(here.archiveDir, { recursive: true });
    expect(await states()).toEqual(['read', 'read']);
  });

  it.each([
    [
      'a letter',
      'sudden and',
      'sodden and',
      /rusu-act: the words changed since they were read; they were “sudden and well-planned act”.*read again.*or take `read` away/,
    ],
    ['a number', 'more than 200', 'more than 300', /rusu-hurt: the words changed since they were read/],
    ['a comparator', 'more than 200', '200', /rusu-hurt: the words changed/],
    [
      'who is counted',
      'population: people',
      'population: soldiers',
      /rusu-hurt: the words for who or what is counted changed/,
    ],
    ['the speaker', 'speaker: ana-rusu', 'speaker: ion-popa', /rusu-act: the speaker of the words changed/],
    ['the source', 'source: daily-2024-05-06', 'source: post', /rusu-act: the source of the words changed/],
  ])('are void when %s is changed', async (_what, before, after, message) => {
    const more = WITH_READ.replace('people:\n', 'people:\n  - {id: ion-popa, name: Ion Popa}\n').replace(
      'sources:\n',
      'sources:\n  - {id: post, publisher: Post, published: 2024-05-06}\n',
    );
    await put(more);
    await prove();
    await put(more.replace(before, after));
    expect(await messages()).toMatch(message);
    expect((await prove()).ok).toBe(false);
  });

  it('may be read again: on another day, or on the same by saying so', async () => {
    await prove();
    const changed = WITH_READ.replace('sudden and', 'sodden and');
    await put(changed);
    expect((await prove(['rusu-act'])).ok).toBe(true);
    expect(await states()).toEqual(['read', 'read']);
    await put(changed.replace('sodden and', 'sullen and').replace('on: 2024-05-20', 'on: 2024-05-21'));
    expect((await prove()).ok).toBe(true);
    expect(await states()).toEqual(['read', 'read']);
  });

  it('of an entry that has none cannot be read again', async () => {
    const { ok, problems } = await prove(['rusu-acts']);
    expect([ok, problems.map(formatProblem).join()]).toEqual([
      false,
      expect.stringMatching(/no entry with `read` has the id "rusu-acts"; did you mean rusu-act/),
    ]);
  });

  it('are forgotten when `read` is taken away', async () => {
    await prove();
    await put(BASE);
    expect(await states()).toEqual(['unproven', 'unproven']);
    await prove();
    await expect(readFile(join(here.knowledgeDir, 'a.yaml.proofs.json'), 'utf8')).rejects.toThrow();
  });

  it('need a day, an extent, and quoted words', async () => {
    await put(WITH_READ.replace('on: 2024-05-20', 'on: 2024-05'));
    expect(await messages()).toMatch(/rusu-act: `on` is no day; write the day/);
    await put(WITH_READ.replace(', extent: opening', ''));
    expect(await messages()).toMatch(/extent/);
    await put(WITH_READ.replace('called it a “sudden and well-planned act”', 'spoke of an act'));
    expect(await messages()).toMatch(
      /rusu-act: there are no quoted words that could have been compared; take `read` away/,
    );
  });

  it('cannot have been read tomorrow', async () => {
    await put(WITH_READ.replace('on: 2024-05-20', 'on: 2025-05-20'));
    expect(await messages()).toMatch(/rusu-act: it was read on 20 May 2025, which is still to come/);
  });

  it('never survive a change of a letter, whichever it is', async () => {
    const words = 'sudden and well-planned act';
    await prove();
    await fc.assert(
      fc.asyncProperty(fc.nat(words.length - 1), fc.constantFrom(...'abcxyzäжə '), async (at, letter) => {
        fc.pre(words[at] !== letter && !/\s/.test(`${words[at]}${letter}`));
        await writeFile(
          join(here.knowledgeDir, 'a.yaml'),
          WITH_READ.replace(words, `${words.slice(0, at)}${letter}${words.slice(at + 1)}`),
        );
        expect(await messages()).toMatch(/the words changed since they were read/);
      }),
      { numRuns: 50 },
    );
  });
});
