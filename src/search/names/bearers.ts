import type { Subject } from './subject.js';

/**
 * Of the people that one word reaches, those it can mean: nobody is called by a middle name alone where others bear the word as a first or
 * last name. Whose first or last name it is stays open, because the surname comes first in many languages.
 * @param word a folded word of a name
 * @param subjects who bears it
 */
export function withoutMiddleNames(word: string, subjects: readonly Subject[]): readonly Subject[] {
  const outer = subjects.filter(
    ({ kind, names }) =>
      kind !== 'person' ||
      names.some(({ words, role }) => !role && (words[0] === word || words.at(-1) === word || words.join('') === word)),
  );
  return outer.some(({ kind }) => kind === 'person') ? outer : subjects;
}

/**
 * Of several people who share a folded name, those who write it exactly as typed, where it was typed with the letters that folding takes
 * away: `Möller` is not `Moller`, but `Moller` may be either.
 * @param query the query as typed
 * @returns of those who bear a name, the ones who are meant
 */
export function writtenAsTyped(query: string): (subjects: readonly Subject[]) => readonly Subject[] {
  const telling = FOLDED_AWAY.test(query) ? spelled(query).filter((word) => FOLDED_AWAY.test(word)) : [];
  if (telling.length === 0) return (subjects) => subjects;
  return (subjects) => {
    const same = subjects.filter(({ names }) =>
      names.some(({ text }) => spelled(text).some((word) => telling.includes(word))),
    );
    return same.length > 0 ? same : subjects;
  };
}

/** Letters that folding takes away. */
const FOLDED_AWAY = /[^\0-\x7f]/;

const spelled = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu) ?? [];
