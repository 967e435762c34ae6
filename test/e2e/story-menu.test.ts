import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIMessageApplicationCommandInteraction } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { createInteractionHandler } from '../../src/bot/delivery/handle-interaction.js';
import { createLog } from '../../src/log.js';
import { createApp } from '../../src/process/app.js';
import { startGateway } from '../../src/transport/gateway/gateway.js';
import { startFakeDiscord } from '../support/fake-discord/index.js';
import { ARCHIVE_DIR, KNOWLEDGE_DIR } from '../support/first-story.js';
import { patience } from '../support/patience.js';

const log = createLog('silent', false);

it('a story in a message is checked in Discord: a private note at once, then the report with its page', async () => {
  const files = createServer((_request, response) =>
    response.end('News\n\nMirzoyan called it an “unprovoked and carefully planned attack”.\n'),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => void files.close());
  await new Promise((resolve) => files.once('listening', resolve));
  const origin = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.stop());
  const app = await createApp({
    knowledgeDir: KNOWLEDGE_DIR,
    archiveDir: ARCHIVE_DIR,
    log,
    attachmentOrigins: [origin],
  });
  const answer = createInteractionHandler({ respond: app.cachedRespond, log, deadlineMs: patience(2_000) });
  const gateway = await startGateway({ token: discord.token, apiUrl: discord.apiUrl, answer, log });
  onTestFinished(() => gateway.close({ graceMs: 1_000 }));

  const chosen = discord.build.menu('Check quote', '') as APIMessageApplicationCommandInteraction;
  const [message] = Object.values(chosen.data.resolved.messages);
  const attachments = [{ id: '1', filename: 'draft.txt', size: 70, url: `${origin}/draft.txt`, proxy_url: origin }];
  Object.assign(message ?? {}, { attachments });
  const first = await discord.answer(discord.send(chosen));
  expect(first.refused).toEqual([]);
  expect(JSON.stringify(first.callback)).toContain('Checking draft.txt');

  const edited = () => discord.requests.find(({ method, path }) => method === 'PATCH' && path.endsWith('@original'));
  await discord.until(() => edited()?.status === 200, 'the report');
  const report = edited();
  expect(JSON.stringify(report?.body)).toMatch(/Line 3.*Altered/);
  expect(report?.files.map(({ name }) => name)).toEqual(['story-report.html']);
});
