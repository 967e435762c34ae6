// npm run eval:draft: labelled sentences and articles of invented stories, and how much of them is drafted rightly.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { setup } from '../tools/setup.mjs';
import { readLabelled } from './draft/labels.mjs';
import { addCounts, emptyCounts, score } from './draft/score.mjs';

const USAGE = `npm run eval:draft -- [options]
  Labelled sentences and articles of bench/draft: see its README.
  --failures          what is wrong in the first half; the held-out half shows counts only
  --language <tag>    only this language
  --shape <name>      only this shape
  --fields            only what an editor changes in drafted entries, each of them
  --json              one line of JSON
  --help`;
const { values } = parseArgs({
  options: {
    failures: { type: 'boolean' },
    language: { type: 'string' },
    shape: { type: 'string' },
    fields: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
await setup();
const { draftOf } = await import('../dist/src/draft/draft.js');
const { knownNames } = await import('../dist/src/draft/known-names.js');

const { fieldsOf } = await import('./draft/fields.mjs');
const { printFields } = await import('./draft/fields-table.mjs');
const engine = {
  ...(await import('../dist/src/draft/read-draft.js')),
  ...(await import('../dist/src/knowledge/load.js')),
  ...(await import('../dist/src/knowledge/proof/comparable-text.js')),
  ...(await import('../dist/src/record/quotes.js')),
  ...(await import('../dist/src/record/record.js')),
};

/** Records whose source texts are at hand: the example’s, and the first story’s where ARCHIVE_DIR is. */
async function fieldsOfRecords() {
  const records = [['example, Dolna bridge', 'examples/dolna-bridge/knowledge', 'examples/dolna-bridge/archive']];
  if (process.env.ARCHIVE_DIR) records.push(['first story', 'knowledge', process.env.ARCHIVE_DIR]);
  return Promise.all(
    records.map(async ([name, knowledge, archive]) => ({ name, rows: await fieldsOf(engine, knowledge, archive) })),
  );
}
if (values.fields) {
  printFields(await fieldsOfRecords(), true);
  process.exit(0);
}

const MAX_ROUNDS = 60;
/** Before a time is taken: the patterns for numbers are compiled, and what runs often is made fast. */
const WARM_ROUNDS = 150;
const id = (name) => name.toLowerCase().replace(/\P{L}+/gu, '-');
const base = { status: 'live', revisions: [], aliases: [], position: { file: '', line: 1, column: 1 } };
/** Who is on file already for an article, as entries. */
function namesFor({ on_file: { people = [], bodies = [], places = [] } = {}, published }) {
  return knownNames(
    {
      people: people.map(({ name, title }) => ({ ...base, entry: 'person', id: id(name), name, roles: [{ title }] })),
      organisations: bodies.map((name) => ({ ...base, entry: 'organisation', id: id(name), name, members: [] })),
      places: places.map((name) => ({ ...base, entry: 'place', id: id(name), name, namesUsedBy: [], demonyms: [] })),
    },
    published,
  );
}

const wanted = (await readLabelled()).filter(
  ({ language, shape }) =>
    (values.language === undefined || language === values.language) &&
    (values.shape === undefined || shape === values.shape),
);
const groups = new Map();
const add = (key, counts) => groups.set(key, addCounts(groups.get(key) ?? emptyCounts(), counts));
const failed = [];
for (const labelled of wanted) {
  const { text, language, published, set, half, shape } = labelled;
  const draft = draftOf(text, {
    names: namesFor(labelled),
    language,
    ...(published === undefined ? {} : { published }),
  });
  const { counts, failures } = score(labelled, draft);
  add(`${half} | ${set} | all`, counts);
  add(`${half} | ${set} | ${language}`, counts);
  if (set === 'sentences') add(`${half} | shape | ${shape}`, counts);
  if (half === 'dev' && failures.length > 0) failed.push({ labelled, failures });
}

const share = (part, of) => (of === 0 ? '·' : `${((100 * part) / of).toFixed(1)}`);
const f1 = (precision, recall) => (precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall));
function rowOf(key, c) {
  const speech = [c.speechRight / Math.max(1, c.drafted), c.speechRight / Math.max(1, c.speechGiven)];
  return [
    key,
    c.texts,
    c.speechGiven,
    share(c.speechRight, c.drafted),
    share(c.speechRight, c.speechGiven),
    (100 * f1(...speech)).toFixed(1),
    share(c.speakerRight, c.named),
    share(c.sure, c.named),
    share(c.sureRight, c.sure),
    share(c.likely, c.named),
    share(c.likelyRight, c.likely),
    c.indirect,
    share(c.indirectGivenRight, c.indirectGiven),
    share(c.indirectFound, c.indirect),
    share(c.indirectWhole, c.indirect),
    share(c.indirectSpeaker, c.indirectFound),
    c.figures,
    share(c.figuresGivenRight, c.figuresGiven),
    share(c.figuresFound, c.figures),
    share(c.claimantRight, c.figuresFound),
    share(c.daysRight, c.days),
  ];
}
const HEAD =
  'half, set, language|texts|quotes|speech P|R|F1|speaker right of all|sure cover|sure right|likely cover|right|indirect|P|R overlap|R ≥ 0.8|speaker|figures|P|R whole|claimant|days'.split(
    '|',
  );
const print = (cells) => console.log(`| ${cells.join(' | ')} |`);
if (values.json) console.log(JSON.stringify(Object.fromEntries(groups)));
else {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  print(HEAD);
  print(HEAD.map(() => '---'));
  for (const [key, counts] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
    print(rowOf(key.replaceAll(' | ', ', '), counts));
  const times = timesOf(wanted.filter(({ set }) => set === 'articles'));
  if (times.length > 0)
    console.log(
      `\nAn article of 5,000 characters: ${times.map((ms) => ms.toFixed(1)).join(' / ')} ms of processor time (median language / slowest language), warm.`,
    );
  if (values.language === undefined && values.shape === undefined) printFields(await fieldsOfRecords(), false);
}
if (values.failures)
  for (const { labelled, failures } of failed)
    console.log(
      `\n${labelled.id} [${labelled.shape}] ${labelled.set === 'sentences' ? labelled.text.replaceAll('\n', ' ¶ ') : ''}\n  ${failures.join('\n  ')}`,
    );

/** Articles of one language in a row, up to 5,000 characters, drafted again and again: the median of all, and the slowest language's. */
function timesOf(articles) {
  const medians = [...new Set(articles.map(({ language }) => language))].map((language) => {
    const own = articles.filter((one) => one.language === language);
    let text = '';
    while (text.length < 5_000) text += own.map((one) => one.text).join('\n');
    text = text.slice(0, 5_000);
    const names = namesFor(own[0]);
    for (let round = 0; round < WARM_ROUNDS; round += 1) draftOf(text, { names, language, published: '2030-01-01' });
    const times = Array.from({ length: MAX_ROUNDS }, () => {
      const began = process.cpuUsage();
      draftOf(text, { names, language, published: '2030-01-01' });
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1_000;
    }).sort((a, b) => a - b);
    return times[MAX_ROUNDS / 2];
  });
  medians.sort((a, b) => a - b);
  return medians.length === 0 ? [] : [medians[Math.floor(medians.length / 2)], medians.at(-1)];
}
