import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../../bench/search/adapter.mjs';
import { archive } from '../../../bench/search/archive.mjs';
import { SearchCluster } from '../../../src/opensearch/cluster.js';
import { buildIndex } from '../../../src/search/embedded/embedded-index.js';
import { createSearch } from '../../../src/search/engine.js';
import { SearchUnavailableError } from '../../../src/search/search-unavailable.js';
import { CODE, indexInto } from '../../support/cluster.js';
import { makeDisk } from '../../support/networks.js';
import { ownCluster } from '../../support/own-cluster.js';
import { eventually } from '../../support/patience.js';

const MEGABYTES = 48;
const ROOM = 1_500_000;
const disk = makeDisk(MEGABYTES);

describe.skipIf(disk === undefined)('a node whose disk is full', () => {
  const folder = disk?.folder ?? '';
  const { records } = archive(300);
  const record = { ...recordOf(records), version: 'aaaaaaaa' };
  const larger = { ...recordOf(archive(320).records), version: 'bbbbbbbb' };
  const filler = join(folder, 'filler');
  let nodes: Awaited<ReturnType<typeof ownCluster>>;
  let reader: SearchCluster;

  beforeAll(async () => {
    nodes = await ownCluster(1, {
      folder,
      settings: {
        'cluster.routing.allocation.disk.threshold_enabled': 'true',
        'cluster.info.update.interval': '10s',
      },
    });
    await indexInto({ addresses: nodes.urls, prefix: 'verbatim' }, record);
    reader = new SearchCluster({ addresses: nodes.urls, prefix: 'verbatim' }, CODE);
    await reader.look();
  });
  afterAll(async () => {
    await reader?.close();
    await nodes?.stop();
    disk?.remove();
  });

  /** Leaves less than the twentieth below which OpenSearch takes no writes. */
  function fill(): void {
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - ROOM));
  }

  const faults = async (): Promise<string> => (await reader.inspect()).map(({ message }) => message).join('\n');

  it('goes on answering or says that it cannot, takes no revision, is named, and takes it once there is room', async () => {
    const search = createSearch(record, reader.indexOver(record, buildIndex(record)));
    const question = (records[0] as { readonly text: string }).text.split(' ').slice(0, 4).join(' ');
    const answer = async (): Promise<string> => {
      try {
        return (await search.statements(question)).band;
      } catch (error) {
        if (error instanceof SearchUnavailableError) return 'unavailable';
        throw error;
      }
    };
    expect(await answer()).toBe('answered');
    fill();
    await eventually(
      async () => /the disk of node node-1 is 9\d % full/.test(await faults()),
      'a disk that is nearly full',
    );
    await eventually(
      async () => /the disk of a node is full, so the index takes no writes/.test(await faults()),
      'a block',
    );
    expect(['answered', 'unavailable']).toContain(await answer());
    await expect(indexInto({ addresses: nodes.urls, prefix: 'verbatim' }, larger)).rejects.toThrow();
    expect(['answered', 'unavailable']).toContain(await answer());
    await reader.look();
    expect(reader.holds('bbbbbbbb')).toBe(false);
    rmSync(filler);
    await eventually(async () => !/no writes/.test(await faults()), 'room');
    await indexInto({ addresses: nodes.urls, prefix: 'verbatim' }, larger);
    await reader.look();
    expect(reader.holds('bbbbbbbb')).toBe(true);
  });
});
