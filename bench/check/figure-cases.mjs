// Labelled pastes of figures, made mechanically from a record.
import { numbers } from '../search/archive.mjs';

/** What a sentence says became of those whom a metric counts. */
export const COUNTED = new Map([
  ['killed', 'were killed'],
  ['wounded', 'were wounded'],
  ['missing', 'are missing'],
  ['displaced', 'were displaced'],
  ['detained', 'were detained'],
]);
const QUALIFIED = /^(?:more than|at least|over|about|nearly|up to|almost|around|some) (?=\d)/i;

/**
 * Labelled pastes of figures.
 * @param {object} record a loaded record
 * @param {number} seed
 */
export function figureCases(record, seed = 12) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const usable = record.figures.filter(
    ({ status, metric, claimant, value, population, of }) =>
      status === 'live' &&
      of !== undefined &&
      COUNTED.has(metric) &&
      typeof claimant === 'string' &&
      claimant !== 'outlet' &&
      /^(?:\D{0,24})\d[\d,]*$/.test(value) &&
      !/[:(]/.test(population) &&
      !/ and /.test(value),
  );
  const name = (id) => record.byId.get(id).name;
  const sentence = ({ claimant, population, metric, of }, value, who = claimant) =>
    `${name(who)} said that ${value} ${population} ${COUNTED.get(metric)} in the ${name(of).replace(/^the /i, '')}.`;
  const sameCount = (figure) => (other) =>
    other.metric === figure.metric && other.of === figure.of && other.claimant === figure.claimant;
  const values = new Set(usable.map(({ value }) => value.replace(QUALIFIED, '')));
  const cases = [];
  for (const figure of usable) {
    const later = record.figures.some(
      (other) =>
        sameCount(figure)(other) &&
        other.population === figure.population &&
        other.value !== figure.value &&
        other.asOf.iso.length === 10 &&
        figure.asOf.iso.length === 10 &&
        other.asOf.iso > figure.asOf.iso,
    );
    cases.push({
      category: later ? 'an earlier figure' : 'as on file',
      expected: later ? 'superseded' : 'matches',
      text: sentence(figure, figure.value),
      id: figure.id,
    });
    const bare = figure.value.replace(QUALIFIED, '');
    const plain = /^\d/.test(figure.value);
    const stated = (value) => record.figures.some((other) => other.value === value && sameCount(figure)(other));
    if (bare !== figure.value && !stated(bare))
      cases.push({ category: 'qualifier lost', expected: 'qualifier', text: sentence(figure, bare), id: figure.id });
    if (plain && !stated(`more than ${bare}`) && !stated(`over ${bare}`))
      cases.push({
        category: 'qualifier added',
        expected: 'qualifier',
        text: sentence(figure, `more than ${bare}`),
        id: figure.id,
      });
    const others = record.people.filter(
      ({ id }) =>
        !record.figures.some(
          (one) =>
            one.value.endsWith(bare) &&
            one.metric === figure.metric &&
            (one.claimant === id || record.byId.get(one.statement)?.speaker === id),
        ),
    );
    const person = record.byId.get(figure.claimant);
    const apart = others.filter(
      ({ id, roles }) =>
        id !== figure.claimant &&
        !roles.some(
          ({ organisation }) =>
            organisation !== undefined &&
            (organisation === figure.claimant || person?.roles?.some((role) => role.organisation === organisation)),
        ),
    );
    cases.push({
      category: 'somebody else named',
      expected: 'other-claimant',
      text: sentence(figure, figure.value, pick(apart).id),
      id: figure.id,
    });
    const off = bare
      .replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 7) % 10))
      .replace(/^\d/, (digit) => String((Number(digit) % 9) + 1));
    if (!values.has(off))
      cases.push({ category: 'number changed', expected: 'not-on-file', text: sentence(figure, off), id: figure.id });
  }
  return cases;
}
