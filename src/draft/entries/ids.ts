import { words } from '../../search/words/fold.js';

/** Makes an id of who it is and a few words, which nothing else has. */
export type IdMaker = (who: string, what: string) => string;

const MAX_WHO = 3;
const MAX_WHAT = 3;
/** Shorter words tell little. */
const MIN_LETTERS = 4;
const MAX_LENGTH = 60;

/** @param taken ids that are in use already */
export function freeIds(taken: ReadonlySet<string>): IdMaker {
  const used = new Set(taken);
  return (who, what) => {
    const named = words(who);
    const said = words(what).filter((word) => word.length >= MIN_LETTERS || /^\d/.test(word));
    const parts = what === '' ? named.slice(0, MAX_WHO) : [...named.slice(-1), ...said.slice(0, MAX_WHAT)];
    const base =
      parts
        .join('-')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, MAX_LENGTH)
        .replace(/-+$/, '') || 'draft';
    let id = base;
    for (let number = 2; used.has(id) || id === 'outlet' || id === 'unknown'; number += 1) id = `${base}-${number}`;
    used.add(id);
    return id;
  };
}
