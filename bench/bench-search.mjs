// npm run bench:search: how well and how fast names and claims are found, beside Fuse.js and MiniSearch in the same process.
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run bench:search -- [options]
  --size N     only the archive of that size (1000, 10000, 100000; 1000000 is possible)
  --large      the archive of a million records as well
  --help`;
/** Fuse.js compares every record with every query: beyond this it would take minutes. */
const MOST_FOR_FUSE = 1_000;

const { values } = parseArgs({
  options: { size: { type: 'string' }, large: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { archive } = await import('./search/archive.mjs');
const { queries } = await import('./search/queries.mjs');
const { engines } = await import('./search/engines.mjs');
const sizes = values.size ? [Number(values.size)] : [1_000, 10_000, 100_000, ...(values.large ? [1_000_000] : [])];

const percent = (value) => (Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : '–');
const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const head = (...cells) => {
  row(...cells);
  row(...cells.map(() => '---'));
};
const megabytes = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};

async function measure(engine, made, asked) {
  const before = megabytes();
  const began = performance.now();
  await engine.build(made.records, { placeAliases: new Map() });
  const seconds = (performance.now() - began) / 1_000;
  const memory = megabytes() - before;
  const rows = new Map();
  const times = [];
  for (const { category, query, right } of asked) {
    const started = performance.now();
    const ids = await engine.search(query, 10);
    times.push(performance.now() - started);
    const one = rows.get(category) ?? {
      count: 0,
      first: 0,
      recall: 0,
      reciprocal: 0,
      answered: 0,
      wanted: right !== undefined,
    };
    rows.set(category, one);
    one.count += 1;
    if (ids.length > 0) one.answered += 1;
    if (right === undefined) continue;
    if (right.has(ids[0])) one.first += 1;
    one.recall += ids.slice(0, 5).filter((id) => right.has(id)).length / Math.min(5, right.size);
    const rank = ids.findIndex((id) => right.has(id));
    if (rank >= 0) one.reciprocal += 1 / (rank + 1);
  }
  return { seconds, memory, times, rows };
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
const costs = [];
for (const size of sizes) {
  const made = archive(size);
  const asked = queries(made);
  const names =
    size <= MOST_FOR_FUSE ? ['verbatim', 'mini', 'fuse'] : size <= 100_000 ? ['verbatim', 'mini'] : ['verbatim'];
  const results = new Map();
  for (const name of names) results.set(name, await measure(engines[name], made, asked));
  console.log(`\n## ${size.toLocaleString('en-US')} records, ${asked.length} queries\n`);
  head('category', ...names.map((name) => `${engines[name].name}: right first / recall in five / reciprocal rank`));
  const own = results.get('verbatim');
  for (const [category, { wanted }] of own.rows) {
    const cell = (name) => {
      const { count, first, recall, reciprocal, answered } = results.get(name).rows.get(category);
      return wanted
        ? `${percent(first / count)} / ${percent(recall / count)} / ${percent(reciprocal / count)}`
        : `wrongly answered ${percent(answered / count)}`;
    };
    row(category, ...names.map(cell));
  }
  const total = (name, wanted, field) => {
    const all = [...results.get(name).rows.values()].filter((one) => one.wanted === wanted);
    return all.reduce((sum, one) => sum + one[field], 0) / all.reduce((sum, one) => sum + one.count, 0);
  };
  row('**right first**', ...names.map((name) => `**${percent(total(name, true, 'first'))}**`));
  row('**wrongly answered**', ...names.map((name) => `**${percent(total(name, false, 'answered'))}**`));
  for (const name of names) costs.push({ size, name, result: results.get(name), own });
}
console.log('\n## Cost\n');
head('records', 'engine', 'build', 'memory over the records', 'p50', 'p99', 'p99 against this engine');
for (const { size, name, result, own } of costs) {
  const p99 = at(result.times, 0.99);
  row(
    size.toLocaleString('en-US'),
    engines[name].name,
    `${result.seconds.toFixed(2)} s`,
    `${result.memory.toFixed(0)} MiB`,
    `${at(result.times, 0.5).toFixed(2)} ms`,
    `${p99.toFixed(2)} ms`,
    `${(p99 / at(own.times, 0.99)).toFixed(1)} ×`,
  );
}

// The shipped record, with queries labelled by hand.
const { createApp } = await import('../dist/src/process/app.js');
const { createLog } = await import('../dist/src/log.js');
const app = await createApp({
  knowledgeDir: join(root, 'knowledge'),
  archiveDir: join(root, 'archive'),
  log: createLog('silent', false),
});
const labelled = (await readFile(join(root, 'bench', 'search', 'first-story.jsonl'), 'utf8'))
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const tally = new Map();
const missed = [];
for (const { kind, command = 'claims', query, expected } of labelled) {
  const search = app.search();
  const ask = {
    claims: () => search.statements(query),
    figures: () => search.figures(query),
    event: () => search.events(query),
    who: () => search.who(query),
  };
  const found = await ask[command]();
  const ids = found.band === 'answered' ? found.hits.map(({ item }) => item.id) : [];
  const right =
    expected === undefined
      ? ids.length === 0
      : ids.slice(0, 5).some((id) => expected.includes(id)) && (expected.includes(ids[0]) || command !== 'who');
  const one = tally.get(kind) ?? { count: 0, right: 0 };
  tally.set(kind, { count: one.count + 1, right: one.right + (right ? 1 : 0) });
  if (!right) missed.push(`/${command} ${query} → ${ids.slice(0, 2).join(', ') || found.band}`);
}
console.log(`\n## The first story, ${labelled.length} labelled queries\n`);
head('kind', 'queries', 'right in five, or rightly nothing');
for (const [kind, { count, right }] of tally) row(kind, count, percent(right / count));
const all = [...tally.values()];
row('**all**', labelled.length, `**${percent(all.reduce((sum, { right }) => sum + right, 0) / labelled.length)}**`);
if (missed.length > 0) console.log(`\nMissed: ${missed.join('; ')}`);
