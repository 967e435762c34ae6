// npm run bench:load: how many interactions a second one process answers, signed and over HTTP, or over the gateway.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run bench:load -- [options]
  --statements N   answer from an invented archive of N statements (0: the shipped record)
  --seconds N      how long (20)
  --connections N  connections at once (16)
  --rate N         so many a second, instead of as many as possible
  --unique         no question twice (default: as when news breaks, a few questions far more often than the rest)
  --hostile P      P questions of a hundred are texts of the hostile corpus, as long as Discord allows (0)
  --soak           watch memory: a line every half minute, and its slope after the first five minutes
  --gateway        over the gateway of a fake Discord, instead of HTTP
  --help`;

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '20' },
    connections: { type: 'string', default: '16' },
    rate: { type: 'string' },
    unique: { type: 'boolean', default: false },
    hostile: { type: 'string', default: '0' },
    soak: { type: 'boolean', default: false },
    gateway: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const [statements, seconds, connections, hostile] = [
  values.statements,
  values.seconds,
  values.connections,
  values.hostile,
].map(Number);
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { createSigner, interactionOf } = await import('./load/interactions.mjs');
const { hostileQuestions, newsroom } = await import('./load/questions.mjs');
const { createLog } = await import('../dist/src/log.js');
const { openRecord } = await import('../dist/src/process/reload/open-record.js');

const folder = await mkdtemp(join(tmpdir(), 'verbatim-load-'));
const cacheDir = join(folder, 'cache');
let knowledgeDir = join(root, 'knowledge');
if (statements > 0) {
  const { writeArchive } = await import('./search/write-archive.mjs');
  knowledgeDir = join(folder, 'knowledge');
  await writeArchive(knowledgeDir, statements);
}

const WARM_UP = 3;

/** Starts the bot as `npm start` does, and waits until it is ready. */
function startBot(env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        KNOWLEDGE_DIR: knowledgeDir,
        ARCHIVE_DIR: join(folder, 'archive'),
        CACHE_DIR: cacheDir,
        INTERACTIONS_PORT: '0',
        METRICS_PORT: process.env.METRICS_PORT ?? '0',
        USER_LIMIT: '0',
        SERVER_LIMIT: '0',
        LOG_LEVEL: 'info',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`the bot ended with ${code}`)));
    let rest = '';
    let ready = false;
    const trouble = new Map();
    child.stderr.setEncoding('utf8').on('data', (part) => {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        // One line an answer: only trouble is kept.
        if (ready && text.includes('"level":30')) continue;
        const line = text.startsWith('{') ? JSON.parse(text) : { msg: text, level: 40 };
        if (line.msg.startsWith('the bot is ready')) {
          ready = true;
          resolve({ child, url: line.url, trouble });
        } else if (line.level > 30) trouble.set(line.msg, (trouble.get(line.msg) ?? 0) + 1);
      }
    });
  });
}

const residentMemory = async (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

/** Where pictures go: Discord's REST, as far as it is needed. */
function startSink() {
  let pictures = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.method === 'PATCH') pictures += 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}/api`, pictures: () => pictures, server }),
    ),
  );
}

/** Least squares: MiB a minute. */
function slopeOf(points) {
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [x, y] = [mean(points.map(([time]) => time)), mean(points.map(([, memory]) => memory))];
  const over = points.reduce((sum, [time, memory]) => sum + (time - x) * (memory - y), 0);
  return over / points.reduce((sum, [time]) => sum + (time - x) ** 2, 0);
}

const outcomes = { answered: 0, busy: 0, other: 0, slow: 0 };
const BUSY = 'Too busy to answer';

async function overHttp(questions, signer, bot) {
  const address = new URL(bot.url);
  const client = autocannon({
    url: `http://${address.host}`,
    connections,
    // Its answers count for nothing: code is compiled, fonts are loaded.
    warmup: { connections, duration: WARM_UP },
    duration: seconds,
    // The door ends a connection after a thousand requests, and says so, which this client does not hear.
    reconnectRate: 900,
    ...(values.rate === undefined ? {} : { overallRate: Number(values.rate) }),
    requests: [
      {
        method: 'POST',
        path: '/interactions',
        setupRequest(request, context) {
          const body = JSON.stringify(interactionOf(questions.next()));
          context.sent = performance.now();
          return { ...request, body, headers: { ...request.headers, ...signer.headers(body) } };
        },
        onResponse(status, body, context) {
          if (performance.now() - context.sent > 2_500) outcomes.slow += 1;
          if (status !== 200) outcomes.other += 1;
          else if (body.includes(BUSY)) outcomes.busy += 1;
          else outcomes.answered += 1;
        },
      },
    ],
  });
  const result = await client;
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    worst: result.latency.max,
  };
}

async function overGateway(questions, discord) {
  const latencies = [];
  const until = performance.now() + seconds * 1_000;
  const rate = values.rate === undefined ? undefined : Number(values.rate);
  const began = performance.now();
  let sent = 0;
  const one = async () => {
    while (performance.now() < until) {
      if (rate !== undefined && sent > ((performance.now() - began) / 1_000) * rate) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        continue;
      }
      sent += 1;
      const { kind, command, option, value } = questions.next();
      const options = { [option]: value };
      const interaction =
        kind === 'autocomplete'
          ? discord.build.autocomplete(`/${command}`, options, option)
          : discord.build.command(`/${command}`, options);
      const started = performance.now();
      const answer = await discord.answer(discord.send(interaction));
      const took = performance.now() - started;
      latencies.push(took);
      if (took > 2_500) outcomes.slow += 1;
      if (JSON.stringify(answer.callback).includes(BUSY)) outcomes.busy += 1;
      else outcomes.answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  latencies.sort((a, b) => a - b);
  const at = (share) => Math.round(latencies[Math.floor((latencies.length - 1) * share)] * 10) / 10;
  return {
    perSecond: latencies.length / ((performance.now() - began) / 1_000),
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
  };
}

/** A module of the tests, made runnable. */
async function fromTests(path) {
  const { build } = await import('esbuild');
  const file = join(root, 'dist', `${path.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(root, 'test', `${path}.ts`)],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return import(file);
}

/** What is asked: as a newsroom does, with hostile texts in between. */
async function createQuestions(record) {
  const questions = newsroom(record);
  const asked = () => (values.unique ? questions.unique() : questions.popular());
  if (hostile === 0) return { distinct: questions.distinct, next: asked };
  const { commands } = await import('../dist/commands/index.js');
  const { PIECES, SHAPES } = await fromTests('hostile/corpus');
  const corpus = hostileQuestions(commands, PIECES, Object.values(SHAPES));
  return { distinct: questions.distinct, next: () => corpus.among(hostile / 100) ?? asked() };
}

let bot;
let sink;
let discord;
try {
  const opened = await openRecord({
    knowledgeDir,
    archiveDir: join(folder, 'archive'),
    cacheDir,
    log: createLog('silent', false),
  });
  if (!opened.ok) throw new Error(`the record cannot be used: ${JSON.stringify(opened.problems[0])}`);
  const questions = await createQuestions(opened.record);
  const signer = createSigner();
  if (values.gateway) {
    const { startFakeDiscord } = await fromTests('support/fake-discord/index');
    discord = await startFakeDiscord();
    bot = await startBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  } else {
    sink = await startSink();
    bot = await startBot({ DISCORD_PUBLIC_KEY: signer.publicKey, DISCORD_API_URL: sink.url });
  }
  const points = [];
  const began = performance.now();
  const watch = setInterval(
    async () => {
      const minutes = (performance.now() - began) / 60_000;
      const memory = await residentMemory(bot.child.pid);
      points.push([minutes, memory]);
      if (values.soak)
        console.log(
          `${minutes.toFixed(1)} min: ${memory.toFixed(0)} MiB, ${outcomes.answered} answered, ${outcomes.busy} told to try again, ${outcomes.slow} later than 2.5 s`,
        );
    },
    values.soak ? 30_000 : 1_000,
  );
  const measured = values.gateway ? await overGateway(questions, discord) : await overHttp(questions, signer, bot);
  clearInterval(watch);
  const memory = await residentMemory(bot.child.pid);
  console.log(
    `\n${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  );
  console.log(
    `\n| door | statements | questions | answers a second | p50 | p99 | worst | told to try again | later than 2.5 s | memory |`,
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  console.log(
    `| ${values.gateway ? 'gateway' : 'HTTP'} | ${opened.record.statements.length.toLocaleString('en')} | ${values.unique ? 'none twice' : `${questions.distinct.toLocaleString('en')}, a few far more often`}${hostile > 0 ? `, ${hostile} % hostile` : ''}${values.rate ? `, ${values.rate} a second` : ''} | ${measured.perSecond.toFixed(0)} | ${measured.p50} ms | ${measured.p99} ms | ${measured.worst} ms | ${outcomes.busy} | ${outcomes.slow} | ${memory.toFixed(0)} MiB |`,
  );
  if (sink !== undefined) console.log(`\n${sink.pictures()} pictures went out after their answers.`);
  if (outcomes.other > 0) console.log(`${outcomes.other} requests were refused.`);
  for (const [what, times] of bot.trouble) console.log(`${times} × in the log: ${what}`);
  if (values.soak) {
    const late = points.filter(([minutes]) => minutes >= 5);
    if (late.length > 2) console.log(`Memory after the first five minutes: ${slopeOf(late).toFixed(2)} MiB a minute.`);
  }
} finally {
  bot?.child.removeAllListeners('close');
  bot?.child.kill('SIGTERM');
  sink?.server.close();
  await discord?.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
