import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDocxReader } from '../../../src/process/documents/read-docx.js';
import { docx, run, zip } from '../../support/zip.js';

const worker = new URL('../../../dist/src/process/documents/docx-worker.js', import.meta.url);
const read = createDocxReader({ worker });
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_000_000);
const unreadable = { why: 'not-document' };
const tooLarge = { why: 'too-large' };

describe('a Word document', () => {
  it('is its paragraphs, with an empty line between', async () => {
    expect(await read(docx([run('“One,” she said.'), '', run('Two & three')]))).toBe(
      '“One,” she said.\n\n\n\nTwo & three',
    );
  });

  it('keeps line breaks, tabs and words that are cut into runs', async () => {
    const text = await read(
      docx([`${run('“un')}${run('precedented”')}<w:r><w:br/></w:r>${run('a')}<w:r><w:tab/></w:r>${run('b')}`]),
    );
    expect(text).toBe('“unprecedented”\na\tb');
  });

  it('leaves out what is deleted, and has what is inserted', async () => {
    const changed = `${run('It is ')}<w:del w:id="1"><w:r><w:delText>not </w:delText></w:r></w:del><w:ins w:id="2">${run('very ')}</w:ins>${run('old.')}`;
    expect(await read(docx([changed]))).toBe('It is very old.');
  });

  it('has tables cell by cell, and footnotes at its end', async () => {
    const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const cells = ['a', 'b'].map((one) => `<w:tc><w:p>${run(one)}</w:p></w:tc>`).join('');
    const table = `</w:p><w:tbl><w:tr>${cells}</w:tr></w:tbl><w:p>`;
    expect(await read(docx([`${run('Said')}${reference}`, table], [run('“There.”')]))).toMatch(
      /^Said\s+a\n\nb\s+“There\.”$/,
    );
  });
});

describe('a file that only calls itself a Word document', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', randomBytes(10_000)],
    ['text', Buffer.from('“It is old,” she said.')],
    ['half a document', docx([run('a'.repeat(5_000))]).subarray(0, 900)],
    ['an archive of something else', zip([{ name: 'a.txt', bytes: Buffer.from('a') }])],
    ['XML that is none', zip([{ name: 'word/document.xml', bytes: Buffer.from('<w:document><w:body') }])],
    ['names that lead out', zip([{ name: '../../etc/passwd', bytes: Buffer.from('a') }])],
  ])('is refused when it is %s', async (_what, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject(unreadable);
  });

  it('is refused when it unpacks to more than any document', async () => {
    const bomb = docx([run('a')], [], [{ name: 'word/media/a.bin', bytes: zeros(60) }]);
    expect(bomb.length).toBeLessThan(200_000);
    await expect(read(bomb)).rejects.toMatchObject(tooLarge);
  });

  it('is refused when it unpacks to more than it says', async () => {
    const bomb = docx([run('a')], [], [{ name: 'word/media/a.bin', bytes: zeros(60), claimedSize: 10 }]);
    await expect(read(bomb)).rejects.toMatchObject(unreadable);
  });

  it('is refused when its entries share their bytes, so that each counts', async () => {
    const first = { name: 'a0', bytes: zeros(5) };
    const others = Array.from({ length: 50 }, (_, index) => ({ name: `a${index + 1}`, bytes: first.bytes, sameAs: 0 }));
    await expect(read(zip([first, ...others]))).rejects.toMatchObject(tooLarge);
  });

  it('is refused when it has more entries than any document', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({ name: `a${index}`, bytes: Buffer.from('a') }));
    await expect(read(zip(many))).rejects.toMatchObject(tooLarge);
  });

  it('comes to an end with elements in elements without end, and entities of entities', async () => {
    const nested = docx([`${'<w:ins>'.repeat(60_000)}${run('a')}${'</w:ins>'.repeat(60_000)}`]);
    await expect(read(nested)).rejects.toMatchObject({ name: 'UnreadableStoryError' });
    const laughs =
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>';
    await expect(read(zip([{ name: 'word/document.xml', bytes: Buffer.from(laughs) }]))).rejects.toMatchObject(
      unreadable,
    );
  });

  it('is given up when it takes too long', async () => {
    const impatient = createDocxReader({ worker, maxMs: 1 });
    await expect(impatient(docx([run('a')]))).rejects.toMatchObject(tooLarge);
  });

  it('is given up when nobody waits for it any more', async () => {
    await expect(read(docx([run('a')]), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
