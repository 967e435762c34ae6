// What a newsroom asks at once, from a record: names, topics, events and metrics, spelled as people type, a few of them far more often
// than the rest.
import { numbers } from '../search/archive.mjs';

const DISTINCT = 2_000;

/** A slip of the finger: a letter left out, or two the wrong way round. */
function slip(text, random) {
  if (text.length < 5) return text;
  const at = 1 + Math.floor(random() * (text.length - 3));
  return random() < 0.5
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}

/**
 * @param record an opened record
 * @param seed of the random numbers
 * @returns draws the next question: `{ kind: 'command' | 'autocomplete', command, option, value, filter }`
 */
export function newsroom(record, seed = 5) {
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const people = record.people.flatMap(({ name }) => [name, name.split(' ').at(-1)]);
  const topics = [...new Set(record.statements.slice(0, 5_000).flatMap(({ topics = [] }) => topics))];
  const places = record.events.flatMap(({ name }) => [name, ...name.split(/[ ,]+/).filter((word) => word.length > 4)]);
  const metrics = record.metrics.map(({ name }) => name);
  const typed = (text) => (random() < 0.3 ? slip(text, random) : random() < 0.5 ? text.toLowerCase() : text);
  const make = () => {
    const one = random();
    if (one < 0.6) {
      const value = random() < 0.7 || topics.length === 0 ? pick(people) : `${pick(people)} ${pick(topics)}`;
      return { kind: 'command', command: 'claims', option: 'who-or-what', value: typed(value) };
    }
    if (one < 0.75) return { kind: 'command', command: 'figures', option: 'what', value: typed(pick(metrics)) };
    if (one < 0.85) return { kind: 'command', command: 'event', option: 'name', value: typed(pick(places)) };
    const value = pick(people);
    return {
      kind: 'autocomplete',
      command: 'claims',
      option: 'who-or-what',
      value: value.slice(0, 2 + Math.floor(random() * 5)),
    };
  };
  const pool = Array.from({ length: DISTINCT }, make);
  const kinds = new Map();
  for (const question of pool) {
    const name = question.kind === 'autocomplete' ? 'autocomplete' : question.command;
    kinds.set(name, [...(kinds.get(name) ?? []), question]);
  }
  const UP_TO = [
    ['claims', 0.6],
    ['figures', 0.75],
    ['event', 0.85],
    ['autocomplete', 1],
  ];
  let count = 0;
  return {
    distinct: new Set(pool.map((question) => JSON.stringify(question))).size,
    /** As asked when news breaks: the n-th question of a kind is asked 1/n as often as the first (Zipf). */
    popular() {
      const one = random();
      const [name] = UP_TO.find(([, end]) => one < end) ?? UP_TO[0];
      const list = kinds.get(name);
      return list[Math.min(list.length - 1, Math.floor(list.length ** random()) - 1)];
    },
    /** The same mix, and no question twice: a filter makes each one new. */
    unique() {
      count += 1;
      const question = this.popular();
      if (question.kind === 'autocomplete' || question.command !== 'claims')
        return { ...question, value: `${question.value}${' '.repeat(count % 7)} ${count.toString(36)}`.slice(0, 90) };
      const day = new Date(Date.UTC(1900, 0, 1) + (count % 40_000) * 86_400_000).toISOString().slice(0, 10);
      return { ...question, filter: { name: 'since', type: 3, value: day } };
    },
  };
}

/**
 * Texts made to slow or break a bot, as the questions of every command that takes one.
 * @param commands the bot's commands
 * @param pieces what a text is filled with
 * @param shapes how a piece becomes a text: functions
 * @param seed of the random numbers
 */
export function hostileQuestions(commands, pieces, shapes, seed = 7) {
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const asked = commands.filter(({ question }) => question !== undefined);
  return {
    /** A hostile question with this probability (0 to 1), else undefined. */
    among(share) {
      if (random() >= share) return undefined;
      const { definition, question } = pick(asked);
      return { kind: 'command', command: definition.name, option: question, value: pick(shapes)(pick(pieces)) };
    },
  };
}
