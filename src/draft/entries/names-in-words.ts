import type { Alias, LocalNames } from '../../record/entry-base.js';
import { words } from '../../search/words/fold.js';

/** Anything with names on file. */
interface Named {
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly names?: LocalNames;
}

/** All names of an entry, in all languages. */
export const namesOf = ({ name, aliases, names }: Named): string[] => [
  name,
  ...aliases.map((alias) => alias.name),
  ...Object.values(names ?? {}).flat(),
];

/** Whether words name something: all words of one of its names in a row. */
export const isNamedIn = (all: readonly string[], entry: Named): boolean =>
  namesOf(entry).some((name) => holds(all, words(name)));

/** Whether words have others in a row. */
export const holds = (all: readonly string[], wanted: readonly string[]): boolean =>
  wanted.length > 0 && all.some((_, at) => wanted.every((word, offset) => isSameWord(all[at + offset], word)));

/** A word, or its plural. */
const isSameWord = (a: string | undefined, b: string): boolean =>
  a === b || (a !== undefined && b.length >= MIN_LETTERS && (`${a}s` === b || a === `${b}s`));

/** Shorter words are in every name and in every text. */
const MIN_LETTERS = 4;

/** The words of names that tell something. */
export const tellingWords = (names: readonly string[]): Set<string> =>
  new Set(names.flatMap(words).filter((word) => word.length >= MIN_LETTERS || /^\d+$/.test(word)));
