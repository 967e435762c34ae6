import { Client } from '@opensearch-project/opensearch';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandInteraction } from '../../src/bot/local-interaction.js';
import { clusterFindings } from '../../src/cli/doctor/cluster.js';
import { recordFindings } from '../../src/cli/doctor/record.js';
import { type IndexWish, indexInCluster } from '../../src/cli/index/index-in-cluster.js';
import type { Output } from '../../src/cli/output.js';
import { type Config, readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { readState } from '../../src/opensearch/state.js';
import { stateIndex } from '../../src/opensearch/state-index.js';
import { type App, createApp } from '../../src/process/app.js';
import { healthFrom, recordHealth } from '../../src/process/monitor/health.js';
import { openCluster } from '../../src/process/open-cluster.js';
import { BASE, type Folder, folder, TEXT } from '../knowledge/support.js';
import { ownSettings } from '../support/cluster.js';
import { freePort } from '../support/free-port.js';

const ALIAS = BASE.replace('name: Ana Rusu', 'name: Ana Rusu\n    aliases: [Iron Ana]');
const QUIET: Output = {
  write: () => {},
  error: () => {},
  writeStyled: () => {},
  writeData: async () => {},
  colours: false,
};

interface Newsroom {
  readonly here: Folder;
  readonly config: Config;
  index(wish?: IndexWish): Promise<boolean>;
}

async function newsroom(): Promise<Newsroom> {
  const here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
  onTestFinished(here.remove);
  const { addresses, prefix } = ownSettings();
  const settings = { SEARCH_NODES: addresses.join(','), SEARCH_INDEX: prefix };
  const { knowledgeDir, archiveDir } = here;
  const files = readConfig({
    ...settings,
    KNOWLEDGE_DIR: knowledgeDir,
    ARCHIVE_DIR: archiveDir,
    CACHE_DIR: `${knowledgeDir}-cache`,
  });
  return {
    here,
    // On the machine of the bot there is no folder.
    config: readConfig({ ...settings, KNOWLEDGE_DIR: '/nowhere/knowledge', ARCHIVE_DIR: '/nowhere/archive' }),
    index: (wish = {}) => indexInCluster(files, QUIET, wish),
  };
}

async function appOver({ search, ...config }: Config): Promise<App> {
  const cluster = await openCluster(search);
  if (cluster === undefined) throw new Error('no cluster is set');
  onTestFinished(() => cluster.close());
  const { desk: _, ...folders } = config;
  const app = await createApp({ ...folders, log: createLog('silent', false), cluster });
  cluster.follow(() => void app.followCluster());
  return app;
}

async function claims(app: App, text: string): Promise<string> {
  const options = [{ name: 'who-or-what', type: ApplicationCommandOptionType.String, value: text } as const];
  const { callback, outcome } = await app.cachedRespond(commandInteraction({ name: 'claims', options }));
  return `${outcome} ${JSON.stringify(callback)}`;
}

const readiness = (app: App): string =>
  healthFrom({
    kind: 'http',
    state: 'ready',
    silentForMs: undefined,
    answeredAgoMs: 0,
    loopDelayMs: 0,
    record: recordHealth(app),
  }).status;

describe('a bot that holds names and counts only', () => {
  it('needs no folder of the record, and follows each revision that is committed', async () => {
    const { here, config, index } = await newsroom();
    expect(config.recordFrom).toBe('cluster');
    await index();
    const app = await appOver(config);
    expect(await claims(app, 'Rusu')).toMatch(/^answered .*sudden and well-planned act/);
    expect(app.record().statements).toEqual([]);
    expect(recordHealth(app)).toMatchObject({ problems: [], entries: expect.any(Number) });
    expect(readiness(app)).toBe('ready');
    const findings = [...(await recordFindings(config)), ...(await clusterFindings(config))];
    expect(findings.map(({ result, message }) => `${result}: ${message}`).join()).toMatch(
      /^passed: it is read from the cluster.*passed: 1 statements/s,
    );
    expect(await claims(app, 'Iron Ana')).not.toMatch(/^answered/);

    await here.put('knowledge/a.yaml', ALIAS);
    await index();
    await expect.poll(() => claims(app, 'Iron Ana')).toMatch(/^answered .*sudden and well-planned act/);
    await here.put('knowledge/a.yaml', ALIAS.replace('- id: rusu-act\n', '- id: rusu-act\n    status: withdrawn\n'));
    expect(await index()).toBe(true);
    await expect.poll(() => claims(app, 'Rusu')).not.toMatch(/well-planned act/);
    expect(JSON.stringify(await app.corrections())).toContain('Withdrawn: rusu-act');
  });

  it.each([[{}], [{ anew: true }]])('goes back with the cluster to what was committed before (%j)', async (wish) => {
    const { here, config, index } = await newsroom();
    await index();
    expect(await index({ rollback: true })).toBe(false);
    const app = await appOver(config);
    await here.put('knowledge/a.yaml', ALIAS);
    await index(wish);
    await expect.poll(() => claims(app, 'Iron Ana')).toMatch(/^answered/);

    expect(await index({ rollback: true })).toBe(true);
    await expect.poll(() => claims(app, 'Iron Ana')).not.toMatch(/^answered/);
    expect(await claims(app, 'Rusu')).toMatch(/^answered .*sudden and well-planned act/);
    expect(await index({ rollback: true })).toBe(false);

    await here.put('knowledge/a.yaml', ALIAS.replace('Iron Ana', 'Steel Ana'));
    expect(await index()).toBe(true);
    await expect.poll(() => claims(app, 'Steel Ana')).toMatch(/^answered/);
    expect(await claims(app, 'Iron Ana')).not.toMatch(/^answered/);
    expect(await index({ anew: true })).toBe(true);
    await expect.poll(() => claims(app, 'Steel Ana')).toMatch(/^answered/);
  });

  it('says that nothing can be looked up as long as there is nothing, and is not ready until then', async () => {
    const { config, index } = await newsroom();
    const app = await appOver(config);
    expect(await claims(app, 'Rusu')).toMatch(/^unavailable .*cannot be reached just now/);
    expect(app.problems().join()).toMatch(/no index yet: run npx verbatim index/);
    expect(readiness(app)).toBe('not ready');
    expect(await app.corrections()).toBeUndefined();
    await index();
    await expect.poll(() => claims(app, 'Rusu')).toMatch(/^answered/);
    expect(readiness(app)).toBe('ready');
  });

  it('starts where no node can be reached, and says so', async () => {
    const { config } = await newsroom();
    const nowhere = { prefix: 'nothing', addresses: [`http://127.0.0.1:${await freePort()}`] };
    const app = await appOver({ ...config, search: nowhere });
    expect(await claims(app, 'Rusu')).toMatch(/^unavailable/);
    expect(app.problems().join()).toMatch(/no node can be reached/);
    expect(readiness(app)).toBe('not ready');
  });

  it('answers from the names before where the new ones are not whole, and says what is wrong', async () => {
    const { here, config, index } = await newsroom();
    await index();
    const app = await appOver(config);
    const { addresses, prefix } = config.search ?? ownSettings();
    const client = new Client({ nodes: [...addresses] });
    onTestFinished(() => client.close());
    const seen = await readState(client, prefix);
    if (seen === undefined) throw new Error('nothing is indexed');
    const { digest } = seen.state.head;
    const content = { ...seen.state, head: { digest: digest.slice(1), chunks: 1 } };
    await client.index({
      index: stateIndex(prefix),
      id: `head-${digest.slice(1)}-0`,
      body: { content: { data: 'AAAA' } },
    });
    await client.index({ index: stateIndex(prefix), id: 'current', body: { content } });
    await expect.poll(() => app.problems().join()).toMatch(/not whole: run npx verbatim index --anew/);
    expect(await claims(app, 'Rusu')).toMatch(/^answered/);
    expect(readiness(app)).toBe('degraded');

    await here.put('knowledge/a.yaml', ALIAS);
    await index();
    await expect.poll(() => app.problems()).toEqual([]);
    expect(await claims(app, 'Iron Ana')).toMatch(/^answered/);
  });
});
