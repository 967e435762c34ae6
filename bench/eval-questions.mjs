// npm run eval:questions: labelled questions as newsrooms type them, asked through the commands, and scored by category.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';
import { QUESTION_FILES } from './questions/files.mjs';
import { CATEGORIES, partOf, problemsIn, readQuestions, withCurrentIds } from './questions/labels.mjs';
import { COUNTS, score, tally, wilson } from './questions/score.mjs';

const USAGE = `npm run eval:questions -- [options] [file…]
  Without a file: those of bench/questions. Their format, and how they are counted, is in its README.
  --failures         every question that is not answered rightly, and what was shown
  --category <name>  only this category; may be given more than once
  --fold <i/k>       only part i of k; a question is always in the same part, and both of a pair are in one
  --without <i/k>    all parts but that one
  --knowledge <dir>  the record to ask, and --archive <dir> its source texts, instead of what the file names
  --record           write what is right today into bench/questions/recorded.json, which the tests compare with
  --json             one line of JSON for each file
  --help`;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    failures: { type: 'boolean' },
    category: { type: 'string', multiple: true },
    fold: { type: 'string' },
    without: { type: 'string' },
    knowledge: { type: 'string' },
    archive: { type: 'string' },
    record: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const RECORDED = join(root, 'bench', 'questions', 'recorded.json');
const { createApp } = await import('../dist/src/process/app.js');
const { createLog } = await import('../dist/src/log.js');
const { parseCommandLine } = await import('../dist/src/bot/command-line.js');
const { commandInteraction } = await import('../dist/src/bot/local-interaction.js');

const fold = readPart(values.fold);
const without = readPart(values.without);
const isWanted = (question) =>
  (values.category === undefined || values.category.includes(question.cat)) &&
  (fold === undefined || partOf(question, fold.of) === fold.part) &&
  (without === undefined || partOf(question, without.of) !== without.part);

function readPart(text) {
  if (text === undefined) return undefined;
  const { part, of } = /^(?<part>\d+)\/(?<of>\d+)$/.exec(text)?.groups ?? {};
  if (!(Number(part) >= 1 && Number(part) <= Number(of))) throw new Error(`"${text}" is no part such as 2/5`);
  return { part: Number(part), of: Number(of) };
}

async function openApp(folder = '.') {
  const isShipped = resolve(root, folder) === root;
  return createApp({
    knowledgeDir: resolve(values.knowledge ?? join(root, folder, 'knowledge')),
    archiveDir: resolve(
      values.archive ?? ((isShipped ? process.env.ARCHIVE_DIR : undefined) || join(root, folder, 'archive')),
    ),
    log: createLog('silent', false),
  });
}

async function scoreFile(path) {
  const { record: folder, questions: labelled } = await readQuestions(path);
  const app = await openApp(folder);
  const questions = withCurrentIds(labelled, app.record());
  const definitions = app.commands.map(({ definition }) => definition);
  const wanted = questions.filter(isWanted);
  for (const problem of problemsIn(questions, app.record())) console.error(`${basename(path)} ${problem}`);
  const scored = [];
  for (const question of wanted) {
    const line = parseCommandLine(`/${question.command} ${question.q}`, definitions);
    const reply = await app.cachedRespond(commandInteraction(line));
    scored.push({ question, entries: reply.entries, counts: score(question, reply, app.record()) });
  }
  return scored;
}

const HEADS = [
  'right',
  'right first',
  'in five',
  'else first',
  'never',
  'silent',
  'no statement',
  'offered',
  'nothing',
];
const percent = (share) => Math.round(100 * share);
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

function printTable({ categories, all, pairs }) {
  row('category', 'questions', 'right', '95 %', ...HEADS.slice(1));
  row('---', ...HEADS.map(() => '---:'), '---:', '---:');
  const print = (name, counts) => {
    const [low, high] = wilson(counts.right, counts.questions).map(percent);
    const share = `${counts.right} (${percent(counts.right / counts.questions)} %)`;
    row(name, counts.questions, share, `${low}–${high} %`, ...COUNTS.slice(1).map((count) => counts[count] || '·'));
  };
  const order = [...CATEGORIES, ...categories.keys()];
  for (const name of new Set(order)) if (categories.has(name)) print(`\`${name}\``, categories.get(name));
  if (all.questions > 0) print('**all**', all);
  if (pairs.all > 0) console.log(`\nMirrored pairs with both right: ${pairs.right} of ${pairs.all}.`);
}

function printFailures(scored) {
  console.log('');
  for (const { question, entries, counts } of scored.filter((one) => !one.counts.right)) {
    const why = ['never', 'elseFirst', 'offered', 'nothing'].filter((name) => counts[name]).join(', ') || 'incomplete';
    console.log(`✗ ${question.id} ${question.cat} [${why}] /${question.command} ${question.q}`);
    const wanted = question.silent ? 'silence' : [...question.first, ...question.about].slice(0, 4).join(', ');
    console.log(`    shown: ${entries.slice(0, 5).join(', ') || 'nothing'}\n    right: ${wanted}`);
  }
}

const own = QUESTION_FILES.map((name) => join(root, 'bench', 'questions', name));
const files = positionals.length > 0 ? positionals : own;
if (!values.json)
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  );
for (const path of files) {
  const scored = await scoreFile(path);
  const counted = tally(scored);
  if (values.json)
    console.log(
      JSON.stringify({
        file: path,
        categories: Object.fromEntries(counted.categories),
        all: counted.all,
        pairs: counted.pairs,
        questions: scored.map(({ question, entries, counts }) => ({ id: question.id, ...counts, entries })),
      }),
    );
  else {
    console.log(`\n## ${basename(path)}: ${scored.length} questions\n`);
    printTable(counted);
    if (values.failures) printFailures(scored);
  }
  if (values.record) {
    const recorded = JSON.parse(await readFile(RECORDED, 'utf8').catch(() => '{}'));
    recorded[basename(path)] = Object.fromEntries(
      [...counted.categories].map(([name, { questions, right }]) => [name, { questions, right }]),
    );
    await writeFile(RECORDED, `${JSON.stringify(recorded, null, 2)}\n`);
  }
}
