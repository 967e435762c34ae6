// npm run bench:index: memory and time of `npx verbatim index` over one real OpenSearch node, with a given limit of heap. Wants Java and Maven.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '../tools/opensearch/cluster.mjs';
import { missingJava } from '../tools/opensearch/jars.mjs';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run bench:index -- [options]
  --statements N  of the invented archive (100000)
  --heap N        limit of the indexer's heap in MiB (as Node has it)
  --help`;
const PORTS = [19_500, 19_501];
const NODE_HEAP = 768;
const LOOK_MS = 50;

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '100000' }, heap: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const missing = missingJava();
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
await setup();
const { writeArchive } = await import('./search/write-archive.mjs');
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-index-'));
const cluster = await startCluster({ folder: join(folder, 'node'), ports: PORTS, heap: NODE_HEAP });

/** Runs the indexer to its end. */
function index() {
  return new Promise((resolve) => {
    const began = performance.now();
    const limit = values.heap === undefined ? [] : [`--max-old-space-size=${values.heap}`];
    const child = spawn(process.execPath, ['--trace-gc', ...limit, join(root, 'tools', 'verbatim.mjs'), 'index'], {
      cwd: root,
      env: {
        ...process.env,
        KNOWLEDGE_DIR: join(folder, 'knowledge'),
        ARCHIVE_DIR: join(folder, 'archive'),
        CACHE_DIR: join(folder, 'cache'),
        SEARCH_NODES: cluster.urls.join(','),
        SEARCH_INDEX: 'bench',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (data) => {
      printed += data;
    });
    let resident = 0;
    const watch = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        resident = Math.max(resident, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
      } catch {
        // It has ended.
      }
    }, LOOK_MS);
    child.on('close', (code) => {
      clearInterval(watch);
      const left = [...printed.matchAll(/Mark-Compact.*? -> ([\d.]+) \(/g)].map(([, size]) => Number(size));
      const said = printed.split('\n').filter((line) => /revision \d/.test(line));
      resolve({ code, seconds: (performance.now() - began) / 1_000, resident, heap: Math.max(0, ...left), said });
    });
  });
}

try {
  const size = Number(values.statements);
  await writeArchive(join(folder, 'knowledge'), size);
  console.log(
    `${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}, load before ${loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(
    `| ${size.toLocaleString('en')} statements | time | left after a full collection, at most | resident, at most |`,
  );
  console.log('| --- | --- | --- | --- |');
  const row = (what, { code, seconds, resident, heap, said }) => {
    const time = code === 0 ? `${seconds.toFixed(1)} s` : `ended with ${code} after ${seconds.toFixed(1)} s`;
    console.log(`| ${what} | ${time} | ${heap.toFixed(0)} MiB | ${resident.toFixed(0)} MiB |`);
    for (const line of said) console.error(line);
  };
  row('all written', await index());
  const statement = { entry: 'statement', id: 'one-more', speaker: 'entry-0', says: 'closes the harbour' };
  appendFileSync(
    join(folder, 'knowledge', 'statements.jsonl'),
    `${JSON.stringify({ ...statement, source: 'source-plain', said: '2024-02-03' })}\n`,
  );
  row('one statement more', await index());
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
