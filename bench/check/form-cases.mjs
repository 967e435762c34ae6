// Labelled pastes: quotations in the forms in which editors write them, and said by whoever may speak for the speaker.
import { quotedRuns } from '../../dist/src/record/quotes.js';
import { numbers } from '../search/archive.mjs';

const NAMELESS = /[“”"«»‘’']/;

/**
 * Pastes with one or more quotations; `expected` has the verdict of each, in order of the text.
 * @param {object} record a loaded record
 * @param {number} count of each class
 * @param {number} seed
 * @returns {{ category: string, text: string, expected: string[], id?: string }[]}
 */
export function formCases(record, count = 40, seed = 21) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const entry = (id) => record.byId.get(id);
  const all = record.statements.flatMap((statement) =>
    quotedRuns(statement.says).map((text) => ({ statement, text, words: text.split(/\s+/) })),
  );
  const timesOf = new Map();
  for (const { text } of all) timesOf.set(text, (timesOf.get(text) ?? 0) + 1);
  const runs = all.filter(
    ({ statement: { status, speaker, revisions, relations }, text }) =>
      status === 'live' &&
      typeof speaker === 'string' &&
      speaker !== 'outlet' &&
      revisions.length === 0 &&
      relations.every(({ kind }) => kind !== 'retracts') &&
      timesOf.get(text) === 1 &&
      !NAMELESS.test(text.replace(/(?<=\p{L})[’'](?=\p{L})/gu, '')),
  );
  const long = runs.filter(({ words }) => words.length >= 7);
  const nameOf = ({ statement }) => entry(statement.speaker)?.name ?? statement.speaker;
  const cases = [];
  const seen = new Set();
  const add = (category, make, from = long, most = count) => {
    let left = most;
    for (let tries = 0; tries < most * 15 && left > 0 && from.length > 0; tries += 1) {
      const run = pick(from);
      const made = make(run);
      if (made === undefined || seen.has(made.text)) continue;
      seen.add(made.text);
      cases.push({ category, id: run.statement.id, ...made, expected: [made.expected].flat() });
      left -= 1;
    }
  };
  const exact = (text) => ({ text, expected: 'exact' });
  const bare = (text) => text.replace(/[.,!?]$/, '');

  add('single marks', (run) => (NAMELESS.test(run.text) ? undefined : exact(`${nameOf(run)} said: ‘${run.text}’`)));
  add('marks that nothing closes', (run) => exact(`${nameOf(run)} said: “${run.text}`));
  add('quotation before its speaker', (run) =>
    exact(`“${bare(run.text)},” ${pick(['said', 'added'])} ${nameOf(run)}.`),
  );
  add('interrupted by its speaker', (run) => {
    const at = 3 + Math.floor(next() * (run.words.length - 5));
    const [before, after] = [run.words.slice(0, at).join(' '), run.words.slice(at).join(' ')];
    return { text: `“${bare(before)},” ${nameOf(run)} said, “${after}”`, expected: ['part', 'part'] };
  });
  add('an insertion in brackets', (run) => {
    if (run.words.length < 10) return undefined;
    const at = 4 + Math.floor(next() * (run.words.length - 8));
    return { text: `${nameOf(run)} said: “${run.words.toSpliced(at, 0, '[so]').join(' ')}”`, expected: 'part' };
  });
  add('a word changed beside an insertion', (run) => {
    if (run.words.length < 12) return undefined;
    const at = 5 + Math.floor(next() * (run.words.length - 9));
    if (!/^\p{Ll}{4,}$/u.test(run.words[at - 2])) return undefined;
    const words = run.words.with(at - 2, 'lantern').toSpliced(at, 0, '[so]');
    return { text: `${nameOf(run)} said: “${words.join(' ')}”`, expected: 'altered' };
  });
  add('two speakers in one text', (run) => {
    const other = pick(long.filter(({ statement }) => statement.speaker !== run.statement.speaker));
    return other === undefined
      ? undefined
      : {
          text: `${nameOf(run)} said: “${run.text}” ${nameOf(other)} replied: “${other.text}”`,
          expected: ['exact', 'exact'],
        };
  });
  add('two speakers whose words are swapped', (run) => {
    const other = pick(long.filter(({ statement }) => statement.speaker !== run.statement.speaker));
    return other === undefined || speaksFor(record, run, other) || speaksFor(record, other, run)
      ? undefined
      : {
          text: `${nameOf(other)} said: “${run.text}” ${nameOf(run)} replied: “${other.text}”`,
          expected: ['other-speaker', 'other-speaker'],
        };
  });
  add('inside a longer story', (run) =>
    exact(
      `The session opened late.\n\nMany had waited outside for hours. ${nameOf(run)} said: “${run.text}”\n\nIt went on into the night.`,
    ),
  );
  add('by the speaker’s post', (run) => {
    const role = onlyRole(record, run);
    return role === undefined ? undefined : exact(`${role.title} ${nameOf(run)} told reporters: “${run.text}”`);
  });
  add('by the speaker’s body', (run) => {
    const body = entry(onlyRole(record, run)?.organisation);
    return body === undefined ? undefined : exact(`The ${body.name.replace(/^the /i, '')} said: “${run.text}”`);
  });
  add('by the speaker’s country', (run) => {
    const country = countryOf(record, run);
    return country === undefined ? undefined : exact(`${country.name} said: “${run.text}”`);
  });
  add('by another country', (run) => {
    const own = countryOf(record, run)?.id;
    const other = pick(countriesOf(record).filter((id) => id !== own));
    return own === undefined || other === undefined
      ? undefined
      : { text: `${entry(other).name} said: “${run.text}”`, expected: 'other-speaker' };
  });
  add('by a pronoun after the name', (run) =>
    exact(`${nameOf(run)} spoke to reporters in the evening. “${bare(run.text)},” ${pick(['he', 'she'])} said.`),
  );
  return cases;
}

/** The one post that somebody held on the day of saying, as far as the record says. */
function onlyRole(record, { statement }) {
  const roles = record.byId.get(statement.speaker)?.roles ?? [];
  return roles.length === 1 && roles[0].from === undefined && roles[0].to === undefined ? roles[0] : undefined;
}

/** The country that the speaker's one post speaks for. */
function countryOf(record, run) {
  const role = onlyRole(record, run);
  const body = record.byId.get(role?.organisation);
  const country = record.byId.get(
    role?.country ?? (body?.kind === 'government' && body.parent === undefined ? body.country : undefined),
  );
  return country?.entry === 'place' ? country : undefined;
}

/** The countries that somebody on file speaks for. */
function countriesOf(record) {
  const ids = record.people.flatMap(({ roles }) => roles.map(({ country }) => country));
  return [...new Set(ids)].filter((id) => record.byId.get(id)?.entry === 'place');
}

/** Whether the speaker of one may be taken for that of the other: the same body, or the words are reported by them. */
function speaksFor(record, run, other) {
  const bodies = (id) => [id, ...(record.byId.get(id)?.roles ?? []).map(({ organisation }) => organisation)];
  const own = new Set(bodies(run.statement.speaker).filter((id) => id !== undefined));
  return (
    run.statement.reportedBy.includes(other.statement.speaker) ||
    bodies(other.statement.speaker).some((id) => own.has(id))
  );
}
