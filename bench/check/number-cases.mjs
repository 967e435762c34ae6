// Labelled pastes: numbers as parts of a claim. Whatever changes the claim must not be ticked.
import { numbers } from '../search/archive.mjs';
import { COUNTED as COUNTED_IN_FIGURES } from './figure-cases.mjs';

const COUNTED = new Map([...COUNTED_IN_FIGURES, ['on-the-bridge', 'were on the bridge']]);
const PLAIN = /^(?:\D{0,24})\d[\d,.]*\d$/;

/**
 * Pastes with one figure each; `not: 'matches'` where any verdict but a match is right.
 * @param {object} record a loaded record
 * @param {number} seed
 * @returns {{ category: string, text: string, expected?: string[], not?: string, id: string }[]}
 */
export function numberCases(record, seed = 31) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const name = (id) => record.byId.get(id).name;
  const inSentence = (id) => name(id).replace(/^the /i, '');
  const usable = record.figures.filter(
    ({ status, metric, claimant, value, population, of, revisions }) =>
      status === 'live' &&
      of !== undefined &&
      revisions.length === 0 &&
      COUNTED.has(metric) &&
      typeof claimant === 'string' &&
      claimant !== 'outlet' &&
      PLAIN.test(value) &&
      !/[:(]/.test(population) &&
      !/ and /.test(value),
  );
  const sentence = (
    { claimant, metric, of, population },
    value,
    { who = claimant, whom = population, what = of } = {},
  ) => `${name(who)} said that ${value} ${whom} ${COUNTED.get(metric)} in the ${inSentence(what)}.`;
  const isElsewhere = (figure, value, of) =>
    record.figures.some((one) => one.of === of && one.metric === figure.metric && one.value.includes(value));
  const cases = [];
  const add = (category, figure, text, rest) => {
    if (text !== undefined && !cases.some((one) => one.text === text))
      cases.push({ category, text, id: figure.id, about: /\d[\d,.]*\d|\d/.exec(text)[0], ...rest });
  };
  const unticked = { not: 'matches' };
  for (const figure of usable) {
    const { value, claimant, metric, of, population } = figure;
    const digits = /\d[\d,.]*\d|\d/.exec(value)[0];
    const own = { expected: ['matches', 'superseded'], isAnyOf: true };
    add(
      'the speaker behind',
      figure,
      `${capital(value)} ${population} ${COUNTED.get(metric)} in the ${inSentence(of)}, ${name(claimant)} said.`,
      own,
    );
    add(
      'according to',
      figure,
      `According to ${name(claimant)}, ${value} ${population} ${COUNTED.get(metric)} in the ${inSentence(of)}.`,
      own,
    );
    if (/^[\d,]{4,}$/.test(digits))
      add(
        'digits grouped otherwise',
        figure,
        sentence(figure, value.replace(digits, regrouped(digits, pick([' ', '\u00a0', '\u202f', ''])))),
        own,
      );
    add('a minus before it', figure, sentence(figure, value.replace(digits, `-${digits}`)), unticked);
    add(
      'a currency before it',
      figure,
      sentence(figure, value.replace(digits, `${pick(['$', '€', '£'])}${digits}`)),
      unticked,
    );
    add('a percent sign behind it', figure, sentence(figure, `${value}%`), unticked);
    add('thousands of it', figure, sentence(figure, `${value} thousand`), unticked);
    add(
      'a digit more',
      figure,
      isElsewhere(figure, `${digits}0`, of) ? undefined : sentence(figure, value.replace(digits, `${digits}0`)),
      unticked,
    );
    add(
      'not that many',
      figure,
      `${name(claimant)} said that not ${value} ${population} ${COUNTED.get(metric)} in the ${inSentence(of)}.`,
      unticked,
    );
    const otherMetric = [...COUNTED.keys()].filter(
      (one) => one !== metric && record.byId.get(one)?.entry === 'metric' && !isElsewhere({ metric: one }, digits, of),
    );
    if (otherMetric.length > 0)
      add('counted as something else', figure, sentence({ ...figure, metric: pick(otherMetric) }, value), unticked);
    const events = record.events.filter(
      ({ id, partOf }) =>
        id !== of && partOf !== of && record.byId.get(of).partOf !== id && !isElsewhere(figure, digits, id),
    );
    if (events.length > 0) add('another event', figure, sentence(figure, value, { what: pick(events).id }), unticked);
    const groups = record.groups.filter(
      (group) => isApart(record, figure, group) && !isCountOf(record, figure, group, digits),
    );
    if (groups.length > 0) add('another group', figure, sentence(figure, value, { whom: pick(groups).name }), unticked);
  }
  return cases;
}

const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const regrouped = (digits, mark) => digits.replaceAll(',', '').replace(/\B(?=(?:\d{3})+$)/g, mark);

/** Whether a group surely has other members than those whom a figure counts: another side's, or another kind of the same side. */
function isApart(record, { counted }, { id, side }) {
  const groups = (counted ?? []).map((one) => record.byId.get(one)).filter((one) => one?.entry === 'group');
  return (
    groups.length > 0 &&
    groups.every((one) => one.id !== id && one.side !== undefined && side !== undefined && one.side !== side)
  );
}

const isCountOf = (record, figure, { id }, digits) =>
  record.figures.some((one) => one.counted?.includes(id) && one.metric === figure.metric && one.value.includes(digits));
