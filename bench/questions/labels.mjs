// Files of labelled questions: one JSON object a line, as bench/questions/README.md describes.
import { readFile } from 'node:fs/promises';

export const CATEGORIES = [
  'role-or-body',
  'topic-words',
  'population',
  'day',
  'kind',
  'speaker-topic',
  'fairness',
  'event-summary',
  'compound',
  'other-languages',
  'person-without-statement',
  'nothing',
];
export const COMMANDS = ['claims', 'figures', 'event', 'ask'];
/** The keys of a label that hold ids of entries. */
const ID_KEYS = ['first', 'among', 'never', 'about'];

/**
 * Reads a file of labelled questions. A first line `{"record": "<folder>"}` names the folder whose `knowledge` and `archive` they are asked of.
 * @throws {Error} naming the line that is no question
 */
export async function readQuestions(path) {
  const lines = (await readFile(path, 'utf8')).split('\n');
  let record;
  const questions = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const where = `${path}:${at + 1}`;
    let read;
    try {
      read = JSON.parse(line);
    } catch (error) {
      throw new Error(`${where} is no JSON: ${error.message}`);
    }
    if (questions.length === 0 && record === undefined && typeof read.record === 'string') record = read.record;
    else questions.push(toQuestion(read, where));
  }
  return { record, questions };
}

function toQuestion(read, where) {
  for (const key of ['id', 'cat', 'command', 'q'])
    if (typeof read[key] !== 'string' || read[key] === '') throw new Error(`${where} has no "${key}"`);
  if (!COMMANDS.includes(read.command))
    throw new Error(`${where}: "${read.command}" is none of ${COMMANDS.join(', ')}`);
  return { note: '', silent: false, ...read, ...Object.fromEntries(ID_KEYS.map((key) => [key, read[key] ?? []])) };
}

/** Questions whose labels name entries by the ids of today. */
export const withCurrentIds = (questions, { byId, formerIds }) =>
  questions.map((one) => ({
    ...one,
    ...Object.fromEntries(
      ID_KEYS.map((key) => [key, one[key].map((id) => (byId.has(id) ? id : (formerIds.get(id) ?? id)))]),
    ),
  }));

/** What is wrong with labels: ids that are not on file, categories nobody counts, mirrors without their other half, questions without an answer. */
export function problemsIn(questions, record) {
  const problems = [];
  const ids = new Set();
  for (const one of questions) {
    if (ids.has(one.id)) problems.push(`${one.id}: the id is used twice`);
    ids.add(one.id);
    for (const what of problemsOf(one, record)) problems.push(`${one.id}: ${what}`);
  }
  return [...problems, ...problemsOfPairs(questions)];
}

function* problemsOf(one, record) {
  if (!CATEGORIES.includes(one.cat)) yield `no category "${one.cat}"`;
  for (const key of ID_KEYS)
    for (const id of one[key]) if (!record.byId.has(id)) yield `"${key}" names ${id}, which is not on file`;
  if (one.never.some((id) => one.first.includes(id))) yield 'an entry is both right and wrong';
  const wanted = [one.first.length > 0, one.silent === true, one.says !== undefined].filter(Boolean).length;
  if (wanted !== 1) yield 'has to have an answer, or silence, or "says": one of the three';
  if (one.says !== undefined && one.about.length === 0) yield '"says" wants "about"';
}

function problemsOfPairs(questions) {
  const pairs = new Map();
  for (const one of questions) if (one.pair !== undefined) pairs.set(one.pair, [...(pairs.get(one.pair) ?? []), one]);
  return [...pairs].flatMap(([pair, both]) => {
    if (both.length !== 2) return [`pair ${pair} has ${both.length} of its two questions`];
    return both[0].cat === both[1].cat ? [] : [`pair ${pair} is in two categories`];
  });
}

/** The part from 1 to `parts` that a question belongs to: the same wherever it stands in its file, and for both of a pair. */
export function partOf({ id, pair }, parts) {
  let hash = 0x811c9dc5;
  for (const unit of pair ?? id) hash = Math.imul(hash ^ unit.codePointAt(0), 0x01000193);
  // The low bits of this hash are poor.
  return (((hash ^ (hash >>> 15)) >>> 0) % parts) + 1;
}
