import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { commandInteraction } from '../../src/bot/local-interaction.js';
import { createLog } from '../../src/log.js';
import { SearchCluster } from '../../src/opensearch/cluster.js';
import { createApp } from '../../src/process/app.js';
import { hashSearchCode } from '../../src/process/open-cluster.js';
import { BASE, folder, TEXT } from '../knowledge/support.js';
import { ownSettings } from '../support/cluster.js';

const VERBATIM = fileURLToPath(new URL('../../tools/verbatim.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/src/', import.meta.url));

async function newsroom() {
  const here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
  onTestFinished(here.remove);
  const search = ownSettings();
  const env = {
    PATH: process.env.PATH,
    SEARCH_NODES: search.addresses.join(','),
    SEARCH_INDEX: search.prefix,
    KNOWLEDGE_DIR: here.knowledgeDir,
    ARCHIVE_DIR: here.archiveDir,
    CACHE_DIR: `${here.knowledgeDir}-cache`,
  };
  const index = (...args: readonly string[]) => {
    const child: ChildProcess = spawn(process.execPath, [VERBATIM, 'index', ...args], { env });
    onTestFinished(() => void child.kill('SIGKILL'));
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += part));
    return { child, text: () => text, ended: once(child, 'close').then(([code]) => code) };
  };
  return { here, search, index };
}

/** What a bot that follows the cluster answers. */
async function botOver(search: ReturnType<typeof ownSettings>) {
  const cluster = new SearchCluster(search, await hashSearchCode(BUILT));
  onTestFinished(() => cluster.close());
  await cluster.look();
  const app = await createApp({
    knowledgeDir: '/nowhere',
    archiveDir: '/nowhere',
    recordFrom: 'cluster',
    log: createLog('silent', false),
    cluster,
  });
  cluster.follow(() => void app.followCluster());
  return async (text: string): Promise<string> => {
    const options = [{ name: 'who-or-what', type: ApplicationCommandOptionType.String, value: text } as const];
    const { callback, outcome } = await app.cachedRespond(commandInteraction({ name: 'claims', options }));
    return `${outcome} ${JSON.stringify(callback)}`;
  };
}

it('lets bots answer from each change as it is saved, and keeps the last good record where one has problems', async () => {
  const { here, search, index } = await newsroom();
  const watching = index('--watch');
  await expect.poll(watching.text).toMatch(/revision 1: .*all was read/);
  const claims = await botOver(search);
  expect(await claims('Rusu')).toMatch(/^answered .*sudden and well-planned act/);

  const corrected = BASE.replace('called it a', 'told reporters that it was a');
  await here.put('knowledge/a.yaml', corrected);
  await expect.poll(() => claims('Rusu')).toMatch(/told reporters that it was a/);
  expect(watching.text()).toMatch(/revision 2: .*; \d written, \d taken away \([\d.]+ s\)/);

  await here.put('knowledge/a.yaml', corrected.replace('sudden', 'sodden'));
  await expect.poll(watching.text).toMatch(/a\.yaml:\d+:\d+ rusu-act: .*sodden/);
  expect(watching.text()).toMatch(/Readers stay with what they have/);
  expect(await claims('Rusu')).toMatch(/told reporters that it was a/);

  await here.put('knowledge/a.yaml', corrected.replace('- id: rusu-act\n', '- id: rusu-act\n    status: withdrawn\n'));
  await expect.poll(() => claims('Rusu')).not.toMatch(/told reporters/);
  expect(watching.child.exitCode).toBeNull();
});

it('keeps other indexers out until it is stopped, and then leaves at once', async () => {
  const { index } = await newsroom();
  const watching = index('--watch');
  await expect.poll(watching.text).toMatch(/revision 1/);
  const other = index();
  expect(await other.ended).toBe(1);
  expect(other.text()).toMatch(/Not indexed: another process is indexing: .* process \d+/);
  watching.child.kill('SIGTERM');
  expect(await watching.ended).toBe(0);
  const next = index();
  expect(await next.ended).toBe(0);
  expect(next.text()).toMatch(/nothing had changed/);
});
