import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type MessageEdit, NO_MENTIONS } from '../../src/bot/reply.js';
import { createChecker } from '../../src/check/checker.js';
import { createLanguages } from '../../src/language/language.js';
import { docxText } from '../../src/process/documents/docx-text.js';
import { createAttachmentFetcher } from '../../src/process/fetch-attachment.js';
import { createStoryDesk } from '../../src/process/story-desk.js';
import { archiveInMemory } from '../../src/record/archive.js';
import { createSearch } from '../../src/search/engine.js';
import { violations } from '../../src/view/discord/violations.js';
import { botOver } from '../support/bot.js';
import { statement, story } from '../support/entries.js';
import { docx, run } from '../support/zip.js';

const ROAD = 'the road through the valley must be open by the first of May';
const filed = statement('road', 'ararat-mirzoyan', '2023-09-22', `said: “${ROAD}”`);
const record = { ...story([filed]), proofs: new Map([['road', 'proven' as const]]) };
const EXACT = `Mirzoyan said: “${ROAD}.”`;
const ALTERED = EXACT.replace('valley', 'forest');

/** Where files are kept, in place of Discord: what each path answers. */
async function keptAt(answer: (path: string, response: ServerResponse) => void): Promise<string> {
  const server = createServer(({ url = '' }, response) => answer(url, response)).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A bot that takes files from these origins, asked for the file of a message. */
function botFrom(origins: readonly string[], locale = 'en-US') {
  async function* noTexts(): AsyncGenerator<never> {
    // No archive at hand.
  }
  const checker = createChecker(record, createSearch(record), noTexts);
  const desk = createStoryDesk((bytes) => docxText(Buffer.from(bytes)));
  const fetchAttachment = createAttachmentFetcher(origins);
  const language = createLanguages()(locale);
  const bot = botOver(
    record,
    {
      checkFile: async (file, signal) =>
        desk.check(
          { name: file.name, bytes: await fetchAttachment(file, signal) },
          { record, archive: archiveInMemory(record), checker, language, today: '2023-12-01' },
          signal,
        ),
    },
    locale,
  );
  return async (filename: string, url: string, more: object = {}) => {
    const first = await bot.menu('Check quote', {
      content: '',
      attachments: [{ id: '1', filename, url, size: 100, ...more }],
    });
    const edit = await first.later?.();
    return { first, edit, text: textOf(edit) };
  };
}

function textOf(edit: MessageEdit | undefined): string {
  if (edit === undefined) return '';
  const data = { flags: 32768, components: edit.components, ...NO_MENTIONS };
  const names = edit.files.map(({ name }) => name);
  expect(violations({ type: 4, data } as Parameters<typeof violations>[0], names)).toEqual([]);
  return JSON.stringify(edit.components);
}

const serve = (files: Readonly<Record<string, string | Uint8Array>>) =>
  keptAt((path, response) => {
    const content = files[path.split('?')[0] ?? ''];
    if (content === undefined) response.writeHead(404).end();
    else response.end(content);
  });

describe('Check quote on a message with a file', () => {
  it.each([
    ['draft.txt', `News\n\n${EXACT}\n\n${ALTERED}`, 'Line 3', 'Line 5'],
    ['draft.md', `# News\n\n> **${EXACT}**\n\n${ALTERED}`, 'Line 3', 'Line 5'],
    ['draft.docx', docx([run('News'), run(EXACT), run(ALTERED)]), 'Paragraph 2', 'Paragraph 3'],
  ])('says at once that %s is being checked, and then reports down the story', async (name, content, first, second) => {
    const origin = await serve({ [`/${name}`]: content });
    const answer = await botFrom([origin])(name, `${origin}/${name}?ex=1&is=2`);
    expect(answer.first.ephemeral).toBe(true);
    expect(answer.first.text).toContain(`Checking ${name} …`);
    expect(answer.text).toMatch(new RegExp(`Checked · ${name} · 2 quotes: 1 exact, 1 altered`));
    expect(answer.text.indexOf(first)).toBeLessThan(answer.text.indexOf('✅'));
    expect(answer.text.indexOf('✅')).toBeLessThan(answer.text.indexOf(second));
    expect(answer.text.indexOf(second)).toBeLessThan(answer.text.indexOf('✏️'));
  });

  it('attaches the whole report as a page, however long the story is', async () => {
    const origin = await serve({ '/long.txt': `${ALTERED}\n\n`.repeat(60) });
    const { edit, text } = await botFrom([origin])('long.txt', `${origin}/long.txt`);
    expect(text).toContain('60 quotes: 60 altered');
    expect(edit?.files.map(({ name }) => name)).toEqual(['story-report.html']);
    const page = new TextDecoder().decode(edit?.files[0]?.bytes);
    expect(page.match(/<li class="fault">/g)).toHaveLength(60);
  });

  it.each(['de', 'es-ES', 'fr', 'ru', 'tr', 'uk'])('answers in words of %s', async (locale) => {
    const origin = await serve({ '/draft.txt': EXACT });
    const { first, text } = await botFrom([origin], locale)('draft.txt', `${origin}/draft.txt`);
    expect(first.text + text).not.toMatch(/Checking|Line 1|whole report/);
    expect(text).toContain('✅');
  });

  it('checks the file that a forwarded message brings', async () => {
    const origin = await serve({ '/draft.txt': EXACT });
    const bot = botOver(record, { checkFile: async () => Promise.reject(new Error('it was asked for')) });
    const attachments = [{ id: '1', filename: 'draft.txt', url: `${origin}/draft.txt`, size: 10 }];
    const { later } = await bot.menu('Check quote', { content: '', message_snapshots: [{ message: { attachments } }] });
    await expect(later?.()).rejects.toThrow('it was asked for');
  });

  it('checks the text of a message whose files are no stories', async () => {
    const bot = botOver(record, { checkFile: async () => Promise.reject(new Error('it was asked for')) });
    const attachments = [{ id: '1', filename: 'photo.png', url: 'https://cdn.discordapp.com/a', size: 10 }];
    expect((await bot.menu('Check quote', { content: EXACT, attachments })).text).toContain('✅');
    expect((await bot.menu('Check quote', { content: '', attachments })).text).toContain('.docx');
  });

  it('leaves alone what is not shaped like a file', async () => {
    const bot = botOver(record, { checkFile: async () => Promise.reject(new Error('it was asked for')) });
    for (const attachments of [null, 'x', [null], [{}], [{ filename: 7, url: [], size: 'x' }]])
      expect((await bot.menu('Check quote', { content: EXACT, attachments })).text).toContain('✅');
  });
});

describe('a file that is not read', () => {
  it('is one from anywhere but where Discord keeps files', async () => {
    let asked = 0;
    const elsewhere = await keptAt((_path, response) => {
      asked += 1;
      response.end(EXACT);
    });
    const redirecting = await keptAt((_path, response) => response.writeHead(302, { location: elsewhere }).end());
    const check = botFrom([redirecting]);
    for (const url of [`${elsewhere}/a.txt`, `${redirecting}/a.txt`, 'file:///etc/passwd', 'not an address'])
      expect((await check('draft.txt', url)).text).toContain('could not be fetched');
    expect(asked).toBe(0);
  });

  it.each([
    ['is gone', (response: ServerResponse) => response.writeHead(404).end('gone'), 'could not be fetched'],
    [
      'breaks off',
      (response: ServerResponse) => response.writeHead(200, { 'content-length': 9 }).end('a'),
      'could not be fetched',
    ],
    ['is larger than it said', (response: ServerResponse) => response.end('a '.repeat(700_000)), 'too large'],
    ['is no text', (response: ServerResponse) => response.end(Buffer.from([0x93, 0x94])), 'no UTF-8 text'],
    ['holds nothing to check', (response: ServerResponse) => response.end('News.'), 'nothing to check'],
  ])('because it %s, and the asker is told so', async (_what, answer, told) => {
    const origin = await keptAt((_path, response) => void answer(response));
    const { first, text } = await botFrom([origin])('draft.txt', `${origin}/draft.txt`);
    expect(first.ephemeral).toBe(true);
    expect(text).toContain(told);
  });

  it('is one that says itself that it is too large: nothing is fetched', async () => {
    let asked = 0;
    const origin = await keptAt((_path, response) => {
      asked += 1;
      response.end(EXACT);
    });
    const { text } = await botFrom([origin])('draft.txt', `${origin}/draft.txt`, { size: 2_000_000 });
    expect(text).toContain('too large');
    expect(asked).toBe(0);
  });
});

describe('what a file holds', () => {
  it('pings nobody and is no markdown, in its name and in its text', async () => {
    const words = '@everyone **bold** [x](https://evil.example) <@1> ||spoiler|| \u202eevil';
    const origin = await serve({ '/a.txt': `She said: “${words}”.` });
    const { first, text } = await botFrom([origin])(`${words}.txt`, `${origin}/a.txt`);
    const markdown =
      first.text +
      JSON.parse(`{"text":${text}}`)
        .text.map((one: object) => contentOf(one))
        .join('');
    expect(markdown).toContain('everyone');
    expect(markdown).not.toMatch(/(?<!\\)@everyone|(?<!\\)\*\*bold|(?<!\\)<@1|\u202e/);
  });
});

/** All text of a component, as sent. */
function contentOf(component: { readonly content?: string; readonly components?: readonly object[] }): string {
  return (component.content ?? '') + (component.components ?? []).map((one) => contentOf(one)).join('\n');
}
