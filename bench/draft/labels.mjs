// Labelled sentences and articles, as bench/draft/README.md describes.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { partOf } from '../questions/labels.mjs';

const FOLDER = dirname(fileURLToPath(import.meta.url));
export const HALVES = ['dev', 'held-out'];

/** The half that a labelled text belongs to, always the same. */
export const halfOf = (id) => HALVES[partOf({ id }, 2) - 1];

/** All labelled texts: sentences and articles in one form, each with its half, language and shape. */
export async function readLabelled() {
  const read = async (folder) => {
    const names = (await readdir(join(FOLDER, folder))).filter((name) => name.endsWith('.yaml')).sort();
    return Promise.all(
      names.map(async (name) => ({ name, content: parse(await readFile(join(FOLDER, folder, name), 'utf8')) })),
    );
  };
  const sentences = (await read('sentences')).flatMap(({ name, content }) =>
    content.sentences.map((one) => toLabelled({ ...one, set: 'sentences', language: name.slice(0, 2) })),
  );
  const articles = (await read('articles')).map(({ content }) =>
    toLabelled({ ...content, set: 'articles', shape: 'article' }),
  );
  return [...sentences, ...articles];
}

function toLabelled(one) {
  const { quotes = [], indirect = [], figures = [], days = [] } = one;
  return {
    ...one,
    half: halfOf(one.id),
    quotes: placed(one, quotes),
    indirect: placed(one, indirect),
    figures,
    days,
  };
}

/** Labels with the place of their words in the text; each begins behind the one before, where it can. */
function placed({ id, text }, labels) {
  let from = 0;
  return labels.map((label) => {
    const behind = text.indexOf(label.words, from);
    const start = behind >= 0 ? behind : text.indexOf(label.words);
    if (start < 0) throw new Error(`${id}: the text does not have "${label.words}"`);
    if (behind >= 0) from = start + 1;
    return { ...label, start, end: start + label.words.length };
  });
}
