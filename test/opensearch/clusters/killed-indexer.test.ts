import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchCluster } from '../../../src/opensearch/cluster.js';
import { hashSearchCode } from '../../../src/process/open-cluster.js';
import { EXAMPLE } from '../../support/example-story.js';
import { ownCluster } from '../../support/own-cluster.js';

const VERBATIM = fileURLToPath(new URL('../../../tools/verbatim.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../../dist/src/', import.meta.url));
/** Times, as shares of a whole run, at which it is killed. */
const SHARES = [0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97];

describe('an indexer that is killed', () => {
  let nodes: Awaited<ReturnType<typeof ownCluster>>;
  let folder: string;
  let children: ChildProcess[] = [];

  beforeAll(async () => {
    nodes = await ownCluster(1);
    folder = await mkdtemp(join(tmpdir(), 'verbatim-killed-'));
    await cp(EXAMPLE.knowledgeDir, join(folder, 'knowledge'), { recursive: true });
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await nodes.close();
    await rm(folder, { recursive: true, force: true });
  });

  const index = (): ChildProcess => {
    const child = spawn(process.execPath, [VERBATIM, 'index'], {
      env: {
        PATH: process.env.PATH,
        SEARCH_NODES: nodes.urls.join(','),
        KNOWLEDGE_DIR: join(folder, 'knowledge'),
        ARCHIVE_DIR: EXAMPLE.archiveDir,
        CACHE_DIR: join(folder, 'cache'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children = [...children, child];
    return child;
  };

  async function whole(): Promise<string> {
    const child = index();
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += part));
    const [code] = await once(child, 'close');
    expect(text).toMatch(/revision/);
    expect(code).toBe(0);
    return text;
  }

  /** Gives the first place another name: a new version, of which many documents are others. */
  async function change(times: number): Promise<void> {
    const path = join(folder, 'knowledge', 'places.yaml');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/name: ([\p{L} ]+?)(?: No\. \d+)?$/mu, `name: $1 No. ${times}`));
  }

  it('leaves readers with what was committed, and the next run brings the rest', async () => {
    const began = performance.now();
    await whole();
    const took = performance.now() - began;
    const reader = new SearchCluster({ addresses: nodes.urls, prefix: 'verbatim' }, await hashSearchCode(BUILT));
    await reader.look();
    let committed = reader.health.state;
    expect(committed?.revision).toBe(1);
    for (const [times, share] of SHARES.entries()) {
      await change(times + 1);
      const child = index();
      const closed = once(child, 'close');
      await wait(took * share);
      child.kill('SIGKILL');
      const [code] = await closed;
      await reader.look();
      // Either it had committed by then, whole, or readers see nothing of it.
      if (code === 0 || reader.health.state?.revision !== committed?.revision) committed = reader.health.state;
      expect(reader.health.state).toEqual(committed);
      await expectWhole(reader);
    }
    expect(await whole()).toMatch(/revision/);
    await reader.look();
    await expectWhole(reader);
    await reader.close();
  });

  /** The revision that answers has just as many documents as it was committed with, each entry once. */
  async function expectWhole(reader: SearchCluster): Promise<void> {
    const { state } = reader.health;
    if (state === undefined) throw new Error('nothing is committed');
    for (const kind of ['statements', 'figures', 'sources'] as const) {
      const { body } = await reader.client.search({
        index: `${state.build}-${kind}`,
        body: {
          size: 10_000,
          query: {
            bool: {
              must_not: [{ range: { since: { gt: state.revision } } }, { range: { gone: { lte: state.revision } } }],
            },
          },
          _source: ['id'],
        },
      });
      const ids = body.hits.hits.map(({ _source }) => (_source as { readonly id: string }).id);
      expect([ids.length, new Set(ids).size]).toEqual([state.counts[kind], state.counts[kind]]);
    }
  }
});
