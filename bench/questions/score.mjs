// What an answer is worth, counted as bench/questions/README.md says.

/** What is counted, in the order of the table. */
export const COUNTS = ['right', 'first', 'five', 'elseFirst', 'never', 'silent', 'noStatement', 'offered', 'nothing'];

const SAYS_NO_STATEMENT =
  /\b(?:no|0|zero) (?:own )?statements?\b|\bno words? of (?:his|her|its|their) own\b|\bnothing (?:he|she|it|they) said\b|\bstatements?: (?:none|0)\b/iu;

/**
 * Scores one reply.
 * @param question as `readQuestions` gives it
 * @param reply what the bot answered: `callback` and `entries`
 * @param record the record it was asked of
 */
export function score(question, reply, record) {
  const { first, among, never, silent, says, about } = question;
  const { entries } = reply;
  const five = entries.slice(0, 5);
  const three = entries.slice(0, 3);
  const shown = entries.length > 0;
  const onFile = !silent;
  const counts = {
    first: first.includes(entries[0]),
    five: first.some((id) => five.includes(id)) && among.every((id) => five.includes(id)),
    never: never.some((id) => three.includes(id)),
    silent: !shown,
    noStatement:
      says !== undefined &&
      shown &&
      three.every((id) => about.includes(id)) &&
      SAYS_NO_STATEMENT.test(ownWords(reply, question.q)),
    offered: onFile && !shown && isOffered([...first, ...about], reply, record),
  };
  const rightFirst = counts.first && among.every((id) => five.includes(id)) && !counts.never;
  return {
    right: silent ? counts.silent : says === undefined ? rightFirst : counts.noStatement,
    ...counts,
    elseFirst: shown && ![...first, ...about].includes(entries[0]),
    nothing: onFile && !shown && !counts.offered,
  };
}

/** The text of a reply without what it repeats: the question, and names in bold. */
const ownWords = (reply, question) =>
  nodesOf(reply)
    .flatMap(({ content }) => content ?? [])
    .join('\n')
    .replace(/\*\*.*?\*\*/gsu, ' ')
    .replaceAll(question, ' ');

/** Whether a button names a right entry, or whoever or whatever it belongs to. */
function isOffered(ids, reply, record) {
  const labels = nodesOf(reply)
    .filter((node) => node.custom_id !== undefined)
    .flatMap(({ label, options = [] }) => [label, ...options.map((one) => one.label)])
    .map(fold);
  const names = new Set(ids.flatMap((id) => namesAround(record.byId.get(id), record)).map(fold));
  return [...names].some((name) => name.length > 2 && labels.some((label) => label.includes(name)));
}

function namesAround(entry, record) {
  if (entry === undefined) return [];
  const { speaker, claimant, event, of, metric, place, topics = [] } = entry;
  const belongsTo = [...idsOf(speaker), ...idsOf(claimant), event, of, metric, place, ...topics].flatMap((id) =>
    id === undefined || id === 'outlet' ? [] : [record.byId.get(id) ?? { name: id.replaceAll('-', ' ') }],
  );
  return [entry, ...belongsTo].flatMap(({ name, aliases = [] }) =>
    name === undefined ? [] : [name, ...aliases.map((alias) => alias.name)],
  );
}

/** A speaker by id, or somebody without an entry and whom they speak for. */
const idsOf = (speaker) => (typeof speaker === 'object' ? [speaker.described, ...speaker.for] : [speaker]);

const fold = (text = '') =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

function nodesOf({ callback }) {
  const content = callback.data?.content;
  const nodes = content ? [{ content }] : [];
  const walk = (components) => {
    for (const node of components) {
      nodes.push(node);
      walk(node.components ?? []);
      if (node.accessory) walk([node.accessory]);
    }
  };
  walk(callback.data?.components ?? []);
  return nodes;
}

/** Sums up scored questions: by category in the order met, and mirrored pairs of which both are right. */
export function tally(scored) {
  const categories = new Map();
  const pairs = new Map();
  const all = emptyRow();
  for (const { question, counts } of scored) {
    const own = categories.get(question.cat) ?? emptyRow();
    categories.set(question.cat, own);
    for (const row of [own, all]) {
      row.questions += 1;
      for (const name of COUNTS) if (counts[name]) row[name] += 1;
    }
    if (question.pair !== undefined) pairs.set(question.pair, (pairs.get(question.pair) ?? true) && counts.right);
  }
  return { categories, all, pairs: { all: pairs.size, right: [...pairs.values()].filter(Boolean).length } };
}

const emptyRow = () => ({ questions: 0, ...Object.fromEntries(COUNTS.map((name) => [name, 0])) });

/** The 95 % interval of a share after Wilson: its lower and upper bound. */
export function wilson(count, of) {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [(middle - half) / (1 + (z * z) / of), (middle + half) / (1 + (z * z) / of)];
}
