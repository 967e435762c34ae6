import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandInteraction } from '../../src/bot/local-interaction.js';
import { clusterFindings } from '../../src/cli/doctor/cluster.js';
import { indexInCluster } from '../../src/cli/index/index-in-cluster.js';
import type { Output } from '../../src/cli/output.js';
import { type Config, readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { type App, createApp } from '../../src/process/app.js';
import { createMetrics } from '../../src/process/monitor/metrics.js';
import { openCluster } from '../../src/process/open-cluster.js';
import { BASE, type Folder, folder, TEXT } from '../knowledge/support.js';
import { ownSettings } from '../support/cluster.js';

/** Threads cannot run TypeScript: this is the same code as built. */
const OPENING_WORKER = new URL('../../dist/src/process/reload/opening-worker.js', import.meta.url);
const CHANGED = BASE.replace('name: Ana Rusu', 'name: Ana Rusu\n    aliases: [Iron Ana]');

interface Indexed {
  readonly here: Folder;
  readonly config: Config;
  /** What the last index run printed. */
  readonly index: () => Promise<{ readonly done: boolean; readonly text: string }>;
}

async function indexed(recordFrom: 'files' | 'cluster' = 'files'): Promise<Indexed> {
  const here = await folder({ 'knowledge/a.yaml': BASE, 'archive/daily-2024-05-06.txt': TEXT });
  onTestFinished(here.remove);
  const { addresses, prefix } = ownSettings();
  const config = readConfig({
    SEARCH_NODES: addresses.join(','),
    SEARCH_INDEX: prefix,
    RECORD_FROM: recordFrom,
    KNOWLEDGE_DIR: here.knowledgeDir,
    ARCHIVE_DIR: here.archiveDir,
    CACHE_DIR: `${here.knowledgeDir}-cache`,
  });
  return {
    here,
    config,
    async index() {
      let text = '';
      const write = (part: string): void => {
        text += part;
      };
      const output: Output = { write, error: write, writeStyled: write, writeData: async () => {}, colours: false };
      return { done: await indexInCluster(config, output), text };
    },
  };
}

const claims = async (app: App, text: string): Promise<string> => {
  const options = [{ name: 'who-or-what', type: ApplicationCommandOptionType.String, value: text } as const];
  const { callback, outcome } = await app.cachedRespond(commandInteraction({ name: 'claims', options }));
  return `${outcome} ${JSON.stringify(callback)}`;
};

describe('a bot over a cluster that reads the files of the record', () => {
  it('answers from the version before until a change is indexed, and from the new one soon after', async () => {
    const { here, config, index } = await indexed();
    expect(await index()).toMatchObject({
      done: true,
      text: expect.stringMatching(/revision 1: .* 1 statements, 1 figures/),
    });
    const cluster = await openCluster(config.search);
    if (cluster === undefined) throw new Error('no cluster is set');
    onTestFinished(() => cluster.close());
    const { search: _, desk: __, ...folders } = config;
    const app = await createApp({
      ...folders,
      log: createLog('silent', false),
      openingWorker: OPENING_WORKER,
      cluster,
    });
    cluster.follow(() => void app.followCluster());
    expect(await claims(app, 'Rusu')).toMatch(/^answered .*sudden and well-planned act/);

    await here.put('knowledge/a.yaml', CHANGED);
    expect((await app.reload()).outcome).toBe('waiting');
    expect(app.problems().join()).toMatch(/OpenSearch holds version \w+ of the record.*run npx verbatim index/);
    expect(await claims(app, 'Rusu')).toMatch(/^answered/);
    expect(await claims(app, 'Iron Ana')).not.toMatch(/^answered/);

    expect((await index()).text).toMatch(/revision 2/);
    await expect.poll(() => claims(app, 'Iron Ana')).toMatch(/^answered .*sudden and well-planned act/);
    expect(app.problems()).toEqual([]);
    expect((await index()).text).toMatch(/nothing had changed/);
  });

  it('indexes nothing of a record with problems, and without a cluster says so', async () => {
    const { here, index, config } = await indexed();
    await here.put('knowledge/a.yaml', BASE.replace('speaker: ana-rusu', 'speaker: nobody-here'));
    const { done, text } = await index();
    expect([done, text]).toEqual([
      false,
      expect.stringMatching(/nobody-here.*Nothing was indexed: the record has problems/su),
    ]);
    const { search: _, ...without } = config;
    let said = '';
    const output = { write: () => {}, error: (part: string) => (said += part) } as unknown as Output;
    expect(await indexInCluster(without, output)).toBe(false);
    expect(said).toMatch(/SEARCH_NODES names no cluster/);
  });

  it('is looked after by the doctor and by metrics', async () => {
    const { config, index, here } = await indexed();
    const results = async (): Promise<string> =>
      (await clusterFindings(config)).map(({ result, message }) => `${result}: ${message}`).join('\n');
    expect(await results()).toMatch(/^failed: .*no index yet: run npx verbatim index/m);
    await index();
    expect(await results()).toMatch(/^passed: 1 statements, 1 figures and 1 sources/m);
    await here.put('knowledge/a.yaml', CHANGED);
    expect(await results()).toMatch(/^failed: .*run npx verbatim index/m);
    const { search: _, ...without } = config;
    expect(await clusterFindings(without)).toEqual([]);

    const cluster = await openCluster(config.search);
    onTestFinished(async () => cluster?.close());
    const metrics = createMetrics({
      pictures: () => 0,
      checks: () => undefined,
      isReady: () => true,
      droppedLogLines: () => 0,
      record: () => undefined,
      kept: () => undefined,
      cluster: () => cluster?.health,
    });
    expect(await metrics.text()).toMatch(/^verbatim_cluster_up 1$/m);
    expect(await metrics.text()).toMatch(
      /^verbatim_cluster_indexed_timestamp_seconds 1\.\d+e\+09$|^verbatim_cluster_indexed_timestamp_seconds \d{10}/m,
    );
  });
});
