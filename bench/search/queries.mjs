// Labelled queries on an invented archive: what is typed, and which records are right to come first. Nothing is right for a query that has
// no answer; of a near name nothing may be answered.
import { cyrillic, numbers } from './archive.mjs';

const KEYS = 'abcdefghijklmnopqrstuvwxyz';
const EACH = 25;

/** Words that no record holds. */
const ELSEWHERE = [
  'graphics card prices',
  'sourdough starter',
  'chess opening theory',
  'guitar string gauge',
  'marathon training plan',
  'keyboard shortcuts',
  'tax software refund',
  'vinyl record player',
  'crossword answers',
  'garden compost',
];
const GIBBERISH = ['qzxv', 'brrtlk', 'xyqqzu', 'fjjkwq', 'zzvvtt', 'wqkjxv'];

/** @returns {{ category: string, query: string, right: ReadonlySet<string> | undefined }[]} */
export function queries({ records, people, topics }, seed = 11) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const lower = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const by = (test) => new Set(records.filter(test).map(({ id }) => id));
  const surnames = new Map();
  for (const person of people)
    surnames.set(lower(person.name.split(' ')[1]), (surnames.get(lower(person.name.split(' ')[1])) ?? 0) + 1);
  // Only people whose surname is theirs alone: of two bearers the engine asks which is meant, as it should.
  const alone = people.filter((person) => surnames.get(lower(person.name.split(' ')[1])) === 1);
  const said = (person) => by((record) => record.speaker.name === person.name);
  const surname = (person) => lower(person.name.split(' ')[1]);
  const found = [];
  const add = (category, query, right) => found.push({ category, query, right });
  const someone = () => pick(alone);
  const long = () => pick(alone.filter((person) => surname(person).length >= 7));
  const drop = (word) => {
    const at = 1 + Math.floor(next() * (word.length - 1));
    return word.slice(0, at) + word.slice(at + 1);
  };
  const swap = (word) => {
    const at = 1 + Math.floor(next() * (word.length - 2));
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  };
  const double = (word) => {
    const at = 1 + Math.floor(next() * (word.length - 1));
    return word.slice(0, at) + word[at - 1] + word.slice(at);
  };
  const exchange = (word) => {
    const at = 1 + Math.floor(next() * (word.length - 1));
    return word.slice(0, at) + pick([...KEYS]) + word.slice(at + 1);
  };
  for (let round = 0; round < EACH; round += 1) {
    let person = someone();
    add('surname', surname(person), said(person));
    person = someone();
    add('full name', lower(person.name), said(person));
    person = someone();
    add('order swapped', person.name.split(' ').reverse().join(' '), said(person));
    person = long();
    add('letter missing', drop(surname(person)), said(person));
    person = long();
    add('letters swapped', swap(surname(person)), said(person));
    person = long();
    add('letter doubled', double(surname(person)), said(person));
    person = long();
    add('two slips, full name', `${lower(person.name.split(' ')[0])} ${exchange(drop(surname(person)))}`, said(person));
    person = pick(alone.filter(({ aliases }) => aliases.length > 0));
    add('other script, listed', person.aliases[0], said(person));
    person = pick(alone.filter(({ aliases }) => aliases.length === 0));
    add('other script, not listed', cyrillic(person.name), said(person));
    const variant = (word) =>
      word.replace(/sk/g, 'sc').replace(/k/g, 'c').replace(/v/g, 'w').replace(/i\b/g, 'y').replace(/ya/g, 'ia');
    person = someone();
    add('romanised otherwise', `${lower(person.name.split(' ')[0])} ${variant(surname(person))}`, said(person));
    const record = pick(records);
    const town = record.place.split(', ')[0];
    add(
      'place',
      lower(town),
      by(({ place }) => place.startsWith(`${town},`)),
    );
    add(
      'country',
      pick([record.place.split(', ')[1]]),
      by(({ place }) => place.endsWith(record.place.split(', ')[1])),
    );
    const topic = pick(topics);
    add(
      'topic',
      topic,
      by(({ topics: own }) => own.includes(topic)),
    );
    add(
      'topic and place',
      `${record.topics[0]} ${town}`,
      by((one) => one.topics[0] === record.topics[0] && one.place === record.place),
    );
    const speaking = records.find((one) => alone.includes(one.speaker) && next() < 0.2) ?? records[0];
    const both = by((one) => one.speaker === speaking.speaker && one.topics[0] === speaking.topics[0]);
    add('speaker and topic', `${surname(speaking.speaker)} ${speaking.topics[0]}`, both);
    add('question', `what did ${speaking.speaker.name} say about the ${speaking.topics[0]}?`, both);
    add('noisy paste', `hey can someone check this?? ${speaking.speaker.name} on the ${speaking.topics[0]} pls`, both);
    const counted = pick(records.filter(({ text }) => /\d/.test(text)));
    const [number] = /\d[\d,]*/.exec(counted.text);
    add(
      'number',
      number.replaceAll(',', ''),
      by(({ text }) => text.includes(` ${number} `)),
    );
    add('nothing: topic', ELSEWHERE[round % ELSEWHERE.length], undefined);
    add('nothing: gibberish', `${GIBBERISH[round % GIBBERISH.length]}${pick([...KEYS])}`, undefined);
    add('nothing: number', String(20_000 + Math.floor(next() * 70_000)), undefined);
    person = someone();
    const other = ['Quentin', 'Hortense', 'Barnaby', 'Ottilie'][round % 4];
    add('near: another first name', `${other} ${person.name.split(' ')[1]}`, undefined);
  }
  return found;
}
