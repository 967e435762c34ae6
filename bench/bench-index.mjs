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
  --nodes N       nodes, all on this machine (1)
  --node-heap N   MiB of heap a node (768)
  --once          does not index again with one statement more
  --ask           then asks the archive: how long a bot takes to be ready, its memory, how long answers take, and what is on disk
  --help`;
const FIRST_PORT = 19_500;
/** People and towns of all archives from this size on are the same, and so are the questions. */
const ASKED_OF = 20_000;
const BOT_HEAP = 512;
const LOOK_MS = 50;

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '100000' },
    heap: { type: 'string' },
    nodes: { type: 'string', default: '1' },
    'node-heap': { type: 'string', default: '768' },
    once: { type: 'boolean' },
    ask: { type: 'boolean' },
    help: { type: 'boolean' },
  },
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
const { archive } = await import('./search/archive.mjs');
const { queries } = await import('./search/queries.mjs');
const { hashSearchCode } = await import('../dist/src/process/open-cluster.js');
const { writeArchive } = await import('./search/write-archive.mjs');
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-index-'));
const ports = Array.from({ length: 2 * Number(values.nodes) }, (_, number) => FIRST_PORT + number);
const cluster = await startCluster({ folder: join(folder, 'node'), ports, heap: Number(values['node-heap']) });

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

/** A bot of its own over what was indexed, asked the questions of bench:search twice; the first round warms it up. */
function ask(code) {
  const asked = queries(archive(ASKED_OF)).map(({ query }) => query);
  return new Promise((resolve, reject) => {
    const bot = spawn(process.execPath, [`--max-old-space-size=${BOT_HEAP}`, join(root, 'bench', 'cluster-bot.mjs')], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, SEARCH_NODES: cluster.urls.join(','), SEARCH_INDEX: 'bench' },
    });
    bot.once('message', resolve);
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
    bot.send({ startedAt: Date.now(), questions: asked, code });
  });
}

async function bytesOnDisk() {
  const stats = await (await fetch(`${cluster.urls[0]}/bench-*/_stats/store`)).json();
  return stats._all.total.store.size_in_bytes;
}

async function printAnswers() {
  const { readySeconds, before, after, times, perSecond, unavailable } = await ask(await hashSearchCode());
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => `${(sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(1)} ms`;
  const mebibytes = (bytes) => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MiB`;
  console.log('\n| asked of a bot of its own | |\n| --- | --- |');
  console.log(`| ready after, from the start of the process | ${readySeconds.toFixed(2)} s |`);
  console.log(`| resident at the start, and after all questions | ${mebibytes(before)}, ${mebibytes(after)} |`);
  console.log(
    `| ${times.length} questions with their first pages: p50, p90, p99 | ${at(0.5)}, ${at(0.9)}, ${at(0.99)} |`,
  );
  console.log(`| the same, 8 at a time | ${perSecond.toFixed(0)} answers a second |`);
  console.log(`| not answered in time | ${unavailable} |`);
  console.log(`| index on disk, copies included | ${mebibytes(await bytesOnDisk())} |`);
}

async function oneMore(row) {
  const statement = { entry: 'statement', id: 'one-more', speaker: 'entry-0', says: 'closes the harbour' };
  appendFileSync(
    join(folder, 'knowledge', 'statements.jsonl'),
    `${JSON.stringify({ ...statement, source: 'source-plain', said: '2024-02-03' })}\n`,
  );
  row('one statement more', await index());
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
  if (!values.once) await oneMore(row);
  if (values.ask) await printAnswers();
  console.log(`\nload after ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
