// npm run bench:start: how long the bot takes to be ready with a large record, the first time and then with its cache.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run bench:start -- [options]
  --statements N   size of the invented archive (100000)
  --help`;
const WARM_STARTS = 5;

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '100000' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { writeArchive } = await import('./search/write-archive.mjs');
const folder = await mkdtemp(join(tmpdir(), 'verbatim-start-'));

function startOnce() {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
      cwd: root,
      env: {
        ...process.env,
        DISCORD_TOKEN: '',
        PORT: '0',
        LOG_LEVEL: 'warn',
        KNOWLEDGE_DIR: join(folder, 'knowledge'),
        CACHE_DIR: join(folder, 'cache'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('error', reject);
    child.stdout.once('data', async () => {
      const time = performance.now() - began;
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      child.kill('SIGTERM');
      child.on('close', () => resolve({ time, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 }));
    });
  });
}

try {
  await writeArchive(join(folder, 'knowledge'), Number(values.statements));
  const first = await startOnce();
  const next = [];
  for (let round = 0; round < WARM_STARTS; round += 1) next.push(await startOnce());
  next.sort((a, b) => a.time - b.time);
  const median = next[WARM_STARTS >> 1];
  const worst = next.at(-1);
  const seconds = ({ time }) => `${(time / 1_000).toFixed(2)} s`;
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  console.log(`| ${Number(values.statements).toLocaleString('en')} statements | ready after | resident memory |`);
  console.log('| --- | --- | --- |');
  console.log(`| first start, from the files | ${seconds(first)} | ${first.memory.toFixed(0)} MiB |`);
  console.log(
    `| next starts, median of ${WARM_STARTS} (worst ${seconds(worst)}) | ${seconds(median)} | ${median.memory.toFixed(0)} MiB |`,
  );
  console.log(`\nA next start takes ${(median.time / first.time).toFixed(2)} of the first.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
