// Labelled pastes, made mechanically from a record: what was done to a quote on file tells what the verdict must be.
import { quotedRuns } from '../../dist/src/record/quotes.js';
import { archive, numbers } from '../search/archive.mjs';

const LIGHT = new Set(
  'a an and are as at be but by for from has have he her his i in is it its of on or our she that the their them they this to was we were which will with you your'.split(
    ' ',
  ),
);
const MANY = 70;

/**
 * Builds the labelled set.
 * @param {object} record a loaded record
 * @param {number} seed
 * @returns {{ category: string, text: string, expected: string, id?: string }[]}
 */
export function quoteCases(record, seed = 11) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const nameOf = (id) => record.byId.get(id)?.name ?? id;
  const runs = record.statements
    .filter(({ status, speaker }) => status === 'live' && speaker !== 'outlet')
    .flatMap((statement) => quotedRuns(statement.says).map((text) => ({ statement, text, words: text.split(/\s+/) })))
    .filter(({ text }) => !/[“”"«»]/.test(text));
  const long = runs.filter(({ words }) => words.length >= 7);
  const withdrawn = record.statements
    .filter(({ status, speaker }) => status === 'withdrawn' && speaker !== 'outlet')
    .flatMap((statement) => quotedRuns(statement.says).map((text) => ({ statement, text })));
  const vocabulary = [
    ...new Set(long.flatMap(({ words }) => words.filter((word) => /^[a-z]{4,}$/.test(word) && !LIGHT.has(word)))),
  ];
  const framed = ({ statement }, text, quote = ['“', '”']) =>
    `${nameOf(statement.speaker)} said: ${quote[0]}${text}${quote[1]}`;
  const cases = [];
  const add = (category, expected, count, make, from = long) => {
    let left = count;
    for (let tries = 0; tries < count * 12 && left > 0; tries += 1) {
      const run = pick(from);
      const text = run === undefined ? undefined : make(run);
      if (text === undefined) continue;
      cases.push({ category, expected, text, id: run.statement?.id });
      left -= 1;
    }
  };
  const inside = (words, length) => 1 + Math.floor(next() * Math.max(1, words.length - length - 1));

  add('as on file', 'exact', MANY, (run) => framed(run, run.text));
  add('straight marks', 'exact', 20, (run) => framed(run, run.text.replace(/[‘’]/g, "'"), ['"', '"']));
  add('guillemets', 'exact', 20, (run) => framed(run, run.text, ['« ', ' »']));
  add('German marks', 'exact', 20, (run) => framed(run, run.text, ['„', '“']));
  add('spaces, soft hyphens, direction marks', 'exact', 30, (run) =>
    framed(
      run,
      run.words
        .map((word) => (word.length > 6 ? `${word.slice(0, 4)}\u00ad${word.slice(4)}` : word))
        .join(pick([' ', '\u00a0', '  ', ' \u200e', '\n'])),
    ),
  );
  add('capitals and the last mark', 'exact', 30, (run) =>
    framed(run, `${run.text.charAt(0).toUpperCase()}${run.text.slice(1).replace(/[.,]$/, '')}${pick(['.', ',', ''])}`),
  );
  add('no marks, speaker named', 'exact', 20, (run) =>
    /[.!?:]\s/.test(run.text) ? undefined : `${nameOf(run.statement.speaker)} said that ${run.text}`,
  );
  add('one word changed', 'altered', MANY, ({ words, ...run }) => {
    const at = inside(words, 1);
    const other = pick(vocabulary);
    if (LIGHT.has(words[at]?.toLowerCase()) || words[at] === other) return undefined;
    return framed(run, words.with(at, other).join(' '));
  });
  add('negation dropped', 'altered', 30, ({ words, ...run }) => {
    const at = words.findIndex(
      (word, index) => index > 0 && index < words.length - 1 && /^(?:not|no|never|without)$/i.test(word),
    );
    return at < 0 ? undefined : framed(run, words.toSpliced(at, 1).join(' '));
  });
  add('negation added', 'altered', 30, ({ words, ...run }) =>
    framed(run, words.toSpliced(inside(words, 1), 0, 'not').join(' ')),
  );
  add('number changed', 'altered', 30, ({ text, ...run }) => {
    const match = /\d[\d,]*/.exec(text);
    if (match === null) return undefined;
    const other = match[0].replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10));
    return framed(run, text.replace(match[0], other));
  });
  add('qualifier dropped', 'altered', 15, ({ text, ...run }) => {
    const changed = text.replace(/(?<=\S )(?:more than|at least|about|nearly|up to|over|almost) (?=\d)/i, '');
    return changed === text ? undefined : framed(run, changed);
  });
  add('clause dropped inside', 'altered', 40, ({ words, ...run }) => {
    if (words.length < 12) return undefined;
    const length = 3 + Math.floor(next() * 3);
    return framed(run, words.toSpliced(2 + Math.floor(next() * (words.length - length - 4)), length).join(' '));
  });
  // A number that is cut is another one.
  add('end dropped', 'part', 40, ({ words, ...run }) =>
    words.length < 9 || /\d/.test(words.at(-4)) ? undefined : framed(run, words.slice(0, words.length - 3).join(' ')),
  );
  add('beginning dropped', 'part', 30, ({ words, ...run }) =>
    words.length < 9 ? undefined : framed(run, words.slice(3).join(' ')),
  );
  add('omission marked', 'part', 25, ({ words, ...run }) =>
    words.length < 12
      ? undefined
      : framed(run, `${words.slice(0, 4).join(' ')} ${pick(['…', '...', '[…]'])} ${words.slice(-4).join(' ')}`),
  );
  add('two quotations joined', 'joined', 50, (run) => {
    const other = pick(
      long.filter(({ statement }) => statement !== run.statement && statement.speaker === run.statement.speaker),
    );
    return other === undefined
      ? undefined
      : framed(run, `${run.text.replace(/[.]$/, '')}${pick(['. ', ', and ', ' … '])}${other.text}`);
  });
  add('somebody else named', 'other-speaker', 60, (run) => {
    const other = pick(
      record.people.filter(
        ({ id, roles }) =>
          id !== run.statement.speaker &&
          !run.statement.reportedBy.includes(id) &&
          !roles.some(({ organisation }) => organisation === run.statement.speaker),
      ),
    );
    const also = runs.some(({ text, statement }) => text === run.text && statement.speaker === other.id);
    return also ? undefined : `${other.name} ${pick(['said:', 'told reporters', 'declared'])} “${run.text}”`;
  });
  add(
    'somebody not on file named',
    'other-speaker',
    25,
    (run) =>
      `${pick(['Tolvan Meresk', 'Harriet Olsenby', 'Bruno Castellaz'])} ${pick(['said:', 'told reporters:', 'claimed'])} “${run.text}”`,
  );
  const renderings = record.statements.flatMap((statement) =>
    statement.renderings.flatMap(({ says }) =>
      says === undefined ? [] : quotedRuns(says).map((text) => ({ statement, text, words: text.split(/\s+/) })),
    ),
  );
  const own = new Set(runs.map(({ text }) => text));
  add(
    'in another outlet’s words',
    'rendering',
    Math.min(30, renderings.length * 2),
    (run) => (own.has(run.text) || run.words.length < 4 ? undefined : framed(run, run.text)),
    renderings,
  );
  const paraphrases = record.statements.filter(
    ({ says, speaker, status }) =>
      status === 'live' && speaker !== 'outlet' && quotedRuns(says).length === 0 && says.split(' ').length > 8,
  );
  add(
    'the editor’s paraphrase in marks',
    'not-on-file',
    25,
    (run) => `${nameOf(run.statement.speaker)}: “${run.statement.says}”`,
    paraphrases.map((statement) => ({ statement })),
  );
  add('said in quite other words', 'not-on-file', 40, ({ words, ...run }) =>
    framed(
      run,
      words
        .map((word) => (!LIGHT.has(word.toLowerCase()) && next() < 0.75 ? pick(vocabulary) : word))
        .sort(() => next() - 0.5)
        .join(' '),
    ),
  );
  const invented = archive(400, seed).records;
  add(
    'not on file',
    'not-on-file',
    50,
    (made) => `${pick(record.people).name} said: “${made.text.replace(/, \S+ said\.$/, '')}”`,
    invented,
  );
  // Last, so that the sets made before it stay the same.
  add('as on file before it was withdrawn', 'withdrawn', 20, (run) => framed(run, run.text), withdrawn);
  return cases;
}
