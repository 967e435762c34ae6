import { appendFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { APIChatInputApplicationCommandInteraction } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeskNewsroom, deskNewsroom } from '../support/desk-newsroom.js';

const ARTICLE = `The bridge fell on Monday. “We will *rebuild* it by spring,” Ana Rusu said.

A spokeswoman of the ministry said the ministry “had warned the town twice”.
`;
const SUBTITLES = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ana Rusu>Nobody called us before it fell.\n';

/** Where Discord keeps files, with what is to be there. */
async function fileHost(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const host = createServer((request, response) => {
    const body = files[(request.url ?? '').slice(1)];
    if (body === undefined) response.writeHead(404);
    response.end(body);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void host.close());
  await new Promise((resolve) => host.once('listening', resolve));
  return `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
}

/** `/propose file:`, with a file as Discord describes it. */
async function upload({ discord, editor, settled }: DeskNewsroom, url: string, size = 300) {
  const asked = discord.build.command('/propose', { file: '1' }, editor) as APIChatInputApplicationCommandInteraction;
  const attachment = { id: '1', filename: url.split('/').at(-1) ?? '', size, url, proxy_url: url };
  Object.assign(asked.data, { resolved: { attachments: { 1: attachment } } });
  const answer = await discord.answer(discord.send(asked));
  expect(answer.refused).toEqual([]);
  return settled(answer);
}

/** Two statements more than are on file, one of each side. */
const withMoreInTheArchive: Parameters<typeof deskNewsroom>[1] = async ({ folders: { archiveDir } }) => {
  await appendFile(
    join(archiveDir, 'teskbote-2024-05-07.txt'),
    `
Am Dienstag meldeten sich beide Seiten noch einmal. „Niemand hat die Schlüssel verteilt“, sagte Tomas Velik. „Niemand hat die Warnungen weggeschlossen“, sagte Ana Rusu.
`,
  );
  return {};
};

describe('a text that an editor hands in', () => {
  it('is gone through statement by statement, in its own words, and each is proposed by one button', async () => {
    const files = {
      'story.txt': ARTICLE,
      'talk.vtt': SUBTITLES,
      'utf16.txt': Buffer.from('\ufeffNobody spoke.', 'utf16le'),
    };
    const zip = { 'zip.txt': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), 'empty.txt': '' };
    const origin = await fileHost({ ...files, ...zip });
    const room = await deskNewsroom('gateway', withMoreInTheArchive, [origin]);
    const { discord, editor, idOf, textOf, settled, store } = room;
    const first = await upload(room, `${origin}/story.txt`);
    expect(first.flags).toBe((1 << 15) | (1 << 6));
    expect(textOf(first)).toContain('From story.txt: 1 of 2');
    expect(textOf(first)).toContain('**Ana Rusu** · sure');
    expect(textOf(first)).toContain(String.raw`“We will \*rebuild\* it by spring,” Ana Rusu said.`);
    const second = await discord.press(first, idOf(first, 'Next'), editor);
    expect(textOf(second)).toContain('spokeswoman of the ministry');
    const form = await discord
      .press(second, idOf(second, 'Previous'), editor)
      .then((back) => discord.press(back, idOf(back, 'Propose'), editor));
    expect(JSON.stringify(form.callback)).toContain('We will *rebuild* it by spring');
    // Ana Rusu is on file and need not be chosen; which source it is, nobody has said.
    expect(JSON.stringify(form.callback)).not.toContain('"custom_id":"speaker"');
    const panel = await settled(await discord.fill(form, { source: 'daily-2024-05-06' }, editor));
    // Its passage is not in the text of the source that was chosen: the check says so before anything is sent.
    expect(textOf(panel)).toContain('This cannot go on file yet');

    expect(textOf(await upload(room, `${origin}/talk.vtt`))).toContain('Nobody called us before it fell.');
    expect(textOf(await upload(room, `${origin}/utf16.txt`))).toContain('Nothing was found in it');
    expect(textOf(await upload(room, `${origin}/empty.txt`))).toContain('Nothing was found in it');
    expect(textOf(await upload(room, `${origin}/zip.txt`))).toContain('This file is no UTF-8 text');
    expect(textOf(await upload(room, `${origin}/a.pdf`))).toContain('and from nothing else');
    expect(textOf(await upload(room, `${origin}/story.txt`, 25_000_000))).toContain('too large');
    expect(textOf(await upload(room, 'http://127.0.0.1:9/story.txt'))).toContain('could not be fetched');

    const filed = await settled(await discord.command('/propose', { from: 'teskbote-2024-05-07' }, editor));
    // What both sides say in either language is on file already: it is not drafted again.
    expect(textOf(filed)).toContain('From teskbote-2024-05-07: 1 of 2');
    expect(textOf(filed)).toContain('Niemand hat die Schlüssel verteilt');
    // What it may be is asked: the record’s own entries, by their ids.
    expect(textOf(filed)).toContain('Possibly denies `rusu-keys`, `rusu-sudden-act`?');
    const proposing = await discord.press(filed, idOf(filed, 'Propose'), editor);
    expect(JSON.stringify(proposing.callback)).not.toContain('"custom_id":"source"');
    const stranger = { ...editor, user: '90000000000000009' };
    expect(JSON.stringify((await discord.press(filed, idOf(filed, 'Next'), stranger)).callback)).toContain(
      'not kept any more',
    );
    const kept = await store.ask((queries) => queries.selectFrom('drafted').select('candidates').execute());
    // The text itself is kept nowhere.
    expect(kept.every(({ candidates }) => !candidates.includes('The bridge fell on Monday'))).toBe(true);
  });
});
