import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sarifSchema } from '../support/sarif-schema.js';
import { docx, run } from '../support/zip.js';
import { verbatim } from './support.js';

const example = new URL('../../examples/dolna-bridge/', import.meta.url).pathname;
const env = { KNOWLEDGE_DIR: `${example}knowledge`, ARCHIVE_DIR: `${example}archive` };

const EXACT = 'Ana Rusu called it a “sudden and well-planned act”.';
const ALTERED = 'Ana Rusu called it a “sudden and badly planned act”.';

/** A file of a folder of its own. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-story-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const check = (...words: string[]) => verbatim(['check-story', ...words], { env });

describe('verbatim check-story', () => {
  it('passes a story that says what is on file, and says what the desk must know', async () => {
    const { code, out, err } = await check(await file('draft.md', `# News\n\n${EXACT}\n`));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('! line 3, column 22: Exact – but denied');
    expect(out).toContain('! Denied by Tomas Velik, 7 May 2024');
    expect(out).toMatch(/SHA-256 of version and file: [0-9a-f]{64}\n$/);
  });

  it('stops a story with an altered quotation, at its line', async () => {
    const { code, out } = await check(await file('draft.txt', `News\n\n${EXACT}\n\n${ALTERED}\n`));
    expect(code).toBe(1);
    expect(out).toContain('✗ line 5, column 22: Altered');
    expect(out).toContain('[-well-]');
  });

  it('reads a Word document', async () => {
    const path = await file('draft.docx', docx([run('News'), run(ALTERED)]));
    const { code, out } = await check(path);
    expect(code).toBe(1);
    expect(out).toContain('✗ paragraph 2: Altered');
  });

  it('stops at what it is told to, and only reports where that is nothing', async () => {
    const path = await file('draft.md', `${ALTERED} “It was never said by anyone.”`);
    expect((await check(path, '--fail-on', 'none')).code).toBe(0);
    expect((await check(path, '--fail-on', 'superseded')).code).toBe(0);
    expect((await check(path, '--fail-on', 'superseded, not-on-file')).code).toBe(1);
  });

  it('writes every format', async () => {
    const path = await file('draft.md', ALTERED);
    const [json, sarif, junit, html] = await Promise.all(
      ['json', 'sarif', 'junit', 'html'].map(async (format) => {
        const { code, out, err } = await check(path, '--format', format);
        expect({ code, err }).toEqual({ code: 1, err: '' });
        return out;
      }),
    );
    expect(JSON.parse(json ?? '')).toMatchObject({ result: 'found', items: [{ verdict: 'altered' }] });
    expect(sarifSchema()(JSON.parse(sarif ?? ''))).toEqual([]);
    expect(XMLValidator.validate(junit ?? '')).toBe(true);
    expect(html).toMatch(/^<!doctype html>/);
  });

  it('reads standard input under a name, and writes to a file', async () => {
    const out = await file('report.json', 'old');
    const words = ['check-story', '-', '--name', 'desk/draft.txt', '--format', 'json', '--out', out];
    const ended = await verbatim(words, { env, input: EXACT });
    expect(ended).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ file: 'desk/draft.txt', result: 'clean' });
  });

  it('shows in a terminal no character that a terminal obeys', async () => {
    const { out } = await check(
      await file('draft.txt', 'He said: “\u001b]0;title\u0007 \u202eevil words here\u202c”.'),
    );
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it.each([
    ['no file', [], '<file> is missing'],
    ['a format that there is not', ['a.md', '--format', 'pdf'], 'There is no format "pdf"'],
    ['a verdict that there is not', ['a.md', '--fail-on', 'wrong'], 'some of exact, matches'],
    ['an option that there is not', ['a.md', '--strict'], 'There is no option "--strict"'],
  ])('explains %s and exits with 2', async (_what, words, explained) => {
    const { code, out, err } = await check(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(explained);
  });

  it.each([
    ['a file that is not there', 'no-such.md', undefined, 'no-such.md cannot be read (ENOENT)'],
    ['a kind that is not read', 'draft.pdf', 'x', 'A story is read from .txt'],
    ['a file without an ending', 'draft', 'x', 'A story is read from .txt'],
    ['a text that is no UTF-8', 'draft.txt', Uint8Array.of(0x93, 0x61, 0x94), 'save it as UTF-8'],
    ['a text with null characters', 'draft.txt', 'a\0b', 'null characters'],
    ['a text that is too large', 'draft.md', 'a '.repeat(600_000), 'check it in parts'],
    ['a document that is none', 'draft.docx', 'PK\u0003\u0004 nothing', 'no Word document'],
  ])('says of %s that it was not checked, and exits with 2', async (_what, name, content, explained) => {
    const path = content === undefined ? name : await file(name, content);
    const { code, out, err } = await check(path);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(explained);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('passes nothing where the record cannot be used', async () => {
    const broken = await file('people.yaml', 'people:\n  - {id: "');
    const ended = await verbatim(['check-story', await file('draft.md', EXACT)], {
      env: { ...env, KNOWLEDGE_DIR: join(broken, '..') },
    });
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('people.yaml');
  });

  it('passes nothing that it has not looked at wholly', async () => {
    const { code, out } = await check(await file('draft.txt', `“${'word '.repeat(1_500)}”`), '--fail-on', 'none');
    expect(code).toBe(2);
    expect(out).toContain('Not checked, or not wholly, from line 1, column 1');
  });
});
