import { plainFormOf } from './irregular.js';
import { newsWordsFor } from './news-words.js';
import { TABLE } from './table.js';

/** Words that say the same as an English word, or nearly so. */
export interface Relatives {
  /** Words of the same meaning: kids, children. */
  readonly same: readonly string[];
  /** Words made from it, or it from them: hunger, hungry. */
  readonly family: readonly string[];
  /** Kinds of it, and what it is a kind of: corrosion, rust. */
  readonly wider: readonly string[];
}

/**
 * The relatives of an English word, or of two that mean one thing together: "turn down", "job cuts".
 * @param word in lower case, in any form
 * @returns undefined for what is no word of the table: a name, a word of another language, a slip
 */
export function relativesOf(word: string): Relatives | undefined {
  const forms = formsOf(word);
  const news = forms.flatMap(newsWordsFor);
  const found = forms.flatMap((form) => lookUp(form) ?? []);
  if (found.length === 0 && news.length === 0) return undefined;
  const all = (kind: keyof Relatives): readonly string[] => found.flatMap((one) => one[kind]);
  return {
    same: [...new Set([...news, ...all('same')])],
    family: [...new Set(all('family'))],
    wider: [
      ...new Set([
        ...all('wider'),
        ...all('family').flatMap((one) => lookUp(one)?.same ?? []),
        ...all('same').flatMap((one) => lookUp(one)?.family ?? []),
      ]),
    ],
  };
}

/** What is cut off a regular form, and what is put in its place. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ies$/, ['y']],
  [/(?<=s|sh|ch|x|z|o)es$/, ['']],
  [/(?<=[^s])s$/, ['']],
  [/ied$/, ['y']],
  [/ed$/, ['', 'e']],
  [/ing$/, ['', 'e']],
  [/men$/, ['man']],
];
const DOUBLED = /(?<=..)([bdgklmnprt])\1$/;
const MIN_LENGTH = 2;

/** A word, and the words that it may be a form of; of two words either or both change: "turned down", "job cuts", "lost homes". */
function formsOf(word: string): readonly string[] {
  const [first = '', ...rest] = word.split(' ');
  if (rest.length === 0) return formsOfOne(first);
  const last = rest.join(' ');
  return formsOfOne(last).flatMap((end) => formsOfOne(first).map((start) => `${start} ${end}`));
}

function formsOfOne(first: string): readonly string[] {
  const bases = ENDINGS.flatMap(([ending, instead]) =>
    ending.test(first) ? instead.map((letters) => first.replace(ending, letters)) : [],
  );
  const single = bases.filter((base) => DOUBLED.test(base)).map((base) => base.slice(0, -1));
  const forms = [...bases, ...single].filter((form) => form.length >= MIN_LENGTH);
  return [...new Set([first, plainFormOf(first) ?? first, ...forms])];
}

/** Finds the line of a word by halving the table, so that nothing needs to be built from it first. */
function lookUp(word: string): Relatives | undefined {
  const key = `${word}:`;
  let low = 0;
  let high = TABLE.length;
  while (low < high) {
    const start = TABLE.lastIndexOf('\n', (low + high) >> 1) + 1;
    const end = TABLE.indexOf('\n', start);
    if (start >= high || end < 0) high = start - 1;
    else if (TABLE.startsWith(key, start)) return parse(TABLE.slice(start + key.length, end));
    else if (TABLE.slice(start, start + key.length) < key) low = end + 1;
    else high = start - 1;
  }
  return undefined;
}

function parse(line: string): Relatives {
  const [same = [], family = [], wider = []] = line.split(';').map((words) => words.split(' ').filter(Boolean));
  return { same, family, wider };
}
