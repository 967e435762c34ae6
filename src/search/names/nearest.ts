import { distance } from 'fastest-levenshtein';
import Fuse from 'fuse.js';
import type { Suggestion } from '../search.js';
import { FuzzyIndex } from '../words/fuzzy-index.js';
import { skeleton, sound } from '../words/sound.js';
import { suggestionOf } from './labels.js';
import type { Name, Subject, SubjectKind, Vocabulary } from './vocabulary.js';

/** So many words are compared closely for one typed word. */
const MOST_COMPARED = 120;

interface Row {
  readonly subject: Subject;
  readonly name: Name;
}

/** Finds the names nearest to words that name nothing, and whether a typed word begins, sounds or is spelt much like one of them. */
export type Nearest = (
  typed: readonly string[],
  kinds: ReadonlySet<SubjectKind>,
  most: number,
) => { readonly suggestions: Suggestion[]; readonly close: boolean };

/**
 * Builds "did you mean" over every name on file with Fuse.js, and over consonants for scripts that write no vowels.
 * @param vocabulary the names
 */
export function buildNearest(vocabulary: Vocabulary): Nearest {
  const rows: Row[] = vocabulary.subjects.flatMap((subject) =>
    subject.names.filter((name) => !name.role && !name.foreign).map((name) => ({ subject, name })),
  );
  const byWord = new Map<string, Row[]>();
  for (const row of rows) {
    for (const word of new Set([...row.name.words, row.name.words.join('')])) {
      if (word.length >= 3 && word.length <= 24) put(byWord, word, row);
    }
  }
  // Fuse.js compares the typed word with every one it is given: it gets those that share letters with it.
  const index = new FuzzyIndex(byWord.keys());
  const skeletons = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.subject.kind !== 'person' && row.subject.kind !== 'place') continue;
    for (const word of row.name.words) {
      const key = skeleton(word);
      if (key.length >= 3) put(skeletons, key, row);
    }
  }
  return (typed, kinds, most) => {
    const best = new Map<Subject, { score: number; name: Name }>();
    const offer = ({ subject, name }: Row, score: number): void => {
      if (kinds.has(subject.kind) && (best.get(subject)?.score ?? 1) > score) best.set(subject, { score, name });
    };
    for (const word of typed.slice(0, 3)) {
      if (word.length < 3 || /^[\d.]+$/.test(word)) continue;
      for (const row of skeletons.get(skeleton(word)) ?? []) offer(row, 0.2);
      const short = word.slice(0, 24);
      const fuse = new Fuse(index.alike(short, MOST_COMPARED), {
        threshold: 0.32,
        includeScore: true,
        distance: 40,
        minMatchCharLength: 3,
      });
      for (const { item, score } of fuse.search(short, { limit: 12 })) {
        for (const row of byWord.get(item) ?? []) offer(row, score ?? 1);
      }
    }
    const ranked = [...best].sort((a, b) => a[1].score - b[1].score).slice(0, most);
    const close = ranked.some(([, { name }]) => typed.some((word) => name.words.some((known) => isClose(word, known))));
    return { suggestions: ranked.map(([subject, { name }]) => suggestionOf(subject, name)), close };
  };
}

function put(to: Map<string, Row[]>, key: string, row: Row): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [row]);
  else list.push(row);
}

function isClose(typed: string, known: string): boolean {
  if (typed.length < 3 || /\d/.test(typed)) return false;
  if (
    typed.length > 3 &&
    (known.startsWith(typed) || (skeleton(typed).length > 2 && skeleton(typed) === skeleton(known)))
  )
    return true;
  return distance(sound(typed), sound(known)) <= Math.floor(typed.length / 3) && typed.length >= 5;
}
