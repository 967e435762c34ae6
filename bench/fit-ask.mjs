// npm run fit:ask: fits the weights by which /ask chooses between ways to read a question, from all labelled questions, whichever command they
// were written for, and says what held-out parts of them come to. Questions of the records in this repository only.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';
import { QUESTION_FILES } from './questions/files.mjs';
import { partOf, readQuestions, withCurrentIds } from './questions/labels.mjs';
import { score } from './questions/score.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean' },
    folds: { type: 'string', default: '5' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(`npm run fit:ask -- [options] [further files of questions …]
  --folds <k>  into how many parts the questions are split (5)
  --write      write the weights fitted on all of them into src/bot/answers/reading-weights.ts`);
  process.exit(0);
}
await setup();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const WEIGHTS = join(root, 'src', 'bot', 'answers', 'reading-weights.ts');
const { createApp } = await import('../dist/src/process/app.js');
const { createLog } = await import('../dist/src/log.js');
const { archiveInMemory } = await import('../dist/src/record/archive.js');
const { createSearch } = await import('../dist/src/search/engine.js');
const { createLanguages } = await import('../dist/src/language/language.js');
const { commands } = await import('../dist/commands/index.js');
const { attemptsAt } = await import('../dist/src/bot/answers/attempts.js');
const { INTENTS } = await import('../dist/src/bot/answers/intent.js');
const { CUES } = await import('../dist/src/bot/answers/question-cues.js');
const { READING_WEIGHTS } = await import('../dist/src/bot/answers/reading-weights.js');
const { isRight, QUESTIONS } = await import('./ask/questions.mjs');

/** Weights stay near where they began: few questions are no reason for a great one. */
const PENALTY = 0.01;
/** Questions written for /ask count as several of those written for one command, which seldom hold words of asking. */
const WEIGHT_OF_ASK = 3;
const ROUNDS = 1_500;
const RATE = 0.5;
/** Where the labelled questions of a kind are too few to learn from, what a reader would say. "Who was arrested?" is no question for a number, and "where is" one for a place. */
const GIVEN = { event: { undergone: 1, part: 1 }, figures: { undergone: -1 }, who: { whereabouts: 3 } };
const byIntent = Object.fromEntries(
  INTENTS.map((intent) => [intent, commands.find(({ definition }) => definition.name === intent)]),
);
const language = createLanguages()('en');

async function contextOf(folder = '.') {
  const app = await createApp({
    knowledgeDir: resolve(root, folder, 'knowledge'),
    archiveDir: resolve(root, folder, 'archive'),
    log: createLog('silent', false),
  });
  const record = app.record();
  return {
    record,
    archive: archiveInMemory(record),
    search: createSearch(record),
    language,
    today: '2024-12-01',
    problems: [],
    mention: (name) => name,
  };
}

/** What the first page of an answer shows, as the scorer of labelled questions reads it. */
async function shownBy({ heading, list, perPage }) {
  await list.prepare?.(perPage);
  const blocks = Array.from({ length: Math.min(list.count, perPage) }, (_, at) => list.block(at));
  return {
    entries: [...new Set(blocks.flatMap(({ entries }) => entries))],
    callback: { data: { content: [heading, ...blocks.map(({ markdown }) => markdown)].join('\n') } },
  };
}

/** One question: what speaks for each reading that has an answer, and whether that answer is right. */
async function exampleOf(question, isAnswer, context) {
  const { attempts, cues } = await attemptsAt(question.q, byIntent, context);
  const answered = attempts.filter(({ answer }) => answer.kind === 'pages');
  const readings = [];
  for (const attempt of answered)
    readings.push({ features: featuresOf(attempt, cues), right: isAnswer(await shownBy(attempt.answer)) });
  return { question, readings };
}

const LENGTH = 3 + CUES.length;
const at = (intent, feature) => INTENTS.indexOf(intent) * LENGTH + feature;

function featuresOf({ intent, met, isShorter }, cues) {
  const features = [
    [at(intent, 0), 1],
    [at(intent, 1), met],
  ];
  if (isShorter) features.push([at(intent, 2), 1]);
  for (const [place, cue] of CUES.entries()) if (cues.has(cue)) features.push([at(intent, 3 + place), 1]);
  return features;
}

const sumOf = (features, weights) => features.reduce((sum, [place, value]) => sum + weights[place] * value, 0);

/** Conditional logistic regression by plain gradient descent: the right readings of a question against all that have an answer. */
function fit(examples, start) {
  const weights = [...start];
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = weights.map((weight, place) => PENALTY * (weight - start[place]));
    for (const { readings, question } of examples) {
      const share = (question.command === 'ask' ? WEIGHT_OF_ASK : 1) / examples.length;
      const powers = readings.map(({ features }) => Math.exp(sumOf(features, weights)));
      const all = powers.reduce((sum, one) => sum + one, 0);
      const right = readings.reduce((sum, one, index) => sum + (one.right ? powers[index] : 0), 0);
      for (const [index, reading] of readings.entries()) {
        const pull = powers[index] / all - (reading.right ? powers[index] / right : 0);
        for (const [place, value] of reading.features) slope[place] += pull * value * share;
      }
    }
    for (const place of weights.keys()) weights[place] -= RATE * slope[place];
  }
  return weights;
}

const isRightWith = (weights, { readings }) => {
  const sums = readings.map(({ features }) => sumOf(features, weights));
  return readings[sums.indexOf(Math.max(...sums))].right;
};
const shareRight = (weights, examples) =>
  examples.filter((one) => isRightWith(weights, one)).length / Math.max(1, examples.length);
const percent = (share) => `${(100 * share).toFixed(1)} %`;

const own = QUESTION_FILES.map((name) => join(root, 'bench', 'questions', name));
const examples = [];
for (const path of [...own, ...positionals]) {
  const { record: folder, questions } = await readQuestions(path);
  const context = await contextOf(folder);
  for (const question of withCurrentIds(questions, context.record))
    examples.push(await exampleOf(question, (reply) => score(question, reply, context.record).right, context));
}
const context = await contextOf();
for (const [q, label] of QUESTIONS)
  examples.push(
    await exampleOf(
      { id: q, q, cat: 'ask', command: 'ask' },
      ({ entries }) => isRight(label, entries[0], context.record),
      context,
    ),
  );
// Only where some readings are right and some are not is there anything to choose.
const open = examples.filter(
  ({ readings }) => readings.some(({ right }) => right) && !readings.every(({ right }) => right),
);
const start = INTENTS.flatMap((intent) => {
  const { base, met, shorter, cues } = READING_WEIGHTS[intent];
  return [base, met, shorter, ...CUES.map((cue) => cues[cue] ?? 0)];
});
const given = INTENTS.flatMap((intent) => [0, 4, 0, ...CUES.map((cue) => GIVEN[intent]?.[cue] ?? 0)]);
const folds = Number(values.folds);
const asks = (all) => all.filter(({ question }) => question.command === 'ask');
const held = { right: 0, all: 0, ask: 0, allAsk: 0 };
for (let part = 1; part <= folds; part += 1) {
  const isHeld = ({ question }) => partOf(question, folds) === part;
  const weights = fit(
    open.filter((one) => !isHeld(one)),
    given,
  );
  const test = open.filter(isHeld);
  held.all += test.length;
  held.right += test.filter((one) => isRightWith(weights, one)).length;
  held.allAsk += asks(test).length;
  held.ask += asks(test).filter((one) => isRightWith(weights, one)).length;
}
console.log(
  `${examples.length} questions, ${open.length} of them with right and wrong readings, ${asks(open).length} of these written for /ask`,
);
console.log(
  `weights on file:      right ${percent(shareRight(start, open))}, of those for /ask ${percent(shareRight(start, asks(open)))}`,
);
console.log(
  `fitted, held out:     right ${percent(held.right / held.all)}, of those for /ask ${percent(held.ask / held.allAsk)}`,
);
const fitted = fit(open, given);
console.log(
  `fitted on all:        right ${percent(shareRight(fitted, open))}, of those for /ask ${percent(shareRight(fitted, asks(open)))}`,
);

function asText(weights) {
  const lines = INTENTS.map((intent) => {
    const value = (feature) => Number(weights[at(intent, feature)].toFixed(1));
    const cues = CUES.map((cue, place) => [cue, value(3 + place)]).filter(([, weight]) => weight !== 0);
    return `  ${intent}: {\n    base: ${value(0)},\n    met: ${value(1)},\n    shorter: ${value(2)},\n    cues: { ${cues.map(([cue, weight]) => `${cue}: ${weight}`).join(', ')} },\n  },`;
  });
  return lines.join('\n');
}
console.log(asText(fitted));
if (values.write) {
  const text = await readFile(WEIGHTS, 'utf8');
  await writeFile(
    WEIGHTS,
    text.replace(/(READING_WEIGHTS[^{]*\{\n).*?(\n\};)/su, (_, head, tail) => head + asText(fitted) + tail),
  );
}
