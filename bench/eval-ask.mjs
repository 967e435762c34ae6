// npm run eval:ask: labelled questions on the first story, asked through /ask; whether the first entry, and one of the first five, is right.
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';

const { values } = parseArgs({ options: { misses: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log('npm run eval:ask -- [--misses prints every question whose first entry is wrong]');
  process.exit(0);
}
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { createApp } = await import('../dist/src/process/app.js');
const { createLog } = await import('../dist/src/log.js');
const { isRight, QUESTIONS } = await import('./ask/questions.mjs');

const app = await createApp({
  knowledgeDir: join(root, 'knowledge'),
  archiveDir: join(root, 'archive'),
  log: createLog('silent', false),
});
const counts = { first: 0, five: 0 };
const times = [];
for (const [question, label] of QUESTIONS) {
  const began = performance.now();
  const { entries } = await app.cachedRespond({
    type: 2,
    data: { type: 1, name: 'ask', options: [{ name: 'question', type: 3, value: question }] },
  });
  times.push(performance.now() - began);
  const right = entries.slice(0, 5).map((id) => isRight(label, id, app.record()));
  if (right[0]) counts.first += 1;
  if (right.some(Boolean)) counts.five += 1;
  if (values.misses && !right[0])
    console.log(
      `${right.some(Boolean) ? 'in five' : 'MISS   '} ${question} → ${entries.slice(0, 5).join(', ') || 'nothing'}`,
    );
}
times.sort((a, b) => a - b);
const share = (count) => `${((100 * count) / QUESTIONS.length).toFixed(1)} %`;
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
console.log(
  `${QUESTIONS.length} questions: first entry right ${share(counts.first)}, right in the first five ${share(counts.five)}`,
);
console.log(`p50 ${times[times.length >> 1].toFixed(1)} ms, slowest ${times.at(-1).toFixed(1)} ms`);
