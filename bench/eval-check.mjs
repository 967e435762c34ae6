// npm run eval:check: labelled pastes made from the record, the verdicts on them, and a confusion matrix.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';

const USAGE = `npm run eval:check -- [options]
  --misses     print every wrong verdict
  --large      time the same pastes against an invented archive of 100,000 statements as well
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
const { createChecker } = await import('../dist/src/check/checker.js');
const { figureCases, quoteCases } = await import('./check/cases.mjs');

const archiveDir = process.env.ARCHIVE_DIR || join(root, 'archive');
async function checkerOf(knowledgeDir) {
  const loaded = await loadRecord({ knowledgeDir, archiveDir });
  if (!loaded.ok) throw new Error(`the record has problems: run "npx verbatim check"`);
  const search = createSearch(loaded.record);
  return { record: loaded.record, checker: createChecker(loaded.record, search, () => archivedTexts(archiveDir)) };
}
const at = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const head = (...cells) => {
  row(...cells);
  row(...cells.map(() => '---'));
};

async function run(title, kind, cases, checker) {
  const matrix = new Map();
  const categories = new Map();
  const times = [];
  let right = 0;
  let alteredAsExact = 0;
  for (const one of cases) {
    const began = performance.now();
    const { judged } = await checker.check(one.text);
    times.push(performance.now() - began);
    const verdict = judged.find((each) => each.kind === kind)?.verdict ?? 'nothing judged';
    const cell = `${one.expected} → ${verdict}`;
    matrix.set(cell, (matrix.get(cell) ?? 0) + 1);
    const own = categories.get(one.category) ?? { count: 0, right: 0 };
    own.count += 1;
    if (verdict === one.expected) {
      own.right += 1;
      right += 1;
    } else if (values.misses)
      console.log(`MISS ${one.category}: ${cell} (${one.id ?? ''})\n     ${one.text.replaceAll('\n', ' ')}`);
    if (one.expected === 'altered' && verdict === 'exact') alteredAsExact += 1;
    categories.set(one.category, own);
  }
  console.log(
    `\n## ${title}: ${cases.length} pastes, ${((100 * right) / cases.length).toFixed(1)} % of verdicts right\n`,
  );
  head('what was done', 'pastes', 'right');
  for (const [category, own] of categories) row(category, own.count, `${((100 * own.right) / own.count).toFixed(1)} %`);
  const verdicts = [...new Set([...matrix.keys()].flatMap((cell) => cell.split(' → ')))].sort();
  console.log('');
  head('expected ↓ verdict →', ...verdicts);
  for (const expected of verdicts.filter((one) => cases.some((each) => each.expected === one)))
    row(expected, ...verdicts.map((verdict) => matrix.get(`${expected} → ${verdict}`) ?? '·'));
  console.log(`\np50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`);
  return { right, count: cases.length, alteredAsExact };
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
const { record, checker } = await checkerOf(join(root, 'knowledge'));
const quotes = quoteCases(record);
const totals = [
  await run('Quotes', 'quote', quotes, checker),
  await run('Figures', 'figure', figureCases(record), checker),
];
const right = totals.reduce((sum, one) => sum + one.right, 0);
const count = totals.reduce((sum, one) => sum + one.count, 0);
const alteredAsExact = totals.reduce((sum, one) => sum + one.alteredAsExact, 0);
console.log(
  `\n**All: ${count} pastes, ${((100 * right) / count).toFixed(1)} % of verdicts right; altered quotes called exact: ${alteredAsExact}.**`,
);

if (values.large) {
  const { writeArchive } = await import('./search/write-archive.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-check-'));
  try {
    await writeArchive(folder, 100_000);
    const large = await checkerOf(folder);
    const times = [];
    for (const { text } of quotes) {
      const began = performance.now();
      await large.checker.check(text);
      times.push(performance.now() - began);
    }
    console.log(
      `\n100,000 statements: p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
process.exitCode = alteredAsExact > 0 ? 1 : 0;
