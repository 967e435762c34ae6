// npm run eval:check: labelled pastes made from the record and the example, the verdicts on them, and a table of each class.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run eval:check -- [options]
  --misses     print every wrong verdict
  --large      time the same pastes, and articles and texts of its own statements of 4,000 characters, against an invented archive of 100,000 statements as well
  --help`;
const { values } = parseArgs({
  options: { misses: { type: 'boolean' }, large: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { loadRecord } = await import('../dist/src/knowledge/load.js');
const { archivedTexts } = await import('../dist/src/knowledge/proof/source-texts.js');
const { createSearch } = await import('../dist/src/search/engine.js');
const { createChecker, MAX_TEXT_CHARS } = await import('../dist/src/check/checker.js');
const { quoteCases } = await import('./check/quote-cases.mjs');
const { figureCases } = await import('./check/figure-cases.mjs');
const { formCases } = await import('./check/form-cases.mjs');
const { readLabelled } = await import('./draft/labels.mjs');
const { numberCases } = await import('./check/number-cases.mjs');

const STORIES = [
  {
    name: 'first story',
    knowledgeDir: join(root, 'knowledge'),
    archiveDir: process.env.ARCHIVE_DIR || join(root, 'archive'),
  },
  {
    name: 'example',
    knowledgeDir: join(root, 'examples/dolna-bridge/knowledge'),
    archiveDir: join(root, 'examples/dolna-bridge/archive'),
  },
];
async function checkerOf({ knowledgeDir, archiveDir }) {
  const loaded = await loadRecord({ knowledgeDir, archiveDir });
  if (!loaded.ok) throw new Error(`the record has problems: run "npx verbatim check"`);
  const search = createSearch(loaded.record);
  return { record: loaded.record, checker: createChecker(loaded.record, search, () => archivedTexts(archiveDir)) };
}
const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const spread = (times) => [at(times, 0.5), at(times, 0.99), Math.max(...times)].map((ms) => `${ms.toFixed(1)} ms`);

/** How long this thread has had a core, in milliseconds: what passes while others have it is none of its work. Linux tells; elsewhere 0. */
function workedMs() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const head = (...cells) => {
  row(...cells);
  row(...cells.map(() => '---'));
};

/** Texts of each kind: with fewer, the slowest of them is what p99 says. */
const LARGE_TEXTS = 210;
/** How far on each text begins that is made of the same articles. */
const SHIFT = 397;

/** Texts of a length, made of the labelled articles in six languages: each filled up with those that follow it, and begun further on in turn. */
async function articlesOf(count, length) {
  const texts = (await readLabelled()).filter(({ set }) => set === 'articles').map(({ text }) => text);
  return Array.from({ length: count }, (_, at) => {
    const first = at % texts.length;
    const from = SHIFT * Math.floor(at / texts.length);
    return [...texts.slice(first), ...texts].join('\n\n').slice(from, from + length);
  });
}

/** Texts of a length, each of statements on file taken from all over the record, every other one in quotation marks. */
function ownTexts({ statements }, count, length) {
  const saidIn = (text, at) => {
    const { says } = statements[(text * 997 + at * 31) % statements.length];
    return at % 2 === 0 ? says : `“${says}”`;
  };
  return Array.from({ length: count }, (_, text) => {
    let words = '';
    for (let at = 0; words.length < length; at += 1) words += `${saidIn(text, at)} `;
    return words.slice(0, length);
  });
}

/** Whether the verdicts are what a case says they must be. */
function isRight({ expected, not, isAnyOf }, verdicts) {
  if (not !== undefined) return verdicts.length > 0 && verdicts.every((verdict) => verdict !== not);
  if (isAnyOf) return verdicts.some((verdict) => expected.includes(verdict));
  const wanted = [expected].flat();
  return wanted.length === 1 ? verdicts[0] === wanted[0] : String(verdicts) === String(wanted);
}

/** Numbers in digits that no item of a report holds. */
function unlistedNumbers(text, judged) {
  return [...text.matchAll(/\d+/g)].filter(
    ({ index, 0: digits }) => !judged.some(({ start, end }) => start <= index && index + digits.length <= end),
  ).length;
}

const totals = { count: 0, right: 0, alteredAsExact: 0, ticked: 0, unlisted: 0 };

async function run(title, kinds, cases, checker) {
  const classes = new Map();
  const times = [];
  for (const one of cases) {
    const began = performance.now();
    const { judged } = await checker.check(one.text);
    times.push(performance.now() - began);
    const place = one.about === undefined ? -1 : one.text.indexOf(one.about);
    const verdicts = judged
      .filter(({ kind, start, end }) => kinds.includes(kind) && (place < 0 || (start <= place && place < end)))
      .map(({ verdict }) => verdict ?? 'not-judged');
    const own = classes.get(one.category) ?? { count: 0, right: 0, wrong: new Map() };
    classes.set(one.category, own);
    own.count += 1;
    totals.unlisted += unlistedNumbers(one.text, judged);
    if (one.not !== undefined && verdicts.includes(one.not)) totals.ticked += 1;
    if (one.expected === 'altered' && verdicts[0] === 'exact') totals.alteredAsExact += 1;
    if (isRight(one, verdicts)) {
      own.right += 1;
      continue;
    }
    const given = verdicts.join(', ') || 'nothing judged';
    own.wrong.set(given, (own.wrong.get(given) ?? 0) + 1);
    if (values.misses)
      console.log(`MISS ${one.category}: ${given} (${one.id ?? ''})\n     ${one.text.replaceAll('\n', ' ')}`);
  }
  const right = [...classes.values()].reduce((sum, own) => sum + own.right, 0);
  console.log(`\n## ${title}: ${cases.length} pastes, ${percent(right, cases.length)} right\n`);
  head('what was done', 'pastes', 'right', 'given instead');
  for (const [category, own] of classes)
    row(
      category,
      own.count,
      percent(own.right, own.count),
      [...own.wrong].map(([given, n]) => `${n} × ${given}`).join('; '),
    );
  console.log(`\np50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`);
  totals.right += right;
  totals.count += cases.length;
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
const pastes = [];
for (const story of STORIES) {
  const { record, checker } = await checkerOf(story);
  const distinct = (cases) => [...new Map(cases.map((one) => [one.text, one])).values()];
  const quotes = distinct([...quoteCases(record), ...(story === STORIES[0] ? [] : quoteCases(record, 13))]);
  pastes.push(...quotes);
  await run(`Quotations, ${story.name}`, ['quote'], quotes, checker);
  await run(`Forms of quotations, ${story.name}`, ['quote'], formCases(record), checker);
  await run(`Figures, ${story.name}`, ['figure'], figureCases(record), checker);
  await run(`Numbers as claims, ${story.name}`, ['figure', 'number'], numberCases(record), checker);
}
console.log(
  `\n**All: ${totals.count} pastes, ${percent(totals.right, totals.count)} right; altered quotations called exact: ${totals.alteredAsExact}; changed figures ticked: ${totals.ticked}; numbers not listed: ${totals.unlisted}.**`,
);

if (values.large) {
  const { writeArchive } = await import('./search/write-archive.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-check-'));
  try {
    await writeArchive(folder, 100_000);
    const large = await checkerOf({ knowledgeDir: folder, archiveDir: folder });
    console.log('');
    head('against 100,000 statements', 'texts', 'p50', 'p99', 'slowest', 'its own work: p50', 'p99', 'slowest');
    const time = async (name, texts) => {
      const passed = [];
      const worked = [];
      for (const text of texts) {
        const before = workedMs();
        const began = performance.now();
        await large.checker.check(text);
        passed.push(performance.now() - began);
        worked.push(workedMs() - before);
      }
      row(name, texts.length, ...spread(passed), ...spread(worked));
    };
    const articles = await articlesOf(LARGE_TEXTS, MAX_TEXT_CHARS);
    await time('articles, first time', articles);
    await time('articles, again', articles);
    const own = ownTexts(large.record, LARGE_TEXTS, MAX_TEXT_CHARS);
    await time('texts of its own statements, first time', own);
    await time('texts of its own statements, again', own);
    await time(
      'pastes',
      pastes.map(({ text }) => text),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
process.exitCode = totals.alteredAsExact + totals.ticked + totals.unlisted > 0 ? 1 : 0;
