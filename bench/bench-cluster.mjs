// npm run bench:cluster: answers over real OpenSearch nodes beside the search in memory, in the same run. Wants Java and Maven.
// A bot process of its own, with 512 MiB of heap at most, follows the cluster: its memory, and the time until it answers.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '../tools/opensearch/cluster.mjs';
import { missingJava } from '../tools/opensearch/jars.mjs';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run bench:cluster -- [options]
  --size N     statements of the invented archive (100000)
  --nodes N    nodes, all on this machine (3)
  --heap N     MiB of heap a node (512)
  --no-correction  leaves out corrections, for which the archive is written to files and indexed again
  --help`;
const FIRST_PORT = 19_400;
/** Hits that are compared, in their order. */
const COMPARED = 20;
const UNAVAILABLE = 'unavailable';
const AGAIN = 5;
const CORRECTIONS = 7;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    nodes: { type: 'string', default: '3' },
    heap: { type: 'string', default: '512' },
    'no-correction': { type: 'boolean', default: false },
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
const { recordOf } = await import('./search/adapter.mjs');
const { createSearch } = await import('../dist/src/search/engine.js');
const { buildIndex } = await import('../dist/src/search/embedded/embedded-index.js');
const { indexInMemory } = await import('../dist/src/search/embedded/search-index.js');
const { SearchCluster } = await import('../dist/src/opensearch/cluster.js');
const { FollowedRecord } = await import('../dist/src/process/reload/followed-record.js');
const { createLog } = await import('../dist/src/log.js');
const { connectToIndex } = await import('../dist/src/opensearch/client/connect.js');
const { indexRecord, lockIndices } = await import('../dist/src/opensearch/indexer/index-record.js');
const { RecordPublisher } = await import('../dist/src/cli/index/record-publisher.js');
const { writeArchive } = await import('./search/write-archive.mjs');

const size = Number(values.size);
const settings = { prefix: 'bench', addresses: [] };
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
const ms = (time) => `${time.toFixed(1)} ms`;
const seconds = (began) => (performance.now() - began) / 1_000;
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;

const idsOf = (found) =>
  found.band === 'answered'
    ? [...found.hits.slice(0, COMPARED), ...(found.related ?? [])].map(({ item }) => item.id).join()
    : found.band;

async function timed(search, query) {
  const began = performance.now();
  try {
    return { found: idsOf(await search.statements(query)), time: performance.now() - began };
  } catch (error) {
    return { found: `${UNAVAILABLE}: ${error.message}`, time: performance.now() - began };
  }
}

/** Starts a process that answers as a bot does, and has it answer all questions. */
function botProcess(addresses, asked) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=512', join(import.meta.dirname, 'cluster-bot.mjs')], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, SEARCH_NODES: addresses.join(','), SEARCH_INDEX: settings.prefix },
    });
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
    child.send({ startedAt: Date.now(), questions: asked.map(({ query }) => query), code: 'bench' });
  });
}

/** Corrects one statement of a record in files again and again, as `npx verbatim index --watch` commits it and a bot follows. */
async function measureCorrections(client) {
  const [knowledgeDir, archiveDir] = [join(folder, 'knowledge'), join(folder, 'archive')];
  await writeArchive(knowledgeDir, size);
  const prefix = 'files';
  const now = () => new Date();
  const lock = await lockIndices(client, prefix, true);
  const publisher = new RecordPublisher({
    client,
    prefix,
    code: 'bench',
    knowledgeDir,
    archiveDir,
    lock,
    now,
    onProgress: () => {},
  });
  let began = performance.now();
  await publisher.publish();
  row('read, checked, proven and indexed from files', '', `${seconds(began).toFixed(1)} s`);
  const cluster = new SearchCluster({ ...settings, prefix }, 'bench');
  await cluster.look();
  const bot = await FollowedRecord.open({ cluster, archiveDir, log: createLog('silent', false), now });
  const path = join(knowledgeDir, 'statements.jsonl');
  const [committed, followed] = [[], []];
  for (let round = 0; round < CORRECTIONS; round += 1) {
    const lines = readFileSync(path, 'utf8').split('\n');
    const place = (lines.length * (round + 1)) >> 4;
    lines[place] = JSON.stringify({ ...JSON.parse(lines[place]), says: `corrects the ledger ${round}` });
    writeFileSync(path, lines.join('\n'));
    began = performance.now();
    const { isWhole } = await publisher.publish();
    if (isWhole !== false) throw new Error('all was read again');
    committed.push(seconds(began));
    began = performance.now();
    await bot.reload();
    followed.push(seconds(began));
  }
  const spread = (times) => `${at(times, 0.5).toFixed(2)} s (worst ${at(times, 1).toFixed(2)} s)`;
  row(`one statement corrected, from the file to the commit, median of ${CORRECTIONS}`, '', spread(committed));
  row('from the commit until a bot answers from it', '', spread(followed));
  await lock.release();
  await cluster.close();
}

const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const ports = Array.from({ length: 2 * Number(values.nodes) }, (_, number) => FIRST_PORT + number);
const nodes = await startCluster({ folder, ports, heap: Number(values.heap) });
try {
  settings.addresses = nodes.urls;
  console.log(
    `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${values.nodes} nodes of ${values.heap} MiB heap on the same machine; load before ${loadavg()[0]?.toFixed(1)}\n`,
  );
  const made = archive(size);
  const record = { ...recordOf(made.records), version: 'aaaaaaaa' };
  let began = performance.now();
  const built = buildIndex(record);
  const building = seconds(began);
  const onProgress = ({ kind, done, of }) =>
    console.error(`${kind}: ${done} of ${of} after ${seconds(began).toFixed(0)} s`);
  const client = connectToIndex(settings);
  const index = (of) =>
    indexRecord({
      client,
      prefix: settings.prefix,
      record: of,
      code: 'bench',
      now: () => new Date(),
      onProgress,
    });
  began = performance.now();
  await index(record);
  const indexing = seconds(began);
  const { body: stats } = await client.indices.stats({ index: 'bench-1-*', metric: ['store'] });

  const cluster = new SearchCluster(settings, 'bench');
  await cluster.look();
  const followed = await FollowedRecord.open({
    cluster,
    archiveDir: 'nowhere',
    log: createLog('silent', false),
    now: () => new Date(),
  });
  const inMemory = createSearch(record, indexInMemory(record, built));
  const inCluster = followed.current.search;
  const asked = queries(made);
  // The first round warms both up.
  for (const { query } of asked) await timed(inCluster, query);
  const times = { memory: [], cluster: [] };
  const differing = [];
  let late = 0;
  for (const { query } of asked) {
    const here = await timed(inMemory, query);
    const there = await timed(inCluster, query);
    times.memory.push(here.time);
    times.cluster.push(there.time);
    // What a busy machine does not answer in time is asked again, to see whether the answer is the same.
    for (let again = 0; again < AGAIN && there.found.startsWith(UNAVAILABLE); again += 1) {
      if (again === 0) late += 1;
      there.found = (await timed(inCluster, query)).found;
    }
    if (here.found !== there.found) differing.push([query, there.found.slice(0, 200)]);
  }
  began = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let place = worker; place < asked.length; place += 8) await timed(inCluster, asked[place]?.query ?? '');
    }),
  );
  const perSecond = asked.length / seconds(began);

  const bot = await botProcess(settings.addresses, asked);

  row('what', 'in memory', 'in the cluster');
  row('---', '---', '---');
  row('questions with the same first 20 hits', '', `${asked.length - differing.length} of ${asked.length}`);
  row('questions that were not answered in 1.2 s', '', late);
  row('p50', ms(at(times.memory, 0.5)), ms(at(times.cluster, 0.5)));
  row('p90', ms(at(times.memory, 0.9)), ms(at(times.cluster, 0.9)));
  row('p99', ms(at(times.memory, 0.99)), ms(at(times.cluster, 0.99)));
  row('answers a second, 8 at a time', '', perSecond.toFixed(0));
  row(
    'index built',
    `${building.toFixed(1)} s`,
    `${indexing.toFixed(1)} s, ${(size / indexing).toFixed(0)} statements/s`,
  );
  row('a bot of its own: ready after, from the start of the process', '', `${bot.readySeconds.toFixed(2)} s`);
  row(
    'resident at the start, and after all questions with their first pages',
    '',
    `${megabytes(bot.before)}, ${megabytes(bot.after)}`,
  );
  row(
    'questions with the first page fetched and laid out: p50, p99',
    '',
    `${ms(at(bot.times, 0.5))}, ${ms(at(bot.times, 0.99))}`,
  );
  row('the same, 8 at a time', '', `${bot.perSecond.toFixed(0)} answers a second`);
  row('index on disk, copies included', '', megabytes(stats._all?.total?.store?.size_in_bytes ?? 0));

  if (!values['no-correction']) await measureCorrections(client);
  console.log(`\nload after ${loadavg()[0]?.toFixed(1)}`);
  for (const [query, found] of differing.slice(0, 5)) console.log(`differs: ${query}: ${found}`);
  await Promise.all([client.close(), cluster.close()]);
} finally {
  await nodes.stop();
  rmSync(folder, { recursive: true, force: true });
}
