import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { QUESTION_FILES } from '../../bench/questions/files.mjs';
import { CATEGORIES, problemsIn, type Question, readQuestions } from '../../bench/questions/labels.mjs';
import { type Counts, score, tally } from '../../bench/questions/score.mjs';
import { parseCommandLine } from '../../src/bot/command-line.js';
import { commandInteraction } from '../../src/bot/local-interaction.js';
import { createLog } from '../../src/log.js';
import { type App, createApp } from '../../src/process/app.js';
import { fold } from '../../src/search/words/fold.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const QUESTIONS = join(ROOT, 'bench', 'questions');
/** How far a category may fall below its recorded figure: other entries in the record move a question or two. */
const MAX_LOST = 2;

type Recorded = Readonly<Record<string, Readonly<Record<string, { questions: number; right: number }>>>>;

const allQuestions: Question[] = [];

describe.each(QUESTION_FILES)('%s', (file) => {
  let questions: readonly Question[];
  let app: App;
  let recorded: Recorded;
  beforeAll(async () => {
    const read = await readQuestions(join(QUESTIONS, file));
    questions = read.questions;
    allQuestions.push(...questions);
    const folder = join(ROOT, read.record ?? '.');
    app = await createApp({
      knowledgeDir: join(folder, 'knowledge'),
      archiveDir: join(folder, 'archive'),
      log: createLog('silent', false),
    });
    recorded = JSON.parse(await readFile(join(QUESTIONS, 'recorded.json'), 'utf8'));
  });

  it('is labelled with entries that are on file, each pair with its partner', () =>
    expect(problemsIn(questions, app.record())).toEqual([]));

  it('asks nothing twice', () => {
    const asked = questions.map(({ command, q }) => `/${command} ${fold(q)}`);
    expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
  });

  it('answers no category worse than was recorded', async () => {
    const definitions = app.commands.map(({ definition }) => definition);
    const scored: { question: Question; counts: Counts }[] = [];
    for (const question of questions) {
      const line = parseCommandLine(`/${question.command} ${question.q}`, definitions);
      const reply = await app.cachedRespond(commandInteraction(line));
      scored.push({ question, counts: score(question, reply, app.record()) });
    }
    const { categories } = tally(scored);
    const worse = Object.entries(recorded[file] ?? {}).flatMap(([category, { right }]) => {
      const now = categories.get(category)?.right ?? 0;
      return now < right - MAX_LOST ? [`${category}: ${right} were right, now ${now}`] : [];
    });
    expect(Object.keys(recorded[file] ?? {}).sort()).toEqual([...categories.keys()].sort());
    expect(worse).toEqual([]);
  });
});

describe('the questions together', () => {
  it('are of every category, on every record and in mirrored pairs', () => {
    expect([...new Set(allQuestions.map(({ cat }) => cat))].sort()).toEqual([...CATEGORIES].sort());
    expect(allQuestions.length).toBeGreaterThanOrEqual(400);
    expect(new Set(allQuestions.flatMap(({ pair }) => pair ?? [])).size).toBeGreaterThanOrEqual(20);
  });
});
