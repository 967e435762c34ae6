// npm run bench: start-up, load time, memory, and each command's time, on the shipped record. Prints a Markdown table.
import { spawn } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from '../tools/setup.mjs';

const ROUNDS = 400;
const STARTS = 7;
const QUESTIONS = [
  ['/claims', { 'who-or-what': 'Mirzoyan' }],
  ['/claims', { 'who-or-what': 'ethnic cleansing', speaker: 'Bayramov' }],
  ['/claims', { 'who-or-what': 'мирзоян о безопасности' }],
  ['/claims', { 'who-or-what': 'Nokia earnings' }],
  ['/figures', { what: 'killed' }],
  ['/figures', { what: 'how many people were displaced' }],
  ['/event', { name: 'Karabakh' }],
  ['/who', { name: 'Bayramov' }],
  ['/source', { entry: 'mirzoyan-unsc-unprovoked' }],
  ['/help', {}],
];

await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { createApp } = await import('../dist/src/process/app.js');
const { createLog } = await import('../dist/src/log.js');
const { default: Fuse } = await import('fuse.js');

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, share) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const ms = (time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

/** Starts the bot as `npm start` does and waits for the line that says it is ready. */
function startOnce() {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
      cwd: root,
      env: { ...process.env, DISCORD_TOKEN: '', PORT: '0', LOG_LEVEL: 'warn' },
    });
    child.on('error', reject);
    child.stdout.on('data', async () => {
      const time = performance.now() - began;
      const { readFile } = await import('node:fs/promises');
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      child.kill('SIGTERM');
      child.on('close', () => resolve({ time, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 }));
    });
  });
}

const starts = [];
for (let round = 0; round < STARTS; round += 1) starts.push(await startOnce());

const options = {
  knowledgeDir: join(root, 'knowledge'),
  archiveDir: process.env.ARCHIVE_DIR || join(root, 'archive'),
  log: createLog('silent', false),
};
const loads = [];
let app;
for (let round = 0; round < 10; round += 1) {
  const began = performance.now();
  app = await createApp(options);
  loads.push(performance.now() - began);
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
row('what', 'median', 'worst or p99');
row('---', '---', '---');
row(
  'npm start to ready',
  ms(
    at(
      starts.map(({ time }) => time),
      0.5,
    ),
  ),
  ms(Math.max(...starts.map(({ time }) => time))),
);
row(
  'resident memory when ready',
  `${at(
    starts.map(({ memory }) => memory),
    0.5,
  ).toFixed(0)} MiB`,
  `${Math.max(...starts.map(({ memory }) => memory)).toFixed(0)} MiB`,
);
row('record and search loaded', ms(at(loads, 0.5)), ms(Math.max(...loads)));

const interaction = (command, values) => ({
  type: 2,
  data: {
    type: 1,
    name: command.slice(1),
    options: Object.entries(values).map(([name, value]) => ({ name, type: 3, value })),
  },
});
const all = [];
for (const [command, values] of QUESTIONS) {
  const question = interaction(command, values);
  for (let round = 0; round < 50; round += 1) await app.cachedRespond(question);
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await app.cachedRespond(question);
    times.push(performance.now() - began);
  }
  all.push(...times);
  row(
    `\`${command} ${Object.entries(values)
      .map(([name, value], index) => (index === 0 ? value : `${name}:${value}`))
      .join(' ')}\``,
    ms(at(times, 0.5)),
    ms(at(times, 0.99)),
  );
}
row('**all of them**', ms(at(all, 0.5)), ms(at(all, 0.99)));

// The peer: the same statements in Fuse.js, fuzzy, as its users would set it up. Only the search, without drawing an answer.
const { statements } = app.record();
const fuse = new Fuse(statements, { keys: ['speaker', 'says', 'topics'], threshold: 0.3, ignoreLocation: true });
const peer = [];
const own = [];
const typing = { ...interaction('/claims', {}), type: 4 };
for (let round = 0; round < ROUNDS; round += 1) {
  let began = performance.now();
  fuse.search('mirzoian ethnic cleansing');
  peer.push(performance.now() - began);
  began = performance.now();
  await app.cachedRespond(interaction('/claims', { 'who-or-what': 'mirzoian ethnic cleansing' }));
  own.push(performance.now() - began);
}
typing.data.options = [{ name: 'who-or-what', type: 3, value: 'mirz', focused: true }];
const completed = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  await app.cachedRespond(typing);
  completed.push(performance.now() - began);
}
row('autocomplete `mirz`', ms(at(completed, 0.5)), ms(at(completed, 0.99)));
row('Fuse.js alone over the statements, same query', ms(at(peer, 0.5)), ms(at(peer, 0.99)));
row('a whole answer to that query here', ms(at(own, 0.5)), ms(at(own, 0.99)));

// Pictures: the first one starts the thread and loads the fonts; a thousand different ones must leave no memory behind.
const { createDrawer } = await import('../dist/src/view/pictures/drawing/drawer.js');
const { createLanguages } = await import('../dist/src/language/language.js');
const { countsOf } = await import('../dist/src/view/counts.js');
const { figuresPicture } = await import('../dist/src/view/pictures/figures-picture.js');
const drawer = createDrawer({ remembered: 0 });
const setting = { record: app.record(), today: '2026-01-01', language: createLanguages()('en-US') };
const count = countsOf(setting.record.figures, setting.record).find(({ metric }) => metric === 'killed');
const started = performance.now();
const measure = await drawer.fontMetrics();
const picture = figuresPicture(count, setting, measure);
await drawer.draw(picture.svg);
const cold = performance.now() - started;
const drawn = [];
let early = 0;
for (let round = 0; round < 1_000; round += 1) {
  const began = performance.now();
  await drawer.draw(
    picture.svg.replace('#232428', `#2324${(round % 256).toString(16).padStart(2, '0')}`) + ' '.repeat(round),
  );
  drawn.push(performance.now() - began);
  if (round === 199) early = process.memoryUsage().rss / 2 ** 20;
}
const late = process.memoryUsage().rss / 2 ** 20;
row('first picture of `/figures killed`, thread and fonts included', ms(cold), '');
row('a picture after that', ms(at(drawn, 0.5)), ms(at(drawn, 0.99)));
row('resident memory after 200 and after 1,000 pictures', `${early.toFixed(0)} MiB`, `${late.toFixed(0)} MiB`);
console.log(
  `\nA whole answer takes ${(at(own, 0.5) / at(peer, 0.5)).toFixed(2)} times as long as Fuse.js takes to search.`,
);
await drawer.close();
process.exit(0);
