import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verbatim } from './support.js';

const BRIDGE = fileURLToPath(new URL('../../examples/dolna-bridge', import.meta.url));
/** One turn goes on over subtitles; the quotation begins in one and ends in the next. */
const TALK = `WEBVTT

00:00:03.000 --> 00:00:06.000
<v Ana Rusu>Good evening. We have read

00:01:20.000 --> 00:01:24.000
<v Ana Rusu>the reports. Every page of them

00:01:30.000 --> 00:01:33.000
<v Ana Rusu>will be on this table.

00:02:05.000 --> 00:02:09.000
<v Tomas Velik>We counted 14 pages.
`;
const SOURCE = (url: string) => `sources:
  - id: talk
    publisher: Halmund TV
    url: ${url}
    published: 2024-05-10
    language: en
    archived: true
    kind: transcript
    words_of: [ana-rusu, tomas-velik]
`;
const ENTRIES = `statements:
  - id: rusu-table
    speaker: ana-rusu
    says: said “Every page of them will be on this table.”
    source: talk
    said: 2024-05-10
  - id: velik-pages
    speaker: tomas-velik
    says: said how many pages were counted
    passage: We counted 14 pages
    source: talk
    said: 2024-05-10
metrics:
  - id: pages
    name: pages
figures:
  - id: velik-14
    statement: velik-pages
    metric: pages
    value: "14"
    population: pages
`;

async function withTalk(url: string) {
  const root = await mkdtemp(join(tmpdir(), 'verbatim-talk-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(BRIDGE, root, { recursive: true });
  const archive = join(root, 'archive');
  const env = (archiveDir: string) => ({
    KNOWLEDGE_DIR: join(root, 'knowledge'),
    ARCHIVE_DIR: archiveDir,
    CACHE_DIR: join(root, '.cache'),
  });
  const run = (...words: string[]) => verbatim(words, { env: env(archive) });
  await writeFile(join(root, 'knowledge', 'talk.yaml'), SOURCE(url));
  await writeFile(join(root, 'talk.vtt'), TALK);
  expect(await run('archive', 'add', 'talk', join(root, 'talk.vtt'))).toMatchObject({ code: 0 });
  return { root, run, elsewhere: (...words: string[]) => verbatim(words, { env: env(join(root, 'none')) }) };
}

describe('a recording with a transcript', () => {
  it('is linked to at the second of the words, also where its text is not at hand', async () => {
    const { root, run, elsewhere } = await withTalk('https://tv.example/talk.mp4');
    await writeFile(join(root, 'knowledge', 'said.yaml'), ENTRIES);
    expect(await run('prove')).toMatchObject({ code: 0 });
    for (const ask of [run, elsewhere]) {
      // Of both speakers alike, of quoted words, reported ones and numbers.
      expect((await ask('ask', '/claims', 'rusu-table')).out).toContain('https://tv.example/talk.mp4#t=80');
      expect((await ask('ask', '/claims', 'velik-pages')).out).toContain('https://tv.example/talk.mp4#t=125');
      expect((await ask('ask', '/source', 'velik-14')).out).toContain('https://tv.example/talk.mp4#t=125');
      const { out } = await ask('export', '--format', 'csv');
      expect(out).toContain('https://tv.example/talk.mp4#t=80');
    }
  });

  it('keeps other parts of the address, and the form of a time that it gives', async () => {
    for (const [url, expected] of [
      ['https://tv.example/watch?v=talk&t=0s', 'https://tv.example/watch?v=talk&t=80'],
      ['https://tv.example/talk#track=en', 'https://tv.example/talk#track=en&t=80'],
    ] as const) {
      const { root, run } = await withTalk(url);
      await writeFile(join(root, 'knowledge', 'said.yaml'), ENTRIES);
      await run('prove');
      expect((await run('ask', '/claims', 'rusu-table')).out).toContain(expected);
    }
  });

  it('is drafted without the times between its words, and what is drafted is proven as it is', async () => {
    const { root, run } = await withTalk('https://tv.example/talk.mp4');
    const file = join(root, 'knowledge', 'said.yaml');
    const { out } = await run('draft', 'talk', '--yaml');
    expect(out).toContain(
      'says: said “Good evening. We have read the reports. Every page of them will be on this table.”',
    );
    expect(out).toContain('passage: "Ana Rusu: Good … on this table."');
    await writeFile(file, out.replaceAll('status: draft', 'status: live'));
    expect(await run('prove')).toMatchObject({ code: 0 });
  });
});
