// npm run bench:story: how long a whole story takes against a large record, in one process and as the command.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run bench:story -- [options]
  --statements N   size of the invented archive (100000)
  --words N        length of the story (10000)
  --help`;
const ROUNDS = 9;
const FIGURES = 10_000;

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '100000' },
    words: { type: 'string', default: '10000' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { writeArchive } = await import('./search/write-archive.mjs');
const { archive, numbers } = await import('./search/archive.mjs');
const { createApp } = await import('../dist/src/process/app.js');
const { createLog } = await import('../dist/src/log.js');
const { writeReport, REPORT_FORMATS } = await import('../dist/src/check/report/formats.js');

const size = Number(values.statements);
const next = numbers(11);
const pick = (list) => list[Math.floor(next() * list.length)];

/** What the invented speakers say, without who said it. */
const saidIn = (text) => text.replace(/, \S+ said\.$/, '');

/** The statements as quotations: those of the archive are paraphrases. */
async function quote(folder) {
  const path = join(folder, 'statements.jsonl');
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  const quoted = lines.map((line) => {
    const entry = JSON.parse(line);
    return JSON.stringify({ ...entry, says: `said: “${saidIn(entry.says)}.”` });
  });
  await writeFile(path, `${quoted.join('\n')}\n`);
}

/** Figures beside the statements, which have none. */
async function writeFigures(folder) {
  await writeFile(join(folder, 'metrics.yaml'), 'metrics:\n  - id: displaced\n    name: displaced\n    unit: people\n');
  const lines = Array.from({ length: FIGURES }, (_, index) =>
    JSON.stringify({
      entry: 'figure',
      id: `figure-${index}`,
      claimant: 'outlet',
      source: 'source-plain',
      as_of: '2024-01-01',
      metric: 'displaced',
      value: String(100 + index),
      population: 'people',
    }),
  );
  await writeFile(join(folder, 'figures.jsonl'), `${lines.join('\n')}\n`);
}

/** A story of paragraphs: what was said, sometimes with another word in it; what nobody said; counts; and plain text. */
function storyOf(records, words) {
  const paragraphs = ['# A long week'];
  let length = 4;
  while (length < words) {
    const { speaker, text } = pick(records);
    const said = saidIn(text);
    const altered = said.replace(/ (\S+)$/, ' tomorrow');
    const paragraph = pick([
      `${speaker.name} said: “${said}.” The council had met in the evening, and nobody was surprised by what came after that.`,
      `${speaker.name}, who had come from the capital, said: “${altered}.” Others in the hall were of another mind about it.`,
      `“${pick(['We', 'They', 'All of us'])} have waited for ${pick(['months', 'years'])} and will wait no longer,” a man at the door told reporters.`,
      `By the evening ${100 + Math.floor(next() * 20_000)} people were displaced, the paper reported, and the schools stayed shut for a second day.`,
      'It rained for most of the day. The road along the river was closed in the afternoon and opened again at night, when the water had gone down.',
    ]);
    paragraphs.push(paragraph);
    length += paragraph.split(/\s+/).length;
  }
  return paragraphs.join('\n\n');
}

const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
const milliseconds = (time) => `${time.toFixed(0)} ms`;

const folder = await mkdtemp(join(tmpdir(), 'verbatim-story-'));
try {
  const knowledgeDir = join(folder, 'knowledge');
  await writeArchive(knowledgeDir, size);
  await quote(knowledgeDir);
  await writeFigures(knowledgeDir);
  const options = { knowledgeDir, archiveDir: join(folder, 'archive'), cacheDir: join(folder, 'cache') };
  const app = await createApp({ ...options, log: createLog('silent', false) });
  const text = storyOf(archive(size).records, Number(values.words));
  const file = { name: 'story.md', bytes: new TextEncoder().encode(text) };
  const times = [];
  const worked = [];
  let report;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    report = await app.checkStory(file);
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(cpu);
    worked.push((user + system) / 1_000);
  }
  const [first, ...others] = times;
  const path = join(folder, 'story.md');
  await writeFile(path, text);
  const env = {
    ...process.env,
    KNOWLEDGE_DIR: knowledgeDir,
    ARCHIVE_DIR: options.archiveDir,
    CACHE_DIR: options.cacheDir,
  };
  const command = [];
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    await new Promise((resolve) => {
      execFile(
        process.execPath,
        [join(root, 'tools', 'verbatim.mjs'), 'check-story', path],
        { env, maxBuffer: 1e8 },
        resolve,
      );
    });
    command.push(performance.now() - began);
  }
  const quotes = report.items.filter(({ kind }) => kind === 'quote').length;
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  console.log(
    `A story of ${text.split(/\s+/).length.toLocaleString('en')} words with ${quotes} quotations and ${report.items.length - quotes} figures, ${report.unchecked.length} stretches unchecked, against ${size.toLocaleString('en')} statements and ${FIGURES.toLocaleString('en')} figures\n`,
  );
  console.log('| what | median | worst |');
  console.log('| --- | --- | --- |');
  console.log(`| the first story after the record is loaded | ${milliseconds(first)} | |`);
  console.log(
    `| processor time of each story after that | ${milliseconds(median(worked.slice(1)))} | ${milliseconds(Math.max(...worked.slice(1)))} |`,
  );
  console.log(
    `| each story after that (${ROUNDS}) | ${milliseconds(median(others))} | ${milliseconds(Math.max(...others))} |`,
  );
  for (const format of REPORT_FORMATS) {
    const began = performance.now();
    const { length } = writeReport(format, report, []);
    console.log(
      `| its report as ${format}, ${Math.round(length / 1_000)} kB | ${milliseconds(performance.now() - began)} | |`,
    );
  }
  console.log(
    `| \`check-story\` as a process, record from its cache (3) | ${milliseconds(median(command))} | ${milliseconds(Math.max(...command))} |`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
